use pathway::{
    Id, Record,
    records::{CaseStudySeen, ItemSeen, LetterKind, PortfolioReview, SessionState, SupervisionSession, Workspace},
};

use crate::{Code, Companion, Moment, Refusal, Result, companion::new_id};

impl Companion {
    /// Begins the way with a new candidate: the person, the agreement and plan to fill in, and the ten sessions that
    /// the programme prepares.
    ///
    /// # Errors
    /// When the name is missing or cannot be kept, or the vault cannot be written.
    pub fn begin_candidate(&mut self, name: &str, moment: Moment) -> Result<Id> {
        if self.workspace() != Workspace::Supervisor {
            return Err(Refusal::new(
                Code::Invalid,
                "Candidates are kept in a supervisor's vault; this is a candidate's own.",
            ));
        }
        let id = new_id()?;
        let person = pathway::records::Candidate {
            id: id.clone(),
            name: name.trim().to_owned(),
            credentials: String::new(),
            email: String::new(),
            phone: String::new(),
            zone: String::new(),
            registered_on: None,
            eligibility_seen: false,
            about: String::new(),
            archived: false,
        };
        let person = Record::from(person);
        if let Some(problem) = self.problems(&person, moment)?.into_iter().next() {
            return Err(Refusal::at(Code::Invalid, problem.field, problem.message));
        }
        let mut records = vec![
            person,
            self.blank_agreement(&id)?,
            self.blank_plan(&id)?,
            blank_review(&id)?,
        ];
        records.push(self.blank_decision(&id)?);
        records.extend(self.prepared_sessions(Some(&id))?);
        records.push(self.blank_letter(LetterKind::Recommendation, Some(&id))?);
        self.put_all(&records, moment)?;
        Ok(id)
    }

    /// The programme's ten sessions, planned but without a date.
    pub(crate) fn prepared_sessions(&self, candidate: Option<&Id>) -> Result<Vec<Record>> {
        let prepared = self.programme.sessions.iter().map(|session| {
            Ok(SupervisionSession {
                id: new_id()?,
                candidate: candidate.cloned(),
                number: session.number,
                session_kind: session.kind,
                state: SessionState::Planned,
                date: None,
                start: None,
                zone: String::new(),
                duration_minutes: None,
                medium: pathway::records::Medium::Online,
                setting: pathway::records::Setting::Individual,
                moved: Vec::new(),
                missed_because: String::new(),
                supervisor: None,
                agenda_done: Vec::new(),
                lines: Vec::new(),
                summary: String::new(),
                guidance: String::new(),
                actions: Vec::new(),
            }
            .into())
        });
        prepared.collect()
    }
}

/// A review with a line for each of the 24 case studies.
pub(super) fn blank_review(candidate: &Id) -> Result<Record> {
    let unseen = || ItemSeen {
        seen: false,
        accepted: false,
        seen_on: None,
        returned: false,
        feedback: String::new(),
    };
    let study = |number| CaseStudySeen {
        number,
        title: String::new(),
        seen: false,
        accepted: false,
        seen_on: None,
        returned: false,
        feedback: String::new(),
    };
    Ok(PortfolioReview {
        id: new_id()?,
        candidate: candidate.clone(),
        case_studies: (1..=24).map(study).collect(),
        write_ups: unseen(),
        excerpts: unseen(),
        retreat: unseen(),
        reviewed_on: None,
        feedback: String::new(),
    }
    .into())
}
