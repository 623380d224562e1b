//! One command a file, each over one use case.

mod check;
mod copy;
mod letter;
mod new;
mod readiness;
mod sample;
mod who;

pub use check::check;
pub use copy::{export, import, schema};
pub use letter::letter;
pub use new::new;
pub use readiness::readiness;
pub use sample::sample;
