use std::collections::HashMap;

use pathway::{
    Id, Kept,
    readiness::{CandidateRecords, SupervisorRecords},
    records::{
        Agreement, Candidate, CaseMaterial, CaseStudy, Client, ClientSession, CompetencyNote, Decision, Enrolment,
        Export, Fee, Letter, Notice, Plan, PortfolioItem, PortfolioReview, PracticeNote, Profile, Retreat,
        SupervisionSession, Training,
    },
};

use crate::{Companion, Refusal, Result};

/// Everything a supervisor's vault holds about one candidate, but for private notes.
pub(crate) struct OfCandidate {
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

impl OfCandidate {
    pub fn view(&self) -> SupervisorRecords<'_> {
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
}

/// Everything a candidate's own vault holds.
pub(crate) struct OfOneself {
    pub profile: Option<Profile>,
    pub enrolment: Option<Enrolment>,
    pub trainings: Vec<Training>,
    pub clients: Vec<Client>,
    pub client_sessions: Vec<ClientSession>,
    pub sessions: Vec<SupervisionSession>,
    pub retreats: Vec<Retreat>,
    pub practice: Vec<PracticeNote>,
    pub case_studies: Vec<CaseStudy>,
    pub items: Vec<PortfolioItem>,
    pub fees: Vec<Fee>,
    pub letter: Option<Letter>,
    pub exports: Vec<Export>,
}

impl OfOneself {
    pub fn view(&self) -> CandidateRecords<'_> {
        CandidateRecords {
            profile: self.profile.as_ref(),
            enrolment: self.enrolment.as_ref(),
            trainings: &self.trainings,
            clients: &self.clients,
            client_sessions: &self.client_sessions,
            sessions: &self.sessions,
            retreats: &self.retreats,
            practice: &self.practice,
            case_studies: &self.case_studies,
            items: &self.items,
            fees: &self.fees,
            letter: self.letter.as_ref(),
            exports: &self.exports,
        }
    }
}

impl Companion {
    pub(crate) fn of_candidate(&self, id: &Id) -> Result<OfCandidate> {
        let about = Some(id);
        let mut sessions: Vec<SupervisionSession> = self.typed(about)?;
        sessions.sort_by_key(|session| session.number);
        Ok(OfCandidate {
            candidate: self.vault.get(id)?.ok_or_else(Refusal::not_found)?,
            agreement: self.single(about)?,
            plan: self.single(about)?,
            sessions,
            notes: self.typed(about)?,
            materials: self.typed(about)?,
            review: self.single(about)?,
            decision: self.single(about)?,
            notices: self.typed(about)?,
            letter: self.single(about)?,
            exports: self.typed(about)?,
            fees: self.typed(about)?,
        })
    }

    /// The same of every candidate, in the order in which they lie in the vault: each kind is read once, not once for each
    /// candidate.
    pub(crate) fn of_candidates(&self) -> Result<Vec<OfCandidate>> {
        let mut agreements = self.by_candidate::<Agreement>()?;
        let mut plans = self.by_candidate::<Plan>()?;
        let mut sessions = self.by_candidate::<SupervisionSession>()?;
        let mut notes = self.by_candidate::<CompetencyNote>()?;
        let mut materials = self.by_candidate::<CaseMaterial>()?;
        let mut reviews = self.by_candidate::<PortfolioReview>()?;
        let mut decisions = self.by_candidate::<Decision>()?;
        let mut notices = self.by_candidate::<Notice>()?;
        let mut letters = self.by_candidate::<Letter>()?;
        let mut exports = self.by_candidate::<Export>()?;
        let mut fees = self.by_candidate::<Fee>()?;
        let people: Vec<Candidate> = self.typed(None)?;
        let all = people.into_iter().map(|candidate| {
            let id = &candidate.id;
            let mut met = taken(&mut sessions, id);
            met.sort_by_key(|session| session.number);
            OfCandidate {
                agreement: taken(&mut agreements, id).into_iter().next(),
                plan: taken(&mut plans, id).into_iter().next(),
                sessions: met,
                notes: taken(&mut notes, id),
                materials: taken(&mut materials, id),
                review: taken(&mut reviews, id).into_iter().next(),
                decision: taken(&mut decisions, id).into_iter().next(),
                notices: taken(&mut notices, id),
                letter: taken(&mut letters, id).into_iter().next(),
                exports: taken(&mut exports, id),
                fees: taken(&mut fees, id),
                candidate,
            }
        });
        Ok(all.collect())
    }

    fn by_candidate<K: Kept>(&self) -> Result<HashMap<Id, Vec<K>>> {
        let mut all: HashMap<Id, Vec<K>> = HashMap::new();
        for record in self.typed::<K>(None)? {
            if let Some(candidate) = record.candidate().cloned() {
                all.entry(candidate).or_default().push(record);
            }
        }
        Ok(all)
    }

    pub(crate) fn of_oneself(&self) -> Result<OfOneself> {
        let mut sessions: Vec<SupervisionSession> = self.typed(None)?;
        sessions.sort_by_key(|session| session.number);
        let mut case_studies: Vec<CaseStudy> = self.typed(None)?;
        case_studies.sort_by_key(|study| study.number);
        Ok(OfOneself {
            profile: self.single(None)?,
            enrolment: self.single(None)?,
            trainings: self.typed(None)?,
            clients: self.typed(None)?,
            client_sessions: self.typed(None)?,
            sessions,
            retreats: self.typed(None)?,
            practice: self.typed(None)?,
            case_studies,
            items: self.typed(None)?,
            fees: self.typed(None)?,
            letter: self.single(None)?,
            exports: self.typed(None)?,
        })
    }
}

fn taken<K>(all: &mut HashMap<Id, Vec<K>>, id: &Id) -> Vec<K> {
    all.remove(id).unwrap_or_default()
}
