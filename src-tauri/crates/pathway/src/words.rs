//! Dates, numbers and lists in the words of a letter. English, like the programme.

use chrono::{Datelike, NaiveDate};

/// Keeps a day beside its month, and a number beside its unit, at the end of a line.
pub const NBSP: char = '\u{a0}';

const MONTHS: [&str; 12] = [
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

/// "14 January 2026", with a no-break space after the day.
#[must_use]
pub fn date(day: NaiveDate) -> String {
    format!("{} {}", day_and_month(day), day.year())
}

fn day_and_month(day: NaiveDate) -> String {
    format!("{}{NBSP}{}", day.day(), month(day))
}

fn month(day: NaiveDate) -> &'static str {
    MONTHS.get(day.month0() as usize).copied().unwrap_or_default()
}

/// "14–18 May 2025", "28 April – 2 May 2025" or "30 December 2025 – 3 January 2026"; one date when both are the same.
#[must_use]
pub fn dates(first: NaiveDate, last: NaiveDate) -> String {
    if first == last {
        date(first)
    } else if (first.year(), first.month()) == (last.year(), last.month()) {
        format!("{}–{}", first.day(), date(last))
    } else if first.year() == last.year() {
        format!("{}{NBSP}– {}", day_and_month(first), date(last))
    } else {
        format!("{}{NBSP}– {}", date(first), date(last))
    }
}

/// "one", "twelve", "13", "1,040": small numbers in words, as in running text.
#[must_use]
pub fn number(n: usize) -> String {
    const SMALL: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    SMALL.get(n).map_or_else(|| grouped(n as u64), ToString::to_string)
}

/// "one session", "five sessions", "24 sessions". The number keeps beside its word.
#[must_use]
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{}{NBSP}{}", number(n), if n == 1 { one } else { many })
}

/// Digits in groups of three: "1,040".
#[must_use]
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// "8 hours and 20 minutes"; whole hours and short times without the other part.
#[must_use]
pub fn time(minutes: u64) -> String {
    let unit = |n: u64, one: &str, many: &str| format!("{}{NBSP}{}", grouped(n), if n == 1 { one } else { many });
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (hours, rest) {
        (0, rest) => unit(rest, "minute", "minutes"),
        (hours, 0) => unit(hours, "hour", "hours"),
        (hours, rest) => format!(
            "{} and {}",
            unit(hours, "hour", "hours"),
            unit(rest, "minute", "minutes")
        ),
    }
}

/// "a", "a and b", "a, b and c".
#[must_use]
pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [start @ .., last] => {
            let start: Vec<&str> = start.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", start.join(", "), last.as_ref())
        }
    }
}

/// The same text with a capital at its start.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The same text with a small letter at its start, to stand inside a sentence.
#[must_use]
pub fn small(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Whether a letter belongs to a script that leaves no spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese.
#[must_use]
pub fn leaves_no_spaces(letter: char) -> bool {
    matches!(letter, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_date_is_written_out_and_keeps_its_day_beside_its_month() {
        assert_eq!(super::date(day("2026-01-14")), "14\u{a0}January 2026");
    }

    #[test]
    fn a_range_says_month_and_year_only_as_often_as_needed() {
        let range = |a: &str, b: &str| super::dates(day(a), day(b)).replace('\u{a0}', " ");
        assert_eq!(range("2025-05-14", "2025-05-14"), "14 May 2025");
        assert_eq!(range("2025-05-14", "2025-05-18"), "14–18 May 2025");
        assert_eq!(range("2025-04-28", "2025-05-02"), "28 April – 2 May 2025");
        assert_eq!(range("2025-12-30", "2026-01-03"), "30 December 2025 – 3 January 2026");
        assert_eq!(range("2024-05-14", "2025-05-18"), "14 May 2024 – 18 May 2025");
    }

    #[test]
    fn small_numbers_are_words_and_large_ones_are_grouped() {
        let count = |n| super::count(n, "session", "sessions").replace('\u{a0}', " ");
        assert_eq!(count(0), "no sessions");
        assert_eq!(count(1), "one session");
        assert_eq!(count(12), "twelve sessions");
        assert_eq!(count(13), "13 sessions");
        assert_eq!(count(12_345), "12,345 sessions");
        assert_eq!(super::grouped(999), "999");
        assert_eq!(super::grouped(1_000_000), "1,000,000");
    }

    #[test]
    fn time_is_hours_and_minutes() {
        let time = |n| super::time(n).replace('\u{a0}', " ");
        assert_eq!(time(0), "0 minutes");
        assert_eq!(time(50), "50 minutes");
        assert_eq!(time(60), "1 hour");
        assert_eq!(time(500), "8 hours and 20 minutes");
        assert_eq!(time(61), "1 hour and 1 minute");
    }

    #[test]
    fn a_list_ends_with_and() {
        assert_eq!(super::list::<&str>(&[]), "");
        assert_eq!(super::list(&["a"]), "a");
        assert_eq!(super::list(&["a", "b"]), "a and b");
        assert_eq!(super::list(&["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn capitals_reach_letters_of_any_alphabet() {
        assert_eq!(super::capital("één"), "Één");
        assert_eq!(super::small("Build"), "build");
        assert_eq!(super::capital(""), "");
    }
}
