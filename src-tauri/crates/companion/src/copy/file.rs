use pathway::{Id, Record, records::Workspace};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the format is called inside the file.
pub const FORMAT: &str = "scip-companion";
/// The version of the format that this app writes, and the newest that it reads.
pub const VERSION: u32 = 1;

/// A readable copy of a vault. Its JSON Schema comes from these types.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CopyFile {
    /// Always `scip-companion`.
    pub format: String,
    pub version: u32,
    pub workspace: Workspace,
    pub records: Vec<Record>,
    /// Only in an owner's own copy, made with the passphrase asked again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub private_notes: Vec<PrivateWords>,
    /// The words of clients that must never leave: only in an owner's own copy, too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub client_words: Vec<WordOfAClient>,
}

/// A word that must never leave, in an owner's own copy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WordOfAClient {
    pub client: Id,
    pub word: String,
}

/// A private note in an owner's own copy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PrivateWords {
    /// The record that the note lies beside.
    pub about: Id,
    pub text: String,
}
