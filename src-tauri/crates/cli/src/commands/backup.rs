use std::path::Path;

use companion::{Moment, Result, backup::overview, open::unlock};

use crate::{passphrase::Source, say::say};

pub fn backup(vault: &Path, further: Option<&Path>, ask: &Source) -> Result<()> {
    let mut companion = unlock(vault, &ask.ask()?, Moment::now())?;
    if let Some(folder) = further {
        companion.choose_further_place(folder)?;
    }
    let told = companion.back_up(Moment::now())?;
    companion.lock()?;
    for sentence in &told.sentences {
        say(sentence);
    }
    Ok(())
}

/// Asks for no passphrase: where the backups are must be known also when the vault does not open.
pub fn backups(vault: &Path) -> Result<()> {
    let overview = overview(vault)?;
    say(&overview.sentence);
    for place in [Some(&overview.own), overview.further.as_ref()].into_iter().flatten() {
        say(format_args!("\n{}\n  {}", place.folder, place.sentence));
    }
    for backup in &overview.backups {
        let state = if backup.sound { "" } else { ", damaged" };
        say(format_args!(
            "{}  {} records, {}{state}",
            backup.id, backup.records, backup.size
        ));
    }
    Ok(())
}
