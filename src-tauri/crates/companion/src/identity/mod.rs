//! Nobody can be recognised: the words of clients that must never leave, and the check that looks for them and for whatever
//! else could tell who somebody is.

mod document;
mod look;
mod paper;
mod register;

pub use document::RecognisableIn;
pub(crate) use register::wrong_with;
