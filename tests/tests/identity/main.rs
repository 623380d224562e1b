//! The de-identification check against a corpus in which everything that it must find was planted.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::print_stdout, reason = "the figures are read")]

mod general;
mod register;
mod vault;
