use std::path::Path;

use chrono::NaiveDate;
use exchange::email::Attached;
use pathway::{
    Id, notices,
    records::{Export, LetterKind, Notice, Profile},
    words,
};
use serde::Serialize;
use specta::Type;

use crate::{
    Code, Companion, Moment, Overwrite, Refusal, Result,
    companion::new_id,
    letter::named_file,
    message::{MessageWords, drafted, signed},
    whole_file,
};

/// "Your mentor will submit a formal letter of recommendation directly to the Certification Committee."
const CARRIES_THE_LETTER: &str = "recommendation";

/// The message, ready to be read once more and sent with the person's own mail program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct NoticeDraft {
    /// The recipient in words: "CMSC Professional Training".
    pub to: String,
    /// The address, or empty where the programme's document names none.
    pub email: String,
    pub email_note: String,
    pub subject: String,
    pub body: String,
    /// The name of the file that goes along, or empty: the letter of recommendation as it was last exported.
    pub attached: String,
    /// It carries the letter of recommendation, and no finished one has been exported yet.
    pub lacks_letter: bool,
    /// It goes straight to the committee: the programme's sentence.
    pub cite: String,
}

impl Companion {
    /// The draft of one of the programme's messages about a candidate.
    ///
    /// # Errors
    /// When the candidate or the message is not known, or the vault cannot be read.
    pub fn notice_draft(&self, candidate: &Id, notice: &str, moment: Moment) -> Result<NoticeDraft> {
        let rule = self.programme.notice(notice).ok_or_else(Refusal::not_found)?;
        let records = self.of_candidate(candidate)?;
        let happened = notices::happened(notice, &records.view()).and_then(|happened| happened.on);
        let profile: Option<Profile> = self.single(None)?;
        let signed = profile.map(|profile| signed(&profile)).unwrap_or_default();
        let day = words::date(happened.unwrap_or(moment.today));
        let filled = |text: &str| {
            text.replace("{candidate}", records.candidate.name.trim())
                .replace("{day}", &day)
                .replace("{supervisor}", &signed)
        };
        let letter = self.letter_that_goes_along(notice, &records.exports);
        Ok(NoticeDraft {
            lacks_letter: notice == CARRIES_THE_LETTER && letter.is_none(),
            to: rule.to.clone(),
            email: rule.email.clone(),
            email_note: rule.email_note.clone(),
            subject: filled(&rule.subject),
            body: filled(&rule.body),
            attached: letter.map(|export| export.file_name.clone()).unwrap_or_default(),
            cite: rule.cite.clone(),
        })
    }

    /// The name that the draft's file is offered under.
    ///
    /// # Errors
    /// As [`Companion::notice_draft`].
    pub fn notice_file_name(&self, candidate: &Id, notice: &str, day: NaiveDate) -> Result<String> {
        let rule = self.programme.notice(notice).ok_or_else(Refusal::not_found)?;
        let person = self.of_candidate(candidate)?.candidate;
        Ok(named_file(&rule.title, &person.name, day, "eml"))
    }

    /// Writes the message, with the words that the person made of it, as a draft (.eml) for their mail program. Nothing is sent.
    ///
    /// # Errors
    /// As [`Companion::notice_draft`]; when the file is there already or cannot be written.
    pub fn export_notice(
        &self,
        (candidate, notice): (&Id, &str),
        words: &MessageWords,
        file: &Path,
        overwrite: Overwrite,
        moment: Moment,
    ) -> Result<()> {
        let records = self.of_candidate(candidate)?;
        self.programme.notice(notice).ok_or_else(Refusal::not_found)?;
        let letter = self.letter_that_goes_along(notice, &records.exports);
        let pdf = letter.map(|export| self.exported_file(export)).transpose()?;
        let attached = letter.zip(pdf.as_ref()).map(|(export, bytes)| Attached {
            file_name: &export.file_name,
            media_type: "application/pdf",
            bytes,
        });
        let bytes = drafted(words, attached, moment)?;
        whole_file::write(file, &bytes, overwrite).map_err(|error| Refusal::file(&error))
    }

    /// Writes down when a message was sent; a day of nothing says that it was not.
    ///
    /// # Errors
    /// When the day lies ahead, or the vault cannot be written.
    pub fn note_notice(
        &mut self,
        candidate: &Id,
        notice: &str,
        sent_on: Option<NaiveDate>,
        moment: Moment,
    ) -> Result<()> {
        let kept: Vec<Notice> = self.typed(Some(candidate))?;
        let record = match kept.into_iter().find(|kept| kept.notice == notice) {
            Some(kept) => Notice { sent_on, ..kept },
            None => Notice {
                id: new_id()?,
                candidate: candidate.clone(),
                notice: notice.to_owned(),
                sent_on,
            },
        };
        match self.save(record.into(), moment)?.problems.into_iter().next() {
            Some(problem) => Err(Refusal::at(Code::Invalid, problem.field, problem.message)),
            None => Ok(()),
        }
    }

    /// The letter of recommendation as it last left the app finished, when the message is the one that carries it.
    fn letter_that_goes_along<'a>(&self, notice: &str, exports: &'a [Export]) -> Option<&'a Export> {
        let finished = |e: &&Export| e.letter_kind == LetterKind::Recommendation && !e.draft;
        let newest = exports.iter().filter(finished).max_by_key(|export| export.exported_on);
        newest.filter(|_| notice == CARRIES_THE_LETTER)
    }
}
