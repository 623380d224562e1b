//! What is in a vault, as far as the tests of faults put it there.

use std::{fmt, io::Read, str::FromStr, sync::atomic::AtomicBool};

use vault::{
    Vault, VaultError,
    backup::{self, Place},
};

use super::content::{attached_file, saves};

/// A vault that was looked through, and held nothing that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub saves: usize,
    pub attached: usize,
    pub backups: usize,
}

impl fmt::Display for Look {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FOUND {} {} {}", self.saves, self.attached, self.backups)
    }
}

impl FromStr for Look {
    type Err = String;

    fn from_str(line: &str) -> Result<Self, String> {
        let mut numbers = line.strip_prefix("FOUND ").ok_or(line)?.split(' ').map(str::parse);
        let mut next = || numbers.next().and_then(Result::ok).ok_or(line);
        Ok(Self {
            saves: next()?,
            attached: next()?,
            backups: next()?,
        })
    }
}

/// Looks through an open vault: every save word for word, the check of the whole, every attached file to its last byte, and
/// every backup by trying to restore it.
///
/// # Errors
/// What is wrong.
pub fn look(vault: &Vault) -> Result<Look, String> {
    let wrong = |error: VaultError| format!("{error:?}");
    let saves = saves(vault).map_err(wrong)??;
    let health = vault.check().map_err(wrong)?;
    if !health.is_whole() {
        return Err(format!("not whole: {:?}", health.faults));
    }
    Ok(Look {
        saves,
        attached: attached(vault)?,
        backups: backups(vault)?,
    })
}

fn attached(vault: &Vault) -> Result<usize, String> {
    let wrong = |error: VaultError| format!("attached file: {error:?}");
    let all = vault.all_evidence().map_err(wrong)?;
    for evidence in &all {
        let mut bytes = Vec::new();
        let reader = vault.open_evidence(&evidence.id).and_then(|file| file.reader());
        let read = reader.map_err(wrong)?.read_to_end(&mut bytes);
        read.map_err(|error| format!("attached file: {error:?}"))?;
        if bytes != attached_file() {
            return Err("the attached file is another".to_owned());
        }
    }
    Ok(all.len())
}

/// Whatever counts as a backup must come back as it was. One that says itself that it does without a file is not counted.
fn backups(vault: &Vault) -> Result<usize, String> {
    let backups = backup::list(&Place::own(vault.folder())).map_err(|error| format!("backups: {error:?}"))?;
    let attached = vault.all_evidence().map_or(0, |all| all.len());
    let never = AtomicBool::new(false);
    let mut proved = 0;
    for backup in &backups {
        let lacks = backup
            .manifest()
            .is_some_and(|manifest| manifest.evidence.len() < attached);
        let drill = vault.begin_drill(backup).and_then(|job| job.run(&mut |_| {}, &never));
        match drill {
            Ok(drilled) if drilled.is_proved() => proved += 1,
            Ok(drilled) if lacks && drilled.unreadable == 0 => {}
            other => return Err(format!("backup {}: {other:?}", backup.sequence())),
        }
    }
    Ok(proved)
}
