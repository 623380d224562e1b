//! What leaves the app on paper, looked at from outside: by a validator, by readers that copy, and by eye.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bad_paper;
mod broken;
mod reading;
mod references;
mod right_to_left;
mod same_bytes;
mod samples;
mod scripts;
mod standards;
mod tools;
mod validator;
