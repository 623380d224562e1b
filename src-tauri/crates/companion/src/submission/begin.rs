use std::path::{Path, PathBuf};

use pathway::{
    Id,
    facts::token,
    identity::{Class, Register, look},
    records::{Export, SubmissionForm},
};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use specta::Type;
use vault::Unsealing;

use super::{assemble::Assembling, names::Names, offer::refused};
use crate::{
    Code, Companion, Moment, Overwrite, Refusal, Result,
    documents::{DocumentKind, DocumentWanted},
    evidence::{known_by_its_beginning, sane},
    letter::named_file,
    open::five_words,
};

/// The longest picture that is looked through, in bytes.
const LARGEST_PICTURE: u64 = 100_000_000;
/// The folder of the evidence.
const EVIDENCE: &str = "evidence";
const PORTFOLIO: DocumentWanted = DocumentWanted {
    kind: DocumentKind::Portfolio,
    about: None,
};

/// What a person chose to put together, and as what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct SubmissionWanted {
    pub letter: bool,
    pub portfolio: bool,
    /// Attached files.
    pub files: Vec<Id>,
    pub form: SubmissionForm,
}

/// One file to be.
pub(super) struct Part {
    pub name: String,
    pub content: Content,
}

pub(super) enum Content {
    Made(Vec<u8>),
    Attached(Unsealing),
    /// A picture of this media type: what its camera wrote beside it stays.
    Picture(Unsealing, &'static str),
}

impl Content {
    pub fn size(&self) -> u64 {
        match self {
            Self::Made(bytes) => bytes.len() as u64,
            Self::Attached(file) | Self::Picture(file, _) => file.size(),
        }
    }
}

impl Companion {
    /// The name that the archive or the folder is offered under.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn submission_name(&self, form: SubmissionForm, moment: Moment) -> Result<String> {
        let zip = named_file("SCIP application", &self.owner()?, moment.today, "zip");
        Ok(match form {
            SubmissionForm::Folder => zip.trim_end_matches(".zip").to_owned(),
            SubmissionForm::Zip | SubmissionForm::EncryptedZip => zip,
        })
    }

    pub(super) fn portfolio_file_name(&self, moment: Moment) -> Result<String> {
        self.document_file_name(&PORTFOLIO, moment)
    }

    /// Looks through everything that was chosen and makes ready to write it to a place: an archive, or a folder that is not
    /// there yet.
    ///
    /// # Errors
    /// When nothing was chosen, a consent has ended, a word that must never leave stands in the letter, the portfolio or a
    /// file's name, or a file is damaged. Nothing is written then.
    pub fn begin_assembling(
        &mut self,
        wanted: &SubmissionWanted,
        (place, overwrite): (&Path, Overwrite),
        moment: Moment,
    ) -> Result<Assembling> {
        self.is_a_candidate()?;
        let register = self.register()?;
        let mut names = Names::default();
        let mut parts = Vec::new();
        if wanted.letter {
            let letter = self.letter_that_goes()?.ok_or_else(|| {
                let message = "The letter of application has not been exported yet, so nothing was put together. Export it \
                               first, or leave it out.";
                Refusal::new(Code::Incomplete, message)
            })?;
            parts.push(self.letter_part(&letter, &register, &mut names)?);
        }
        if wanted.portfolio {
            let composed = self.composed(&PORTFOLIO, moment)?;
            self.refuse_what_must_not_leave(&composed.document, &composed.file_name)?;
            let pdf = crate::fonts::rendered(&composed.document, &mut self.fonts)?.pdf;
            parts.push(Part {
                name: names.give(&composed.file_name),
                content: Content::Made(pdf),
            });
        }
        let may_go = self.evidence_that_may_go(moment)?;
        for id in &wanted.files {
            let (view, record) = may_go.iter().find(|(view, _)| view.id == *id).ok_or_else(|| {
                let message = "A file that was chosen is no longer there, so nothing was put together. Choose again.";
                Refusal::new(Code::NotFound, message)
            })?;
            let name = sane(&view.file_name);
            let about = self.title_of(record);
            if holds(&register, &name) {
                let message = format!(
                    "The name of a file holds a word that you said must never leave, so nothing was put together. It is \
                     attached to {about}: attach it under another name, or leave it out."
                );
                return Err(Refusal::new(Code::Incomplete, message));
            }
            let why = refused(view);
            if !why.is_empty() {
                let message = format!("Nothing was put together. “{name}”, attached to {about}: {why}");
                return Err(Refusal::new(Code::Incomplete, message));
            }
            let content = self.content(id).map_err(|refusal| at(&name, refusal))?;
            parts.push(Part {
                name: names.give(&format!("{EVIDENCE}/{name}")),
                content,
            });
        }
        if parts.is_empty() {
            let message = "Nothing is chosen yet. Choose the letter, the portfolio or a file.";
            return Err(Refusal::new(Code::Incomplete, message));
        }
        let passphrase: Option<SecretString> = match wanted.form {
            SubmissionForm::EncryptedZip => Some(five_words()?),
            SubmissionForm::Zip | SubmissionForm::Folder => None,
        };
        Ok(Assembling {
            parts,
            form: wanted.form,
            place: PathBuf::from(place),
            overwrite,
            day: moment.today,
            passphrase,
        })
    }

    fn letter_part(&self, letter: &Export, register: &Register, names: &mut Names) -> Result<Part> {
        let said = letter.letter_then.iter().flat_map(|then| {
            let around = [&then.recipient, &then.salutation, &then.closing].map(Clone::clone);
            around
                .into_iter()
                .chain(then.sections.iter().map(|section| token::plain(&section.text)))
        });
        if holds(register, &letter.file_name) || said.into_iter().any(|text| holds(register, &text)) {
            let message = "The letter of application holds a word that you said must never leave, so nothing was put \
                           together. Change the letter and export it again.";
            return Err(Refusal::new(Code::Incomplete, message));
        }
        let kept = self.vault.evidence_of(&letter.id)?.into_iter().next().ok_or_else(|| {
            let message = "The exported letter itself is no longer in the vault. Export it again; then it goes along.";
            Refusal::new(Code::NotFound, message)
        })?;
        Ok(Part {
            name: names.give(&sane(&letter.file_name)),
            content: Content::Attached(self.vault.open_evidence(&kept.id)?),
        })
    }

    fn content(&self, id: &Id) -> Result<Content> {
        let file = self.vault.open_evidence(id)?;
        let mut reader = file.clone().reader()?;
        let beginning = reader.next_chunk()?.unwrap_or_default();
        Ok(match known_by_its_beginning(beginning) {
            Some(picture @ ("image/jpeg" | "image/png")) => {
                if file.size() > LARGEST_PICTURE {
                    let message = "This picture is too large to be looked through for what its camera wrote beside it.";
                    return Err(Refusal::new(Code::Invalid, message));
                }
                Content::Picture(file, picture)
            }
            _ => Content::Attached(file),
        })
    }
}

fn holds(register: &Register, text: &str) -> bool {
    look(text, register).iter().any(|one| one.class == Class::Register)
}

/// What went wrong with one file, in words that say with which.
pub(super) fn at(name: &str, refusal: Refusal) -> Refusal {
    let message = match refusal.code {
        Code::Cancelled => return refusal,
        Code::Damaged | Code::NotFound => format!(
            "“{name}” is damaged or no longer in the vault’s folder, so nothing was put together. Leave it out, or bring it \
             back from a backup."
        ),
        Code::Invalid => format!("Nothing was put together. “{name}”: {}", refusal.message),
        _ => format!("Nothing was put together. {}", refusal.message),
    };
    Refusal { message, ..refusal }
}
