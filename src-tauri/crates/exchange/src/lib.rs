//! What other programs read: archives, e-mail drafts, calendar files, tables. Plain values in, bytes out.
//!
//! It knows no record, no vault, no file and no clock: what goes out is what it is handed, and nothing else.

pub mod archive;
pub mod calendar;
pub mod email;
pub mod table;
pub mod word;
