//! What the tests of the whole app share.

#[cfg(feature = "window")]
pub mod window;
