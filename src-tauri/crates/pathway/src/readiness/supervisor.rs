use chrono::NaiveDate;

use super::{
    Readiness,
    ask::{self, Answers},
    finding::Finding,
    paper, portfolio,
    sessions::Sessions,
    steps::{self, LastStep},
};
use crate::{
    notices,
    programme::{FeeRule, LetterContent, LetterSection, Programme, Rule},
    records::{
        Agreement, Candidate, CaseMaterial, CompetencyNote, Decision, Export, Fee, Letter, LetterKind, Notice, Outcome,
        Payee, Plan, PortfolioReview, SessionKind, SupervisionSession, Workspace,
    },
    words,
};

/// What a supervisor keeps about one candidate.
#[derive(Clone, Copy, Debug)]
pub struct SupervisorRecords<'a> {
    pub candidate: &'a Candidate,
    pub agreement: Option<&'a Agreement>,
    pub plan: Option<&'a Plan>,
    pub sessions: &'a [SupervisionSession],
    pub notes: &'a [CompetencyNote],
    pub materials: &'a [CaseMaterial],
    pub review: Option<&'a PortfolioReview>,
    pub decision: Option<&'a Decision>,
    pub notices: &'a [Notice],
    /// The letter of recommendation.
    pub letter: Option<&'a Letter>,
    pub exports: &'a [Export],
    pub fees: &'a [Fee],
}

/// Where one candidate stands, as the supervisor's records show it.
#[must_use]
pub fn supervisor_readiness(programme: &Programme, records: &SupervisorRecords<'_>, today: NaiveDate) -> Readiness {
    let answers = Supervisor {
        records,
        sessions: Sessions {
            all: records.sessions,
            today,
        },
    };
    let asked = ask::all(programme, &answers);
    let last = LastStep {
        begun: records
            .exports
            .iter()
            .any(|e| e.letter_kind == LetterKind::Recommendation && !e.draft)
            || records
                .notices
                .iter()
                .any(|n| n.notice == "recommendation" && n.sent_on.is_some()),
        pending: None,
    };
    steps::assemble(programme, asked, &answers.sessions, &last, records.candidate.archived)
}

struct Supervisor<'r, 'a> {
    records: &'r SupervisorRecords<'a>,
    sessions: Sessions<'a>,
}

impl Answers for Supervisor<'_, '_> {
    const WORKSPACE: Workspace = Workspace::Supervisor;

    fn rule(&self, programme: &Programme, rule: &Rule) -> Option<Finding> {
        let r = self.records;
        Some(match rule.key.as_str() {
            "attestation" => Finding::when(
                r.candidate.eligibility_seen,
                if r.candidate.eligibility_seen {
                    "The candidate has attested it."
                } else {
                    "Note it here once the candidate has attested it."
                },
            )
            .from([r.candidate.id.clone()]),
            "registration" => Finding::by_day(
                r.candidate.registered_on,
                "Registered",
                "The day of registration is not noted yet.",
            )
            .from([r.candidate.id.clone()]),
            "orientation" => self.sessions.one(SessionKind::Orientation),
            "case_and_practice_review" => self.sessions.one(SessionKind::CaseAndPracticeReview),
            "supervision_plan_meeting" => self.sessions.one(SessionKind::SupervisionPlanMeeting),
            "case_material" => self.material(),
            "plan" => self.plan(),
            "agreement" => agreement(
                r.agreement.and_then(|a| a.finalized_on),
                r.agreement.and_then(|a| a.drafted_on),
                rule,
                &self.sessions,
            )
            .from(r.agreement.map(|a| a.id.clone())),
            "agreement_finalized" => self.notice(&rule.key, "It follows once the agreement is finalized."),
            "assessment_completed" => self.notice(&rule.key, "It follows once the three assessment sessions are held."),
            "recommendation" => self.notice(&rule.key, "It follows once the letter is finished."),
            "supervision_sessions" => self.sessions.supervision(rule),
            "all_sessions" => self.sessions.in_all(rule),
            "competencies_observed" => self.competencies(programme),
            "portfolio_review" => self.sessions.one(SessionKind::PortfolioReview),
            "case_studies_reviewed" => portfolio::case_studies_reviewed(r.review, rule),
            "write_ups_reviewed" => portfolio::reviewed(r.review, |p| &p.write_ups),
            "excerpts_reviewed" => portfolio::reviewed(r.review, |p| &p.excerpts),
            "retreat_reviewed" => portfolio::reviewed(r.review, |p| &p.retreat),
            "exit_interview" => self.sessions.one(SessionKind::ExitInterview),
            "decision" => self.decision(),
            "recommendation_exported" => paper::exported(r.exports, LetterKind::Recommendation),
            _ => return None,
        })
    }

    /// A supervisor keeps what is paid to a supervisor.
    fn owes(&self, fee: &FeeRule) -> bool {
        fee.payee == Payee::Supervisor
    }

    fn fee(&self, programme: &Programme, fee: &FeeRule) -> Finding {
        paper::fee(programme, self.records.fees, fee)
    }

    fn letter<'p>(&self, programme: &'p Programme) -> &'p LetterContent {
        &programme.letters.recommendation
    }

    fn section(&self, section: &LetterSection) -> Finding {
        paper::section(self.records.letter, section)
    }
}

impl Supervisor<'_, '_> {
    /// "Candidate submits relevant case material (transcripts, audio/video excerpts)."
    fn material(&self) -> Finding {
        let review: Vec<_> = self.sessions.held_of(SessionKind::CaseAndPracticeReview).collect();
        let materials = self.records.materials;
        let received = materials.iter().filter_map(|material| material.received_on).min();
        let finding = match (materials.is_empty(), received, review.first()) {
            (false, Some(day), _) => Finding::met(format!("Received on {}.", words::date(day))).on(Some(day)),
            (false, None, _) => Finding::met("Received; its date is not noted."),
            (true, _, Some(review)) => Finding::open(format!(
                "Session {} is held, and no case material is noted.",
                review.number
            )),
            (true, _, None) => Finding::waiting("The case and practice review asks for it."),
        };
        finding.from(materials.iter().map(|material| material.id.clone()))
    }

    /// "Co-create a Personalized Supervision Plan, including learning objectives and competency focus areas."
    fn plan(&self) -> Finding {
        let Some(plan) = self.records.plan else {
            return Finding::open("No supervision plan yet.");
        };
        let mut missing = Vec::new();
        if plan.objectives.trim().is_empty() {
            missing.push("learning objectives");
        }
        if plan.focus.is_empty() {
            missing.push("competency focus areas");
        }
        let gaps = words::list(&missing);
        match plan.agreed_on {
            Some(_) if !missing.is_empty() => Finding::open(format!("Agreed, but still without {gaps}.")),
            None if !missing.is_empty() => {
                Finding::open(format!("Begun; still to add: {gaps}, and the day of agreement."))
            }
            day => Finding::by_day(day, "Agreed", "Written; the day of agreement is not noted yet."),
        }
        .from([plan.id.clone()])
    }

    fn notice(&self, key: &str, waiting: &str) -> Finding {
        let sent = self.records.notices.iter().filter(|n| n.notice == key);
        match sent.filter(|n| n.sent_on.is_some()).max_by_key(|n| n.sent_on) {
            Some(notice) => Finding::by_day(notice.sent_on, "Sent", "").from([notice.id.clone()]),
            None if notices::happened(key, self.records).is_some() => Finding::open("Not sent yet."),
            None => Finding::waiting(waiting),
        }
    }

    /// "Supervisors are encouraged to provide developmental feedback and document progress toward these competencies".
    /// A note "not observed" is no observation.
    fn competencies(&self, programme: &Programme) -> Finding {
        let notes = self.records.notes;
        let observed = |key: &str| {
            notes
                .iter()
                .filter(|n| n.competency == key && n.stage.is_some())
                .collect::<Vec<_>>()
        };
        let (seen, missing): (Vec<_>, Vec<_>) = programme
            .competencies
            .iter()
            .partition(|c| !observed(&c.key).is_empty());
        let reason = if missing.is_empty() {
            "Each of them has been observed.".to_owned()
        } else {
            let names: Vec<String> = missing.iter().map(|c| words::small(&c.name)).collect();
            format!("Not observed yet: {}.", words::list(&names))
        };
        let all = i32::try_from(programme.competencies.len()).unwrap_or(i32::MAX);
        Finding::when(missing.is_empty(), reason)
            .counting(seen.len(), all)
            .from(seen.iter().flat_map(|c| observed(&c.key)).map(|n| n.id.clone()))
    }

    /// "Confirm readiness for certification recommendation"
    fn decision(&self) -> Finding {
        let Some(decision) = self.records.decision else {
            return Finding::open("Not decided yet.");
        };
        let on = decision
            .decided_on
            .map_or_else(String::new, |day| format!(" on {}", words::date(day)));
        match decision.outcome {
            Outcome::Recommend => Finding::met(format!("You decided to recommend{on}.")).on(decision.decided_on),
            Outcome::NotYet => Finding::open(format!(
                "You decided “not yet”{on}. Decide again when the candidate is ready; an appeal is open to them."
            )),
            Outcome::Open => Finding::open("Not decided yet."),
        }
        .from([decision.id.clone()])
    }
}

/// Finalized, or drafted and in time, or late: a warning only once a session from `warn_from_session` on is held.
pub(super) fn agreement(
    finalized: Option<NaiveDate>,
    drafted: Option<NaiveDate>,
    rule: &Rule,
    sessions: &Sessions<'_>,
) -> Finding {
    if finalized.is_some() {
        return Finding::by_day(finalized, "Finalized", "");
    }
    let from = rule.warn_from_session.unwrap_or(0);
    let state = if drafted.is_some() { "Drafted" } else { "Not noted" };
    match sessions.held().map(|s| s.number).filter(|n| *n >= from).max() {
        Some(number) => Finding::open(format!(
            "{state}, and session {number} is held: it is time to finalize it."
        )),
        None => Finding::waiting(format!("{state}; to be finalized by session {}.", from - 1)),
    }
}
