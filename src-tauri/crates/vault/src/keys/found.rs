use super::{FORMAT, KeyFiles, Keys, Secret, slot::Slot};
use crate::{Damage, VaultError, keys::DataKey};

/// What the two key files hold: one set of slots, but for a change of slots that was interrupted.
///
/// Then `keys.json` may be one generation ahead of its spare, or both may hold slots of two data keys, of which only the
/// store knows the right one. So a secret is tried on the slots of every set, and what it wins is tried on the store. An
/// interrupted change was never acknowledged; where both outcomes open, it counts as not made.
///
/// The store knows which slots lay in both files when they were last written. Slots beside those that are neither one step
/// ahead nor known were put there by somebody: they open nothing, and take the place of none.
pub struct Found {
    /// The likeliest first; each with one data key for all its slots.
    sets: Vec<Set>,
    /// How many data keys there are among them: one, or two while the store was being written anew.
    data_keys: usize,
    files: KeyFiles,
    /// The generation that the set with which the vault is opened goes on from.
    newest: u32,
}

/// One set of slots, where it stands, and what stands in the other key file.
struct Set {
    keys: Keys,
    place: Standing,
    /// The same of the other file, where that is whole and holds other slots.
    other: Option<Standing>,
}

/// What a key file says of itself.
#[derive(Clone, Copy)]
struct Standing {
    /// Of all slots in the file.
    mark: i32,
    generation: u32,
    is_spare: bool,
}

impl Standing {
    fn of(keys: &Keys, is_spare: bool) -> Self {
        Self {
            mark: keys.mark(),
            generation: keys.generation,
            is_spare,
        }
    }
}

impl Set {
    /// Whether the vault may be opened with it, when the store has last seen these slots.
    fn counts(&self, seen: Option<i32>) -> bool {
        let Some((seen, other)) = seen.zip(self.other) else {
            return true;
        };
        // An interrupted change is one step ahead, and in the first file.
        let is_ahead = !self.place.is_spare && other.generation.checked_add(1) == Some(self.place.generation);
        self.place.mark == seen || other.mark != seen || is_ahead
    }
}

impl Found {
    pub(super) fn one(keys: Keys, files: KeyFiles) -> Self {
        let newest = keys.generation;
        let place = Standing::of(&keys, false);
        let sets = keys.sets(place, None);
        let (data_keys, files) = match sets.len() {
            1 => (1, files),
            _ => (2, KeyFiles::Unsettled),
        };
        Self {
            sets,
            data_keys,
            files,
            newest,
        }
    }

    pub(super) fn both(first: Keys, spare: Keys) -> Self {
        if first.same_slots(&spare) {
            return Self::one(first, KeyFiles::BothWhole);
        }
        let [at_first, at_spare] = [Standing::of(&first, false), Standing::of(&spare, true)];
        let data_keys = if first.next.is_empty() && spare.next.is_empty() {
            1
        } else {
            2
        };
        let first = first.sets(at_first, Some(at_spare));
        let spare = spare.sets(at_spare, Some(at_first));
        // An interrupted change is one step ahead of what stood. A spare that is older still was put there by somebody.
        let sets = match at_first.generation.checked_sub(at_spare.generation) {
            Some(1) => spare.into_iter().chain(first).collect(),
            Some(steps) if steps > 1 => first,
            _ => first.into_iter().chain(spare).collect(),
        };
        Self {
            sets,
            data_keys,
            files: KeyFiles::Unsettled,
            newest: at_first.generation.max(at_spare.generation),
        }
    }

    /// In what state the two files are.
    pub fn files(&self) -> KeyFiles {
        self.files
    }

    /// The id of the vault that they are of.
    pub fn vault(&self) -> Option<&str> {
        self.sets.first().map(|set| set.keys.vault())
    }

    /// Whether these slots are all that there is.
    pub fn is_just(&self, keys: &Keys) -> bool {
        self.sets.iter().all(|set| set.keys.same_slots(keys))
    }

    /// Tries each data key that the secret wins, until one opens the store. `opens` answers nothing for a key that does not;
    /// `seen` gives the mark of the slots that the opened store has last seen, where it knows.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] or [`VaultError::WrongCode`] when the secret does not win the store's key, or only
    /// from slots that the store does not know; [`Damage::Store`] when it wins every key that there is and none opens the
    /// store; or what `opens` fails with.
    pub fn open<T>(
        &self,
        secret: Secret<'_>,
        mut opens: impl FnMut(&DataKey) -> Result<Option<T>, VaultError>,
        seen: impl Fn(&T) -> Option<i32>,
    ) -> Result<Unlocked<T>, VaultError> {
        let mut tried: Vec<(&Slot, Option<DataKey>)> = Vec::new();
        let mut shut: Vec<DataKey> = Vec::new();
        let mut open: Option<(T, DataKey)> = None;
        for set in &self.sets {
            for slot in set.keys.of_kind(secret.kind()) {
                if open.as_ref().is_some_and(|(opened, _)| !set.counts(seen(opened))) {
                    continue;
                }
                let won = match tried.iter().find(|(known, _)| *known == slot) {
                    Some((_, won)) => won.clone(),
                    None => {
                        let won = slot.open(&set.keys.vault, secret)?;
                        tried.push((slot, won.clone()));
                        won
                    }
                };
                let Some(data_key) = won.filter(|won| !shut.iter().any(|known| known.bytes() == won.bytes())) else {
                    continue;
                };
                if open.is_none() {
                    let Some(opened) = opens(&data_key)? else {
                        shut.push(data_key);
                        continue;
                    };
                    open = Some((opened, data_key.clone()));
                }
                let is_it =
                    |(opened, key): &mut (T, DataKey)| key.bytes() == data_key.bytes() && set.counts(seen(opened));
                if let Some((opened, data_key)) = open.take_if(is_it) {
                    return Ok(self.unlocked(opened, data_key, set));
                }
            }
        }
        Err(if open.is_none() && shut.len() >= self.data_keys {
            VaultError::damaged(Damage::Store)
        } else {
            secret.wrong()
        })
    }

    fn unlocked<T>(&self, opened: T, data_key: DataKey, set: &Set) -> Unlocked<T> {
        let mut keys = set.keys.clone();
        if self.files == KeyFiles::Unsettled {
            keys.generation = self.newest.saturating_add(1);
        }
        Unlocked {
            opened,
            data_key,
            keys,
            files: self.files,
        }
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
    fn sets(self, place: Standing, other: Option<Standing>) -> Vec<Set> {
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
        let is_there = |keys: &Self| !keys.slots.is_empty();
        std::iter::once(now)
            .chain(Some(next).filter(is_there))
            .map(|keys| Set { keys, place, other })
            .collect()
    }

    fn same_slots(&self, other: &Self) -> bool {
        self.vault == other.vault && self.slots == other.slots && self.next == other.next
    }
}
