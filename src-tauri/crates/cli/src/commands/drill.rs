use std::{path::Path, process::ExitCode, sync::atomic::AtomicBool};

use companion::{Moment, Result, open::unlock};

use crate::{passphrase::Source, say::say};

pub fn drill(vault: &Path, backup: Option<&str>, ask: &Source) -> Result<ExitCode> {
    let companion = unlock(vault, &ask.ask()?, Moment::now())?;
    let proof = companion
        .begin_drill(backup)?
        .run(&mut |_, _| {}, &AtomicBool::new(false))?;
    companion.lock()?;
    say(format_args!("{}.", proof.title));
    for sentence in &proof.sentences {
        say(sentence);
    }
    Ok(if proof.proved {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}
