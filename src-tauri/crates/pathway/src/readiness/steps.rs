use super::{
    Readiness, Requirement, RequirementState, StepProgress, StepState, ask::Asked, finding::Standing, next,
    sessions::Sessions,
};
use crate::{
    programme::{Programme, Step},
    records::SessionKind,
    words,
};

/// What is known of the last step beyond its demands.
pub(super) struct LastStep {
    /// Something of it has been done.
    pub begun: bool,
    /// Words for after the submission, like "Submitted 3 January 2027"; the step is open until there are none.
    pub pending: Option<String>,
}

/// Puts the demands together with the steps: what is due, what is next.
pub(super) fn assemble(
    programme: &Programme,
    asked: Vec<Asked>,
    sessions: &Sessions<'_>,
    last: &LastStep,
    quiet: bool,
) -> Readiness {
    let current = current(programme, &asked, sessions, last);
    let steps = programme
        .steps
        .iter()
        .enumerate()
        .map(|(at, step)| {
            let of_step: Vec<&Asked> = asked.iter().filter(|a| a.step == at).collect();
            let is_last = at + 1 == programme.steps.len();
            progress(
                programme,
                step,
                &of_step,
                at <= current,
                sessions,
                last.pending.as_ref().filter(|_| is_last),
            )
        })
        .collect();
    let next = if quiet {
        None
    } else {
        next::action(programme, &asked, current, sessions)
    };
    let ready = !asked.iter().any(Asked::blocks);
    Readiness {
        steps,
        current: programme.steps.get(current).map(|s| s.key.clone()).unwrap_or_default(),
        requirements: asked.into_iter().map(|a| requirement(programme, a, current)).collect(),
        next,
        ready,
    }
}

/// The first open step from the furthest on that has begun: nobody is sent back for a missing date.
fn current(programme: &Programme, asked: &[Asked], sessions: &Sessions<'_>, last: &LastStep) -> usize {
    let count = programme.steps.len();
    let at = |kind: SessionKind| {
        programme
            .step_of(kind)
            .and_then(|key| programme.steps.iter().position(|s| s.key == key))
    };
    let mut furthest = sessions.held().filter_map(|s| at(s.session_kind)).max().unwrap_or(0);
    if last.begun {
        furthest = count.saturating_sub(1);
    }
    let open = |step: usize| asked.iter().any(|a| a.step == step && a.blocks());
    (furthest..count)
        .find(|step| open(*step))
        .unwrap_or(count.saturating_sub(1))
}

fn progress(
    programme: &Programme,
    step: &Step,
    asked: &[&Asked],
    reached: bool,
    sessions: &Sessions<'_>,
    pending: Option<&String>,
) -> StepProgress {
    let open = asked.iter().filter(|a| a.blocks()).count();
    let (held, slots) = sessions_of(programme, step, sessions);
    let state = match (open, reached) {
        (0, _) if pending.is_none() => StepState::Done,
        (_, true) => StepState::Now,
        _ => StepState::Next,
    };
    let line = match state {
        StepState::Done => {
            // Who may begin is no part of the step's own day: sessions with clients go on.
            let own = asked.iter().filter(|a| !a.eligibility);
            let day = own.filter_map(|a| a.met_on()).max();
            day.map_or_else(String::new, words::date)
        }
        StepState::Now if held < slots => format!("{held} of {}", words_for(slots)),
        StepState::Now if open > 0 => format!("{open} to do"),
        StepState::Now => pending.cloned().unwrap_or_default(),
        StepState::Next if slots > 0 => words_for(slots),
        StepState::Next => String::new(),
    };
    StepProgress {
        key: step.key.clone(),
        number: step.number,
        title: step.title.clone(),
        state,
        line,
    }
}

fn words_for(sessions: usize) -> String {
    format!("{sessions} {}", if sessions == 1 { "session" } else { "sessions" })
}

/// How many of a step's prepared sessions were held; a second orientation does not stand in for a case review.
fn sessions_of(programme: &Programme, step: &Step, sessions: &Sessions<'_>) -> (usize, usize) {
    let slots: Vec<SessionKind> = programme
        .sessions
        .iter()
        .filter(|s| s.step == step.key)
        .map(|s| s.kind)
        .collect();
    let mut kinds = slots.clone();
    kinds.dedup();
    let held = kinds.iter().map(|kind| {
        let places = slots.iter().filter(|k| *k == kind).count();
        sessions.held_of(*kind).count().min(places)
    });
    (held.sum(), slots.len())
}

/// A requirement of a later step than the current one is not yet due; what is met stays met.
fn requirement(programme: &Programme, asked: Asked, current: usize) -> Requirement {
    let state = match asked.finding.standing {
        Standing::Met => RequirementState::Met,
        Standing::Open if asked.step <= current => RequirementState::NotMet,
        Standing::Open | Standing::Waiting => RequirementState::NotYetDue,
    };
    Requirement {
        key: asked.key,
        step: programme
            .steps
            .get(asked.step)
            .map(|s| s.key.clone())
            .unwrap_or_default(),
        title: asked.title,
        state,
        strength: asked.strength,
        eligibility: asked.eligibility,
        reason: asked.finding.reason,
        count: asked.finding.count,
        records: asked.finding.records,
        cite: asked.cite,
        contradiction: asked.contradiction,
    }
}
