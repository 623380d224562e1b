use super::{NextAction, ask::Asked, finding::Standing, sessions::Sessions};
use crate::{
    programme::Programme,
    records::{Payee, SessionKind},
};

/// The first required thing that is still open, up to the current step.
///
/// What is owed to the supervisor comes last: it is between two people, and must not hide the next session.
pub(super) fn action(
    programme: &Programme,
    asked: &[Asked],
    current: usize,
    sessions: &Sessions<'_>,
) -> Option<NextAction> {
    let open = || asked.iter().filter(|a| a.step <= current && a.blocks());
    let first = open().min_by_key(|a| {
        let waits = a.finding.standing == Standing::Waiting;
        (a.fee == Some(Payee::Supervisor), a.step, waits)
    })?;
    Some(match kind_of(&first.key) {
        Some(kind) => session(programme, first, kind, sessions),
        None => NextAction {
            title: first.todo.clone(),
            reason: first.finding.reason.clone(),
            requirement: first.key.clone(),
            session: None,
            session_number: None,
        },
    })
}

fn kind_of(rule: &str) -> Option<SessionKind> {
    Some(match rule {
        "orientation" => SessionKind::Orientation,
        "case_and_practice_review" => SessionKind::CaseAndPracticeReview,
        "supervision_plan_meeting" => SessionKind::SupervisionPlanMeeting,
        "supervision_sessions" => SessionKind::Supervision,
        "portfolio_review" => SessionKind::PortfolioReview,
        "exit_interview" => SessionKind::ExitInterview,
        _ => return None,
    })
}

fn session(programme: &Programme, asked: &Asked, kind: SessionKind, sessions: &Sessions<'_>) -> NextAction {
    let planned = sessions.planned(kind);
    let taken: Vec<i32> = sessions.held_of(kind).map(|s| s.number).collect();
    let mut slots = programme.sessions.iter().filter(|s| s.kind == kind);
    let free = slots.clone().find(|s| !taken.contains(&s.number));
    let number = planned.map(|s| s.number).or(free.map(|s| s.number));
    let title = slots.next().map_or(asked.title.as_str(), |s| &s.title);
    NextAction {
        title: number.map_or_else(|| asked.todo.clone(), |n| format!("Session {n}: {title}")),
        reason: sessions.outlook(kind),
        requirement: asked.key.clone(),
        session: planned.map(|s| s.id.clone()),
        session_number: number,
    }
}
