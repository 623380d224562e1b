use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use pathway::words;
use serde::{Deserialize, Serialize};
use specta::Type;
use vault::backup::{Backup, Further, Place, PlaceKind, list};

use super::{day, said};
use crate::{Code, Refusal, Result, evidence::size_in_words};

/// Which of the two places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Where {
    /// In the vault's own folder.
    Own,
    Further,
}

/// The places of a vault, and every backup in them, newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Overview {
    /// How the vault's backups stand, in one or two sentences.
    pub sentence: String,
    pub own: PlaceView,
    /// The further place, if one was chosen.
    pub further: Option<PlaceView>,
    pub backups: Vec<BackupView>,
}

/// A place as a screen shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct PlaceView {
    pub folder: String,
    /// Whether it can be reached now.
    pub there: bool,
    pub count: i32,
    /// How it stands, in a sentence.
    pub sentence: String,
}

/// A backup as a screen shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct BackupView {
    /// What it is asked for by.
    pub id: String,
    pub place: Where,
    pub made_at: DateTime<Utc>,
    /// The same as a person says it, like the sentences of the places: "23 November 2026 at 09:00".
    pub made: String,
    /// Of the store and the attached files together, like "1.2 GB". The files lie there once for all backups.
    pub size: String,
    pub records: i32,
    pub files: i32,
    /// Whether its description is whole. It was opened and checked when it was made.
    pub sound: bool,
}

/// The backups of the vault in this folder. Needs no open vault.
///
/// # Errors
/// When the vault's own folder cannot be read.
pub fn overview(vault: &Path) -> Result<Overview> {
    let own = Place::own(vault);
    let here = list(&own)?;
    let further = Further::of(vault)?;
    let there = further.as_ref().map(|further| list(&further.place()));
    let own_view = PlaceView {
        folder: own.folder().display().to_string(),
        there: true,
        count: count(here.len()),
        sentence: standing(&here),
    };
    let further_view = further.as_ref().zip(there.as_ref()).map(|(further, there)| PlaceView {
        folder: further.folder.display().to_string(),
        there: there.is_ok(),
        count: there.as_ref().map_or(0, |backups| count(backups.len())),
        sentence: match there {
            Ok(backups) => standing_there(further, backups),
            Err(_) => missing(further),
        },
    });
    let sentence = match (here.first(), &further) {
        (None, _) => "There is no backup of this vault yet.".to_owned(),
        (Some(newest), None) => format!(
            "The newest backup is from {}. All of them lie on the same disk as the vault: choose a further place, such as a \
             USB stick, so that one is left when this disk fails.",
            said(newest.made_at())
        ),
        (Some(newest), Some(_)) => format!("The newest backup is from {}.", said(newest.made_at())),
    };
    let mut backups: Vec<BackupView> = here.iter().chain(there.iter().flatten().flatten()).map(view).collect();
    backups.sort_by(|a, b| b.id.rsplit('/').next().cmp(&a.id.rsplit('/').next()));
    Ok(Overview {
        sentence,
        own: own_view,
        further: further_view,
        backups,
    })
}

fn standing(backups: &[Backup]) -> String {
    match backups.first() {
        None => "No backup was made here yet.".to_owned(),
        Some(newest) => format!(
            "{} here, the newest from {}.",
            words::capital(&words::count(backups.len(), "backup", "backups")),
            words::date(day(newest.made_at()))
        ),
    }
}

fn standing_there(further: &Further, backups: &[Backup]) -> String {
    match further.missing_since {
        Some(since) => format!(
            "{} Since {} none could be made here. Look whether it is full or cannot be written to.",
            standing(backups),
            said(since)
        ),
        None => standing(backups),
    }
}

fn missing(further: &Further) -> String {
    let last = match further.last_made_at {
        Some(at) => format!("The last backup there was made on {}.", said(at)),
        None => "No backup was made there yet.".to_owned(),
    };
    let since = match further.missing_since {
        Some(at) => format!(" It has been missing since {}.", said(at)),
        None => String::new(),
    };
    format!(
        "This place is not there now. {last}{since} Connect its disk; until then backups lie in the vault's own folder only."
    )
}

fn view(backup: &Backup) -> BackupView {
    let manifest = backup.manifest();
    let files: u64 = manifest
        .iter()
        .flat_map(|manifest| &manifest.evidence)
        .map(|file| file.size)
        .sum();
    BackupView {
        id: id_of(backup),
        place: match backup.place().kind() {
            PlaceKind::Own => Where::Own,
            PlaceKind::Further => Where::Further,
        },
        made_at: backup.made_at(),
        made: said(backup.made_at()),
        size: manifest.map_or(String::new(), |manifest| size_in_words(manifest.store_size + files)),
        records: manifest.map_or(0, |manifest| i32::try_from(manifest.records).unwrap_or(i32::MAX)),
        files: manifest.map_or(0, |manifest| count(manifest.evidence.len())),
        sound: manifest.is_some(),
    }
}

fn id_of(backup: &Backup) -> String {
    let place = match backup.place().kind() {
        PlaceKind::Own => "own",
        PlaceKind::Further => "further",
    };
    let name = backup.folder().file_name().unwrap_or_default();
    format!("{place}/{}", name.to_string_lossy())
}

/// The backup that an id of [`BackupView`] means. The id never leads anywhere but to what is listed.
pub(super) fn find(vault: &Path, id: &str) -> Result<Backup> {
    let place = match id.split_once('/') {
        Some(("own", _)) => Some(Place::own(vault)),
        Some(("further", _)) => Further::of(vault)?.map(|further| further.place()),
        _ => None,
    };
    let listed = place.map(|place| list(&place)).transpose()?;
    let found = listed.into_iter().flatten().find(|backup| id_of(backup) == id);
    found.ok_or_else(|| {
        let message = "This backup is no longer there. It may have grown old and been thinned out; choose another one.";
        Refusal::new(Code::NotFound, message)
    })
}

/// The backup that an id of [`BackupView`] means, or the newest one that can be reached. Needs no open vault, and waits for as
/// long as its place takes to answer.
///
/// # Errors
/// When it is no longer there; when there is none.
pub fn chosen(vault: &Path, id: Option<&str>) -> Result<Backup> {
    match id {
        Some(id) => find(vault, id),
        None => newest(vault),
    }
}

/// The folder of the same.
///
/// # Errors
/// As [`chosen`].
pub fn folder_of(vault: &Path, id: Option<&str>) -> Result<PathBuf> {
    Ok(chosen(vault, id)?.folder().to_owned())
}

/// The newest backup that can be reached. Where both places have it, the one on the further disk.
fn newest(vault: &Path) -> Result<Backup> {
    let further = Further::of(vault)?.and_then(|further| list(&further.place()).ok());
    let mut all: Vec<Backup> = further.into_iter().flatten().chain(list(&Place::own(vault))?).collect();
    all.retain(|backup| backup.manifest().is_some());
    all.into_iter()
        .reduce(|best, other| {
            if other.sequence() > best.sequence() {
                other
            } else {
                best
            }
        })
        .ok_or_else(|| {
            Refusal::new(
                Code::NotFound,
                "There is no backup of this vault yet. Make one first; it takes a moment.",
            )
        })
}

fn count(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}
