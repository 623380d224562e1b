use std::path::Path;

use companion::{
    Moment, Result,
    open::{Cost, NewVault, create},
    pathway::records::Workspace,
};

use crate::{passphrase::Source, say::say};

pub fn new(vault: &Path, workspace: Workspace, passphrase: &Source) -> Result<()> {
    let new = NewVault {
        folder: vault.to_owned(),
        workspace,
        name: String::new(),
        passphrase: passphrase.ask_new()?,
        cost: Cost::interactive(),
    };
    create(new, Moment::now())?.lock()?;
    say(format_args!("The vault is made: {}", vault.display()));
    say(format_args!(
        "Without its passphrase nobody can open it, not even you. Write it down and keep it safe."
    ));
    Ok(())
}
