//! Files attached to records, each encrypted on its own under a key of its own.
//!
//! A file lies in the vault's folder `evidence/` under a random name; its key lies in the store, so destroying the row
//! destroys the file. It is read and written in chunks, so a recording of any length takes the same little memory, and
//! without the vault at hand, so nobody waits who only wants to save a note: [`Sealing`] and [`Unsealing`] know all that
//! they need.

mod anew;
mod check;
mod chunks;
mod fill;
mod keep;
mod key;
mod list;
mod seal;
mod sweep;
#[cfg(test)]
mod tests;
mod unseal;

use chrono::{DateTime, NaiveDate, Utc};
use pathway::Id;

pub(crate) use anew::{Anew, reencrypt_all};
pub use check::EvidenceCheck;
pub use keep::NewEvidence;
pub(crate) use key::{Key, Seal};
pub use seal::{Sealed, Sealing};
pub(crate) use sweep::sweep;
pub use unseal::{EvidenceReader, Unsealing};

/// A file that is attached to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    pub id: Id,
    /// The record that it belongs to. It goes into the trash and out of the vault with it.
    pub record: Id,
    /// As the person's own file was called.
    pub file_name: String,
    pub media_type: String,
    /// In bytes.
    pub size: u64,
    pub sha256: [u8; 32],
    pub consent: Consent,
    pub added_at: DateTime<Utc>,
    /// Since when it has been in the trash.
    pub deleted_at: Option<DateTime<Utc>>,
}

/// That somebody agreed that a file be kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consent {
    /// Who agreed. May be empty, as may each of the others.
    pub by: String,
    pub on: Option<NaiveDate>,
    /// To what.
    pub what_for: String,
    /// The last day on which it holds.
    pub until: Option<NaiveDate>,
}
