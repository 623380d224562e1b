use chrono::{DateTime, Utc};
use pathway::Id;
use serde::Serialize;
use specta::Type;

use crate::{Companion, Result};

/// That something was removed for good. What it said, and what it was called, is gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DestructionLine {
    pub id: Id,
    /// The kind of a record, or `evidence` for an attached file.
    pub kind: String,
    /// The record that the file was attached to.
    pub of: Option<Id>,
    pub at: DateTime<Utc>,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Somebody asked for it and agreed to what goes.
    ByHand,
    /// The consent had run out, and somebody agreed.
    Expired,
    /// Its thirty days in the trash were over.
    Trash,
}

impl From<vault::Why> for Why {
    fn from(why: vault::Why) -> Self {
        match why {
            vault::Why::ByHand => Self::ByHand,
            vault::Why::Expired => Self::Expired,
            vault::Why::Trash => Self::Trash,
        }
    }
}

impl Companion {
    /// What was ever removed for good, the latest first.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn destructions(&self) -> Result<Vec<DestructionLine>> {
        let all = self.vault.destructions()?;
        let lines = all.into_iter().rev().map(|destruction| DestructionLine {
            id: destruction.id,
            kind: destruction.kind,
            of: destruction.of,
            at: destruction.at,
            why: destruction.why.into(),
        });
        Ok(lines.collect())
    }
}
