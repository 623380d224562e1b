//! The vault through its public door.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod keeping;
mod opening;
mod support;
