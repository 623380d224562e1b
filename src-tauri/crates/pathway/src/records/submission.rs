use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Kept, kept};
use crate::{Id, check::Check};

/// What was put together for the committee, once: "you’ll submit the following materials to the CMSC SCIP Certification
/// Committee".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Submission {
    pub id: Id,
    pub assembled_on: NaiveDate,
    pub form: SubmissionForm,
    /// The name of the archive or the folder, without where it lies.
    pub name: String,
    /// SHA-256 of the archive, in hexadecimal; empty for a folder.
    pub sha256: String,
    /// Of the archive, or of all files of the folder.
    pub bytes: f64,
    /// What lies in it, in its order, without the index.
    pub files: Vec<SubmittedFile>,
}

/// A file as it went out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct SubmittedFile {
    /// With the folder that it lies in, as in `evidence/retreat.pdf`.
    pub name: String,
    pub bytes: f64,
    /// In hexadecimal.
    pub sha256: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum SubmissionForm {
    Zip,
    /// A zip file that opens with a passphrase alone.
    EncryptedZip,
    Folder,
}

impl Kept for Submission {
    kept!(Submission);

    fn check(&self, check: &mut Check<'_>) {
        check.past_day("assembled_on", Some(self.assembled_on));
        check.line("name", &self.name);
        check.line("sha256", &self.sha256);
        for (index, file) in self.files.iter().enumerate() {
            check.line(format!("files/{index}/name"), &file.name);
            check.line(format!("files/{index}/sha256"), &file.sha256);
        }
    }
}
