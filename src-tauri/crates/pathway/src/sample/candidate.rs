use super::*;
use crate::readiness::CandidateRecords;

#[derive(Clone)]
pub struct CandidateVault {
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

pub fn training(level: Level) -> Training {
    Training {
        id: id(&format!("level-{}", format!("{level:?}").to_lowercase())),
        level,
        started_on: Some(day("2024-03-01")),
        completed_on: Some(day("2024-05-31")),
        teachers: "Ana Ruiz".into(),
        place: String::new(),
        note: String::new(),
    }
}

pub fn client_session(client: usize, number: usize) -> ClientSession {
    ClientSession {
        id: id(&format!("client-{client}-session-{number}")),
        client: id(&format!("client-{client}")),
        date: Some(day("2025-02-03")),
        duration_minutes: Some(50),
        self_compassion: true,
        practice: String::new(),
        note: String::new(),
        left_as_is: Vec::new(),
    }
}

pub fn retreat(start: &str, end: &str) -> Retreat {
    Retreat {
        id: id("retreat"),
        title: "Silent MSC Retreat".into(),
        started_on: Some(day(start)),
        ended_on: Some(day(end)),
        teachers: "Ana Ruiz and Ben Weiss".into(),
        online: false,
        silent: true,
        note: String::new(),
    }
}

pub fn case_study(number: i32) -> CaseStudy {
    CaseStudy {
        id: id(&format!("case-{number}")),
        number,
        title: String::new(),
        client: Some(id(&format!("client-{}", number % 4))),
        competencies: vec!["presence".into()],
        context: String::new(),
        presenting: String::new(),
        formulation: String::new(),
        inner_critic: String::new(),
        alliance: String::new(),
        work: String::new(),
        outcome: String::new(),
        own_response: String::new(),
        reflection: String::new(),
        learned: String::new(),
        finished: true,
        reviewed_on: None,
        counts: true,
        left_as_is: Vec::new(),
    }
}

impl CandidateVault {
    pub fn records(&self) -> CandidateRecords<'_> {
        CandidateRecords {
            profile: None,
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

    pub fn empty() -> Self {
        Self {
            enrolment: None,
            trainings: vec![],
            clients: vec![],
            client_sessions: vec![],
            sessions: vec![],
            retreats: vec![],
            practice: vec![],
            case_studies: vec![],
            items: vec![],
            fees: vec![],
            letter: None,
            exports: vec![],
        }
    }

    pub fn complete() -> Self {
        use PortfolioItemKind::{Recording, Reflection, RetreatEvidence, WriteUp};
        let when = |text: &str| Some(day(text));
        let mut vault = Self::empty();
        vault.enrolment = Some(Enrolment {
            id: id("enrolment"),
            attested_on: when("2025-12-20"),
            registered_on: when("2026-01-02"),
            supervisor_name: "Dr. Ingrid Sol".into(),
            supervisor_email: String::new(),
            agreement_finalized_on: when("2026-03-14"),
            plan_agreed_on: when("2026-03-14"),
            submitted_on: when("2026-11-05"),
            verdict: Verdict::Approved,
            verdict_on: when("2026-11-20"),
            verdict_words: String::new(),
            resubmitted_on: None,
            appealed_on: None,
            certified_on: None,
            listed_on: None,
        });
        vault.trainings = vec![training(Level::A), training(Level::B)];
        for client in 0..4 {
            vault.clients.push(Client {
                id: id(&format!("client-{client}")),
                pseudonym: ["Heron", "Willow", "Ash", "Linden"][client].into(),
                note: String::new(),
            });
            vault.client_sessions.extend((1..=6).map(|n| client_session(client, n)));
        }
        vault.sessions = sessions();
        vault.retreats = vec![retreat("2025-05-14", "2025-05-18")];
        vault.practice = vec![PracticeNote {
            id: id("practice-1"),
            date: when("2026-02-01"),
            minutes: Some(20),
            practice: "Affectionate breathing".into(),
            text: String::new(),
            left_as_is: Vec::new(),
        }];
        vault.case_studies = (1..=24).map(case_study).collect();
        vault.items = [WriteUp, Reflection, Recording, RetreatEvidence]
            .into_iter()
            .enumerate()
            .map(|(n, item_kind)| PortfolioItem {
                id: id(&format!("item-{n}")),
                item_kind,
                title: String::new(),
                note: String::new(),
                text: String::new(),
                date: None,
                case_study: None,
                ready: true,
                left_as_is: Vec::new(),
            })
            .collect();
        vault.fees = paid_fees(Workspace::Candidate);
        vault.letter = Some(letter(LetterKind::Application));
        vault.exports = vec![export(LetterKind::Application)];
        vault
    }
}
