//! What the worker does. Each line that it says is out before the next thing is begun; `DONE` means that what was
//! done is on the disk.

use std::{
    env,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use vault::{Vault, VaultError};

use super::content::{passphrase, save, saves};

/// Says one line. Not through `println!`: it must be one single write.
fn say(line: &str) {
    let mut out = io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

/// The worker's whole life: `FOLDER ACT WORDS...`.
#[must_use]
pub fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(2).collect();
    let folder = PathBuf::from(env::args_os().nth(1).unwrap());
    let number = |index: usize| words.get(index).unwrap().parse::<usize>().unwrap();
    let done = match words[0].as_str() {
        "save" => save_so_many(&folder, number(1)),
        "save-until-killed" => save_until_killed(&folder, number(1)),
        other => panic!("no such act: {other}"),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("REFUSED {error:?}"));
            ExitCode::FAILURE
        }
    }
}

/// How many saves are there; a vault that is not as it should be ends the worker.
fn found(vault: &Vault) -> usize {
    match saves(vault) {
        Ok(saves) => saves,
        Err(why) => {
            say(&format!("LOST {why}"));
            panic!("{why}");
        }
    }
}

/// Opens, saves so many times, folds the log in once on the way, and closes.
fn save_so_many(folder: &Path, count: usize) -> Result<(), VaultError> {
    let mut vault = Vault::open(folder, &passphrase())?;
    let before = found(&vault);
    say(&format!("BEGIN {before}"));
    for number in before + 1..=before + count {
        save(&mut vault, number)?;
        say(&format!("DONE {number}"));
        if number == before + count / 2 {
            vault.checkpoint()?;
        }
    }
    vault.close()?;
    say("END");
    Ok(())
}

/// Sees that what was acknowledged earlier is there, and goes on saving.
fn save_until_killed(folder: &Path, acknowledged: usize) -> Result<(), VaultError> {
    let mut vault = Vault::open(folder, &passphrase())?;
    let before = found(&vault);
    if !(acknowledged..=acknowledged + 1).contains(&before) {
        say(&format!(
            "LOST {acknowledged} saves were acknowledged, {before} are there"
        ));
        return Ok(());
    }
    if acknowledged.is_multiple_of(7) && !vault.check()?.is_whole() {
        say("LOST the vault is not whole");
        return Ok(());
    }
    say(&format!("BEGIN {before}"));
    for number in before + 1.. {
        save(&mut vault, number)?;
        say(&format!("DONE {number}"));
        if number.is_multiple_of(23) {
            vault.checkpoint()?;
        }
    }
    Ok(())
}
