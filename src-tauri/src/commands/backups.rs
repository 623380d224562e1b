use companion::{
    Moment, Result,
    backup::{self, BackedUp, GivenBack, Overview, Proof, RecordInBackup},
    open::vault_name,
    pathway::Id,
};
use secrecy::SecretString;
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State, ipc::Channel};

use crate::{
    chooser,
    held::{Held, Progress, apart},
    passphrase::Passphrase,
    places::Places,
    sharing::Sharing,
    upkeep,
};

/// A vault that was made of a backup, beside the open one.
#[derive(Serialize, Type)]
pub struct RestoredBeside {
    pub name: String,
    pub folder: String,
    /// What came back, what did not, and what opens it.
    pub sentences: Vec<String>,
}

#[tauri::command]
#[specta::specta]
pub async fn backups(held: State<'_, Held>) -> Result<Overview> {
    held.beside(backup::overview).await
}

/// Asks in which folder backups are kept as well; answers with the folder made there, or with nothing when the dialog was
/// closed.
#[tauri::command]
#[specta::specta]
pub async fn choose_backup_place(app: AppHandle, held: State<'_, Held>) -> Result<Option<String>> {
    let over = app.clone();
    let asked = apart(move || Ok(chooser::folder(&over, "A further place for backups")));
    let Some(folder) = asked.await? else {
        return Ok(None);
    };
    let chosen = held.with(move |companion| Ok(companion.choose_further_place(&folder)?.display().to_string()));
    let chosen = chosen.await?;
    upkeep::backups_are_well(&app);
    Ok(Some(chosen))
}

#[tauri::command]
#[specta::specta]
pub async fn forget_backup_place(app: AppHandle, held: State<'_, Held>) -> Result<()> {
    held.with(|companion| companion.forget_further_place()).await?;
    upkeep::backups_are_well(&app);
    Ok(())
}

#[tauri::command]
#[specta::specta]
pub async fn back_up_now(progress: Channel<Progress>, app: AppHandle, held: State<'_, Held>) -> Result<BackedUp> {
    let made = held.job(
        Some(progress),
        |companion| companion.begin_backup(Moment::now()),
        |backing, course| Ok(backing.run(&mut |done, of| course.tell(done, of), course.cancel())),
        |companion, made| companion.finish_backup(made),
    );
    let made = made.await?;
    if made.everywhere {
        upkeep::backups_are_well(&app);
    }
    Ok(made)
}

/// Makes a backup, and once it lies everywhere deletes those that another passphrase or recovery code opens. Answers with what
/// there is to say.
#[tauri::command]
#[specta::specta]
pub async fn renew_backups(progress: Channel<Progress>, app: AppHandle, held: State<'_, Held>) -> Result<Vec<String>> {
    let told = held.job(
        Some(progress),
        |companion| companion.begin_backup(Moment::now()),
        |backing, course| Ok(backing.run(&mut |done, of| course.tell(done, of), course.cancel())),
        |companion, made| {
            let made = companion.finish_backup(made)?;
            let mut told = made.sentences;
            if made.everywhere {
                told.extend(companion.delete_backups_with_other_keys()?);
            } else {
                told.push("Nothing was deleted, because the new backup does not lie everywhere.".to_owned());
            }
            Ok((made.everywhere, told))
        },
    );
    let (everywhere, told) = told.await?;
    if everywhere {
        upkeep::backups_are_well(&app);
    }
    Ok(told)
}

/// Tries a restore of one backup, or of the newest one, in scratch space.
#[tauri::command]
#[specta::specta]
pub async fn drill(backup: Option<String>, progress: Channel<Progress>, held: State<'_, Held>) -> Result<Proof> {
    let chosen = held
        .beside(move |vault| backup::chosen(vault, backup.as_deref()))
        .await?;
    held.job(
        Some(progress),
        move |companion| companion.begin_drill_of(&chosen),
        |drill, course| drill.run(&mut |done, of| course.tell(done, of), course.cancel()),
        |_, proof| Ok(proof),
    )
    .await
}

/// Makes a vault of a backup, beside the open one, which stays as it is. Both are in the list of vaults then.
#[tauri::command]
#[specta::specta]
pub async fn restore_vault(
    id: String,
    progress: Channel<Progress>,
    held: State<'_, Held>,
    places: State<'_, Places>,
) -> Result<RestoredBeside> {
    let from = held.beside(move |vault| backup::folder_of(vault, Some(&id))).await?;
    let (restored, open) = held
        .job(
            Some(progress),
            |companion| Ok(companion.folder().to_owned()),
            move |vault, course| {
                let mut tell = |done, of| course.tell(done, of);
                let restored = backup::restore(&from, &vault, None, Moment::now(), &mut tell, course.cancel())?;
                Ok((restored, vault))
            },
            |_, done| Ok(done),
        )
        .await?;
    places.remember(&restored.folder);
    places.remember(&open);
    Ok(RestoredBeside {
        name: vault_name(&restored.folder),
        folder: restored.folder.display().to_string(),
        sentences: restored.sentences,
    })
}

/// The records in a backup. The passphrase is asked for only where the vault no longer knows the backup's key.
#[tauri::command]
#[specta::specta]
pub async fn records_in_backup(
    backup: String,
    passphrase: Option<Passphrase>,
    held: State<'_, Held>,
    sharing: State<'_, Sharing>,
) -> Result<Vec<RecordInBackup>> {
    let passphrase = passphrase.map(SecretString::from);
    let mut records = held
        .quietly(move |companion| companion.records_in_backup(&backup, passphrase.as_ref()))
        .await?;
    if sharing.is_on() {
        records.retain(|record| !record.kind.is_private());
    }
    Ok(records)
}

/// Gives one record back out of a backup; what the vault has now goes into the record's history.
#[tauri::command]
#[specta::specta]
pub async fn give_back(
    backup: String,
    id: Id,
    passphrase: Option<Passphrase>,
    held: State<'_, Held>,
) -> Result<GivenBack> {
    let passphrase = passphrase.map(SecretString::from);
    held.with(move |companion| companion.give_back(&backup, &id, passphrase.as_ref(), Moment::now()))
        .await
}
