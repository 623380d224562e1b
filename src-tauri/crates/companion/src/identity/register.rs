use pathway::{Ground, Id, check::Check, identity::Register, records::Client};
use vault::VaultError;

use crate::{Code, Companion, Moment, Refusal, Result};

/// So many words one client may have: the check looks for each of them while somebody types.
const MOST: usize = 100;

impl Companion {
    /// A client's words that must never leave, in the order in which they were added. For private paper alone.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn client_words(&self, client: &Id) -> Result<Vec<String>> {
        let words = self.vault.client_words()?.into_iter();
        Ok(words
            .filter(|word| word.client() == client)
            .map(|word| word.word().to_owned())
            .collect())
    }

    /// Keeps a word of a client that must never leave. Gives all that they have then.
    ///
    /// # Errors
    /// At the field "word", when it cannot be kept or is a pseudonym; or the vault cannot be written.
    pub fn add_client_word(&mut self, client: &Id, word: &str, moment: Moment) -> Result<Vec<String>> {
        let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
        self.vault.get::<Client>(client)?.ok_or_else(Refusal::not_found)?;
        if let Some(message) = wrong_with(&word, &self.ground(moment)) {
            return Err(Refusal::at(Code::Invalid, "word", message));
        }
        if self.client_words(client)?.len() >= MOST {
            let message = format!("{MOST} words are the most for one client. Take one away that is not needed.");
            return Err(Refusal::at(Code::Invalid, "word", message));
        }
        let alone = Register::of([(&word, "")]);
        let clients: Vec<Client> = self.typed(None)?;
        if clients.iter().any(|client| alone.has(&client.pseudonym)) {
            let message =
                "A client of yours has this as a pseudonym, so every text would hold it. Change the pseudonym first.";
            return Err(Refusal::at(Code::Invalid, "word", message));
        }
        self.vault.transact(moment.instant, |writing| {
            writing.add_client_word(client, &word)?;
            Ok::<_, VaultError>(())
        })?;
        self.client_words(client)
    }

    /// Takes a word out of a client's register. Gives those that are left.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn remove_client_word(&mut self, client: &Id, word: &str, moment: Moment) -> Result<Vec<String>> {
        self.vault.transact(moment.instant, |writing| {
            writing.remove_client_word(client, word)?;
            Ok::<_, VaultError>(())
        })?;
        self.client_words(client)
    }

    /// Every word that must never leave, ready to be looked for.
    pub(crate) fn register(&self) -> Result<Register> {
        self.register_with([])
    }

    /// The same with further words that are about to be kept.
    pub(crate) fn register_with<'w>(&self, further: impl IntoIterator<Item = &'w str>) -> Result<Register> {
        let words = self.vault.client_words()?;
        let clients: Vec<Client> = if words.is_empty() {
            Vec::new()
        } else {
            self.typed(None)?
        };
        let named = |id: &Id| {
            let client = clients.iter().find(|client| client.id == *id);
            client.map_or("", |client| client.pseudonym.as_str())
        };
        let known = words.iter().map(|word| (word.word(), named(word.client())));
        Ok(Register::of(known.chain(further.into_iter().map(|word| (word, "")))))
    }
}

/// Why a word cannot be in the register; never the word.
pub(crate) fn wrong_with(word: &str, ground: &Ground<'_>) -> Option<String> {
    if word.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
        return Some("Write at least two letters: one alone stands in every text.".to_owned());
    }
    let mut check = Check::new(ground);
    check.line("word", word);
    check.finish().into_iter().next().map(|problem| problem.message)
}
