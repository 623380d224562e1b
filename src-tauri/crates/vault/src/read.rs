use chrono::{DateTime, Utc};
use pathway::{Id, Kept, Kind, Record};

use crate::{
    Vault, VaultError,
    storage::{record, version},
};

/// What a record held before it was changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// Its name within the vault; a later one is greater.
    pub number: i64,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// It left the app as a letter, and stays for good.
    pub pinned: bool,
    pub body: Record,
}

impl Version {
    fn read(before: version::Before) -> Result<Self, VaultError> {
        Ok(Self {
            number: before.number,
            at: before.at,
            pinned: before.pinned,
            body: before.kept.read()?,
        })
    }
}

/// Reading fails with [`VaultError::Damaged`] when the store is damaged or a record is not what its kind says.
/// Records in the trash are not given.
#[allow(clippy::missing_errors_doc)]
impl Vault {
    pub fn record(&self, id: &Id) -> Result<Option<Record>, VaultError> {
        record::get(&self.connection, id)
    }

    /// Also when it is in the trash.
    pub fn record_even_removed(&self, id: &Id) -> Result<Option<Record>, VaultError> {
        record::get_even_removed(&self.connection, id)
    }

    /// In the order in which they were made, as are all lists of records.
    pub fn records(&self, kind: Kind) -> Result<Vec<Record>, VaultError> {
        read(record::of_kind(&self.connection, kind)?)
    }

    /// Those about one of the supervisor's candidates.
    pub fn records_of(&self, kind: Kind, candidate: &Id) -> Result<Vec<Record>, VaultError> {
        read(record::of_candidate(&self.connection, kind, candidate)?)
    }

    pub fn all_records(&self) -> Result<Vec<Record>, VaultError> {
        read(record::all(&self.connection)?)
    }

    pub fn typed<K: Kept>(&self) -> Result<Vec<K>, VaultError> {
        Ok(self.records(K::KIND)?.into_iter().filter_map(K::from_record).collect())
    }

    pub fn typed_of<K: Kept>(&self, candidate: &Id) -> Result<Vec<K>, VaultError> {
        let records = self.records_of(K::KIND, candidate)?;
        Ok(records.into_iter().filter_map(K::from_record).collect())
    }

    /// `None` also when the id belongs to a record of another kind.
    pub fn get<K: Kept>(&self, id: &Id) -> Result<Option<K>, VaultError> {
        Ok(self.record(id)?.and_then(K::from_record))
    }

    /// What a record held before, newest first, also when it is in the trash. A text that is being worked on is set
    /// aside every five minutes, and always before the first change after a pause of that length.
    pub fn versions(&self, id: &Id) -> Result<Vec<Version>, VaultError> {
        let versions = version::of(&self.connection, id)?;
        versions.into_iter().map(Version::read).collect()
    }

    /// One of them.
    pub fn version(&self, id: &Id, number: i64) -> Result<Option<Version>, VaultError> {
        version::get(&self.connection, id, number)?
            .map(Version::read)
            .transpose()
    }
}

fn read(kept: Vec<record::Kept>) -> Result<Vec<Record>, VaultError> {
    kept.into_iter().map(record::Kept::read).collect()
}
