use pathway::{Id, Kind, Record};
use secrecy::SecretString;
use serde::Serialize;
use specta::Type;
use vault::{VaultError, backup::OpenBackup};

use super::look::find;
use crate::{Code, Companion, Moment, Refusal, Result, keep::misfit, open::in_one_spelling};

/// A record in a backup, beside the vault.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct RecordInBackup {
    pub id: Id,
    pub kind: Kind,
    pub title: String,
    pub standing: Standing,
}

/// How a record in a backup stands to the vault's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The vault has the same text.
    Same,
    /// The vault has another text.
    Differs,
    /// Only the backup has it; in the vault it is in the trash, or not at all.
    OnlyHere,
}

/// A record that was given back.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct GivenBack {
    pub record: Record,
    /// Whether its private note came back with it: only where the vault had none.
    pub with_private_note: bool,
}

impl Companion {
    /// The records in a backup; those first of which the vault has another text or none. The passphrase is asked for when the
    /// backup was made under a data key that the vault no longer knows.
    ///
    /// # Errors
    /// At the field "passphrase", when that is needed or does not open it; when the backup is damaged or gone.
    pub fn records_in_backup(&self, backup: &str, passphrase: Option<&SecretString>) -> Result<Vec<RecordInBackup>> {
        let inside = self.look_into(backup, passphrase)?;
        let mut records = Vec::new();
        for record in inside.records()? {
            records.push(RecordInBackup {
                id: record.id().clone(),
                kind: record.kind(),
                title: self.title_of(&record),
                standing: self.standing(&record)?,
            });
        }
        records.sort_by_key(|record| record.standing == Standing::Same);
        Ok(records)
    }

    /// One record as it lies in a backup, to be read before it is given back.
    ///
    /// # Errors
    /// As [`Self::records_in_backup`].
    pub fn record_in_backup(&self, backup: &str, id: &Id, passphrase: Option<&SecretString>) -> Result<Record> {
        Ok(self.look_into(backup, passphrase)?.record(id)?)
    }

    /// Gives one record back out of a backup. What the vault has now goes into the record's history.
    ///
    /// # Errors
    /// As [`Self::records_in_backup`]; when the record does not fit among the others any more.
    pub fn give_back(
        &mut self,
        backup: &str,
        id: &Id,
        passphrase: Option<&SecretString>,
        moment: Moment,
    ) -> Result<GivenBack> {
        let inside = self.look_into(backup, passphrase)?;
        let record = inside.record(id)?;
        if let Some(problem) = misfit(&record, self)? {
            return Err(Refusal::at(Code::Invalid, problem.field, problem.message));
        }
        let has_note = self.vault.private_note(id)?.is_some_and(|note| !note.text().is_empty());
        let note = inside
            .private_note(id)?
            .filter(|note| !has_note && !note.text().is_empty());
        let has_words = self.vault.client_words()?.iter().any(|word| word.client() == id);
        let words = if has_words {
            Vec::new()
        } else {
            inside.client_words(id)?
        };
        self.vault.transact(moment.instant, |writing| {
            writing.set_every_version_aside();
            writing.put(&record)?;
            for word in &words {
                writing.add_client_word(id, word.word())?;
            }
            match &note {
                Some(note) => writing.put_private_note(id, note.text()),
                None => Ok(()),
            }
        })?;
        Ok(GivenBack {
            record,
            with_private_note: note.is_some(),
        })
    }

    fn look_into(&self, backup: &str, passphrase: Option<&SecretString>) -> Result<OpenBackup> {
        let backup = find(self.folder(), backup)?;
        let opened = match passphrase {
            Some(passphrase) => self
                .vault
                .open_backup_with(backup.folder(), &in_one_spelling(passphrase)),
            None => self.vault.open_backup(backup.folder()),
        };
        opened.map_err(|error| match error {
            VaultError::OtherKey | VaultError::WrongPassphrase => Refusal {
                field: Some("passphrase".to_owned()),
                ..error.into()
            },
            error => error.into(),
        })
    }

    fn standing(&self, record: &Record) -> Result<Standing> {
        Ok(match self.vault.record(record.id())? {
            Some(now) if now == *record => Standing::Same,
            Some(_) => Standing::Differs,
            None => Standing::OnlyHere,
        })
    }
}
