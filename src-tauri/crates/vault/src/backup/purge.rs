//! Removing for good from backups: each one that has not seen every removal is written anew without what was removed.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use super::{
    Backup, Further, Manifest, Place, Progress,
    beside::that_hold_what_was_removed,
    copy::{self, Watched},
    discard::{self, discard},
    earlier, files,
    knowledge::Knowledge,
    list,
    mark::mark,
    prove::prove,
    restore::{fill_keys, is_as_large},
    still::Hold,
};
use crate::{
    BackupPart, Destruction, Vault, VaultError,
    keys::DataKey,
    place::{self, Unfinished},
    storage::{self, destruction, pragma},
};

/// What became of the backups in one place.
#[derive(Debug)]
pub struct Purged {
    pub place: Place,
    /// Written anew without what was removed for good.
    pub cleaned: usize,
    /// Those that may still hold it, each with the reason for which it could not be cleaned.
    pub left: Vec<(PathBuf, VaultError)>,
}

impl Purged {
    /// Whether no backup in this place holds anything that was removed for good.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.left.is_empty()
    }
}

/// Takes what was removed from the vault for good out of every backup in a place. Works on backups under earlier data keys too.
///
/// When it is stopped or the power fails, each backup is there as it was or as it is to be.
///
/// # Errors
/// [`VaultError::PlaceMissing`] when the place is not there now: the next backup there begins with this.
/// [`VaultError::CannotRead`]. What keeps single backups from being cleaned is told in [`Purged::left`].
pub fn purge(vault: &Vault, place: &Place) -> Result<Purged, VaultError> {
    let never = AtomicBool::new(false);
    vault.still.call_off();
    let _hold = vault.still.begin(false)?;
    purge_with(&Knowledge::of(vault)?, place, &mut Watched::new(&mut |_| {}, &never))
}

/// The same for every place of the vault, as work that needs the vault no more.
pub struct PurgeJob {
    hold: Hold,
    knowledge: Knowledge,
    vault: PathBuf,
}

impl Vault {
    /// Makes ready to take what was removed for good out of every backup. A backup that is being made at this moment is called
    /// off: it would still hold it.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn begin_purge(&self) -> Result<PurgeJob, VaultError> {
        self.still.call_off();
        Ok(PurgeJob {
            hold: self.still.begin(false)?,
            knowledge: Knowledge::of(self)?,
            vault: self.folder.clone(),
        })
    }
}

impl PurgeJob {
    /// As [`purge`], in every place, each with its own answer. Vaults beside this one that were made of its backups answer
    /// too: [`VaultError::VaultBeside`].
    pub fn run(
        self,
        progress: &mut dyn FnMut(Progress),
        cancel: &AtomicBool,
    ) -> Vec<(Place, Result<Purged, VaultError>)> {
        let mut watched = Watched::new(progress, cancel);
        watched.also_stopped_by(self.hold.called_off());
        let further = Further::of(&self.vault).ok().flatten().map(|further| further.place());
        let places = [Some(Place::own(&self.vault)), further].into_iter().flatten();
        let mut purged: Vec<_> = places
            .map(|place| {
                let purged = purge_with(&self.knowledge, &place, &mut watched);
                (place, purged)
            })
            .collect();
        purged.extend(earlier::places(&self.vault).into_iter().map(|place| {
            let purged = purge_earlier(&self.knowledge, &self.vault, &place, &mut watched);
            (place, purged)
        }));
        place::sweep_around(&self.vault);
        purged.extend(
            that_hold_what_was_removed(&self.vault, &self.knowledge)
                .into_iter()
                .map(|folder| {
                    let left = VaultError::VaultBeside { place: folder.clone() };
                    (Place::further(folder), Err(left))
                }),
        );
        purged
    }
}

/// The same in a further place that is used no more. One in which nothing of this vault is left is thought of no longer.
pub(super) fn purge_earlier(
    knowledge: &Knowledge,
    vault: &Path,
    place: &Place,
    watched: &mut Watched<'_>,
) -> Result<Purged, VaultError> {
    let purged = purge_with(knowledge, place, watched)?;
    let is_left = |backup: &Backup| {
        backup
            .manifest()
            .is_none_or(|manifest| manifest.vault == knowledge.vault)
    };
    if !list(place)?.iter().any(is_left) {
        // Asked again the next time, when this cannot be written down.
        let _ = earlier::forget(vault, place.folder());
    }
    Ok(purged)
}

pub(super) fn purge_with(
    knowledge: &Knowledge,
    place: &Place,
    watched: &mut Watched<'_>,
) -> Result<Purged, VaultError> {
    let mut purged = Purged {
        place: place.clone(),
        cleaned: 0,
        left: Vec::new(),
    };
    discard::sweep(place)?;
    let backups = if knowledge.destroyed.is_empty() {
        Vec::new()
    } else {
        list(place)?
    };
    for backup in backups {
        match purge_one(knowledge, &backup, watched) {
            Ok(true) => purged.cleaned += 1,
            Ok(false) => {}
            Err(VaultError::Cancelled) => return Err(VaultError::Cancelled),
            Err(error) => purged.left.push((backup.folder().to_owned(), error)),
        }
    }
    files::sweep(place)?;
    Ok(purged)
}

/// Whether it had to be written anew.
fn purge_one(knowledge: &Knowledge, backup: &Backup, watched: &mut Watched<'_>) -> Result<bool, VaultError> {
    let manifest = Manifest::read(backup.folder())?;
    if manifest.vault != knowledge.vault || manifest.destroyed == mark(&knowledge.destroyed) {
        return Ok(false);
    }
    let store = place::store(backup.folder());
    watched.expect(manifest.store_size);
    let is_as_large = place::open(&store).is_ok_and(|store| is_as_large(&store, manifest.store_size));
    if !is_as_large || copy::seal_of(&store, watched)? != manifest.store() {
        return Err(BackupPart::Store.damaged());
    }
    let (connection, key) = knowledge.open(&store)?.ok_or(VaultError::OtherKey)?;
    let seen = destruction::all(&connection)?;
    drop(connection);
    // Only what this backup has not seen yet: under the same name there may be something new since.
    let unseen: Vec<Destruction> = knowledge
        .destroyed
        .iter()
        .filter(|one| !seen.contains(one))
        .cloned()
        .collect();
    if unseen.is_empty() {
        return Ok(false);
    }
    rewrite(backup, manifest, key, &unseen, watched)?;
    Ok(true)
}

fn rewrite(
    backup: &Backup,
    mut manifest: Manifest,
    key: &DataKey,
    unseen: &[Destruction],
    watched: &mut Watched<'_>,
) -> Result<(), VaultError> {
    let mut name = backup.name.next_revision();
    while backup.place().folder().join(name.to_string()).exists() {
        // What is left of one that was never whole.
        name = name.next_revision();
    }
    let to = backup.place().folder().join(name.to_string());
    let unfinished = Unfinished::beside(&to)?;
    let (from, store) = (place::store(backup.folder()), place::store(unfinished.path()));
    watched.expect(manifest.store_size);
    let mut source = place::open(&from).map_err(VaultError::reading(&from))?;
    copy::copy(&mut source, &from, &store, watched)?;

    let files_gone = remove(&store, key, unseen, &mut manifest)?;
    // Only what was once written: somebody may have put anything in its place, a link to a file of ours too.
    fill_keys(backup.folder(), &manifest, unfinished.path())?;
    manifest.records = prove(&store, key, &manifest.vault)?;
    watched.expect(manifest.store_size);
    let sealed = copy::seal_of(&store, watched)?;
    (manifest.store_size, manifest.store_sha256) = (sealed.size, sealed.sha256);
    manifest.write(unfinished.path())?;
    // From here on the new one counts. Whatever happens, one of the two is whole, and the old one goes at the latest when the
    // place is next swept.
    unfinished.finish(&to)?;
    discard(backup)?;
    for sha256 in files_gone {
        let file = backup.place().evidence().join(sha256);
        match fs::remove_file(&file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(VaultError::writing(&file)(error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Takes the rows out of a copy and every trace of them out of its pages. Gives the hashes of the attached files that go with
/// them.
fn remove(
    store: &Path,
    key: &DataKey,
    unseen: &[Destruction],
    manifest: &mut Manifest,
) -> Result<Vec<String>, VaultError> {
    let (mut connection, _) = storage::open(store, key)?;
    let before = files::listed(&connection)?;
    let transaction = connection.transaction()?;
    for one in unseen {
        destruction::erase(&transaction, &one.id)?;
        destruction::note(&transaction, one)?;
    }
    storage::search::forget_what_is_gone(&transaction)?;
    transaction.commit()?;
    // What was deleted may still stand on pages that nothing uses any more.
    connection.execute_batch("VACUUM")?;
    pragma(&connection, "wal_checkpoint(TRUNCATE)")?;
    manifest.destroyed = mark(&destruction::all(&connection)?);
    let after = files::listed(&connection)?;
    manifest.evidence.retain(|file| after.contains(file));
    connection.close().map_err(|(_, error)| error)?;
    Ok(before
        .into_iter()
        .filter(|file| !after.contains(file))
        .map(|file| file.sha256)
        .collect())
}
