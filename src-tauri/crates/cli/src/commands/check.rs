use std::{path::Path, process::ExitCode};

use companion::{Result, open::unlock};

use crate::passphrase::Source;

pub fn check(vault: &Path, passphrase: &Source) -> Result<ExitCode> {
    let companion = unlock(vault, &passphrase.ask()?)?;
    let health = companion.check()?;
    companion.lock()?;
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
    println!("The vault is whole: {} records were read.", health.records);
    Ok(ExitCode::SUCCESS)
}
