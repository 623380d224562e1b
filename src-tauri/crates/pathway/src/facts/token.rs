//! Live facts inside a text: Markdown links to `fact:`, such as `[ten sessions](fact:sessions_held)`.
//!
//! A link reads sensibly everywhere, in a readable copy as well. Between the brackets stands the value that the writer
//! accepted, on one line, with the backslashes of Markdown; behind them the key of the fact.

/// A live fact as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it begins and ends in the text, in bytes.
    pub start: usize,
    pub end: usize,
    pub key: String,
    /// The value as the writer accepted it.
    pub value: String,
}

const LINK: &str = "](fact:";

/// Writes a live fact. Line ends in the value become spaces.
#[must_use]
pub fn write(key: &str, value: &str) -> String {
    let mut token = String::with_capacity(value.len() + key.len() + 12);
    token.push('[');
    for character in value.chars() {
        match character {
            '\n' | '\r' | '\t' => token.push(' '),
            '\\' | '[' | ']' | '*' | '_' | '`' | '<' | '&' => token.extend(['\\', character]),
            other => token.push(other),
        }
    }
    token.push_str(LINK);
    token.push_str(key);
    token.push(')');
    token
}

/// The live facts of a text, in their order. What only looks like one (no value, an unknown kind of key, a bracket that
/// never closes) is text.
#[must_use]
pub fn find(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut from = 0;
    while let Some(middle) = text[from..].find(LINK).map(|at| at + from) {
        let behind = middle + LINK.len();
        from = behind;
        let key: &str = &text[behind..behind + text[behind..].find(|c| !is_key(c)).unwrap_or(text.len() - behind)];
        let end = behind + key.len();
        if key.is_empty() || !text[end..].starts_with(')') {
            continue;
        }
        let earliest = tokens.last().map_or(0, |last: &Token| last.end);
        let Some(start) = opening(text, earliest, middle) else {
            continue;
        };
        from = end + 1;
        tokens.push(Token {
            start,
            end: end + 1,
            key: key.to_owned(),
            value: unescaped(&text[start + 1..middle]),
        });
    }
    tokens
}

/// The text with each live fact as its plain value, still Markdown.
#[must_use]
pub fn settled(text: &str) -> String {
    replaced(text, |inside| inside.to_owned())
}

/// The text as it is read: each live fact as its plain value, without the backslashes that kept it whole.
#[must_use]
pub fn plain(text: &str) -> String {
    replaced(text, unescaped)
}

fn replaced(text: &str, inside: impl Fn(&str) -> String) -> String {
    let mut said = String::with_capacity(text.len());
    let mut from = 0;
    for token in find(text) {
        said.push_str(&text[from..token.start]);
        let middle = token.end - token.key.len() - LINK.len() - 1;
        said.push_str(&inside(&text[token.start + 1..middle]));
        from = token.end;
    }
    said.push_str(&text[from..]);
    said
}

fn is_key(character: char) -> bool {
    character.is_ascii_lowercase() || character.is_ascii_digit() || matches!(character, '_' | '.' | '-')
}

/// The bracket that opens a value which ends at `middle`: nothing between them is a line end or a bare bracket.
fn opening(text: &str, earliest: usize, middle: usize) -> Option<usize> {
    let is_bare = |at: usize| {
        text[..at]
            .bytes()
            .rev()
            .take_while(|&byte| byte == b'\\')
            .count()
            .is_multiple_of(2)
    };
    if !is_bare(middle) {
        return None;
    }
    let bytes = text.as_bytes();
    for at in (earliest..middle).rev() {
        match bytes[at] {
            b'\n' => return None,
            b'[' | b']' if !is_bare(at) => {}
            b']' => return None,
            b'[' => return (at + 1 < middle).then_some(at),
            _ => {}
        }
    }
    None
}

fn unescaped(value: &str) -> String {
    let mut said = String::with_capacity(value.len());
    let mut characters = value.chars().peekable();
    while let Some(character) = characters.next() {
        match characters.peek() {
            Some(&next) if character == '\\' && next.is_ascii_punctuation() => {
                said.push(next);
                characters.next();
            }
            _ => said.push(character),
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_found_again_whatever_the_value_holds() {
        for value in [
            "ten\u{a0}sessions",
            "a [b] c",
            "]",
            "\\",
            "*bold* _it_ `c` <x> &amp;",
            "a](fact:b)",
            "Zoë 小林",
            "\\]",
        ] {
            let text = format!("Before {}, after.", write("some_key.first-1", value));
            let tokens = find(&text);
            assert_eq!(tokens.len(), 1, "{text}");
            assert_eq!(tokens[0].value, value);
            assert_eq!(tokens[0].key, "some_key.first-1");
            assert_eq!(&text[tokens[0].end..], ", after.");
            assert_eq!(plain(&text), format!("Before {value}, after."));
        }
    }

    #[test]
    fn neighbours_stay_apart() {
        let text = format!("[x] {}{} [y](z)", write("a", "1"), write("b", "2"));
        let found: Vec<_> = find(&text).into_iter().map(|t| (t.key, t.value)).collect();
        assert_eq!(found, [("a".into(), "1".into()), ("b".into(), "2".into())]);
        assert_eq!(plain(&text), "[x] 12 [y](z)");
    }

    #[test]
    fn what_only_looks_like_a_fact_is_text() {
        for text in [
            "[](fact:a)",
            "[a](fact:)",
            "[a](fact:A b)",
            "[a](fact:b",
            "](fact:b)",
            "[a\nb](fact:c)",
            "\\[a](fact:b)",
            "[a\\](fact:b)",
        ] {
            assert_eq!(find(text), [], "{text}");
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn a_settled_text_is_still_markdown() {
        assert_eq!(settled(&format!("**{}**", write("a", "x*y"))), "**x\\*y**");
    }

    #[test]
    fn a_value_stands_on_one_line() {
        assert_eq!(find(&write("a", "one\ntwo"))[0].value, "one two");
    }
}
