use serde::{Deserialize, Serialize};
use specta::Type;

use super::Strength;
use crate::records::SessionKind;

/// One of the ten sessions that the programme prepares.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct SessionSlot {
    /// Its place in the pathway, 1 to 10.
    pub number: i32,
    pub kind: SessionKind,
    /// Key of its step.
    pub step: String,
    pub title: String,
    pub strength: Strength,
    pub cite: String,
    pub agenda: Vec<AgendaItem>,
}

/// One point of a session's agenda. Its key is unique among the kinds of session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    pub key: String,
    pub title: String,
    pub strength: Strength,
    pub cite: String,
}
