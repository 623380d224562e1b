//! The history of each text: what it was before, what changed between then and now, and bringing it back.
//!
//! Private notes have a history of their own, which leads nowhere but to the private paper.

mod bring_back;
mod changes;
mod compare;
mod fields;
mod lines;
mod private;
#[cfg(test)]
mod tests;

pub use changes::{How, Part};
pub use compare::FieldChange;
pub use fields::Field;
pub use lines::VersionLine;
pub use private::PrivateLine;

use crate::{Code, Refusal, Result};

/// What stands in the place of a version's number for the text as it is now.
pub const NOW: &str = "now";

/// The number of an earlier version; nothing for the text as it is now.
fn number(version: &str) -> Result<Option<i64>> {
    if version == NOW {
        return Ok(None);
    }
    version.parse().map(Some).map_err(|_| gone())
}

fn gone() -> Refusal {
    Refusal::new(
        Code::NotFound,
        "This earlier version is no longer in the history. Open the history again.",
    )
}

fn words_in(text: &str) -> i32 {
    i32::try_from(text.split_whitespace().count()).unwrap_or(i32::MAX)
}
