use std::{
    fs::File,
    path::{Path, PathBuf},
    sync::{
        Arc, Weak,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
};

use chrono::{DateTime, Utc};

use super::{
    Backup, EvidenceFile, Further, Manifest, Place, Progress, Purged,
    copy::{self, Image, Seal, Watched},
    discard, earlier, files,
    knowledge::Knowledge,
    list,
    list::names,
    mark::mark,
    name::Name,
    prove::prove,
    purge::{purge_earlier, purge_with},
    still::Hold,
    thin::surplus,
};
use crate::{
    Vault, VaultError,
    keys::Keys,
    place::{self, Unfinished},
    storage::{pragma, upkeep},
};

/// A backup that is about to be made. It needs nothing of the vault any more but that its file stays as it is, and sees
/// to that itself: while it runs, the vault can be read and written to.
pub struct BackupJob {
    vault: PathBuf,
    image: Arc<File>,
    store_size: u64,
    hold: Hold,
    keys: Keys,
    knowledge: Knowledge,
    evidence: Vec<EvidenceFile>,
    lived: i64,
    now: DateTime<Utc>,
    written_before: u64,
}

/// What came of it in each place.
#[derive(Debug)]
pub struct Made {
    /// In the vault's own folder.
    pub own: Result<Backup, VaultError>,
    /// In the further place, if the person chose one.
    pub further: Option<Result<Backup, VaultError>>,
    /// Which backups were cleaned of what was removed for good, and which could not be.
    pub purged: Vec<Purged>,
    /// How many attached files are missing in the vault, or are not what was once attached. The backups do without them.
    pub files_lacking: usize,
    written_before: u64,
    image: Weak<File>,
}

impl Vault {
    /// Begins a backup: of the vault as it is at this moment. Takes no longer than folding the write-ahead log in. The job is
    /// then run anywhere, and what it gives is handed to [`Vault::finish_backup`].
    ///
    /// # Errors
    /// [`VaultError::BackupUnderWay`] while the one before is still being made; why the vault could not be read.
    pub fn begin_backup(&mut self, now: DateTime<Utc>) -> Result<BackupJob, VaultError> {
        let hold = self.still.begin(true)?;
        // Backups are thinned by how long the vault has lived, so that must be known beyond this moment.
        upkeep::look(&self.connection, now)?;
        let folded = pragma(&self.connection, "wal_checkpoint(TRUNCATE)")?;
        if folded.first().is_none_or(|busy| busy != "0") {
            return Err(VaultError::InUse);
        }
        let store = place::store(&self.folder);
        let job = BackupJob {
            vault: self.folder.clone(),
            image: Arc::clone(&self.image),
            store_size: self.image.metadata().map_err(VaultError::reading(&store))?.len(),
            keys: self.keys.clone(),
            knowledge: Knowledge::of(self)?,
            evidence: files::listed(&self.connection)?,
            lived: upkeep::lived(&self.connection, now)?.num_milliseconds(),
            now,
            written_before: self.connection.total_changes(),
            hold,
        };
        pragma(&self.connection, "wal_autocheckpoint = 0")?;
        Ok(job)
    }

    /// Ends what [`Vault::begin_backup`] began, whatever came of it.
    ///
    /// # Errors
    /// When it cannot be noted in the vault that a backup was made; it is there all the same.
    pub fn finish_backup(&mut self, made: &Made) -> Result<(), VaultError> {
        pragma(&self.connection, AUTO_CHECKPOINT)?;
        // After encrypting anew it is another store, which counts its changes from the beginning.
        let is_the_same = Weak::ptr_eq(&made.image, &Arc::downgrade(&self.image));
        if made.own.is_ok() && is_the_same && self.connection.total_changes() == made.written_before {
            upkeep::backed_up(&self.connection)?;
        }
        Ok(())
    }

    /// Whether anything was written since the last backup was made.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn changed_since_backup(&self) -> Result<bool, VaultError> {
        upkeep::changed(&self.connection)
    }
}

/// SQLite's own habit: the log is folded in when it holds a thousand pages.
const AUTO_CHECKPOINT: &str = "wal_autocheckpoint = 1000";

impl BackupJob {
    /// Makes the backup in the vault's own folder and in the further place. A place that cannot take it does not keep the other
    /// one from it. Each begins with cleaning the backups that are there of what was removed for good.
    pub fn run(self, progress: &mut dyn FnMut(Progress), cancel: &AtomicBool) -> Made {
        let mut watched = Watched::new(progress, cancel);
        watched.also_stopped_by(self.hold.called_off());
        let mut made = Made {
            own: Err(VaultError::Cancelled),
            further: None,
            purged: Vec::new(),
            files_lacking: 0,
            written_before: self.written_before,
            image: Arc::downgrade(&self.image),
        };
        let own = Place::own(&self.vault);
        let further = Further::of(&self.vault).transpose();
        let sequence = self.next_sequence(&own, further.as_ref());
        made.own = self.make(&own, sequence, None, &mut made, &mut watched);
        if made.own.is_ok() {
            // The further place has it from there. Otherwise the store is read once more.
            self.hold.has_read();
        }
        made.further = further.map(|further| {
            let further = further?;
            let source = made.own.as_ref().ok().map(|own| place::store(own.folder()));
            let result = self.make(&further.place(), sequence, source.as_deref(), &mut made, &mut watched);
            if !matches!(result, Err(VaultError::Cancelled)) {
                let reached = result.as_ref().ok().map(Backup::sequence);
                // What cannot be written down now is told all the same, and written down the next time.
                let _ = further.note(&self.vault, reached, self.now);
            }
            result
        });
        for place in earlier::places(&self.vault) {
            // One that is not there now is cleaned when it is next seen.
            if place.is_there()
                && let Ok(purged) = purge_earlier(&self.knowledge, &self.vault, &place, &mut watched)
            {
                made.purged.push(purged);
            }
        }
        made
    }

    /// Backups are counted over both places, so that each is known by its number.
    fn next_sequence(&self, own: &Place, further: Option<&Result<Further, VaultError>>) -> u32 {
        let further = further.and_then(|further| further.as_ref().ok());
        let known = further.and_then(|further| further.last_sequence);
        let places = [Some(own.clone()), further.map(Further::place)];
        let there = places
            .into_iter()
            .flatten()
            .filter_map(|place| names(&place).ok()?.last().map(|name| name.sequence));
        there.chain(known).max().unwrap_or(0).saturating_add(1)
    }

    /// Makes it in one place, out of the vault's own store or of a copy that was just made of it.
    fn make(
        &self,
        place: &Place,
        sequence: u32,
        source: Option<&Path>,
        made: &mut Made,
        watched: &mut Watched<'_>,
    ) -> Result<Backup, VaultError> {
        let made_there = (|| {
            place.make()?;
            made.purged.push(purge_with(&self.knowledge, place, watched)?);
            let name = Name::new(sequence, self.now);
            self.fill(place, name, source, made, watched)?;
            Ok(Backup::at(place, name))
        })();
        let made_there = made_there.map_err(|error: VaultError| {
            if self.hold.called_off().load(SeqCst) {
                VaultError::Cancelled
            } else {
                error.about_backup(place.folder())
            }
        })?;
        // More backups than are needed harm nobody: this waits until it can be done.
        let _ = self.thin(place);
        Ok(made_there)
    }

    fn fill(
        &self,
        place: &Place,
        name: Name,
        source: Option<&Path>,
        made: &mut Made,
        watched: &mut Watched<'_>,
    ) -> Result<(), VaultError> {
        let files: u64 = self.evidence.iter().map(|file| file.size).sum();
        watched.expect(2 * self.store_size + files);
        let folder = place.folder().join(name.to_string());
        let unfinished = Unfinished::beside(&folder)?;
        let store = place::store(unfinished.path());
        let copied = self.copy_store(source, &store, watched)?;
        if copy::seal_of(&store, watched)? != copied {
            return Err(VaultError::BackupNotWhole {
                place: place.folder().to_owned(),
            });
        }
        let records = prove(&store, self.knowledge.key(), &self.knowledge.vault)?;
        watched.go_on()?;
        self.keys.write(unfinished.path())?;
        let lacking = files::bring(&self.evidence, &self.vault, place, watched)?;
        made.files_lacking = lacking.len();
        let evidence = self.evidence.iter().filter(|file| !lacking.contains(file));

        let keys = copy::seal_of(&place::keys(unfinished.path()), watched)?;
        let manifest = Manifest {
            format: Manifest::FORMAT,
            vault: self.knowledge.vault.clone(),
            sequence: name.sequence,
            made_at: self.now,
            lived: self.lived,
            destroyed: mark(&self.knowledge.destroyed),
            records,
            store_size: copied.size,
            store_sha256: copied.sha256,
            keys_sha256: keys.sha256,
            evidence: evidence.cloned().collect(),
        };
        manifest.write(unfinished.path())?;
        watched.go_on()?;
        self.hold.unless_called_off(|| unfinished.finish(&folder))
    }

    fn copy_store(&self, source: Option<&Path>, to: &Path, watched: &mut Watched<'_>) -> Result<Seal, VaultError> {
        if let Some(source) = source {
            let mut from = File::open(source).map_err(VaultError::reading(source))?;
            return copy::copy(&mut from, source, to, watched);
        }
        let source = place::store(&self.vault);
        let copied = copy::copy(&mut Image::new(&self.image, self.store_size), &source, to, watched);
        let called_off = self.hold.called_off().load(SeqCst);
        if called_off { Err(VaultError::Cancelled) } else { copied }
    }

    fn thin(&self, place: &Place) -> Result<(), VaultError> {
        let mut ours: Vec<(Backup, i64)> = Vec::new();
        for backup in list(place)?.into_iter().rev() {
            if let Some(manifest) = backup
                .manifest()
                .filter(|manifest| manifest.vault == self.knowledge.vault)
            {
                let lived = manifest.lived;
                ours.push((backup, lived));
            }
        }
        let lived: Vec<i64> = ours.iter().map(|(_, lived)| *lived).collect();
        for place in surplus(&lived) {
            if let Some((backup, _)) = ours.get(place) {
                discard::discard(backup)?;
            }
        }
        files::sweep(place)
    }
}
