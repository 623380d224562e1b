//! What the worker does: one act on a vault, and what it says of it. Each line is out before the next thing is begun.
//!
//! `BEGIN n`: from here on something may go wrong; so many saves are there. `DONE`: the act is done, and on the disk.
//! `REFUSED why`: what a person would be told. `SAVED n`: this save is on the disk. `END`: the vault is closed.

use std::{
    env,
    io::{self, Write},
    path::{Path, PathBuf},
    process::{self, ExitCode},
};

use vault::{SecretString, Vault, VaultError};

use super::{
    acts,
    content::{self, passphrase, save, saves},
    look::{Look, look},
};

/// The worker's whole life: `FOLDER ACT [NUMBER]`.
#[must_use]
pub fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(2).collect();
    let folder = PathBuf::from(env::args_os().nth(1).unwrap());
    let number = || words.get(1).unwrap().parse::<usize>().unwrap();
    let done = match words[0].as_str() {
        "hold" => hold(&folder),
        "judge" => judge(&folder),
        "save-so-many" => save_so_many(&folder, number()),
        "save-until-killed" => save_until_killed(&folder),
        "look" => look_through(&folder),
        "look-frozen" => look_through_frozen(&folder),
        "save" => act_and_save(&folder, |vault| save(vault, found(vault)? + 1)),
        "passphrase" => act_and_save(&folder, acts::change_passphrase),
        "reencryption" => act_and_save(&folder, acts::reencrypt),
        "evidence" => act_and_save(&folder, acts::attach),
        "backup" => act_and_save(&folder, acts::back_up),
        "restore" => act_and_save(&folder, acts::restore),
        "migration" => migrate(&folder),
        other => panic!("no such act: {other}"),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            refused(&error);
            ExitCode::FAILURE
        }
    }
}

/// Says one line. Not through `println!`: it must be one single write.
fn say(line: &str) {
    let mut out = io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

fn refused(error: &VaultError) {
    say(&format!("REFUSED {error:?}: {error}"));
}

/// How many saves are there. A vault that cannot be read just now is refused; one that is read as another ends the worker.
fn found(vault: &Vault) -> Result<usize, VaultError> {
    saves(vault)?.map_err(|why| {
        say(&format!("LOST {why}"));
        panic!("{why}");
    })
}

/// Does one act; then, whatever came of it, goes on saving: the second attempt must succeed.
fn act_and_save(folder: &Path, act: impl FnOnce(&mut Vault) -> Result<(), VaultError>) -> Result<(), VaultError> {
    let mut vault = Vault::open(folder, &passphrase())?;
    say(&format!("BEGIN {}", found(&vault)?));
    match act(&mut vault) {
        Ok(()) => say("DONE"),
        Err(error) => refused(&vault.look_again(error)),
    }
    for _ in 0..2 {
        let saved = vault.come_back().and_then(|()| {
            let before = found(&vault)?;
            save(&mut vault, before + 1).map(|()| before + 1)
        });
        match saved {
            Ok(number) => {
                say(&format!("SAVED {number}"));
                break;
            }
            Err(error) => refused(&vault.look_again(error)),
        }
    }
    vault.close()?;
    say("END");
    Ok(())
}

/// Opens a vault of an older version; at the second attempt nothing goes wrong any more.
fn migrate(folder: &Path) -> Result<(), VaultError> {
    let passphrase = SecretString::from(content::FROZEN_WORDS);
    say("BEGIN 0");
    let mut vault = match Vault::open(folder, &passphrase) {
        Ok(vault) => vault,
        Err(error) => {
            refused(&error);
            Vault::open(folder, &passphrase)?
        }
    };
    say("DONE");
    if let Err(error) = content::add_one_more(&mut vault) {
        refused(&error);
        content::add_one_more(&mut vault)?;
    }
    say("SAVED 1");
    vault.close()?;
    say("END");
    Ok(())
}

/// Opens, saves so many times, folds the log in once on the way, and closes.
fn save_so_many(folder: &Path, count: usize) -> Result<(), VaultError> {
    let mut vault = Vault::open(folder, &passphrase())?;
    let before = found(&vault)?;
    say(&format!("BEGIN {before}"));
    for number in before + 1..=before + count {
        save(&mut vault, number)?;
        say(&format!("SAVED {number}"));
        if number == before + count / 2 {
            vault.checkpoint()?;
        }
    }
    vault.close()?;
    say("END");
    Ok(())
}

/// Says what is there and which process this is, and goes on saving.
fn save_until_killed(folder: &Path) -> Result<(), VaultError> {
    let mut vault = Vault::open(folder, &passphrase())?;
    let before = found(&vault)?;
    if before.is_multiple_of(7) && !vault.check()?.is_whole() {
        say("LOST the vault is not whole");
        return Ok(());
    }
    say(&format!("BEGIN {before} {}", process::id()));
    for number in before + 1.. {
        save(&mut vault, number)?;
        say(&format!("SAVED {number}"));
        if number.is_multiple_of(23) {
            vault.checkpoint()?;
        }
    }
    Ok(())
}

fn look_through(folder: &Path) -> Result<(), VaultError> {
    let vault = Vault::open(folder, &passphrase())?;
    match look(&vault) {
        Ok(found) => say(&found.to_string()),
        Err(why) => say(&format!("LOST {why}")),
    }
    Ok(())
}

fn look_through_frozen(folder: &Path) -> Result<(), VaultError> {
    let vault = Vault::open(folder, &SecretString::from(content::FROZEN_WORDS))?;
    match content::is_the_frozen_vault(&vault) {
        Ok(saves) => {
            let (attached, backups) = (0, 0);
            say(&Look {
                saves,
                attached,
                backups,
            }
            .to_string());
        }
        Err(why) => say(&format!("LOST {why}")),
    }
    Ok(())
}

/// Keeps the vault open until it is killed.
fn hold(folder: &Path) -> Result<(), VaultError> {
    let vault = Vault::open(folder, &passphrase())?;
    say(&format!("BEGIN {}", found(&vault)?));
    loop {
        std::thread::park();
    }
}

/// Says what becomes of a vault that is not as it was written: it must be refused.
fn judge(folder: &Path) -> Result<(), VaultError> {
    match Vault::open(folder, &passphrase()) {
        Err(VaultError::Damaged { what }) => say(&format!("NOTICED {what:?}")),
        other => say(&format!(
            "SILENT {:?}",
            other.map(|_| "opened").map_err(|error| error.to_string())
        )),
    }
    Ok(())
}
