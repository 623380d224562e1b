use std::path::PathBuf;

/// A record of which it is known that it was there, and which cannot be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LostRecord {
    /// The kind's name, where it can still be read.
    pub kind: Option<String>,
    pub id: Option<String>,
    /// How the person would call it: a name, a title, a date. Part of what they wrote: for their eyes only.
    pub title: Option<String>,
    /// Whether an earlier text of it, from its history, stands in for it.
    pub earlier_text: bool,
    /// Whether its private note is whole, and an empty session stands in to hold it.
    pub only_private_note: bool,
}

/// An attached file that cannot be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostFile {
    /// The person's own name for it, where it can still be read.
    pub file_name: Option<String>,
    /// Whether only the encrypted file is missing or changed: from a backup it could be put back.
    pub entry_is_whole: bool,
}

/// How much there is of each thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Those in the trash included.
    pub records: usize,
    /// Earlier texts of records.
    pub versions: usize,
    pub private_notes: usize,
    pub private_note_versions: usize,
    pub client_words: usize,
    /// Attached files.
    pub evidence: usize,
    pub destructions: usize,
    pub retired_keys: usize,
}

/// What cannot be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    pub records: Vec<LostRecord>,
    pub evidence: Vec<LostFile>,
    pub versions: usize,
    pub private_notes: usize,
    pub private_note_versions: usize,
    pub client_words: usize,
    pub destructions: usize,
    pub retired_keys: usize,
    /// Tables of which an unknown number of rows may be lost besides.
    pub unreadable_tables: Vec<String>,
    /// Pages full of rows of which it cannot be said whose they are.
    pub unknown_pages: usize,
}

impl Lost {
    /// Whether nothing is lost, nor may be.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// What a look at a vault found, without changing a byte of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The key files of the vault that are missing or changed; both when it was opened with those of a backup.
    pub damaged_key_files: Vec<&'static str>,
    /// The store's pages of 4096 bytes, and how many of them are not as they were written.
    pub pages: usize,
    pub damaged_pages: usize,
    /// Whether the write-ahead log is damaged: what was saved last before a crash may be missing.
    pub log_damaged: bool,
    pub readable: Counts,
    pub lost: Lost,
}

impl Look {
    /// Whether nothing is damaged.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.damaged_key_files.is_empty() && self.damaged_pages == 0 && !self.log_damaged && self.lost.is_nothing()
    }
}

/// A new vault with everything that could be read of a damaged one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salvaged {
    pub folder: PathBuf,
    /// What is in the new vault.
    pub kept: Counts,
    pub lost: Lost,
    /// Whether the write-ahead log was damaged: what was saved last before a crash may be missing.
    pub log_damaged: bool,
}
