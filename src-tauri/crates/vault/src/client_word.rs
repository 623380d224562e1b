use std::fmt;

use pathway::Id;
use zeroize::Zeroizing;

use crate::{Vault, VaultError, Writing, storage::client_word, undo::Change};

/// A word of a client that must never leave: a real name, a place, an employer.
///
/// It feeds the de-identification check and nothing else. It cannot be serialised, copied or printed, it is in no index, and
/// no crate that makes something to be sent can name it.
pub struct ClientWord {
    client: Id,
    word: Zeroizing<String>,
}

impl ClientWord {
    pub(crate) fn new(client: Id, word: String) -> Self {
        Self {
            client,
            word: Zeroizing::new(word),
        }
    }

    /// The client whose word it is.
    #[must_use]
    pub fn client(&self) -> &Id {
        &self.client
    }

    #[must_use]
    pub fn word(&self) -> &str {
        &self.word
    }
}

/// Says whose word it is, never the word.
impl fmt::Debug for ClientWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientWord")
            .field("client", &self.client)
            .finish_non_exhaustive()
    }
}

impl Vault {
    /// The words of every client, those of a client in the trash included: what was written about them is still there.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn client_words(&self) -> Result<Vec<ClientWord>, VaultError> {
        client_word::all(&self.connection)
    }
}

impl Writing<'_> {
    /// Keeps a word of a client that must never leave. Nothing happens when it is kept already.
    ///
    /// # Errors
    /// [`VaultError::NoSuchRecord`]; otherwise why the vault could not be written.
    pub fn add_client_word(&mut self, client: &Id, word: &str) -> Result<(), VaultError> {
        let added = client_word::add(&self.transaction, client, word, self.now)?;
        self.noted(client, word, added, true)
    }

    /// Takes a word out of a client's register. Nothing happens when it is not there.
    ///
    /// # Errors
    /// [`VaultError::NoSuchRecord`]; otherwise why the vault could not be written.
    pub fn remove_client_word(&mut self, client: &Id, word: &str) -> Result<(), VaultError> {
        let removed = client_word::remove(&self.transaction, client, word)?;
        self.noted(client, word, removed, false)
    }

    fn noted(&mut self, client: &Id, word: &str, done: bool, added: bool) -> Result<(), VaultError> {
        if done {
            let kind = self.kind_of(client)?;
            self.did(kind, Change::word(client, kind, word, added));
        }
        Ok(())
    }
}
