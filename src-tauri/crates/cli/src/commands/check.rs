use std::{path::Path, process::ExitCode};

use companion::{Moment, Result, open::unlock};

use crate::{passphrase::Source, say::say};

pub fn check(vault: &Path, passphrase: &Source) -> Result<ExitCode> {
    let companion = unlock(vault, &passphrase.ask()?, Moment::now())?;
    let health = companion.check()?;
    // What was found is told, however the vault closes.
    let closed = companion.lock();
    for fault in &health.faults {
        eprintln!("{fault}");
    }
    if !health.is_whole() {
        eprintln!(
            "The vault is damaged in {} places. It was not changed. Keep it, and go back to a copy of it.",
            health.faults.len()
        );
        return Ok(ExitCode::from(1));
    }
    closed?;
    say(format_args!(
        "The vault is whole: {} records were read.",
        health.records
    ));
    Ok(ExitCode::SUCCESS)
}
