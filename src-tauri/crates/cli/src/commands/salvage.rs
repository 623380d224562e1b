use std::{path::Path, sync::atomic::AtomicBool};

use companion::{
    Moment, Result,
    damage::{Key, look},
};

use super::check::tell;
use crate::{passphrase::Source, say::say};

pub fn salvage(vault: &Path, into: Option<&Path>, by_code: bool, ask: &Source) -> Result<()> {
    let (quiet, never) = (&mut |_, _| {}, &AtomicBool::new(false));
    let wrecked = if by_code {
        look(vault, &Key::RecoveryCode(&ask.ask_code()?), quiet, never)?
    } else {
        look(vault, &Key::Passphrase(&ask.ask()?), quiet, never)?
    };
    tell(wrecked.found());
    let rescued = wrecked.salvage(into, Moment::now(), quiet, never)?;
    for sentence in &rescued.report {
        say(sentence);
    }
    say(format_args!("The new vault: {}", rescued.folder.display()));
    Ok(())
}
