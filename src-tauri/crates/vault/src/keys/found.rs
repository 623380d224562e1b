use super::{FORMAT, KeyFiles, Keys, Secret, slot::Slot};
use crate::{Damage, VaultError, keys::DataKey};

/// What the two key files hold: one set of slots, but for a change of slots that was interrupted.
///
/// Then `keys.json` may be one generation ahead of its spare, or both may hold slots of two data keys, of which only the
/// store knows the right one. So a secret is tried on the slots of every set, and what it wins is tried on the store. An
/// interrupted change was never acknowledged; where both outcomes open, it counts as not made.
pub struct Found {
    /// The likeliest first; each with one data key for all its slots.
    sets: Vec<Keys>,
    /// How many data keys there are among them: one, or two while the store was being written anew.
    data_keys: usize,
    files: KeyFiles,
}

impl Found {
    pub(super) fn one(keys: Keys, files: KeyFiles) -> Self {
        let newest = keys.generation;
        match keys.sets() {
            sets if sets.len() == 1 => Self {
                sets,
                data_keys: 1,
                files,
            },
            sets => Self::unsettled(sets, newest, 2),
        }
    }

    pub(super) fn both(first: Keys, spare: Keys) -> Self {
        if first.same_slots(&spare) {
            return Self::one(first, KeyFiles::BothWhole);
        }
        let newest = first.generation.max(spare.generation);
        let data_keys = if first.next.is_empty() && spare.next.is_empty() {
            1
        } else {
            2
        };
        // An interrupted change is one step ahead of what stood. A spare that is older still was put there by somebody.
        let sets = if spare.generation.checked_add(1) == Some(first.generation) {
            [spare.sets(), first.sets()].concat()
        } else {
            [first.sets(), spare.sets()].concat()
        };
        Self::unsettled(sets, newest, data_keys)
    }

    fn unsettled(mut sets: Vec<Keys>, newest: u32, data_keys: usize) -> Self {
        for keys in &mut sets {
            keys.generation = newest.saturating_add(1);
        }
        Self {
            sets,
            data_keys,
            files: KeyFiles::Unsettled,
        }
    }

    /// In what state the two files are.
    pub fn files(&self) -> KeyFiles {
        self.files
    }

    /// Tries each data key that the secret wins, until one opens the store. `opens` answers nothing for a key that does not.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] or [`VaultError::WrongCode`] when the secret does not win the store's key,
    /// [`Damage::Store`] when it wins every key that there is and none opens the store; or what `opens` fails with.
    pub fn open<T>(
        &self,
        secret: Secret<'_>,
        mut opens: impl FnMut(&DataKey) -> Result<Option<T>, VaultError>,
    ) -> Result<Unlocked<T>, VaultError> {
        let mut tried: Vec<&Slot> = Vec::new();
        let mut won: Vec<DataKey> = Vec::new();
        for keys in &self.sets {
            for slot in keys.of_kind(secret.kind()) {
                if tried.contains(&slot) {
                    continue;
                }
                tried.push(slot);
                let Some(data_key) = slot.open(&keys.vault, secret)? else {
                    continue;
                };
                if won.iter().any(|known| known.bytes() == data_key.bytes()) {
                    continue;
                }
                if let Some(opened) = opens(&data_key)? {
                    return Ok(Unlocked {
                        opened,
                        data_key,
                        keys: keys.clone(),
                        files: self.files,
                    });
                }
                won.push(data_key);
            }
        }
        Err(if won.len() >= self.data_keys {
            VaultError::damaged(Damage::Store)
        } else {
            secret.wrong()
        })
    }
}

/// What a secret opened.
pub struct Unlocked<T> {
    pub opened: T,
    pub data_key: DataKey,
    /// The set of slots that goes with it.
    pub keys: Keys,
    pub files: KeyFiles,
}

impl Keys {
    fn sets(self) -> Vec<Self> {
        let next = Self {
            format: FORMAT,
            slots: self.next.clone(),
            next: Vec::new(),
            ..self.clone()
        };
        let now = Self {
            next: Vec::new(),
            ..self
        };
        if next.slots.is_empty() {
            vec![now]
        } else {
            vec![now, next]
        }
    }

    fn same_slots(&self, other: &Self) -> bool {
        self.vault == other.vault && self.slots == other.slots && self.next == other.next
    }
}
