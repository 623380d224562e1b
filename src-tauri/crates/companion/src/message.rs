//! A message that a person reads once more and sends with their own mail program.

use exchange::email::{Attached, Draft, draft};
use pathway::records::Profile;
use serde::Deserialize;
use specta::Type;

use crate::{Code, Moment, Refusal, Result, companion::random_bits};

/// What the person made of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
pub struct MessageWords {
    /// An address, or empty where it is not known.
    pub email: String,
    pub subject: String,
    pub body: String,
}

/// The bytes of the draft (.eml), with at most one file that goes along.
pub(crate) fn drafted(words: &MessageWords, attached: Option<Attached<'_>>, moment: Moment) -> Result<Vec<u8>> {
    let message = Draft {
        to: &words.email,
        subject: &words.subject,
        body: &words.body,
        attached: attached.into_iter().collect(),
        written_at: moment.instant.timestamp(),
        bits: random_bits()?,
    };
    draft(&message).map_err(|_| {
        let message = "The draft could not be made. Your vault is not touched.";
        Refusal::new(Code::Internal, message)
    })
}

/// How a message ends: the person's name, and how they can be reached.
pub(crate) fn signed(profile: &Profile) -> String {
    let lines = [
        &profile.name,
        &profile.credentials,
        &profile.role,
        &profile.email,
        &profile.phone,
    ];
    let lines: Vec<&str> = lines
        .iter()
        .map(|line| line.trim())
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}
