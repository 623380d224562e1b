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

/// `14–18 May 2025`, `28 April – 2 May 2025`, `30 December 2025 – 3 January 2026`; one day when both are the same.
#[must_use]
pub fn dates(first: NaiveDate, last: NaiveDate, language: &str) -> String {
    let (from, to) = (date(first, language), date(last, language));
    let same_year = first.year() == last.year();
    let same_month = same_year && first.month() == last.month();
    let american = language.eq_ignore_ascii_case("en-us");
    if first == last {
        to
    } else if same_month && american {
        // `May 14–18, 2025`
        from.replace(',', &format!("–{},", last.day()))
    } else if same_month {
        // The month and year stand once, after the second day; what follows the first day's number goes.
        let ordinal = match primary(language).as_str() {
            "de" => ".",
            "fr" if first.day() == 1 => "er",
            _ => "",
        };
        format!("{}{ordinal}–{to}", first.day())
    } else if same_year {
        let of = if primary(language) == "es" { "de" } else { "" };
        let year = if american {
            format!(", {}", first.year())
        } else {
            format!("{NBSP}{}", first.year())
        };
        let from = from.strip_suffix(&year).unwrap_or(&from);
        let from = from
            .strip_suffix(&format!("{NBSP}{of}"))
            .filter(|_| !of.is_empty())
            .unwrap_or(from);
        format!("{from}{NBSP}– {to}")
    } else {
        format!("{from}{NBSP}– {to}")
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

    #[test]
    fn each_language_writes_a_stretch_of_days_its_own_way() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        for (language, within, across, years) in [
            (
                "en",
                "1–18 May 2025",
                "28 April – 2 May 2025",
                "30 December 2025 – 3 January 2026",
            ),
            (
                "en-US",
                "May 1–18, 2025",
                "April 28 – May 2, 2025",
                "December 30, 2025 – January 3, 2026",
            ),
            (
                "de",
                "1.–18. Mai 2025",
                "28. April – 2. Mai 2025",
                "30. Dezember 2025 – 3. Januar 2026",
            ),
            (
                "es",
                "1–18 de mayo de 2025",
                "28 de abril – 2 de mayo de 2025",
                "30 de diciembre de 2025 – 3 de enero de 2026",
            ),
            (
                "fr",
                "1er–18 mai 2025",
                "28 avril – 2 mai 2025",
                "30 décembre 2025 – 3 janvier 2026",
            ),
            (
                "he",
                "1–18 במאי 2025",
                "28 באפריל – 2 במאי 2025",
                "30 בדצמבר 2025 – 3 בינואר 2026",
            ),
        ] {
            let written = |first, last| dates(first, last, language).replace(NBSP, " ");
            assert_eq!(written(day(2025, 5, 1), day(2025, 5, 18)), within);
            assert_eq!(written(day(2025, 4, 28), day(2025, 5, 2)), across);
            assert_eq!(written(day(2025, 12, 30), day(2026, 1, 3)), years);
            assert_eq!(
                dates(day(2025, 5, 1), day(2025, 5, 1), language),
                date(day(2025, 5, 1), language)
            );
        }
    }
}
