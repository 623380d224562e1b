use std::path::Path;

use companion::{Code, Moment, Overwrite, Refusal, Result, copy, open::unlock};

use crate::{passphrase::Source, say::say};

pub fn import(vault: &Path, file: &Path, passphrase: &Source) -> Result<()> {
    let mut companion = unlock(vault, &passphrase.ask()?, Moment::now())?;
    let imported = companion.import_copy(file, Moment::now())?;
    companion.lock()?;
    say(format_args!(
        "{} records and {} private notes were imported.",
        imported.records, imported.private_notes
    ));
    Ok(())
}

pub fn export(vault: &Path, file: &Path, own_copy: bool, passphrase: &Source) -> Result<()> {
    let companion = unlock(vault, &passphrase.ask()?, Moment::now())?;
    if own_copy {
        eprintln!(
            "This copy holds your private notes, readable by anyone who gets hold of it. Keep it where only you can read it, and delete it when you no longer need it."
        );
        companion.export_own_copy(file, Overwrite::Never, &passphrase.ask()?)?;
    } else {
        companion.export_copy(file, Overwrite::Never)?;
    }
    companion.lock()?;
    say(format_args!("The readable copy is written: {}", file.display()));
    Ok(())
}

pub fn schema() -> Result<()> {
    let schema = serde_json::to_string_pretty(&copy::schema())
        .map_err(|_| Refusal::new(Code::Internal, "The schema could not be written."))?;
    say(format_args!("{schema}"));
    Ok(())
}
