/// The first piece of a text that waits for other words: `[name]`, `TODO`, `XXX`, `___`, `???`.
pub fn find(text: &str) -> Option<String> {
    in_brackets(text).or_else(|| signs(text))
}

/// The longest words in brackets that are still taken for a placeholder, in characters.
const LONGEST: usize = 60;

/// Words in square brackets. "[sic]" and an omission "[…]" are no placeholders, and a link is none.
fn in_brackets(text: &str) -> Option<String> {
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let behind = &rest[open + 1..];
        let close = behind.find([']', '\n'])?;
        let inside = &behind[..close];
        let is_link = behind[close..].starts_with("](");
        let says_something = inside.chars().any(char::is_alphabetic) && inside.trim() != "sic";
        if behind[close..].starts_with(']') && !is_link && says_something && inside.chars().count() <= LONGEST {
            return Some(format!("[{inside}]"));
        }
        rest = behind;
    }
    None
}

fn signs(text: &str) -> Option<String> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '(' | ')'));
    let mut words = words.filter(|word| !word.is_empty());
    words
        .find(|word| {
            let only = |sign: char, least: usize| word.chars().count() >= least && word.chars().all(|c| c == sign);
            matches!(*word, "TODO" | "TBD" | "TBC" | "FIXME" | "NN") || only('X', 3) || only('_', 3) || only('?', 2)
        })
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn what_waits_for_other_words_is_found() {
        for (text, what) in [
            ("I met [name] often.", "[name]"),
            ("TODO: say more", "TODO"),
            ("since XXX, and", "XXX"),
            ("on ____ we met", "____"),
            ("She is ??", "??"),
        ] {
            assert_eq!(find(text).as_deref(), Some(what), "{text}");
        }
    }

    #[test]
    fn plain_words_and_what_editors_put_in_brackets_are_left_alone() {
        for text in [
            "She said: “It [sic] helps.”",
            "He wrote […] and left.",
            "see [the site](https://example.org)",
            "Why? Because.",
            "Louis XX",
            "_emphasis_ and __strong__ words",
            "an open [ bracket",
            "",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
