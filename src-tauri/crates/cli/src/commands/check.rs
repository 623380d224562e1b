use std::{path::Path, process::ExitCode, sync::atomic::AtomicBool};

use companion::{
    Code, Moment, Result,
    damage::{Key, WhatIsDamaged, look},
    open::unlock,
};
use secrecy::SecretString;

use crate::{passphrase::Source, say::say};

pub fn check(vault: &Path, passphrase: &Source) -> Result<ExitCode> {
    let passphrase = passphrase.ask()?;
    let companion = match unlock(vault, &passphrase, Moment::now()) {
        Err(refusal) if refusal.code == Code::Damaged => {
            eprintln!("{refusal}");
            return look_into(vault, &passphrase);
        }
        other => other?,
    };
    let health = companion.check()?;
    // What was found is told, however the vault closes.
    let closed = companion.lock();
    for fault in &health.faults {
        eprintln!("{fault}");
    }
    if !health.is_whole() {
        return look_into(vault, &passphrase);
    }
    closed?;
    say(format_args!(
        "The vault is whole: {} records were read.",
        health.records
    ));
    Ok(ExitCode::SUCCESS)
}

fn look_into(vault: &Path, passphrase: &SecretString) -> Result<ExitCode> {
    let never = AtomicBool::new(false);
    tell(look(vault, &Key::Passphrase(passphrase), &mut |_, _| {}, &never)?.found());
    eprintln!("The vault was not changed. Keep it, and restore a backup or salvage what can be read.");
    Ok(ExitCode::from(1))
}

/// What is damaged, and what helps.
pub fn tell(found: &WhatIsDamaged) {
    for finding in &found.findings {
        eprintln!("{finding}");
    }
    for lost in found.lost_records.iter().chain(&found.lost_files) {
        eprintln!("  - {lost}");
    }
    match &found.backups.newest_good {
        Some(good) => eprintln!(
            "The newest good backup was made {} and holds {} records: {}",
            good.made_at.format("%Y-%m-%d %H:%M UTC"),
            good.records,
            good.folder.display()
        ),
        None if found.backups.count > 0 => eprintln!("None of its {} backups is whole.", found.backups.count),
        None => eprintln!("There is no backup of it here."),
    }
    if let Some(place) = &found.backups.out_of_reach {
        eprintln!(
            "There may be newer backups in {}, which is not connected now.",
            place.display()
        );
    }
}
