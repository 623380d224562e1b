use companion::{
    Code, Moment, Refusal, Result,
    open::{self, NewVault, folder_for, vault_name},
    pathway::records::Workspace,
    sample,
};
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};

use crate::{
    chooser,
    held::{Held, apart},
    lock::{Left, Lock},
    passphrase::Passphrase,
    places::Places,
};

/// Whether a vault is open, and which ones could be.
#[derive(Serialize, Type)]
pub struct Status {
    pub open: Option<OpenVault>,
    /// The vault that waits for its passphrase.
    pub chosen: Option<KnownVault>,
    pub recent: Vec<KnownVault>,
    /// The folder in which a new vault would lie.
    pub place: String,
    pub shortest_passphrase: i32,
    /// How the vault came to be locked, when it was open before.
    pub left: Option<Left>,
}

#[derive(Serialize, Type)]
pub struct OpenVault {
    pub name: String,
    pub workspace: Workspace,
    pub sample: bool,
}

#[derive(Serialize, Type)]
pub struct KnownVault {
    pub name: String,
    pub folder: String,
}

impl KnownVault {
    fn at(folder: &std::path::Path) -> Self {
        let parent = folder.parent().unwrap_or(folder);
        Self {
            name: vault_name(folder),
            folder: parent.display().to_string(),
        }
    }
}

#[tauri::command]
#[specta::specta]
pub async fn status(held: State<'_, Held>, places: State<'_, Places>, lock: State<'_, Lock>) -> Result<Status> {
    let open = held
        .quietly(|companion| Ok((companion.folder().to_owned(), companion.workspace())))
        .await
        .map(|(folder, workspace)| OpenVault {
            name: vault_name(&folder),
            workspace,
            sample: places.is_sample(&folder),
        });
    let recent = places.recent();
    let chosen = held.chosen().or_else(|| recent.first().cloned());
    if let Some(folder) = &chosen {
        held.choose(folder.clone());
    }
    Ok(Status {
        open: open.ok(),
        chosen: chosen.as_deref().map(KnownVault::at),
        recent: recent.iter().map(|folder| KnownVault::at(folder)).collect(),
        place: held
            .place()
            .unwrap_or_else(|| places.documents().to_owned())
            .display()
            .to_string(),
        shortest_passphrase: i32::try_from(open::SHORTEST_PASSPHRASE).unwrap_or(i32::MAX),
        left: lock.left(),
    })
}

/// Asks in which folder a new vault is to lie; answers with it, or with nothing when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn choose_place(app: AppHandle, held: State<'_, Held>) -> Result<Option<String>> {
    let chosen = apart(move || Ok(chooser::folder(&app, "Where the vault is to lie"))).await?;
    Ok(chosen.map(|folder| {
        held.choose_place(folder.clone());
        folder.display().to_string()
    }))
}

#[tauri::command]
#[specta::specta]
pub async fn create_vault(
    name: String,
    workspace: Workspace,
    passphrase: Passphrase,
    held: State<'_, Held>,
    places: State<'_, Places>,
) -> Result<()> {
    let place = held.place().unwrap_or_else(|| places.documents().to_owned());
    let folder = folder_for(&place, &name)?;
    let new = NewVault {
        folder: folder.clone(),
        workspace,
        name: name.trim().to_owned(),
        passphrase: passphrase.into(),
        cost: vault_cost(),
    };
    held.hold(move || open::create(new, Moment::now())).await?;
    places.remember(&folder);
    held.choose(folder);
    Ok(())
}

/// Asks for the folder of a vault; answers with it, or with nothing when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn choose_vault(app: AppHandle, held: State<'_, Held>) -> Result<Option<KnownVault>> {
    let chosen = apart(move || {
        Ok(chooser::folder(
            &app,
            "The folder of your vault (it ends with .scipvault)",
        ))
    })
    .await?;
    Ok(chosen.map(|folder| {
        held.choose(folder.clone());
        KnownVault::at(&folder)
    }))
}

/// Takes a vault from the list of those opened before.
#[tauri::command]
#[specta::specta]
pub fn choose_recent(index: u32, held: State<'_, Held>, places: State<'_, Places>) -> Result<KnownVault> {
    let recent = places.recent();
    let folder = usize::try_from(index)
        .ok()
        .and_then(|index| recent.get(index))
        .ok_or_else(|| {
            Refusal::new(
                Code::NotFound,
                "This vault is no longer where it was. Find it with “Open a vault”.",
            )
        })?;
    held.choose(folder.clone());
    Ok(KnownVault::at(folder))
}

#[tauri::command]
#[specta::specta]
pub async fn unlock(
    passphrase: Passphrase,
    held: State<'_, Held>,
    places: State<'_, Places>,
    lock: State<'_, Lock>,
) -> Result<()> {
    let folder = held.chosen_vault()?;
    let at = folder.clone();
    held.hold(move || open::unlock(&at, &passphrase.into(), Moment::now()))
        .await?;
    lock.forget_left();
    places.remember(&folder);
    Ok(())
}

/// Opens the sample vault of this workspace, made anew when it is not there yet.
#[tauri::command]
#[specta::specta]
pub async fn explore_sample(workspace: Workspace, held: State<'_, Held>, places: State<'_, Places>) -> Result<()> {
    let folder = places.sample(match workspace {
        Workspace::Supervisor => "supervisor",
        Workspace::Candidate => "candidate",
    });
    held.hold(move || sample::open_or_create(&folder, workspace, Moment::now()))
        .await
}

/// Journeys make many vaults; people make one, and theirs is to be hard to guess.
pub(super) fn vault_cost() -> companion::open::Cost {
    if cfg!(feature = "journeys") {
        companion::open::Cost::floor()
    } else {
        companion::open::Cost::interactive()
    }
}
