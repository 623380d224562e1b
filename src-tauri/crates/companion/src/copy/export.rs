use std::path::Path;

use pathway::{Id, Record, records::Candidate};
use secrecy::SecretString;

use super::{
    CopyFile, PrivateWords, WordOfAClient,
    file::{FORMAT, VERSION},
};
use crate::{
    Code, Companion, Moment, Overwrite, Refusal, Result, letter::named_file, open::in_one_spelling, whole_file,
};

impl Companion {
    /// Everything in the vault but what is private (notes, concerns, the words that must never leave) and what was removed.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn copy(&self) -> Result<CopyFile> {
        let mut copy = self.whole()?;
        copy.records.retain(|record| !record.kind().is_private());
        Ok(copy)
    }

    /// Every record, concerns included.
    fn whole(&self) -> Result<CopyFile> {
        let mut records = self.vault.all_records()?;
        // By kind, so that the same records always make the same file; the order within a kind is kept.
        records.sort_by_key(Record::kind);
        Ok(CopyFile {
            format: FORMAT.into(),
            version: VERSION,
            workspace: self.workspace(),
            records,
            private_notes: Vec::new(),
            client_words: Vec::new(),
        })
    }

    /// The name that such a copy is offered under.
    ///
    /// # Errors
    /// When the candidate is not in this vault.
    pub fn copy_file_name(&self, candidate: &Id, moment: Moment) -> Result<String> {
        let person: Candidate = self.vault.get(candidate)?.ok_or_else(Refusal::not_found)?;
        Ok(named_file("Records", &person.name, moment.today, "json"))
    }

    /// Writes what is kept about one candidate to a file, as a readable copy of its own: another supervisor's vault can take it in.
    /// Private notes, concerns, quick lines and attached files are not in it.
    ///
    /// # Errors
    /// When the candidate is not in this vault, or the file is there already or cannot be written.
    pub fn export_copy_of(&self, candidate: &Id, file: &Path, overwrite: Overwrite) -> Result<()> {
        self.record(candidate)?;
        let mut copy = self.copy()?;
        copy.records
            .retain(|record| record.id() == candidate || record.candidate() == Some(candidate));
        for record in &mut copy.records {
            // Quick lines are the supervisor's own.
            if let Record::SupervisionSession(session) = record {
                session.lines.clear();
            }
        }
        write_json(file, overwrite, &copy)
    }

    /// Writes the readable copy to a file.
    ///
    /// # Errors
    /// When the file is there already or cannot be written.
    pub fn export_copy(&self, file: &Path, overwrite: Overwrite) -> Result<()> {
        write_json(file, overwrite, &self.copy()?)
    }

    /// Writes the owner's own copy: with the private notes and the words that must never leave, and therefore with the passphrase asked again.
    ///
    /// # Errors
    /// When the passphrase is wrong, or the file cannot be written.
    pub fn export_own_copy(&self, file: &Path, overwrite: Overwrite, passphrase: &SecretString) -> Result<()> {
        let notes = self.vault.own_copy_notes(&in_one_spelling(passphrase))?;
        let private_notes = notes
            .into_iter()
            .map(|(about, text)| PrivateWords { about, text })
            .collect();
        let words = self.vault.own_copy_words(&in_one_spelling(passphrase))?;
        let client_words = words
            .into_iter()
            .map(|(client, word)| WordOfAClient { client, word })
            .collect();
        write_json(
            file,
            overwrite,
            &CopyFile {
                private_notes,
                client_words,
                ..self.whole()?
            },
        )
    }
}

fn write_json(file: &Path, overwrite: Overwrite, copy: &CopyFile) -> Result<()> {
    let mut json = serde_json::to_vec_pretty(copy)
        .map_err(|_| Refusal::new(Code::Internal, "The copy could not be made. Your vault is not touched."))?;
    json.push(b'\n');
    whole_file::write(file, &json, overwrite).map_err(|error| Refusal::file(&error))
}
