//! What goes to the committee: the letter of application, the portfolio and chosen evidence, put together in one place with
//! an index. The letter of recommendation is no record of a candidate's vault, so it can never be among it.

mod assemble;
mod begin;
mod draft;
mod evidence;
mod index;
mod metadata;
mod names;
mod offer;
mod package;
mod told;
mod unfinished;

pub use assemble::{Assembled, Assembling};
pub(crate) use begin::letter_holds;
pub use begin::{SubmissionWanted, WantedFile};
pub(crate) use draft::Lying;
pub use draft::SubmissionDraft;
pub use offer::{OfferedFile, SubmissionDesk};

/// What most mail programs still take, as the message travels. There a file is a third longer than on the disk.
const MAIL_TAKES: u64 = 20_000_000;

/// Whether a file of so many bytes travels in a message.
fn fits_a_mail(bytes: u64) -> bool {
    bytes / 3 * 4 <= MAIL_TAKES
}

/// Exact for every file up to nine million gigabytes.
#[allow(clippy::cast_precision_loss)]
fn as_number(bytes: u64) -> f64 {
    bytes as f64
}
