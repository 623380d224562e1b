use chrono::NaiveDate;

use super::{
    Readiness,
    ask::{self, Answers},
    eligibility,
    finding::Finding,
    paper, portfolio,
    sessions::Sessions,
    steps::{self, LastStep},
    supervisor,
};
use crate::{
    programme::{FeeRule, LetterContent, LetterSection, Programme, Rule},
    records::{
        CaseStudy, Client, ClientSession, Enrolment, Export, Fee, Letter, LetterKind, Level, PortfolioItem,
        PortfolioItemKind, PracticeNote, Profile, Retreat, SessionKind, SupervisionSession, Training, Verdict,
        Workspace,
    },
    words,
};

/// What a candidate keeps.
#[derive(Clone, Copy, Debug)]
pub struct CandidateRecords<'a> {
    pub profile: Option<&'a Profile>,
    pub enrolment: Option<&'a Enrolment>,
    pub trainings: &'a [Training],
    pub clients: &'a [Client],
    pub client_sessions: &'a [ClientSession],
    pub sessions: &'a [SupervisionSession],
    pub retreats: &'a [Retreat],
    pub practice: &'a [PracticeNote],
    pub case_studies: &'a [CaseStudy],
    pub items: &'a [PortfolioItem],
    pub fees: &'a [Fee],
    /// The letter of application.
    pub letter: Option<&'a Letter>,
    pub exports: &'a [Export],
}

/// Where the candidate stands, as their own records show it.
#[must_use]
pub fn candidate_readiness(programme: &Programme, records: &CandidateRecords<'_>, today: NaiveDate) -> Readiness {
    let answers = CandidateAnswers {
        records,
        sessions: Sessions {
            all: records.sessions,
            today,
        },
    };
    let asked = ask::all(programme, &answers);
    let exported = |e: &Export| e.letter_kind == LetterKind::Application && !e.draft;
    let last = LastStep {
        begun: records.exports.iter().any(exported) || records.enrolment.is_some_and(|e| e.submitted_on.is_some()),
        pending: pending(records.enrolment),
    };
    steps::assemble(programme, asked, &answers.sessions, &last, false)
}

/// After the submission the step stays open until the committee approves.
fn pending(enrolment: Option<&Enrolment>) -> Option<String> {
    let enrolment = enrolment?;
    let submitted = enrolment.submitted_on?;
    let unanswered = |day: &NaiveDate| enrolment.verdict_on.is_none_or(|answered| answered <= *day);
    let again = enrolment
        .resubmitted_on
        .filter(unanswered)
        .map(|day| format!("Submitted again {}", words::date(day)));
    match enrolment.verdict {
        Verdict::Approved => None,
        Verdict::Waiting | Verdict::MoreDevelopment if again.is_some() => again,
        Verdict::Waiting => Some(format!("Submitted {}", words::date(submitted))),
        Verdict::MoreDevelopment => Some("More development asked for".into()),
    }
}

struct CandidateAnswers<'r, 'a> {
    records: &'r CandidateRecords<'a>,
    sessions: Sessions<'a>,
}

impl Answers for CandidateAnswers<'_, '_> {
    const WORKSPACE: Workspace = Workspace::Candidate;

    fn rule(&self, programme: &Programme, rule: &Rule) -> Option<Finding> {
        use PortfolioItemKind::{Recording, Reflection, RetreatEvidence, Transcript, WriteUp};
        let r = self.records;
        let day = |of: fn(&Enrolment) -> Option<NaiveDate>, verb, missing| {
            Finding::by_day(r.enrolment.and_then(of), verb, missing).from(r.enrolment.map(|e| e.id.clone()))
        };
        Some(match rule.key.as_str() {
            "level_a" => eligibility::level(r, Level::A),
            "level_b" => eligibility::level(r, Level::B),
            "client_sessions" => eligibility::client_sessions(r, rule),
            "clients" => eligibility::clients(r, rule),
            "sessions_per_client" => {
                let clients = programme.rule("clients").and_then(|r| r.at_least).unwrap_or(1);
                eligibility::sessions_per_client(r, rule, clients)
            }
            "retreat" => eligibility::retreat(r, rule),
            "attestation" => day(
                |e| e.attested_on,
                "Attested",
                "You attest it when you apply; note the day here.",
            ),
            "registration" => day(
                |e| e.registered_on,
                "Registered",
                "The day of registration is not noted yet.",
            ),
            "supervisor" => self.supervisor(),
            "orientation" => self.sessions.one(SessionKind::Orientation),
            "case_and_practice_review" => self.sessions.one(SessionKind::CaseAndPracticeReview),
            "supervision_plan_meeting" => self.sessions.one(SessionKind::SupervisionPlanMeeting),
            "plan" => day(|e| e.plan_agreed_on, "Agreed", "The day of agreement is not noted yet."),
            "agreement" => {
                let finalized = r.enrolment.and_then(|e| e.agreement_finalized_on);
                supervisor::agreement(finalized, None, rule, &self.sessions).from(r.enrolment.map(|e| e.id.clone()))
            }
            "supervision_sessions" => self.sessions.supervision(rule),
            "all_sessions" => self.sessions.in_all(rule),
            "case_studies" => portfolio::case_studies(r, rule),
            "write_ups" => portfolio::item(r, &[WriteUp]),
            "reflections" => portfolio::item(r, &[Reflection]),
            "excerpts" => portfolio::item(r, &[Recording, Transcript]),
            "retreat_evidence" => portfolio::item(r, &[RetreatEvidence]),
            "portfolio_review" => self.sessions.one(SessionKind::PortfolioReview),
            "exit_interview" => self.sessions.one(SessionKind::ExitInterview),
            "retreat_details" => eligibility::retreat_details(r),
            "application_exported" => paper::exported(r.exports, LetterKind::Application),
            "submission" => self.submission(),
            _ => return None,
        })
    }

    /// The re-review fee is owed only when the programme asked for more development, also after the second submission.
    fn owes(&self, fee: &FeeRule) -> bool {
        let again = self
            .records
            .enrolment
            .is_some_and(|e| e.verdict == Verdict::MoreDevelopment || e.resubmitted_on.is_some());
        fee.in_total || again
    }

    fn fee(&self, programme: &Programme, fee: &FeeRule) -> Finding {
        paper::fee(programme, self.records.fees, fee)
    }

    fn letter<'p>(&self, programme: &'p Programme) -> &'p LetterContent {
        &programme.letters.application
    }

    fn section(&self, section: &LetterSection) -> Finding {
        paper::section(self.records.letter, section)
    }
}

impl CandidateAnswers<'_, '_> {
    fn supervisor(&self) -> Finding {
        match self.records.enrolment {
            Some(enrolment) if !enrolment.supervisor_name.trim().is_empty() => {
                Finding::met(format!("{}.", enrolment.supervisor_name.trim())).from([enrolment.id.clone()])
            }
            _ => Finding::open("No supervisor is noted yet. CMSC’s directory lists those who are approved."),
        }
    }

    /// "you’ll submit the following materials to the CMSC SCIP Certification Committee"
    fn submission(&self) -> Finding {
        let Some(enrolment) = self.records.enrolment else {
            return Finding::open("Not submitted yet.");
        };
        let finding = Finding::by_day(enrolment.submitted_on, "Submitted", "Not submitted yet.");
        finding.from([enrolment.id.clone()])
    }
}
