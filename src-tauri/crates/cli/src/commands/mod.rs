//! One command a file, each over one use case.

mod backup;
mod check;
mod copy;
mod drill;
mod keys;
mod letter;
mod new;
mod readiness;
mod restore;
mod salvage;
mod sample;
mod who;

pub use backup::{backup, backups};
pub use check::check;
pub use copy::{export, import, schema};
pub use drill::drill;
pub use keys::{change_passphrase, recovery_code};
pub use letter::letter;
pub use new::new;
pub use readiness::readiness;
pub use restore::restore;
pub use salvage::salvage;
pub use sample::sample;
