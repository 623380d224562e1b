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

use super::{assemble::Assembling, draft::Holds, index, names::Names, told};
use crate::{
    Code, Companion, Moment, Overwrite, Refusal, Result,
    documents::{DocumentKind, DocumentWanted},
    evidence::sane,
    letter::named_file,
    open::five_words,
    stationery::Own,
};

const PORTFOLIO: DocumentWanted = DocumentWanted {
    kind: DocumentKind::Portfolio,
    about: None,
};

/// What a person chose to put together, and as what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct SubmissionWanted {
    pub letter: bool,
    pub portfolio: bool,
    pub files: Vec<WantedFile>,
    pub form: SubmissionForm,
}

/// An attached file that is to go along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct WantedFile {
    pub id: Id,
    /// The name that it goes under; its own where this is empty.
    pub name: String,
}

/// One file to be.
pub(super) struct Part {
    pub name: String,
    /// What it is, for the index.
    pub item: String,
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
        if place
            .file_name()
            .is_some_and(|name| told::holds(&register, &name.to_string_lossy()))
        {
            let message = "The name that you chose holds a word that must never leave, so nothing was put together. Choose \
                           another name.";
            return Err(Refusal::new(Code::Incomplete, message));
        }
        let Own { stationery, .. } = self.own_paper(moment, false)?;
        let words = stationery.words();
        let mut names = Names::without(&[index::PAPER, index::TABLE]);
        let mut parts = Vec::new();
        if wanted.letter {
            let letter = self.letter_that_goes()?.ok_or_else(|| {
                let message = "The letter of application has not been exported yet, so nothing was put together. Export it \
                               first, or leave it out.";
                Refusal::new(Code::Incomplete, message)
            })?;
            parts.push(self.letter_part(&letter, words.application, &register, &mut names)?);
        }
        if wanted.portfolio {
            let composed = self.composed(&PORTFOLIO, moment)?;
            self.refuse_what_must_not_leave(&composed.document, &composed.file_name)?;
            let pdf = crate::fonts::rendered(&composed.document, &mut self.fonts)?.pdf;
            parts.push(Part {
                name: names.give(&composed.file_name),
                item: words.portfolio.to_owned(),
                content: Content::Made(pdf),
            });
        }
        parts.extend(self.evidence_parts(&wanted.files, &register, &mut names, moment)?);
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
            holds: Holds {
                letter: wanted.letter,
                portfolio: wanted.portfolio,
                evidence: !wanted.files.is_empty(),
            },
            heading: index::Heading {
                stationery,
                candidate: self.owner()?,
            },
        })
    }

    fn letter_part(&self, letter: &Export, item: &str, register: &Register, names: &mut Names) -> Result<Part> {
        if letter_holds(register, letter) {
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
            item: item.to_owned(),
            content: Content::Attached(self.vault.open_evidence(&kept.id)?),
        })
    }
}

pub(crate) fn holds(register: &Register, text: &str) -> bool {
    look(text, register).iter().any(|one| one.class == Class::Register)
}

/// Whether a letter that was exported says a word that must never leave, in its text or its file's name: words are added to
/// the register after a letter went out, too.
pub(crate) fn letter_holds(register: &Register, letter: &Export) -> bool {
    let said = letter.letter_then.iter().flat_map(|then| {
        let around = [&then.recipient, &then.salutation, &then.closing].map(Clone::clone);
        around
            .into_iter()
            .chain(then.sections.iter().map(|section| token::plain(&section.text)))
    });
    holds(register, &letter.file_name) || said.into_iter().any(|text| holds(register, &text))
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
