use chrono::NaiveDate;
use pathway::{
    Id, Kind, Record,
    identity::Register,
    programme::Strength,
    readiness::{Requirement, RequirementState},
    records::{Enrolment, Export, LetterKind, Submission, Workspace},
    words,
};
use serde::Serialize;
use specta::Type;

use super::{MAIL_TAKES, as_number, told};
use crate::{Code, Companion, Moment, Refusal, Result, evidence::EvidenceView};

/// Everything that a person looks at before they submit.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct SubmissionDesk {
    /// What the programme requires for the last step, and whatever is still missing from an earlier one.
    pub requirements: Vec<Requirement>,
    /// The letter of application as it was last exported finished; empty when it was not.
    pub letter: String,
    pub letter_on: Option<NaiveDate>,
    /// The name of the portfolio summary as it would be made now.
    pub portfolio: String,
    /// Nothing that is finished counts in the portfolio yet.
    pub portfolio_empty: bool,
    pub files: Vec<OfferedFile>,
    /// The most that most mail programs take, in bytes of a file.
    pub mail_takes: f64,
    pub submitted_on: Option<NaiveDate>,
    /// What was put together before, the newest first.
    pub earlier: Vec<Submission>,
}

/// An attached file that may go along.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct OfferedFile {
    pub id: Id,
    pub name: String,
    /// What it is attached to: "Retreat evidence Silent week".
    pub about: String,
    /// "Audio recording".
    pub media: String,
    pub size: String,
    pub bytes: f64,
    /// Who agreed to what until when, in words; empty when nothing is noted.
    pub consent: String,
    /// Why it cannot go along; empty when it can.
    pub refused: String,
    /// What to think of before it does; may be empty.
    pub warning: String,
    /// Its name holds a word that must never leave, or almost: a name to send it under instead. Empty where nothing is wrong with its
    /// own, and while others look on.
    pub other_name: String,
}

impl Companion {
    /// What would go to the committee, and what is missing.
    ///
    /// # Errors
    /// In a supervisor's vault; when the vault cannot be read.
    pub fn submission_desk(&self, moment: Moment, others_look_on: bool) -> Result<SubmissionDesk> {
        self.is_a_candidate()?;
        let readiness = self.readiness(None, moment)?;
        let last = self
            .programme
            .steps
            .last()
            .map(|step| step.key.clone())
            .unwrap_or_default();
        let asked = |r: &Requirement| {
            let open = r.state != RequirementState::Met;
            r.key != "submission" && r.strength == Strength::Required && (open || r.step == last)
        };
        let letter = self.letter_that_goes()?;
        let records = self.of_oneself()?;
        let mut earlier: Vec<Submission> = self.typed(None)?;
        earlier.reverse();
        earlier.sort_by_key(|submission| std::cmp::Reverse(submission.assembled_on));
        let enrolment: Option<Enrolment> = self.single(None)?;
        let register = if others_look_on {
            Register::default()
        } else {
            self.register()?
        };
        Ok(SubmissionDesk {
            requirements: readiness.requirements.into_iter().filter(asked).collect(),
            letter: letter
                .as_ref()
                .map(|export| export.file_name.clone())
                .unwrap_or_default(),
            letter_on: letter.map(|export| export.exported_on),
            portfolio: self.portfolio_file_name(moment)?,
            portfolio_empty: !records.case_studies.iter().any(|study| study.counts && study.finished),
            files: self
                .evidence_that_may_go(moment)?
                .into_iter()
                .map(|(view, record)| self.offered(view, &record, &register))
                .collect(),
            mail_takes: as_number(MAIL_TAKES / 4 * 3),
            submitted_on: enrolment.and_then(|enrolment| enrolment.submitted_on),
            earlier,
        })
    }

    /// The letter of application as it last left the app finished.
    pub(super) fn letter_that_goes(&self) -> Result<Option<Export>> {
        let exports: Vec<Export> = self.typed(None)?;
        let finished = |e: &Export| e.letter_kind == LetterKind::Application && !e.draft;
        // Of one day the later one: they are read in the order in which they were made.
        Ok(exports
            .into_iter()
            .filter(finished)
            .max_by_key(|export| export.exported_on))
    }

    /// What is attached to the portfolio, case studies, retreats and trainings, with what it is attached to.
    pub(super) fn evidence_that_may_go(&self, moment: Moment) -> Result<Vec<(EvidenceView, Record)>> {
        const FROM: [Kind; 4] = [Kind::Training, Kind::Retreat, Kind::CaseStudy, Kind::PortfolioItem];
        let mut found = Vec::new();
        for record in self.records(&FROM, None)? {
            for view in self.evidence(record.id(), moment)? {
                found.push((view, record.clone()));
            }
        }
        Ok(found)
    }

    fn offered(&self, view: EvidenceView, record: &Record, register: &Register) -> OfferedFile {
        let name = crate::evidence::sane(&view.file_name);
        let about = self.title_of(record);
        OfferedFile {
            other_name: if told::may_hold(register, &name) {
                self.other_name(&name, &about, register)
            } else {
                String::new()
            },
            refused: refused(&view),
            warning: warning(&view),
            consent: consent(&view),
            about,
            name,
            id: view.id,
            media: view.media,
            size: view.size,
            bytes: view.bytes,
        }
    }

    pub(crate) fn is_a_candidate(&self) -> Result<()> {
        match self.workspace() {
            Workspace::Candidate => Ok(()),
            Workspace::Supervisor => {
                let message = "A submission is put together in the candidate’s own vault.";
                Err(Refusal::new(Code::Invalid, message))
            }
        }
    }
}

/// Why a file cannot go along; empty when it can.
pub(super) fn refused(view: &EvidenceView) -> String {
    if view.expired {
        let until = view.consent.until.map(words::date).unwrap_or_default();
        return format!("The consent ended on {until}: ask for a new one, or leave the file out.");
    }
    if view.media_type.starts_with("image/") && !matches!(view.media_type.as_str(), "image/jpeg" | "image/png") {
        return "A picture of this kind may say where and when it was taken. Attach it as JPEG or PNG: from those it is taken out.".to_owned();
    }
    String::new()
}

fn warning(view: &EvidenceView) -> String {
    let recording = view.media_type.starts_with("audio/") || view.media_type.starts_with("video/");
    match (recording, view.consent.by.trim().is_empty()) {
        (false, _) => "",
        (true, false) => "A recording: voices and faces can be recognised. Does the consent cover the committee?",
        (true, true) => "A recording without a noted consent: voices and faces can be recognised.",
    }
    .to_owned()
}

fn consent(view: &EvidenceView) -> String {
    let consent = &view.consent;
    let mut said = Vec::new();
    if !consent.by.trim().is_empty() {
        said.push(consent.by.trim().to_owned());
    }
    if !consent.what_for.trim().is_empty() {
        said.push(consent.what_for.trim().to_owned());
    }
    if let Some(until) = consent.until {
        said.push(format!("until {}", words::date(until)));
    }
    said.join(" · ")
}
