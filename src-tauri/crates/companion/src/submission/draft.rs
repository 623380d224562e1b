use std::path::{Path, PathBuf};

use exchange::email::Attached;
use pathway::records::{Enrolment, Profile, Submission, SubmissionForm};
use serde::Serialize;
use specta::Type;

use super::{assemble::hash_of, fits_a_mail};
use crate::{
    Code, Companion, Moment, Overwrite, Refusal, Result,
    letter::named_file,
    message::{MessageWords, drafted, signed},
    whole_file,
};

/// An archive that was put together, and where.
pub(crate) struct Lying {
    pub submission: Submission,
    pub file: PathBuf,
    pub holds: Holds,
}

/// Which parts a submission has.
#[derive(Clone, Copy)]
pub(crate) struct Holds {
    pub letter: bool,
    pub portfolio: bool,
    pub evidence: bool,
}

/// The message to the committee, ready to be read once more and sent with the person's own mail program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct SubmissionDraft {
    /// The recipient in words.
    pub to: String,
    pub email: String,
    pub email_note: String,
    pub subject: String,
    pub body: String,
    /// The name of the archive that goes along; empty when it goes another way.
    pub attached: String,
    pub cite: String,
}

impl Companion {
    /// The draft of the message to the committee.
    ///
    /// # Errors
    /// In a supervisor's vault; when the vault cannot be read.
    pub fn submission_draft(&self) -> Result<SubmissionDraft> {
        self.is_a_candidate()?;
        let (letter, rule) = (&self.programme.letters.application, &self.programme.submission);
        let enrolment: Option<Enrolment> = self.single(None)?;
        let supervisor = enrolment.map(|enrolment| enrolment.supervisor_name).unwrap_or_default();
        let profile: Option<Profile> = self.single(None)?;
        let signed = profile.map(|profile| signed(&profile)).unwrap_or_default();
        let attached = self.travels().map(|lying| lying.submission.name.clone());
        let body = if attached.is_some() {
            &rule.body
        } else {
            &rule.body_apart
        };
        let body = match supervisor.trim() {
            "" => body.replace(", {supervisor},", ""),
            name => body.replace("{supervisor}", name),
        };
        Ok(SubmissionDraft {
            to: letter.recipient.clone(),
            email: letter.email.clone(),
            email_note: letter.email_note.clone(),
            subject: rule.subject.replace("{candidate}", self.owner()?.trim()),
            body: body
                .trim_start()
                .replace("{parts}", &self.parts_in_words())
                .replace("{signed}", &signed),
            attached: attached.unwrap_or_default(),
            cite: letter.cite.clone(),
        })
    }

    /// The name that the draft's file is offered under.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn submission_draft_name(&self, moment: Moment) -> Result<String> {
        Ok(named_file("SCIP application", &self.owner()?, moment.today, "eml"))
    }

    /// Writes the message, with the words that the person made of it, as a draft (.eml) for their mail program. The archive
    /// goes along when a message can hold it. Nothing is sent.
    ///
    /// # Errors
    /// When the archive has gone or changed since, or the file is there already or cannot be written.
    pub fn export_submission_draft(
        &self,
        words: &MessageWords,
        file: &Path,
        overwrite: Overwrite,
        moment: Moment,
    ) -> Result<()> {
        self.is_a_candidate()?;
        self.message_may_leave(words)?;
        let lying = self.travels();
        let archive = lying.map(|lying| lying.as_it_was()).transpose()?;
        let attached = lying.zip(archive.as_ref()).map(|(lying, bytes)| Attached {
            file_name: &lying.submission.name,
            media_type: "application/zip",
            bytes,
        });
        let bytes = drafted(words, attached, moment)?;
        whole_file::write(file, &bytes, overwrite).map_err(|error| Refusal::file(&error))
    }

    /// What was put together last, as the message names it.
    fn parts_in_words(&self) -> String {
        let rule = &self.programme.submission;
        let all = Holds {
            letter: true,
            portfolio: true,
            evidence: true,
        };
        let holds = self.assembled.as_ref().map_or(all, |lying| lying.holds);
        let parts = [
            (holds.letter, &rule.letter),
            (holds.portfolio, &rule.portfolio),
            (holds.evidence, &rule.evidence),
        ];
        let there: Vec<&String> = parts
            .iter()
            .filter(|(there, _)| *there)
            .map(|(_, words)| *words)
            .collect();
        pathway::words::list(&there)
    }

    /// The archive, when there is one that a message can hold.
    fn travels(&self) -> Option<&Lying> {
        self.assembled.as_ref().filter(|lying| lying.travels())
    }
}

impl Lying {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn travels(&self) -> bool {
        self.submission.form != SubmissionForm::Folder && fits_a_mail(self.submission.bytes as u64)
    }

    /// Its bytes, as they were written.
    fn as_it_was(&self) -> Result<Vec<u8>> {
        let gone = || {
            let message = "The archive is no longer where it was put, or was changed since, so the draft was not written. \
                           Put the submission together again.";
            Refusal::new(Code::NotFound, message)
        };
        let (sha256, _) = hash_of(&self.file).map_err(|_| gone())?;
        if sha256 != self.submission.sha256 {
            return Err(gone());
        }
        std::fs::read(&self.file).map_err(|_| gone())
    }
}
