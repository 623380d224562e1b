//! Searching for words. Nothing in the trash is found, and no earlier version.

use pathway::{Id, Kind, Record, words::leaves_no_spaces};

use crate::{
    Evidence, PrivateNote, Vault, VaultError,
    storage::{evidence, private_note, record::Kept, search},
};

/// What is looked for: every one of some words.
#[derive(Clone, Copy, Debug)]
pub struct Sought<'a> {
    /// As they were typed. The last one may be unfinished. Nothing in them is an operator.
    pub words: &'a str,
    /// Only in these kinds of records; in all of them when there is none.
    pub kinds: &'a [Kind],
    /// Only in what is about this candidate of a supervisor's.
    pub candidate: Option<&'a Id>,
    /// So many at the most.
    pub most: usize,
}

impl Sought<'_> {
    /// Whether there is anything to look for. One letter alone is no word yet, but where one sign can be one.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.matching().is_none() && self.unspaced().is_empty()
    }

    /// The words of scripts that leave spaces between words, as the index is asked for them: each in quotation marks,
    /// where nothing is an operator.
    pub(crate) fn matching(&self) -> Option<String> {
        let unfinished = !self.words.ends_with(char::is_whitespace);
        let words: Vec<&str> = self.spaced().collect();
        let (last, before) = words.split_last()?;
        let is_one_letter = last.chars().nth(1).is_none();
        if before.is_empty() && is_one_letter {
            return None;
        }
        let mut asked: Vec<String> = words
            .iter()
            .map(|word| format!("\"{}\"", word.replace('"', "\"\"")))
            .collect();
        // A beginning of one letter would be nearly every record.
        if unfinished
            && !is_one_letter
            && let Some(last) = asked.last_mut()
        {
            last.push_str(" *");
        }
        Some(asked.join(" AND "))
    }

    /// Whether it is the beginning of a word and no more, of three letters at the most.
    pub(crate) fn is_short(&self) -> bool {
        self.split().count() == 1 && self.words.trim_start().chars().count() <= 3
    }

    /// Words of scripts that leave no spaces: they stand in the middle of others, where the index does not see them.
    pub(crate) fn unspaced(&self) -> Vec<&str> {
        self.split().filter(|word| word.contains(leaves_no_spaces)).collect()
    }

    fn spaced(&self) -> impl Iterator<Item = &str> {
        self.split().filter(|word| !word.contains(leaves_no_spaces))
    }

    fn split(&self) -> impl Iterator<Item = &str> {
        self.words
            .split_whitespace()
            .filter(|word| word.chars().any(char::is_alphanumeric))
    }
}

/// Each fails with [`VaultError::Damaged`].
#[allow(clippy::missing_errors_doc)]
impl Vault {
    /// The records that hold every word, the best first. What stands in a body beside its words (the names of its choices)
    /// is found too.
    pub fn search(&self, sought: &Sought<'_>) -> Result<Vec<Record>, VaultError> {
        if sought.is_nothing() {
            return Ok(Vec::new());
        }
        self.take_in_words();
        let found = search::records(&self.connection, sought)?;
        found.into_iter().map(Kept::read).collect()
    }

    /// The private notes that hold every word, the best first: a search of its own, so that nobody finds one unasked.
    pub fn search_private_notes(&self, sought: &Sought<'_>) -> Result<Vec<PrivateNote>, VaultError> {
        if sought.is_nothing() {
            return Ok(Vec::new());
        }
        self.take_in_words();
        let mut notes = Vec::new();
        for about in search::private_notes(&self.connection, sought)? {
            if let Ok(about) = Id::new(about) {
                notes.extend(private_note::get(&self.connection, &about)?);
            }
        }
        Ok(notes)
    }

    /// The attached files whose names hold every word.
    pub fn search_files(&self, sought: &Sought<'_>) -> Result<Vec<Evidence>, VaultError> {
        if sought.is_nothing() {
            return Ok(Vec::new());
        }
        let mut files = Vec::new();
        for id in search::files(&self.connection, sought)? {
            if let Ok(id) = Id::new(id) {
                files.extend(evidence::get(&self.connection, &id)?);
            }
        }
        Ok(files)
    }

    /// Takes in the words of everything that was written since the last search. A disk that takes nothing now still lets the
    /// rest be found.
    fn take_in_words(&self) {
        while matches!(self.take_in_some_words(), Ok(false)) {}
    }

    /// Takes in the words of some of what was written since the last search, so that the next one need not. True when nothing
    /// is left. Worth doing when nobody types.
    pub fn take_in_some_words(&self) -> Result<bool, VaultError> {
        search::catch_up(&self.connection)
    }
}
