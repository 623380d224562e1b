//! Removing for good.

use std::{fs, io, path::PathBuf};

use chrono::{DateTime, Utc};
use pathway::{Id, Kind};

use crate::{
    Vault, VaultError, Writing, place,
    storage::{
        destruction::{self, Destruction, EVIDENCE, Erased, Why},
        record, search,
    },
};

/// What was removed for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destroyed {
    /// With their histories, private notes and client words.
    pub records: usize,
    /// Attached files, with their keys.
    pub evidence: usize,
    /// Attached files that could not be deleted from the disk. Their keys are gone, so nobody can read them.
    pub left: Vec<PathBuf>,
}

impl Vault {
    /// Removes records and attached files for good: with the history, the private note, the client words and the attached
    /// files of each record. That they were removed stays noted; see [`Vault::destructions`]. Nothing of it can be undone, and
    /// what could be undone of them is forgotten.
    ///
    /// All of them go, or none. Backups still hold them until they are purged.
    ///
    /// # Errors
    /// [`VaultError::NoSuchRecord`]; otherwise why the vault could not be written. Nothing is removed then.
    pub fn destroy(&mut self, ids: &[Id], why: Why, now: DateTime<Utc>) -> Result<Destroyed, VaultError> {
        let (erased, _) = self.write(now, |writing| {
            let mut erased = Vec::new();
            for id in ids {
                // One that went with its record a moment ago is there no more.
                if !erased.iter().any(|gone: &Erased| gone.id == *id) {
                    erased.extend(writing.erase(id, why)?);
                }
            }
            search::forget_what_is_gone(&writing.transaction)?;
            Ok::<_, VaultError>(erased)
        })?;
        let gone: Vec<Id> = erased.iter().map(|gone| gone.id.clone()).collect();
        self.steps.forget(&gone);
        // A backup that is being made would still hold it.
        self.still.call_off();
        // The log still holds pages from before. If it cannot be folded in now, closing does it.
        let _ = self.checkpoint();
        let folder = place::evidence(&self.folder);
        let files: Vec<PathBuf> = erased
            .iter()
            .filter_map(|gone| gone.file.as_ref())
            .map(|file| folder.join(file))
            .collect();
        Ok(Destroyed {
            records: erased.iter().filter(|gone| gone.kind != EVIDENCE).count(),
            evidence: files.len(),
            left: files.into_iter().filter(|file| !is_deleted(file)).collect(),
        })
    }

    /// What was ever removed for good, in the order in which it was.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn destructions(&self) -> Result<Vec<Destruction>, VaultError> {
        destruction::all(&self.connection)
    }
}

impl Writing<'_> {
    fn erase(&mut self, id: &Id, why: Why) -> Result<Vec<Erased>, VaultError> {
        let erased = destruction::erase(&self.transaction, id)?;
        if erased.is_empty() {
            return Err(VaultError::NoSuchRecord);
        }
        for gone in &erased {
            let noted = Destruction {
                id: gone.id.clone(),
                kind: gone.kind.clone(),
                of: gone.of.clone(),
                at: self.now,
                why,
            };
            destruction::note(&self.transaction, &noted)?;
            let kind = match &gone.of {
                Some(record) => record::kind_of(&self.transaction, record)?,
                None => record::kind_named(&gone.kind),
            };
            // Of whatever kind: the vault has changed.
            self.changed.insert(kind.unwrap_or(Kind::Profile));
        }
        Ok(erased)
    }
}

fn is_deleted(file: &std::path::Path) -> bool {
    match fs::remove_file(file) {
        Ok(()) => true,
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use std::fs;

    use chrono::TimeDelta;
    use pathway::{
        Record,
        records::{Client, Workspace},
    };
    use rusqlite::types::ValueRef;
    use tempfile::TempDir;

    use super::*;
    use crate::{Cost, SecretString};

    const TEXT: &str = "Kolkrabe";

    fn client(text: &str) -> Record {
        Record::from(Client {
            id: Id::new("juniper").unwrap(),
            pseudonym: "Juniper".to_owned(),
            note: text.to_owned(),
        })
    }

    /// A vault in which the text stands in every table that can hold one.
    fn full_of_it() -> (TempDir, Vault) {
        let home = TempDir::new().unwrap();
        let folder = home.path().join("Test.scipvault");
        let passphrase = SecretString::from("a quiet lake before the rain");
        let at = DateTime::UNIX_EPOCH;
        let mut vault = Vault::create(&folder, Workspace::Candidate, &passphrase, Cost::floor(), at).unwrap();
        let id = Id::new("juniper").unwrap();
        for hour in 0..3 {
            vault
                .transact(at + TimeDelta::hours(hour), |writing| {
                    writing.put(&client(&format!("{TEXT} {hour}")))?;
                    writing.put_private_note(&id, &format!("{TEXT} for me {hour}"))
                })
                .unwrap();
        }
        fs::create_dir_all(place::evidence(&folder)).unwrap();
        fs::write(place::evidence(&folder).join("sealed"), "sealed").unwrap();
        vault
            .connection
            .execute_batch(&format!(
                "INSERT INTO client_word (client, word, added_at) VALUES ('juniper', '{TEXT}', 0);
                 INSERT INTO evidence (id, record, file, file_name, media_type, size, sha256, sealed_size, sealed_sha256, key,
                                       consent_by, added_at)
                 VALUES ('recording', 'juniper', 'sealed', '{TEXT}.mp3', 'audio/mpeg', 1, zeroblob(32), 6, zeroblob(32),
                         zeroblob(32), '{TEXT}', 0);"
            ))
            .unwrap();
        (home, vault)
    }

    /// How many values of each table hold the text.
    fn found(vault: &Vault) -> Vec<(String, usize)> {
        let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
        let mut tables = vault.connection.prepare(tables).unwrap();
        let tables: Vec<String> = tables
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert!(tables.len() > 8, "{tables:?}");
        let mut found = Vec::new();
        for table in tables {
            let mut statement = vault.connection.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
            let columns = statement.column_count();
            let mut rows = statement.query([]).unwrap();
            let mut here = 0;
            while let Some(row) = rows.next().unwrap() {
                for column in 0..columns {
                    if let ValueRef::Text(bytes) | ValueRef::Blob(bytes) = row.get_ref(column).unwrap() {
                        // The index of words knows no capitals.
                        let says = |window: &[u8]| window.eq_ignore_ascii_case(TEXT.as_bytes());
                        here += usize::from(bytes.windows(TEXT.len()).any(says));
                    }
                }
            }
            if here > 0 {
                found.push((table, here));
            }
        }
        found
    }

    #[test]
    fn what_is_destroyed_is_in_no_table_and_its_file_is_gone() {
        let (_home, mut vault) = full_of_it();
        while !vault.take_in_some_words().unwrap() {}
        let tables: Vec<_> = found(&vault).into_iter().map(|(table, _)| table).collect();
        assert_eq!(
            tables,
            [
                "client_word",
                "evidence",
                "private_note",
                "private_note_version",
                "record",
                "search_data",
                "search_file_data",
                "search_private_data",
                "version"
            ]
        );
        let id = Id::new("juniper").unwrap();
        let gone = vault.destroy(&[id], Why::ByHand, DateTime::UNIX_EPOCH).unwrap();
        assert_eq!((gone.records, gone.evidence, gone.left.len()), (1, 1, 0));
        assert_eq!(found(&vault), []);
        assert!(!place::evidence(&vault.folder).join("sealed").exists());
        let noted: Vec<_> = vault
            .destructions()
            .unwrap()
            .into_iter()
            .map(|one| (one.kind, one.of))
            .collect();
        let of = Some(Id::new("juniper").unwrap());
        assert_eq!(noted, [(EVIDENCE.to_owned(), of), ("client".to_owned(), None)]);
        assert!(vault.check().unwrap().is_whole());
    }

    #[test]
    fn an_attached_file_goes_alone_or_in_one_list_with_its_record() {
        let (recording, juniper) = (Id::new("recording").unwrap(), Id::new("juniper").unwrap());
        for (ids, records) in [
            (vec![recording.clone()], 0),
            (vec![recording.clone(), juniper.clone()], 1),
            (vec![juniper, recording], 1),
        ] {
            let (_home, mut vault) = full_of_it();
            let gone = vault.destroy(&ids, Why::Expired, DateTime::UNIX_EPOCH).unwrap();
            assert_eq!((gone.records, gone.evidence), (records, 1), "{ids:?}");
            assert!(!place::evidence(&vault.folder).join("sealed").exists());
            assert_eq!(vault.destructions().unwrap().len(), records + 1);
        }
    }

    #[test]
    fn a_file_that_cannot_be_deleted_is_named() {
        let (_home, mut vault) = full_of_it();
        let file = place::evidence(&vault.folder).join("sealed");
        fs::remove_file(&file).unwrap();
        fs::create_dir_all(file.join("in the way")).unwrap();
        let gone = vault
            .destroy(&[Id::new("recording").unwrap()], Why::ByHand, DateTime::UNIX_EPOCH)
            .unwrap();
        assert_eq!(gone.left, [file]);
    }
}
