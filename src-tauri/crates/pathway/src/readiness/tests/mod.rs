mod agreement_and_fees;
mod candidate;
mod supervisor;

use super::{Readiness, Requirement, RequirementState, StepState};
use RequirementState::{Met, NotMet, NotYetDue};

/// The reason with plain spaces.
fn reason(requirement: &Requirement) -> String {
    requirement.reason.replace('\u{a0}', " ")
}

fn of<'a>(readiness: &'a Readiness, key: &str) -> &'a Requirement {
    readiness
        .requirement(key)
        .unwrap_or_else(|| panic!("no requirement {key}"))
}

fn states(readiness: &Readiness) -> Vec<StepState> {
    readiness.steps.iter().map(|s| s.state).collect()
}

fn lines(readiness: &Readiness) -> Vec<String> {
    readiness.steps.iter().map(|s| s.line.replace('\u{a0}', " ")).collect()
}

fn open_keys(readiness: &Readiness) -> Vec<&str> {
    let open = readiness.requirements.iter().filter(|r| r.state != Met);
    open.map(|r| r.key.as_str()).collect()
}
