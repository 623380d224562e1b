use std::path::Path;

use companion::{
    Code, Moment, Refusal, Result, backup,
    damage::{self, BackupsThere, Key, WhatIsDamaged, Wrecked},
    open::vault_name,
};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{State, ipc::Channel};

use crate::{
    held::{Course, Held, Progress},
    passphrase::Passphrase,
};

/// What a person typed at the door of a vault.
#[derive(Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Typed {
    Passphrase(Passphrase),
    Code(Passphrase),
}

impl Typed {
    fn look_into(self, vault: &Path, course: &Course) -> Result<Wrecked> {
        let mut tell = |done, of| course.tell(done, of);
        let (typed, by_code) = match self {
            Self::Passphrase(passphrase) => (SecretString::from(passphrase), false),
            Self::Code(code) => (SecretString::from(code), true),
        };
        let key = if by_code {
            Key::RecoveryCode(&typed)
        } else {
            Key::Passphrase(&typed)
        };
        damage::look(vault, &key, &mut tell, course.cancel())
    }
}

/// What is damaged in a vault, and what can be done.
#[derive(Serialize, Type)]
pub struct DamageFound {
    /// One plain sentence each.
    pub findings: Vec<String>,
    /// What cannot be read, as its owner would call it.
    pub lost_records: Vec<String>,
    pub lost_files: Vec<String>,
    /// Whether anything can be read that could be saved.
    pub can_salvage: bool,
    pub backups: BackupsFound,
}

/// What the backups of a damaged vault tell of themselves.
#[derive(Serialize, Type)]
pub struct BackupsFound {
    /// The newest one whose every byte is as it was written.
    pub newest: Option<BackupFound>,
    /// Newer ones that are damaged themselves.
    pub newer_damaged: u32,
    /// The further place, when it is not there now.
    pub out_of_reach: Option<String>,
}

#[derive(Serialize, Type)]
pub struct BackupFound {
    /// When, as a person says it.
    pub made: String,
    pub records: u32,
    pub on_same_disk: bool,
}

/// The new vault that was made beside a damaged one.
#[derive(Serialize, Type)]
pub struct Rescue {
    pub name: String,
    /// What was saved and what is lost, one plain sentence each.
    pub report: Vec<String>,
}

impl DamageFound {
    fn of(found: &WhatIsDamaged) -> Self {
        Self {
            findings: found.findings.clone(),
            lost_records: found.lost_records.clone(),
            lost_files: found.lost_files.clone(),
            can_salvage: true,
            backups: BackupsFound::of(&found.backups),
        }
    }

    /// Of a vault of which nothing at all can be read.
    fn nothing(why: Refusal, vault: &Path) -> Self {
        Self {
            findings: vec![why.message],
            lost_records: Vec::new(),
            lost_files: Vec::new(),
            can_salvage: false,
            backups: BackupsFound::of(&damage::backups(vault)),
        }
    }
}

impl BackupsFound {
    fn of(there: &BackupsThere) -> Self {
        Self {
            newest: there.newest_good.as_ref().map(|backup| BackupFound {
                made: backup.made.clone(),
                records: backup.records,
                on_same_disk: backup.on_same_disk,
            }),
            newer_damaged: there.newer_damaged,
            out_of_reach: there.out_of_reach.as_ref().map(|place| place.display().to_string()),
        }
    }
}

/// Looks into the chosen vault, which would not open. Changes nothing in it.
#[tauri::command]
#[specta::specta]
pub async fn look_at_damage(typed: Typed, progress: Channel<Progress>, held: State<'_, Held>) -> Result<DamageFound> {
    let vault = held.chosen_vault()?;
    held.errand(Some(progress), move |course| match typed.look_into(&vault, course) {
        Ok(wrecked) => Ok(DamageFound::of(wrecked.found())),
        Err(refusal) if refusal.code == Code::Damaged => Ok(DamageFound::nothing(refusal, &vault)),
        Err(refusal) => Err(refusal),
    })
    .await
}

/// Saves everything that can be read of the chosen vault into a new one beside it, which is the chosen one then.
#[tauri::command]
#[specta::specta]
pub async fn salvage(typed: Typed, progress: Channel<Progress>, held: State<'_, Held>) -> Result<Rescue> {
    let vault = held.chosen_vault()?;
    let rescued = held.errand(Some(progress), move |course| {
        let wrecked = typed.look_into(&vault, course)?;
        let mut tell = |done, of| course.tell(done, of);
        wrecked.salvage(None, Moment::now(), &mut tell, course.cancel())
    });
    let rescued = rescued.await?;
    let name = vault_name(&rescued.folder);
    held.choose(rescued.folder);
    Ok(Rescue {
        name,
        report: rescued.report,
    })
}

/// Makes a vault of the newest good backup of the chosen one, beside it; it is the chosen one then.
#[tauri::command]
#[specta::specta]
pub async fn restore_newest(progress: Channel<Progress>, held: State<'_, Held>) -> Result<Rescue> {
    let vault = held.chosen_vault()?;
    let restored = held.errand(Some(progress), move |course| {
        let newest = damage::backups(&vault).newest_good.ok_or_else(|| {
            Refusal::new(
                Code::NotFound,
                "No good backup is there now. Nothing was changed. Connect the disk that holds your backups, then look again.",
            )
        })?;
        let mut tell = |done, of| course.tell(done, of);
        backup::restore(&newest.folder, &vault, None, Moment::now(), &mut tell, course.cancel())
    });
    let restored = restored.await?;
    let name = vault_name(&restored.folder);
    held.choose(restored.folder);
    Ok(Rescue {
        name,
        report: restored.sentences,
    })
}
