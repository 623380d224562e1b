use std::{io::ErrorKind, path::Path};

use companion::{
    Moment, Overwrite, Refusal, Result,
    open::{Cost, unlock, unlock_with_code},
};

use crate::{passphrase::Source, say::say};

pub fn change_passphrase(vault: &Path, with_code: bool, present: &Source, new: &Source) -> Result<()> {
    let moment = Moment::now();
    let mut companion = if with_code {
        unlock_with_code(vault, &present.ask_for_the_code()?, moment)?
    } else {
        let current = present.ask()?;
        let mut companion = unlock(vault, &current, moment)?;
        companion.change_passphrase(&current, &new.ask_new()?, Cost::interactive(), moment)?;
        companion
    };
    if with_code {
        companion.set_passphrase_after_code(&new.ask_new()?, Cost::interactive(), moment)?;
    }
    companion.lock()?;
    say(format_args!(
        "The passphrase is changed. Backups that were made before keep the one from their time."
    ));
    Ok(())
}

pub fn recovery_code(vault: &Path, output: &Path, passphrase: &Source) -> Result<()> {
    let current = passphrase.ask()?;
    let mut companion = unlock(vault, &current, Moment::now())?;
    if output.exists() {
        return Err(Refusal::file(&ErrorKind::AlreadyExists.into()));
    }
    // An earlier code is good until the kit with this one lies there.
    let code = companion.new_recovery_code(&current)?;
    let written = companion.export_recovery_kit(&code, output, Overwrite::Never, Moment::now());
    companion.lock()?;
    written?;
    say(format_args!("The recovery kit is written: {}", output.display()));
    say(format_args!(
        "Print it, keep the paper where you keep your passport, and delete the file: whoever has it can open the vault."
    ));
    Ok(())
}
