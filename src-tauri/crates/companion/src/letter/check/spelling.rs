use strsim::damerau_levenshtein;

/// Shorter names differ from too many ordinary words by one letter.
const SHORTEST: usize = 4;

/// A word that is written almost as a part of a name is: what is written, and the part that was meant.
///
/// A part may take an ending of its own (`Maya’s`). Only words with a capital are looked at.
pub fn find(text: &str, names: &[String]) -> Option<(String, String)> {
    let parts: Vec<&str> = names
        .iter()
        .flat_map(|name| words(name))
        .filter(|part| part.chars().count() >= SHORTEST && part.starts_with(char::is_uppercase))
        .collect();
    for word in words(text).filter(|word| word.starts_with(char::is_uppercase)) {
        let bare = word
            .strip_suffix("’s")
            .or_else(|| word.strip_suffix("'s"))
            .unwrap_or(word);
        if bare.chars().count() < SHORTEST || parts.contains(&bare) {
            continue;
        }
        // A name in capitals, or with a plain ending such as a German genitive, is the same name.
        let same = |part: &&str| {
            bare.to_lowercase() == part.to_lowercase()
                || bare
                    .strip_prefix(*part)
                    .is_some_and(|rest| rest == "s" || rest == "’" || rest == "'")
        };
        if parts.iter().any(same) {
            continue;
        }
        let close = |part: &&&str| damerau_levenshtein(bare, part) <= 1 + part.chars().count() / 9;
        if let Some(part) = parts.iter().find(close) {
            return Some((bare.to_owned(), (*part).to_owned()));
        }
    }
    None
}

/// Words with the hyphens and apostrophes inside them taken as their ends, but for an apostrophe.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '’' || c == '\'' || is_mark(c)))
        .map(|word| word.trim_matches(['’', '\'']))
        .filter(|word| !word.is_empty())
}

/// Accents that stand as characters of their own.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::find;

    fn found(text: &str) -> Option<String> {
        let names = ["Marisol Ferreira-Nakagawa".to_owned(), "Dr. Jon O’Brien".to_owned()];
        find(text, &names).map(|(written, _)| written)
    }

    #[test]
    fn a_name_spelled_another_way_is_found() {
        for (text, written) in [
            ("I met Marisoll often.", "Marisoll"),
            ("Dr. Fereira and I", "Fereira"),
            ("Nakagwaa’s work", "Nakagwaa"),
            ("Márisol was there", "Márisol"),
        ] {
            assert_eq!(found(text).as_deref(), Some(written), "{text}");
        }
    }

    #[test]
    fn the_name_itself_and_other_words_are_left_alone() {
        for text in [
            "Marisol’s presence, MARISOL, Marisols Arbeit",
            "Ferreira-Nakagawa and O’Brien",
            "marisoll in small letters is no name",
            "Jan is another short name",
            "Mariana came too",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
