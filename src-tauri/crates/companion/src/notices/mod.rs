//! The messages that the programme expects of a supervisor, ready as drafts, and when each was sent.

mod draft;
mod list;

pub(crate) use draft::signed;
pub use draft::{NoticeDraft, NoticeWords};
pub use list::NoticeLine;
