use chrono::NaiveDate;
use pathway::records::LetterKind;

/// The longest part of a file's name that is a person's, in bytes.
const LONGEST: usize = 120;

/// `Recommendation - Candidate Name - 2026-11-23.pdf`, fit for every file system.
pub(super) fn file_name(kind: LetterKind, whose: &str, date: NaiveDate) -> String {
    let what = match kind {
        LetterKind::Recommendation => "Recommendation",
        LetterKind::Application => "Application",
    };
    file_named(what, whose, date)
}

/// The same for any document: what it is, about whom, and of which day.
pub(crate) fn file_named(what: &str, whose: &str, date: NaiveDate) -> String {
    named_file(what, whose, date, "pdf")
}

/// The same for a file of any kind.
pub(crate) fn named_file(what: &str, whose: &str, date: NaiveDate, ending: &str) -> String {
    let plain: String = whose
        .chars()
        .map(|c| {
            if c.is_control() || r#"/\:*?"<>|"#.contains(c) || is_bidi_control(c) {
                ' '
            } else {
                c
            }
        })
        .scan(0, |bytes, c| {
            *bytes += c.len_utf8();
            (*bytes <= LONGEST).then_some(c)
        })
        .collect();
    let words = plain.split_whitespace().filter(|word| word.chars().any(|c| c != '.'));
    let name = words.collect::<Vec<_>>().join(" ");
    let name = name.trim_matches('.');
    if name.is_empty() {
        format!("{what} - {date}.{ending}")
    } else {
        format!("{what} - {name} - {date}.{ending}")
    }
}

/// Characters that would let a name show itself in another order than it is.
fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(whose: &str) -> String {
        file_name(
            LetterKind::Recommendation,
            whose,
            NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
        )
    }

    #[test]
    fn a_letter_s_file_is_named_after_its_kind_person_and_day() {
        assert_eq!(
            named("Marisol Ferreira-Nakagawa"),
            "Recommendation - Marisol Ferreira-Nakagawa - 2026-11-23.pdf"
        );
        assert_eq!(named("שירה לוי"), "Recommendation - שירה לוי - 2026-11-23.pdf");
    }

    #[test]
    fn a_name_never_breaks_out_of_the_folder_or_the_file_system() {
        assert_eq!(
            named("../../etc/passwd"),
            "Recommendation - etc passwd - 2026-11-23.pdf"
        );
        assert_eq!(named("a\u{202e}fdp.exe"), "Recommendation - a fdp.exe - 2026-11-23.pdf");
        assert_eq!(named(" : "), "Recommendation - 2026-11-23.pdf");
        for long in ["long ".repeat(100), "字".repeat(100)] {
            assert!(named(&long).len() < 200);
        }
    }
}
