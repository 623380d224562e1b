//! What leaves the app on paper, looked at from outside: by a validator, by readers that copy, and by eye.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod broken;
mod reading;
mod samples;
mod scripts;
mod standards;
mod tools;
mod validator;
