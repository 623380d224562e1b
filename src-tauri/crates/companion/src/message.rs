//! A message that a person reads once more and sends with their own mail program.

use exchange::email::{Attached, Draft, draft};
use pathway::{
    identity::{Class, look},
    records::Profile,
};
use serde::Deserialize;
use specta::Type;

use crate::{Code, Companion, Moment, Refusal, Result, companion::random_bits};

/// What the person made of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
pub struct MessageWords {
    /// An address, or empty where it is not known.
    pub email: String,
    pub subject: String,
    pub body: String,
}

impl Companion {
    /// The message as one text, for the clipboard: to whom, about what, and its words. The labels are those of a message's head.
    ///
    /// # Errors
    /// When it holds a word that must never leave.
    pub fn message_as_text(&self, to: &str, words: &MessageWords) -> Result<String> {
        self.message_may_leave(words)?;
        let to = match words.email.trim() {
            "" => to,
            email => email,
        };
        Ok(format!("To: {to}\nSubject: {}\n\n{}", words.subject, words.body))
    }

    /// Whether the person's message may leave the vault.
    ///
    /// # Errors
    /// When it holds a word that must never leave, or the vault cannot be read.
    pub(crate) fn message_may_leave(&self, words: &MessageWords) -> Result<()> {
        let register = self.register()?;
        let holds = |text: &str| look(text, &register).iter().any(|one| one.class == Class::Register);
        if holds(&words.subject) || holds(&words.body) {
            let message = "The draft was not written: the message holds a word that you said must never leave.";
            return Err(Refusal::at(Code::Incomplete, "body", message));
        }
        Ok(())
    }
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
