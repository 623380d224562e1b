//! Where words may be divided, by the rules of their language.

use hypher::Lang;

use crate::words::primary;

/// Shorter words are left whole.
const SHORTEST: usize = 6;
/// Fewer letters never stand alone before or after a hyphen.
const FEWEST: usize = 3;
/// German writes nouns with a capital, so a capital tells nothing of a name. Its names are mostly shorter than this,
/// and the nouns that tear lines apart are longer.
const SHORTEST_GERMAN_NOUN: usize = 10;

/// Byte offsets at which a hyphen may be put, ascending. Never in names, numbers or addresses: a word must be all
/// lower-case letters, and the token it stands in (between spaces) must not look like an address, carry digits, or
/// be divided by a hyphen of its own.
pub(crate) fn hyphenation_points(text: &str, language: &str) -> Vec<usize> {
    let mut points = Vec::new();
    let language = match primary(language).as_str() {
        "en" => Lang::English,
        "de" => Lang::German,
        "es" => Lang::Spanish,
        "fr" => Lang::French,
        _ => return points,
    };
    let mut start = 0;
    for token in text.split_inclusive(char::is_whitespace) {
        if !stays_whole(token) {
            words_of(token, start, language, &mut points);
        }
        start += token.len();
    }
    points
}

fn stays_whole(token: &str) -> bool {
    let trimmed = token.trim_end_matches(|c: char| !c.is_alphanumeric());
    trimmed.contains(['@', '/', '\\', '_', '.', ':', '-']) || trimmed.contains(char::is_numeric)
}

fn words_of(token: &str, start: usize, language: Lang, points: &mut Vec<usize>) {
    let mut offset = start;
    // An apostrophe belongs to its word: “therapist’s” must not lose its “s”.
    for word in token.split(|c: char| !c.is_alphabetic() && c != '’' && c != '\'') {
        let letters = word.trim_matches(['’', '\'']);
        let lead = word.len() - word.trim_start_matches(['’', '\'']).len();
        if may_be_divided(letters, language) {
            let mut at = offset + lead;
            for syllable in hypher::hyphenate_bounded(letters, language, FEWEST, FEWEST) {
                if at > offset + lead {
                    points.push(at);
                }
                at += syllable.len();
            }
        }
        offset += word.len();
        offset += token[offset - start..].chars().next().map_or(0, char::len_utf8);
    }
}

fn may_be_divided(letters: &str, language: Lang) -> bool {
    let mut characters = letters.chars();
    let count = letters.chars().count();
    let first_is_fine = match characters.next() {
        Some(first) if language == Lang::German && count >= SHORTEST_GERMAN_NOUN => first.is_alphabetic(),
        Some(first) => first.is_lowercase(),
        None => false,
    };
    count >= SHORTEST && first_is_fine && characters.all(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::hyphenation_points;

    fn divided(text: &str) -> String {
        divided_in("en", text)
    }

    fn divided_in(language: &str, text: &str) -> String {
        let mut shown = text.to_owned();
        for point in hyphenation_points(text, language).into_iter().rev() {
            shown.insert(point, '-');
        }
        shown
    }

    #[test]
    fn plain_words_are_divided() {
        assert_eq!(divided("an extensive (supervision)."), "an exten-sive (super-vi-sion).");
    }

    #[test]
    fn names_numbers_and_addresses_are_left_whole() {
        for whole in [
            "Ferreira-Nakagawa",
            "self-compassion",
            "certification2026",
            "supervisor@example.org",
            "https://example.org/certification",
            "centerformsc.org",
        ] {
            assert_eq!(divided(whole), whole);
        }
    }

    #[test]
    fn each_language_has_its_own_rules() {
        assert_eq!(divided_in("de-CH", "aufmerksamkeit"), "auf-merk-sam-keit");
        assert_eq!(divided_in("es", "autocompasión"), "auto-com-pa-sión");
        assert_eq!(divided_in("fr", "bienveillance"), "bien-veillance");
        assert!(hyphenation_points("öppenhet nyfikenhet", "sv").is_empty());
    }

    #[test]
    fn long_german_nouns_are_divided_and_short_names_are_not() {
        assert_eq!(divided_in("de", "Selbstmitgefühl"), "Selbst-mit-ge-fühl");
        assert_eq!(divided_in("de", "Ferreira"), "Ferreira");
        assert_eq!(divided("Selfcompassion"), "Selfcompassion");
    }
}
