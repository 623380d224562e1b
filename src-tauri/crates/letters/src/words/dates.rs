//! Days as each language writes them in a letter. The words of a date stay on one line.

use chrono::{Datelike, NaiveDate};

use super::primary;

const NBSP: char = '\u{a0}';

type Months = [&'static str; 12];

const EN: Months = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DE: Months = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const ES: Months = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];
const FR: Months = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const HE: Months = [
    "ינואר",
    "פברואר",
    "מרץ",
    "אפריל",
    "מאי",
    "יוני",
    "יולי",
    "אוגוסט",
    "ספטמבר",
    "אוקטובר",
    "נובמבר",
    "דצמבר",
];

/// Whether the word is a month in one of the languages. “may” is no month: English writes its months with a capital.
pub(crate) fn is_month(word: &str) -> bool {
    [EN, DE, ES, FR].iter().any(|months| months.contains(&word))
        || word.strip_prefix('ב').is_some_and(|m| HE.contains(&m))
}

/// `3 May 2026` (`May 3, 2026` in `en-US`), `3. Mai 2026`, `3 de mayo de 2026`, `1er mai 2026`, `3 במאי 2026`.
#[must_use]
pub fn date(day: NaiveDate, language: &str) -> String {
    let (number, year) = (day.day(), day.year());
    let month = |months: &Months| months.get(day.month0() as usize).copied().unwrap_or_default();
    match primary(language).as_str() {
        "de" => format!("{number}.{NBSP}{}{NBSP}{year}", month(&DE)),
        "es" => format!("{number}{NBSP}de{NBSP}{}{NBSP}de{NBSP}{year}", month(&ES)),
        "fr" => {
            let ordinal = if number == 1 { "er" } else { "" };
            format!("{number}{ordinal}{NBSP}{}{NBSP}{year}", month(&FR))
        }
        "he" => format!("{number}{NBSP}ב{}{NBSP}{year}", month(&HE)),
        _ if language.eq_ignore_ascii_case("en-us") => format!("{}{NBSP}{number}, {year}", month(&EN)),
        _ => format!("{number}{NBSP}{}{NBSP}{year}", month(&EN)),
    }
}

/// `May 2026`, `Mai 2026`, `mayo de 2026`.
#[must_use]
pub fn month_and_year(day: NaiveDate, language: &str) -> String {
    let year = day.year();
    let month = |months: &Months| months.get(day.month0() as usize).copied().unwrap_or_default();
    match primary(language).as_str() {
        "de" => format!("{}{NBSP}{year}", month(&DE)),
        "es" => format!("{}{NBSP}de{NBSP}{year}", month(&ES)),
        "fr" => format!("{}{NBSP}{year}", month(&FR)),
        "he" => format!("{}{NBSP}{year}", month(&HE)),
        _ => format!("{}{NBSP}{year}", month(&EN)),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn each_language_writes_a_day_its_own_way() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        for (language, third, first) in [
            ("en", "3 May 2026", "1 March 2026"),
            ("en-US", "May 3, 2026", "March 1, 2026"),
            ("de-AT", "3. Mai 2026", "1. März 2026"),
            ("es", "3 de mayo de 2026", "1 de marzo de 2026"),
            ("fr", "3 mai 2026", "1er mars 2026"),
            ("he", "3 במאי 2026", "1 במרץ 2026"),
        ] {
            assert_eq!(date(day(5, 3), language).replace(NBSP, " "), third);
            assert_eq!(date(day(3, 1), language).replace(NBSP, " "), first);
        }
    }
}
