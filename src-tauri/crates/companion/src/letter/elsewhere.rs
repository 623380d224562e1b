//! The letter for other programs: to be edited, sent or printed there. The vault keeps no copy of these: what went to the
//! committee is what was exported.

use std::path::Path;

use chrono::NaiveDate;
use exchange::email::Attached;
use letters::Document;
use pathway::{
    Id,
    records::{Export, LetterKind, Profile},
};
use serde::Serialize;
use specta::Type;

use super::file_name::file_name;
use crate::{
    Code, Companion, Moment, Overwrite, Refusal, Result,
    message::{MessageWords, drafted, signed},
    submission::letter_holds,
    whole_file,
};

/// The message that carries the letter of application, ready to be read once more and sent with the person's own mail program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct LetterDraft {
    /// The recipient in words.
    pub to: String,
    pub email: String,
    pub email_note: String,
    pub subject: String,
    pub body: String,
    /// The name of the finished letter that goes along; empty while none was exported.
    pub attached: String,
    pub lacks_letter: bool,
    pub cite: String,
}

impl Companion {
    /// The letter as plain text, to be put into another program.
    ///
    /// # Errors
    /// When this vault has no such letter, or it holds a word that must never leave.
    pub fn letter_as_text(&self, kind: LetterKind, candidate: Option<&Id>, moment: Moment) -> Result<String> {
        Ok(self.letter_that_may_leave(kind, candidate, moment)?.plain_text())
    }

    /// Writes the letter as a Word document (.docx), for whoever must edit it elsewhere. It is no export: the vault notes nothing.
    ///
    /// # Errors
    /// As [`Companion::letter_as_text`]; a file that is already there, a place that cannot be written to.
    pub fn export_letter_for_word(
        &self,
        kind: LetterKind,
        candidate: Option<&Id>,
        file: &Path,
        overwrite: Overwrite,
        moment: Moment,
    ) -> Result<()> {
        let document = self.letter_that_may_leave(kind, candidate, moment)?;
        let bytes = exchange::word::word(&document).map_err(|_| {
            let message = "The Word document could not be made. Your vault is not touched.";
            Refusal::new(Code::Internal, message)
        })?;
        whole_file::write(file, &bytes, overwrite).map_err(|error| Refusal::file(&error))
    }

    /// The name that the letter's Word document is offered under.
    ///
    /// # Errors
    /// When this vault has no such letter.
    pub fn letter_name_for_word(&self, kind: LetterKind, candidate: Option<&Id>, moment: Moment) -> Result<String> {
        let pdf = self.letter(kind, candidate, moment)?.file_name;
        Ok(format!("{}.docx", pdf.trim_end_matches(".pdf")))
    }

    /// The letter's pages for the system's own viewer, which prints; and the name of their file.
    ///
    /// # Errors
    /// As [`Companion::letter_as_text`] and [`Companion::letter_pages`].
    pub fn letter_for_printing(
        &mut self,
        kind: LetterKind,
        candidate: Option<&Id>,
        moment: Moment,
    ) -> Result<(String, Vec<u8>)> {
        let view = self.letter(kind, candidate, moment)?;
        view.may_leave()?;
        // What is not finished says so on each page, on paper too.
        let draft = view.checks.iter().any(|finding| finding.overruled.is_none());
        let pdf = self.rendered(&view, candidate, draft, moment)?.pdf;
        Ok((view.file_name, pdf))
    }

    /// The draft of the message that carries the letter of application alone.
    ///
    /// # Errors
    /// In a supervisor's vault, or when the vault cannot be read.
    pub fn application_draft(&self) -> Result<LetterDraft> {
        self.is_a_candidate()?;
        let rule = &self.programme.letters.application;
        let message = rule.message.as_ref().ok_or_else(Refusal::not_found)?;
        let profile: Option<Profile> = self.single(None)?;
        let signed = profile.map(|profile| signed(&profile)).unwrap_or_default();
        let letter = self.finished_application()?;
        Ok(LetterDraft {
            to: rule.recipient.clone(),
            email: rule.email.clone(),
            email_note: rule.email_note.clone(),
            subject: message.subject.replace("{candidate}", self.owner()?.trim()),
            body: message.body.trim_start().replace("{signed}", &signed),
            lacks_letter: letter.is_none(),
            attached: letter.map(|export| export.file_name).unwrap_or_default(),
            cite: rule.cite.clone(),
        })
    }

    /// The name that the draft's file is offered under.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn application_draft_name(&self, day: NaiveDate) -> Result<String> {
        let pdf = file_name(LetterKind::Application, &self.owner()?, day);
        Ok(format!("{}.eml", pdf.trim_end_matches(".pdf")))
    }

    /// Writes the message, with the words that the person made of it, as a draft (.eml) for their mail program. The finished
    /// letter goes along as it was exported. Nothing is sent.
    ///
    /// # Errors
    /// When it holds a word that must never leave, the exported letter is gone, or the file cannot be written.
    pub fn export_application_draft(
        &self,
        words: &MessageWords,
        file: &Path,
        overwrite: Overwrite,
        moment: Moment,
    ) -> Result<()> {
        self.is_a_candidate()?;
        self.message_may_leave(words)?;
        let letter = self.finished_application()?;
        let register = self.register()?;
        if letter.as_ref().is_some_and(|export| letter_holds(&register, export)) {
            let message = "The draft was not written: the letter that would go along holds a word that you said must never \
                           leave. Change the letter and export it again.";
            return Err(Refusal::new(Code::Incomplete, message));
        }
        let pdf = letter.as_ref().map(|export| self.exported_file(export)).transpose()?;
        let attached = letter.as_ref().zip(pdf.as_ref()).map(|(export, bytes)| Attached {
            file_name: &export.file_name,
            media_type: "application/pdf",
            bytes,
        });
        let bytes = drafted(words, attached, moment)?;
        whole_file::write(file, &bytes, overwrite).map_err(|error| Refusal::file(&error))
    }

    /// The letter of application as it last left the app finished.
    fn finished_application(&self) -> Result<Option<Export>> {
        let exports: Vec<Export> = self.typed(None)?;
        let finished = exports
            .into_iter()
            .filter(|export| export.letter_kind == LetterKind::Application && !export.draft);
        Ok(finished.max_by_key(|export| export.exported_on))
    }

    fn letter_that_may_leave(&self, kind: LetterKind, candidate: Option<&Id>, moment: Moment) -> Result<Document> {
        let view = self.letter(kind, candidate, moment)?;
        view.may_leave()?;
        let document = self.compose(&view, candidate, false, moment)?;
        // What paper refuses, because nobody would see it as it is, goes no other way either.
        document.check()?;
        Ok(document)
    }
}
