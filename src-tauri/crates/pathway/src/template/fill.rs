use chrono::NaiveDate;

use crate::words;

/// What a template may be filled with, as it is written in it.
pub const PLACEHOLDERS: [&str; 5] = ["{candidate}", "{date}", "{session}", "{number}", "{focus}"];

/// The longest thing in braces that is taken for a placeholder, in characters; more than that is a sentence.
const LONGEST: usize = 40;

/// What the records say of the session for which a template is filled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filling {
    /// Whom the session is with; in a candidate's own vault, the candidate.
    pub candidate: String,
    pub date: Option<NaiveDate>,
    /// What the programme calls the session.
    pub session: String,
    pub number: i32,
    /// The competencies in focus.
    pub focus: Vec<String>,
}

impl Filling {
    /// What takes the place of a placeholder; nothing when there is no such placeholder. What the records do not say
    /// becomes a line to be written on.
    fn of(&self, placeholder: &str) -> Option<String> {
        let said = match placeholder {
            "{candidate}" => self.candidate.clone(),
            "{date}" => self.date.map(words::date).unwrap_or_default(),
            "{session}" => self.session.clone(),
            "{number}" => self.number.to_string(),
            "{focus}" => words::list(&self.focus),
            _ => return None,
        };
        Some(if said.is_empty() { "…".to_owned() } else { said })
    }
}

/// The text with each placeholder filled. What is in braces and is no placeholder stays as it is.
#[must_use]
pub fn fill(text: &str, with: &Filling) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, braced, after)) = next(rest) {
        filled.push_str(before);
        filled.push_str(&with.of(&braced.to_lowercase()).unwrap_or_else(|| braced.to_owned()));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// What stands in braces and is no placeholder, each once, as it was written.
#[must_use]
pub fn unknown(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, braced, after)) = next(rest) {
        if !PLACEHOLDERS.contains(&braced.to_lowercase().as_str()) && !found.contains(&braced) {
            found.push(braced);
        }
        rest = after;
    }
    found
}

/// The next short word in braces, with what stands before and after it.
fn next(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(open) = text.get(from..)?.find('{').map(|at| at + from) {
        let inside = text.get(open + 1..)?;
        let end = inside.find(['{', '}', '\n']);
        match end {
            Some(end) if inside[end..].starts_with('}') && end > 0 && inside[..end].chars().count() <= LONGEST => {
                let until = open + 1 + end + 1;
                return Some((&text[..open], &text[open..until], &text[until..]));
            }
            _ => from = open + 1,
        }
    }
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn filling() -> Filling {
        Filling {
            candidate: "Maren".into(),
            date: "2026-09-14".parse().ok(),
            session: "Supervision".into(),
            number: 4,
            focus: vec!["Presence".into(), "Alliance".into()],
        }
    }

    #[test]
    fn each_placeholder_is_filled_with_what_the_records_say() {
        let text = "{Candidate}, {date}: {session} {number}, on {focus}. {candidate}";
        let filled = fill(text, &filling()).replace(words::NBSP, " ");
        assert_eq!(
            filled,
            "Maren, 14 September 2026: Supervision 4, on Presence and Alliance. Maren"
        );
        for placeholder in PLACEHOLDERS {
            assert!(unknown(placeholder).is_empty(), "{placeholder}");
            assert!(!fill(placeholder, &Filling::default()).is_empty(), "{placeholder}");
        }
    }

    #[test]
    fn what_the_records_do_not_say_leaves_a_mark_to_write_on() {
        assert_eq!(fill("On {date}.", &Filling::default()), "On ….");
    }

    #[test]
    fn a_placeholder_that_does_not_exist_is_named_once_and_left_as_it_is() {
        let text = "{candidat} and {date}, {candidat}, {סבב} {} { {focus}";
        assert_eq!(unknown(text), ["{candidat}", "{סבב}"]);
        assert!(fill(text, &filling()).starts_with("{candidat} and 14"));
    }

    #[test]
    fn braces_around_a_sentence_or_over_two_lines_are_no_placeholder() {
        assert!(unknown(&format!("{{{}}} {{a\nb}} {{", "long ".repeat(20))).is_empty());
    }
}
