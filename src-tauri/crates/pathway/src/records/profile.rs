use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Kept, kept};
use crate::{Id, check::Check};

/// The person whose vault it is, as the letterhead shows them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    pub id: Id,
    pub name: String,
    /// Degrees and licence, like "PhD, Licensed Psychologist".
    pub credentials: String,
    /// Below the name: "SCIP Supervisor".
    pub role: String,
    pub practice: String,
    /// Lines of the postal address.
    pub address: String,
    pub email: String,
    pub phone: String,
    pub website: String,
    /// Written before the date of a letter.
    pub place: String,
    pub paper: Paper,
    /// The language of what paper itself says: dates, "Page 1 of 3", "Signature". The screens have their own.
    #[serde(default)]
    pub paper_language: PaperLanguage,
    #[serde(default)]
    pub letterhead: LetterheadStyle,
    #[serde(default)]
    pub typeface: Typeface,
    /// The logo of the letterhead (PNG, base64), or empty for none.
    #[serde(default)]
    pub logo_png: String,
    /// A picture of the signature (PNG, base64), or empty for a line to sign on.
    pub signature_png: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    #[default]
    A4,
    UsLetter,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum PaperLanguage {
    #[default]
    English,
    German,
    Spanish,
    French,
    Hebrew,
}

impl PaperLanguage {
    /// Its BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Spanish => "es",
            Self::French => "fr",
            Self::Hebrew => "he",
        }
    }
}

/// How the sender stands at the head of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum LetterheadStyle {
    /// Against the right edge.
    #[default]
    Classic,
    /// The name at the left, the address beside it, a line below both.
    Modern,
    /// In the middle, between fine lines.
    Centred,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum Typeface {
    #[default]
    Serif,
    Sans,
}

/// The largest picture that a profile keeps, in characters of base64: about 375 kB.
pub const LARGEST_PICTURE: usize = 500_000;

impl Kept for Profile {
    kept!(Profile);

    fn check(&self, check: &mut Check<'_>) {
        check.line("name", &self.name);
        check.line("credentials", &self.credentials);
        check.line("role", &self.role);
        check.line("practice", &self.practice);
        check.text("address", &self.address);
        check.line("email", &self.email);
        check.line("phone", &self.phone);
        check.line("website", &self.website);
        check.line("place", &self.place);
        for (field, picture) in [("logo_png", &self.logo_png), ("signature_png", &self.signature_png)] {
            if picture.len() > LARGEST_PICTURE {
                let message = "This picture is too large. Choose a smaller one: 1000 pixels wide is plenty.";
                check.add(field, crate::check::ProblemCode::TooLarge, message);
            }
        }
    }
}
