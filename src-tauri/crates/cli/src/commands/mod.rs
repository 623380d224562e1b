//! One command a file, each over one use case.

mod check;
mod copy;
mod keys;
mod letter;
mod new;
mod readiness;
mod salvage;
mod sample;
mod who;

pub use check::check;
pub use copy::{export, import, schema};
pub use keys::{change_passphrase, recovery_code};
pub use letter::letter;
pub use new::new;
pub use readiness::readiness;
pub use salvage::salvage;
pub use sample::sample;
