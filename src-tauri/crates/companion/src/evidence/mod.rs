//! Files attached to records: recordings, certificates, case material.
//!
//! What takes long is done in three steps, so that nobody waits for it who only wants to save a note: `begin_…` asks the
//! open vault for what the work needs, `run` does it without the vault, with progress and a way to stop, and what was
//! attached is then kept with [`Companion::finish_attaching`](crate::Companion::finish_attaching).

mod attach;
mod consent;
mod copy_out;
mod expired;
mod file_name;
mod hand_out;
mod media;
mod open;
mod remove;
#[cfg(test)]
mod tests;
mod view;

pub use attach::{Attached, Attaching};
pub use consent::{Consent, ConsentSaved};
pub use copy_out::CopyingOut;
pub(crate) use file_name::sane;
pub use hand_out::{HandOut, HandingOut};
pub(crate) use media::known_by_its_beginning;
pub use open::Opening;
pub(crate) use view::size_in_words;
pub use view::{AttachedCount, EvidenceView};
