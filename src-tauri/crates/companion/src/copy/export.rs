use std::path::Path;

use pathway::Record;
use secrecy::SecretString;

use super::{
    CopyFile, PrivateWords, WordOfAClient,
    file::{FORMAT, VERSION},
};
use crate::{Code, Companion, Overwrite, Refusal, Result, open::in_one_spelling, whole_file};

impl Companion {
    /// Everything in the vault but private notes, the words that must never leave, and what was removed.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn copy(&self) -> Result<CopyFile> {
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
                ..self.copy()?
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
