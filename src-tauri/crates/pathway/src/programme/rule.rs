use serde::{Deserialize, Serialize};
use specta::Type;

use crate::records::Workspace;

/// How hard the programme means a rule. Only [`Strength::Required`] ever blocks or counts as missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    Required,
    /// "approximately six sessions per client"
    Approximate,
    /// "Supervisors are encouraged to ..."
    Encouraged,
    /// The document does not say it; this app adds it.
    Ours,
}

/// One demand of the programme that can be checked against records.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub key: String,
    /// Key of the step in which it falls due.
    pub step: String,
    /// In whose vault it can be seen to be met.
    pub workspaces: Vec<Workspace>,
    pub title: String,
    /// What to do about it, for the next thing to do.
    pub todo: String,
    pub strength: Strength,
    pub at_least: Option<i32>,
    pub at_most: Option<i32>,
    /// Nothing is said about it before this supervision session is held.
    pub warn_from_session: Option<i32>,
    /// Key of the contradiction that it stands in.
    pub contradiction: Option<String>,
    pub cite: String,
}

/// A place where the document contradicts itself, or is silent where a choice was needed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Contradiction {
    pub key: String,
    pub what: String,
    /// What this app assumes until the person decides otherwise.
    pub default: String,
    /// What the person had best do.
    pub advice: String,
    /// The sentences that do not agree.
    pub cites: Vec<String>,
}
