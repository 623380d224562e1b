//! What the tests of the whole app share.

pub mod desk;
pub mod paper;
#[cfg(feature = "window")]
pub mod window;
