//! Records for the tests of this crate: one supervisor's and one candidate's whole way, complete to the last demand.

mod candidate;

use chrono::NaiveDate;

use crate::{Id, Programme, fees, readiness::SupervisorRecords, records::*};

pub use candidate::*;

pub fn programme() -> &'static Programme {
    Programme::shipped().unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// The day on which the tests ask.
pub fn today() -> NaiveDate {
    day("2026-11-23")
}

pub fn sessions() -> Vec<SupervisionSession> {
    let months = "01 02 03 04 05 06 07 08 09 10".split(' ');
    let prepared = programme().sessions.iter().zip(months);
    prepared
        .map(|(slot, month)| SupervisionSession {
            id: id(&format!("session-{}", slot.number)),
            candidate: None,
            number: slot.number,
            session_kind: slot.kind,
            state: SessionState::Held,
            date: Some(day(&format!("2026-{month}-14"))),
            start: None,
            zone: String::new(),
            duration_minutes: Some(50),
            medium: Medium::Online,
            setting: crate::records::Setting::Individual,
            moved: Vec::new(),
            missed_because: String::new(),
            supervisor: None,
            agenda_done: vec![],
            lines: Vec::new(),
            summary: String::new(),
            guidance: String::new(),
            actions: vec![],
        })
        .collect()
}

/// A planned session with one candidate.
pub fn session(number: i32, kind: SessionKind, date: Option<&str>) -> SupervisionSession {
    let like = sessions().remove(0);
    SupervisionSession {
        id: id(&format!("planned-{number}")),
        number,
        session_kind: kind,
        state: SessionState::Planned,
        date: date.map(day),
        ..like
    }
}

fn paid_fees(workspace: Workspace) -> Vec<Fee> {
    let mut n = 0;
    let mut fees = fees::prepared(programme(), workspace, None, || {
        n += 1;
        id(&format!("fee-{n}"))
    });
    for fee in &mut fees {
        fee.paid_on = Some(day("2026-01-10"));
    }
    fees
}

fn letter(kind: LetterKind) -> Letter {
    let sections = &programme().letters.of(kind).sections;
    Letter {
        id: id("letter"),
        candidate: None,
        letter_kind: kind,
        date: None,
        recipient: String::new(),
        salutation: String::new(),
        closing: String::new(),
        sections: sections
            .iter()
            .map(|s| SectionText {
                section: s.key.clone(),
                text: "Words.".into(),
            })
            .collect(),
        overruled: Vec::new(),
    }
}

fn export(kind: LetterKind) -> Export {
    Export {
        id: id("export"),
        candidate: None,
        letter: id("letter"),
        letter_kind: kind,
        exported_on: day("2026-11-01"),
        file_name: "Letter.pdf".into(),
        sha256: String::new(),
        pages: 2,
        draft: false,
        letter_then: None,
        facts: Vec::new(),
    }
}

#[derive(Clone)]
pub struct SupervisorVault {
    pub candidate: Candidate,
    pub agreement: Option<Agreement>,
    pub plan: Option<Plan>,
    pub sessions: Vec<SupervisionSession>,
    pub notes: Vec<CompetencyNote>,
    pub materials: Vec<CaseMaterial>,
    pub review: Option<PortfolioReview>,
    pub decision: Option<Decision>,
    pub notices: Vec<Notice>,
    pub letter: Option<Letter>,
    pub exports: Vec<Export>,
    pub fees: Vec<Fee>,
}

impl SupervisorVault {
    pub fn records(&self) -> SupervisorRecords<'_> {
        SupervisorRecords {
            candidate: &self.candidate,
            agreement: self.agreement.as_ref(),
            plan: self.plan.as_ref(),
            sessions: &self.sessions,
            notes: &self.notes,
            materials: &self.materials,
            review: self.review.as_ref(),
            decision: self.decision.as_ref(),
            notices: &self.notices,
            letter: self.letter.as_ref(),
            exports: &self.exports,
            fees: &self.fees,
        }
    }

    /// A candidate of whom nothing but the name is known.
    pub fn empty() -> Self {
        Self {
            candidate: Candidate {
                id: id("maya"),
                name: "Maya Lindqvist".into(),
                credentials: String::new(),
                email: String::new(),
                phone: String::new(),
                zone: String::new(),
                registered_on: None,
                eligibility_seen: false,
                about: String::new(),
                archived: false,
            },
            agreement: None,
            plan: None,
            sessions: vec![],
            notes: vec![],
            materials: vec![],
            review: None,
            decision: None,
            notices: vec![],
            letter: None,
            exports: vec![],
            fees: vec![],
        }
    }

    pub fn complete() -> Self {
        let seen = || ItemSeen {
            seen: true,
            accepted: true,
            seen_on: None,
            returned: false,
            feedback: String::new(),
        };
        let mut vault = Self::empty();
        vault.candidate.registered_on = Some(day("2026-01-02"));
        vault.candidate.eligibility_seen = true;
        vault.agreement = Some(Agreement {
            id: id("agreement"),
            candidate: id("maya"),
            goals: "Goals".into(),
            schedule: "Monthly".into(),
            payment: "Standard".into(),
            payment_structure: PaymentStructure::Open,
            session_cents: None,
            currency: String::new(),
            version: 1,
            candidate_signed_on: None,
            supervisor_signed_on: None,
            drafted_on: Some(day("2026-01-05")),
            finalized_on: Some(day("2026-03-14")),
        });
        vault.plan = Some(Plan {
            id: id("plan"),
            candidate: id("maya"),
            objectives: "Work with shame.\nSlow down.".into(),
            focus: vec!["inner_critic".into(), "presence".into()],
            methods: String::new(),
            version: 1,
            candidate_signed_on: None,
            supervisor_signed_on: None,
            agreed_on: Some(day("2026-03-14")),
        });
        vault.sessions = sessions();
        vault.notes = programme()
            .competencies
            .iter()
            .map(|c| CompetencyNote {
                id: id(&format!("note-{}", c.key.replace('_', "-"))),
                candidate: id("maya"),
                session: None,
                competency: c.key.clone(),
                date: Some(day("2026-05-14")),
                stage: Some(4),
                source: Source::Recording,
                words: format!("Words on {}", c.key),
                use_in_letter: false,
            })
            .collect();
        vault.materials = vec![CaseMaterial {
            id: id("material"),
            candidate: id("maya"),
            session: Some(id("session-2")),
            material: MaterialKind::Transcript,
            title: "A first session".into(),
            received_on: Some(day("2026-02-10")),
            reviewed_on: None,
            feedback: String::new(),
            returned_on: None,
            destroyed_on: None,
        }];
        vault.review = Some(PortfolioReview {
            id: id("review"),
            candidate: id("maya"),
            case_studies: (1..=24)
                .map(|number| CaseStudySeen {
                    number,
                    title: String::new(),
                    seen: true,
                    accepted: true,
                    seen_on: None,
                    returned: false,
                    feedback: String::new(),
                })
                .collect(),
            write_ups: seen(),
            excerpts: seen(),
            retreat: seen(),
            reviewed_on: Some(day("2026-09-14")),
            feedback: String::new(),
        });
        vault.decision = Some(Decision {
            id: id("decision"),
            candidate: id("maya"),
            outcome: Outcome::Recommend,
            decided_on: Some(day("2026-10-14")),
            attainment: String::new(),
            next_steps: "Teach a group".into(),
            reasons: String::new(),
            would_change: String::new(),
            attained: Vec::new(),
        });
        vault.notices = programme()
            .notices
            .iter()
            .map(|n| Notice {
                id: id(&n.key.replace('_', "-")),
                candidate: id("maya"),
                notice: n.key.clone(),
                sent_on: Some(day("2026-11-02")),
            })
            .collect();
        vault.letter = Some(letter(LetterKind::Recommendation));
        vault.exports = vec![export(LetterKind::Recommendation)];
        vault.fees = paid_fees(Workspace::Supervisor);
        vault
    }
}
