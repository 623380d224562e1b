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
pub use dates::{date, dates, month_and_year};

macro_rules! words {
    ($($word:ident,)*) => {
        /// The words of one language. Braces hold what is put in: `Page {page} of {pages}`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct Words {
            /// The primary tag of the language.
            pub tag: &'static str,
            $(#[allow(missing_docs)] pub $word: &'static str,)*
        }

        impl Words {
            /// Every word with its name.
            #[cfg(test)]
            fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($word), self.$word)),*]
            }
        }
    };
}

words! {
    // The paper itself.
    page,
    page_of,
    draft,
    contents,
    signature_of,
    place_and_date,
    enclosure,
    enclosures,
    done,
    next,
    not_yet,
    // Who and when.
    candidate,
    supervisor,
    date,
    period,
    as_of,
    name,
    total,
    // Letters.
    recommendation_of,
    application,
    // Supervision.
    agreement,
    signatures_to,
    goals,
    schedule,
    payment,
    agreed,
    plan,
    objectives,
    focus,
    methods,
    agreed_on,
    sessions,
    session,
    session_number,
    kind,
    medium,
    online,
    in_person,
    by_phone,
    duration,
    summary,
    guidance,
    actions,
    hours,
    minutes,
    // Pathway.
    pathway,
    your_pathway,
    fees,
    fee,
    paid_to,
    paid,
    // Portfolio.
    portfolio,
    at_a_glance,
    case_studies,
    case_study,
    title,
    client,
    client_sessions,
    competencies,
    context,
    presenting,
    formulation,
    inner_critic,
    alliance,
    work,
    outcome,
    own_response,
    reflection,
    learned,
    excerpts,
    recording,
    transcript,
    write_ups,
    session_excerpts,
    retreat_evidence,
    retreats,
    teachers,
    item,
    feedback,
    overall,
    in_detail,
    seen,
    accepted,
    comment,
    next_steps,
    yes,
    no,
    // Submission.
    submission_index,
    file,
    size,
    fingerprint,
    fingerprint_says,
    // Money.
    invoice,
    receipt,
    number,
    bill_to,
    received_from,
    due,
    paid_on,
    paid_by,
    description,
    quantity,
    price,
    amount,
    amount_due,
    amount_received,
    how_to_pay,
}

/// The languages that have words.
pub const LANGUAGES: [&Words; 5] = [&en::WORDS, &de::WORDS, &es::WORDS, &fr::WORDS, &he::WORDS];

impl Words {
    /// `Case study 3`.
    #[must_use]
    pub fn case_study(&self, number: i64) -> String {
        filled(self.case_study, &[("number", &number.to_string())])
    }

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
#[must_use]
pub fn runs_right_to_left(language: &str) -> bool {
    ["he", "iw", "ar", "fa", "ur", "yi", "ps", "ckb", "sd", "ug", "dv"].contains(&primary(language).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words that are the same in two languages, and rightly so.
    const SHARED: [(&str, &str); 6] = [
        ("de", "name"),
        ("es", "total"),
        ("fr", "total"),
        ("fr", "page"),
        ("fr", "date"),
        ("fr", "minutes"),
    ];

    #[test]
    fn every_language_has_every_word_and_none_is_left_english() {
        let english = en::WORDS.all();
        for words in LANGUAGES {
            for ((name, word), (_, in_english)) in words.all().into_iter().zip(&english) {
                assert!(!word.trim().is_empty(), "{} has no word for {name}", words.tag);
                let units = ["hours", "minutes"].contains(&name);
                let may_be_alike = words.tag == "en" || units || SHARED.contains(&(words.tag, name));
                assert!(
                    may_be_alike || word != *in_english,
                    "{}: {name} is English: {word}",
                    words.tag
                );
            }
        }
    }

    #[test]
    fn the_same_places_are_filled_in_every_language() {
        let places = |text: &str| {
            let mut found: Vec<String> = text
                .split('{')
                .skip(1)
                .filter_map(|rest| rest.split('}').next())
                .map(str::to_owned)
                .collect();
            found.sort();
            found
        };
        for words in LANGUAGES {
            for ((name, word), (_, in_english)) in words.all().into_iter().zip(en::WORDS.all()) {
                assert_eq!(places(word), places(in_english), "{}: {name}", words.tag);
            }
        }
    }

    #[test]
    fn hebrew_is_written_in_hebrew() {
        for (name, word) in he::WORDS.all() {
            assert!(word.chars().any(|c| ('א'..='ת').contains(&c)), "{name}: {word}");
        }
    }
}
