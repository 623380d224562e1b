use serde::{Deserialize, Serialize};
use specta::Type;

use super::Strength;

/// One of the six "core SCIP competencies".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Competency {
    pub key: String,
    /// A word or two, for grids.
    pub name: String,
    /// The programme's full words.
    pub words: String,
    pub strength: Strength,
    pub cite: String,
}

/// Developmental stages, which are ours: the programme names competencies and no scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    pub key: String,
    pub title: String,
    /// Whose scale it is.
    pub note: String,
    pub not_observed: String,
    pub strength: Strength,
    pub contradiction: Option<String>,
    pub stages: Vec<Stage>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// 1 and up.
    pub number: i32,
    pub name: String,
    pub meaning: String,
}
