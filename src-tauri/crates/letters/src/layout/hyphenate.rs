//! Where English words may be divided.

/// Shorter words are left whole.
const SHORTEST: usize = 6;
/// Fewer letters never stand alone before or after a hyphen.
const FEWEST: usize = 3;

/// Byte offsets at which a hyphen may be put, ascending. Never in names, numbers or addresses: a word must be all
/// lower-case letters, and the token it stands in (between spaces) must not look like an address, carry digits, or
/// be divided by a hyphen of its own.
pub(crate) fn hyphenation_points(text: &str, language: &str) -> Vec<usize> {
    let mut points = Vec::new();
    if language.split('-').next() != Some("en") {
        return points;
    }
    let mut start = 0;
    for token in text.split_inclusive(char::is_whitespace) {
        if !stays_whole(token) {
            words_of(token, start, &mut points);
        }
        start += token.len();
    }
    points
}

fn stays_whole(token: &str) -> bool {
    let trimmed = token.trim_end_matches(|c: char| !c.is_alphanumeric());
    trimmed.contains(['@', '/', '\\', '_', '.', ':', '-']) || trimmed.contains(char::is_numeric)
}

fn words_of(token: &str, start: usize, points: &mut Vec<usize>) {
    let mut offset = start;
    // An apostrophe belongs to its word: “therapist’s” must not lose its “s”.
    for word in token.split(|c: char| !c.is_alphabetic() && c != '’' && c != '\'') {
        let letters = word.trim_matches(['’', '\'']);
        let lead = word.len() - word.trim_start_matches(['’', '\'']).len();
        if letters.chars().count() >= SHORTEST && letters.chars().all(char::is_lowercase) {
            let mut at = offset + lead;
            for syllable in hypher::hyphenate_bounded(letters, hypher::Lang::English, FEWEST, FEWEST) {
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

#[cfg(test)]
mod tests {
    use super::hyphenation_points;

    fn divided(text: &str) -> String {
        let mut shown = text.to_owned();
        for point in hyphenation_points(text, "en").into_iter().rev() {
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
    fn other_languages_are_left_whole() {
        assert!(hyphenation_points("aufmerksamkeit", "de").is_empty());
    }
}
