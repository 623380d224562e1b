//! Words that a line's end must not part: a number and what it counts, a date, a title and its name.

use std::collections::HashMap;

use crate::words::primary;

const NO_BREAK: char = '\u{a0}';
/// Before the high marks of French.
const NARROW: char = '\u{202f}';

/// Titles and abbreviations that belong to the word behind them, in the languages of the documents.
const BOUND_TO_NEXT: [&str; 33] = [
    "Dr.", "Dr", "Dra.", "Prof.", "Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Mx.", "St.", "Sr.", "Sra.", "Srta.", "Hr.",
    "Fr.", "Frau", "Herr", "Mme", "Mlle", "M.", "No.", "Nr.", "N.º", "n.º", "nº", "n°", "p.", "S.", "Seite", "page",
    "§",
];

/// Short words that are no units.
const NO_UNITS: [&str; 31] = [
    "in", "and", "to", "of", "or", "on", "at", "the", "by", "with", "for", "from", "is", "was", "were", "are", "und",
    "bis", "oder", "der", "die", "et", "ou", "à", "de", "y", "o", "en", "a", "con", "im",
];

/// The longest word that is taken for the unit of a number before it.
const LONGEST_UNIT: usize = 14;

/// The spaces of a text that must not end a line, by their byte offsets, with what stands there instead.
pub(crate) fn ties(text: &str, language: &str) -> HashMap<usize, char> {
    let is_french = primary(language) == "fr";
    let mut ties = HashMap::new();
    let mut word_start = 0;
    for (offset, _) in text.match_indices(' ') {
        let before = &text[word_start..offset];
        let before = before.rsplit(['\n', '\t', '\u{a0}']).next().unwrap_or(before);
        word_start = offset + 1;
        let rest = &text[offset + 1..];
        let after = rest.split([' ', '\n', '\t', '\u{a0}']).next().unwrap_or_default();
        if before.is_empty() || after.is_empty() {
            continue;
        }
        if is_french && (after.starts_with([';', '!', '?', '»']) || before.ends_with('«')) {
            ties.insert(offset, NARROW);
        } else if (is_french && after.starts_with(':')) || belong_together(before, after) {
            ties.insert(offset, NO_BREAK);
        }
    }
    ties
}

fn belong_together(before: &str, after: &str) -> bool {
    let bare = before.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '§');
    let word = after.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '%');
    let letters = || word.chars();
    let is_unit = !word.is_empty()
        && word.chars().count() <= LONGEST_UNIT
        && letters().all(|c| c.is_alphabetic() || matches!(c, '%' | '€' | '$' | '-' | '’'));
    if is_year(bare) {
        return false;
    }
    if is_number(bare) {
        return is_unit && !NO_UNITS.contains(&word) || is_number(word) && word.len() <= 3;
    }
    BOUND_TO_NEXT.contains(&bare) && letters().next().is_some_and(char::is_alphanumeric)
        || is_initial(bare) && letters().next().is_some_and(char::is_uppercase)
        || is_month(bare) && is_number(word)
}

/// `24`, `3.` (a German day), `1,250`, but no sentence's end such as `2026.`
fn is_number(word: &str) -> bool {
    let digits = word
        .strip_suffix('.')
        .filter(|digits| digits.len() <= 2)
        .unwrap_or(word);
    !digits.is_empty()
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '’' | ':' | '–'))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year))
}

/// `A.` in “A. Ruiz”, `J.R.`
fn is_initial(word: &str) -> bool {
    word.ends_with('.')
        && word
            .split_terminator('.')
            .all(|letter| letter.chars().count() == 1 && letter.chars().all(char::is_uppercase))
}

fn is_month(word: &str) -> bool {
    crate::words::is_month(word)
}

#[cfg(test)]
mod tests {
    use super::ties;

    fn tied(text: &str, language: &str) -> String {
        let mut shown: Vec<char> = Vec::new();
        let ties = ties(text, language);
        for (offset, character) in text.char_indices() {
            shown.push(match ties.get(&offset) {
                Some('\u{a0}') => '~',
                Some(_) => '^',
                None => character,
            });
        }
        shown.into_iter().collect()
    }

    #[test]
    fn numbers_dates_titles_and_initials_stay_with_what_they_belong_to() {
        for (typed, set) in [
            ("held 24 sessions with 4 clients", "held 24~sessions with 4~clients"),
            ("on 3 May 2026 in Oslo", "on 3~May~2026 in Oslo"),
            ("May 2026 was warm", "May~2026 was warm"),
            ("Dr. Ana Ruiz and J. R. Berg", "Dr.~Ana Ruiz and J.~R.~Berg"),
            ("invoice No. 5, page 12", "invoice No.~5, page~12"),
            ("in 2026. Sessions followed", "in 2026. Sessions followed"),
            ("may 30 people come", "may 30~people come"),
            ("plain words stay as they are", "plain words stay as they are"),
            ("between 9:00 and 10:30 every day", "between 9:00 and 10:30~every day"),
        ] {
            assert_eq!(tied(typed, "en"), set);
        }
        assert_eq!(tied("am 3. Mai 2026 in Bern", "de"), "am 3.~Mai~2026 in Bern");
    }

    #[test]
    fn french_marks_keep_their_narrow_space() {
        assert_eq!(
            tied("« Bonjour ! » dit-elle : oui ?", "fr"),
            "«^Bonjour^!^» dit-elle~: oui^?"
        );
        assert_eq!(tied("« Bonjour ! »", "en"), "« Bonjour ! »");
    }
}
