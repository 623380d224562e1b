use std::path::PathBuf;

use pathway::{
    Id, Record,
    records::{Enrolment, LetterheadStyle, Paper, PaperLanguage, Profile, Typeface, Verdict, Workspace},
};
use secrecy::SecretString;
use vault::{Cost, Vault};

use super::good_enough;
use crate::{Companion, Moment, Result, companion::Opened};

/// What a person says of the vault that they want.
pub struct NewVault {
    pub folder: PathBuf,
    pub workspace: Workspace,
    /// Whose vault it is; goes into the letterhead. May be empty.
    pub name: String,
    pub passphrase: SecretString,
    pub cost: Cost,
}

/// Makes a new vault and opens it.
///
/// # Errors
/// When the passphrase is too short, too long or too easy to guess, the folder is taken or the place cannot be written to.
pub fn create(new: NewVault, moment: Moment) -> Result<Companion> {
    let passphrase = good_enough(&new.passphrase, &new.name)?;
    let vault = Vault::create(&new.folder, new.workspace, &passphrase, new.cost, moment.instant)?;
    let mut companion = Companion::over(vault)?;
    companion.keep_first_records(&new.name, moment)?;
    companion.opened = Opened::JustMade;
    Ok(companion)
}

impl Companion {
    /// The records of which each vault has exactly one, where they are not there yet: in a new vault, or in one whose
    /// making was interrupted.
    pub(super) fn keep_first_records(&mut self, name: &str, moment: Moment) -> Result<()> {
        let mut first: Vec<Record> = Vec::new();
        if self.single::<Profile>(None)?.is_none() {
            first.push(blank_profile(name).into());
        }
        if self.workspace() == Workspace::Candidate && self.single::<Enrolment>(None)?.is_none() {
            first.push(blank_enrolment().into());
        }
        if !first.is_empty() {
            self.put_all(&first, moment)?;
        }
        // Nobody did this by hand, so nobody undoes it.
        self.vault.forget_steps();
        Ok(())
    }
}

fn blank_profile(name: &str) -> Profile {
    Profile {
        id: Id::fixed("profile"),
        name: name.to_owned(),
        credentials: String::new(),
        role: String::new(),
        practice: String::new(),
        address: String::new(),
        email: String::new(),
        phone: String::new(),
        website: String::new(),
        place: String::new(),
        paper: Paper::A4,
        paper_language: PaperLanguage::default(),
        letterhead: LetterheadStyle::default(),
        typeface: Typeface::default(),
        logo_png: String::new(),
        signature_png: String::new(),
    }
}

fn blank_enrolment() -> Enrolment {
    Enrolment {
        id: Id::fixed("enrolment"),
        attested_on: None,
        registered_on: None,
        supervisor_name: String::new(),
        supervisor_email: String::new(),
        agreement_finalized_on: None,
        plan_agreed_on: None,
        submitted_on: None,
        verdict: Verdict::Waiting,
        verdict_on: None,
        verdict_words: String::new(),
        resubmitted_on: None,
        appealed_on: None,
        certified_on: None,
        listed_on: None,
    }
}
