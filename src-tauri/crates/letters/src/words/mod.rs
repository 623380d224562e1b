//! What paper itself says, in the languages of the documents: one table a language.
//!
//! A word that a language lacks is a field that its table lacks, and does not compile.

mod amounts;
mod dates;
mod de;
mod en;
mod es;
mod fr;
mod he;

pub use amounts::amount;
pub(crate) use dates::is_month;
pub use dates::{date, month_and_year};

/// The words of one language. Braces hold what is put in: `Page {page} of {pages}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// The primary tag of the language.
    pub tag: &'static str,
    pub page: &'static str,
    pub page_of: &'static str,
    pub draft: &'static str,
    pub contents: &'static str,
    pub signature_of: &'static str,
    pub place_and_date: &'static str,
    pub enclosure: &'static str,
    pub enclosures: &'static str,
    pub done: &'static str,
    pub next: &'static str,
    pub not_yet: &'static str,
}

/// The languages that have words.
pub const LANGUAGES: [&Words; 5] = [&en::WORDS, &de::WORDS, &es::WORDS, &fr::WORDS, &he::WORDS];

impl Words {
    /// The words of a language, given by its BCP 47 tag. English where there are none.
    #[must_use]
    pub fn of(language: &str) -> &'static Self {
        let primary = primary(language);
        LANGUAGES
            .into_iter()
            .find(|words| words.tag == primary)
            .unwrap_or(&en::WORDS)
    }
}

/// Puts values in the place of their names in braces.
pub(crate) fn filled(pattern: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(pattern.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    })
}

/// `de` of `de-CH`.
pub(crate) fn primary(language: &str) -> String {
    language
        .split(['-', '_'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase()
}

/// Whether the pages of a document in this language run from right to left.
pub(crate) fn runs_right_to_left(language: &str) -> bool {
    ["he", "iw", "ar", "fa", "ur", "yi", "ps", "ckb", "sd", "ug", "dv"].contains(&primary(language).as_str())
}
