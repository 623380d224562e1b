//! What the tests of the whole app share.

pub mod chance;
pub mod desk;
#[cfg(target_os = "linux")]
pub mod faults;
pub mod paper;
#[cfg(feature = "window")]
pub mod window;
