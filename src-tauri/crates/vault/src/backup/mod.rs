//! Backups: made while the vault is open, verified by opening, thinned with age, and given back.
//!
//! A *place* is a folder that holds backups: one inside the vault's own folder, and one further one that the person chose. A
//! *backup* is a folder in it with the store as it was at one moment (`vault.db`), the key files of that time, and a manifest.
//! It appears whole or not at all. Attached files lie beside the backups, each once.

mod beside;
mod compare;
mod copy;
mod discard;
mod drill;
mod earlier;
mod examine;
mod files;
mod further;
mod knowledge;
mod list;
mod look;
mod make;
mod manifest;
mod mark;
mod name;
mod other_keys;
mod place;
mod portrait;
mod prove;
mod purge;
mod restore;
mod still;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
mod thin;

pub use compare::Compared;
pub use copy::Progress;
pub use drill::{DrillJob, Drilled};
pub use examine::{Examined, examine};
pub use further::Further;
pub use list::{Backup, list};
pub use look::OpenBackup;
pub use make::{BackupJob, Made};
pub use manifest::{EvidenceFile, Manifest};
pub use place::{Place, PlaceKind};
pub use portrait::Sort;
pub use purge::{PurgeJob, Purged, purge};
pub use restore::{Restored, restore};
pub(crate) use still::Still;

use std::path::Path;

/// Clears away what was left when making a backup, a drill or a removal was interrupted. Done when a vault is opened.
pub(crate) fn sweep(vault: &Path) {
    // What cannot be cleared away now is asked again next time; it is in nobody's way.
    let _ = discard::sweep(&Place::own(vault));
    drill::sweep(vault);
}
