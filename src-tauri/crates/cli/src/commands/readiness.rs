use std::path::Path;

use companion::{
    Code, Moment, Refusal, Result,
    open::unlock,
    pathway::readiness::{Readiness, RequirementState},
};

use super::who;
use crate::{passphrase::Source, say::say};

pub fn readiness(vault: &Path, candidate: Option<&str>, json: bool, passphrase: &Source) -> Result<()> {
    let companion = unlock(vault, &passphrase.ask()?, Moment::now())?;
    let id = who::candidate(&companion, candidate)?;
    let readiness = companion.readiness(id.as_ref(), Moment::now())?;
    companion.lock()?;
    if json {
        let text = serde_json::to_string_pretty(&readiness)
            .map_err(|_| Refusal::new(Code::Internal, "The answer could not be written."))?;
        say(format_args!("{text}"));
    } else {
        print(&readiness);
    }
    Ok(())
}

fn print(readiness: &Readiness) {
    for step in &readiness.steps {
        say(format_args!("\n{}. {}: {}", step.number, step.title, step.line));
        for requirement in readiness
            .requirements
            .iter()
            .filter(|requirement| requirement.step == step.key)
        {
            let mark = match requirement.state {
                RequirementState::Met => "✓",
                RequirementState::NotMet => "•",
                RequirementState::NotYetDue => "–",
            };
            say(format_args!("  {mark} {}: {}", requirement.title, requirement.reason));
            if !requirement.cite.is_empty() {
                say(format_args!("      “{}”", requirement.cite));
            }
        }
    }
    match &readiness.next {
        Some(next) => say(format_args!("\nNext: {}. {}", next.title, next.reason)),
        None => say(format_args!("\nEverything that is required is done.")),
    }
}
