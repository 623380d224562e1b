//! The messages that the programme expects of a supervisor, ready as drafts, and when each was sent.

mod draft;
mod list;

pub use draft::NoticeDraft;
pub use list::NoticeLine;
