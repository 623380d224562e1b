use std::{
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use chrono::{DateTime, Utc};
use vault::{
    Consent, Cost, NewEvidence, Vault, VaultError,
    backup::{self, Place},
};

use super::Act;
use crate::faults::content::{self, moment, new_passphrase, passphrase};

/// When the act is done: after every save that was there before.
const LATER: usize = 100_000;

fn never() -> AtomicBool {
    AtomicBool::new(false)
}

/// Puts into a vault what its act needs.
pub fn prepare(act: Act, vault: &Path) {
    let mut open = Vault::open(vault, &passphrase()).unwrap();
    if matches!(act, Act::Reencryption | Act::Backup | Act::Restore) {
        attach(&mut open).unwrap();
    }
    if act == Act::Restore {
        back_up(&mut open).unwrap();
    }
    open.close().unwrap();
}

pub fn change_passphrase(vault: &mut Vault) -> Result<(), VaultError> {
    vault.change_passphrase(&new_passphrase(), Cost::floor(), moment(LATER))
}

pub fn reencrypt(vault: &mut Vault) -> Result<(), VaultError> {
    let (passphrase, cost, now) = (passphrase(), Cost::floor(), moment(LATER));
    vault
        .reencrypt(&passphrase, cost, now, &mut |_, _| {}, &never())
        .map(|_| ())
}

/// Attaches a file of several chunks to a session.
pub fn attach(vault: &mut Vault) -> Result<(), VaultError> {
    let file = content::attached_file();
    let sealed = vault.begin_evidence()?.run(file.as_slice(), &mut |_| {}, &never())?;
    let new = NewEvidence {
        record: content::any_session(),
        file_name: "recording.opus".to_owned(),
        media_type: "audio/ogg".to_owned(),
        consent: Consent {
            by: "Ada".to_owned(),
            on: None,
            what_for: "Supervision".to_owned(),
            until: None,
        },
    };
    vault.transact(moment(LATER), |writing| writing.add_evidence(&sealed, &new))
}

pub fn back_up(vault: &mut Vault) -> Result<(), VaultError> {
    back_up_at(vault, moment(LATER))
}

pub fn back_up_at(vault: &mut Vault, now: DateTime<Utc>) -> Result<(), VaultError> {
    let made = vault.begin_backup(now)?.run(&mut |_| {}, &never());
    vault.finish_backup(&made)?;
    let backup = made.own?;
    // A person is told that the backup does without a file that could not be read.
    if made.files_lacking > 0 {
        return Err(VaultError::BackupNotWhole {
            place: backup.folder().to_owned(),
        });
    }
    Ok(())
}

/// Makes a second vault of the newest backup.
pub fn restore(vault: &mut Vault) -> Result<(), VaultError> {
    let backups = backup::list(&Place::own(vault.folder()))?;
    let newest = backups.first().ok_or(VaultError::NotABackup)?;
    backup::restore(newest.folder(), &restored(vault.folder()), &mut |_| {}, &never()).map(|_| ())
}

/// Where a restored vault appears.
pub fn restored(vault: &Path) -> PathBuf {
    vault.with_file_name("Restored.scipvault")
}
