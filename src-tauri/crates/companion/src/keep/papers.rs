use pathway::{
    Id, Record,
    records::{Agreement, Decision, Letter, LetterKind, Outcome, Plan},
};

use crate::{Companion, Result, companion::new_id};

/// The papers of which there is one for each candidate, still empty.
impl Companion {
    pub(crate) fn blank_agreement(&self, candidate: &Id) -> Result<Record> {
        Ok(Agreement {
            id: new_id()?,
            candidate: candidate.clone(),
            goals: String::new(),
            schedule: String::new(),
            payment: String::new(),
            payment_structure: pathway::records::PaymentStructure::Open,
            session_cents: None,
            currency: String::new(),
            version: 1,
            candidate_signed_on: None,
            supervisor_signed_on: None,
            drafted_on: None,
            finalized_on: None,
        }
        .into())
    }

    pub(crate) fn blank_plan(&self, candidate: &Id) -> Result<Record> {
        let candidate = candidate.clone();
        Ok(Plan {
            id: new_id()?,
            candidate,
            objectives: String::new(),
            focus: Vec::new(),
            methods: String::new(),
            version: 1,
            candidate_signed_on: None,
            supervisor_signed_on: None,
            agreed_on: None,
        }
        .into())
    }

    pub(crate) fn blank_decision(&self, candidate: &Id) -> Result<Record> {
        Ok(Decision {
            id: new_id()?,
            candidate: candidate.clone(),
            outcome: Outcome::Open,
            decided_on: None,
            attainment: String::new(),
            next_steps: String::new(),
            reasons: String::new(),
            would_change: String::new(),
            attained: Vec::new(),
        }
        .into())
    }

    /// A letter with the address that the programme names, nothing written yet.
    pub(crate) fn blank_letter(&self, letter_kind: LetterKind, candidate: Option<&Id>) -> Result<Record> {
        let content = self.programme.letters.of(letter_kind);
        let recipient = format!("{}\n{}", content.recipient, content.email)
            .trim_end()
            .to_owned();
        let id = match candidate {
            Some(_) => new_id()?,
            None => Id::fixed("application"),
        };
        Ok(Letter {
            id,
            candidate: candidate.cloned(),
            letter_kind,
            date: None,
            recipient,
            salutation: "Dear Members of the Committee,".into(),
            closing: "With kind regards,".into(),
            sections: Vec::new(),
            overruled: Vec::new(),
        }
        .into())
    }
}
