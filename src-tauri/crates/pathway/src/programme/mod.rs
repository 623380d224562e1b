//! The programme's rules as data: read from one file, each with the sentence that it comes from.

mod about;
mod competency;
mod fee;
mod letter;
mod rule;
mod session;
#[cfg(test)]
mod tests;
mod whole;

use std::{collections::HashSet, sync::LazyLock};

use serde::{Deserialize, Serialize};
use specta::Type;

pub use about::{About, Afterwards, Step};
pub use competency::{Competency, Scale, Stage};
pub use fee::{FeeRule, FeeRules};
pub use letter::{LetterContent, LetterSection, Letters, NoticeRule, PortfolioPart, SubmissionWords};
pub use rule::{Contradiction, Rule, Strength};
pub use session::{AgendaItem, SessionSlot};

use crate::records::{SessionKind, Workspace};

/// The programme's own document, from which every citation comes.
pub const DOCUMENT: &str = include_str!("../../programme/scip-certification-process.txt");

const SHIPPED: &str = include_str!("../../programme/scip-c.toml");

/// Everything that the programme asks, in the document's order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    pub about: About,
    pub steps: Vec<Step>,
    /// Who may begin.
    pub eligibility: Vec<Rule>,
    pub rules: Vec<Rule>,
    pub sessions: Vec<SessionSlot>,
    pub competencies: Vec<Competency>,
    pub scale: Scale,
    pub portfolio: Vec<PortfolioPart>,
    pub letters: Letters,
    pub fees: FeeRules,
    pub notices: Vec<NoticeRule>,
    pub submission: SubmissionWords,
    pub afterwards: Vec<Afterwards>,
    pub contradictions: Vec<Contradiction>,
}

/// Why a text is not a programme file.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ProgrammeError {
    /// Not the form of a programme file; the words say where.
    #[error("This is not a programme file: {0}")]
    Unreadable(String),
    /// It can be read, but its parts do not fit together.
    #[error("The programme file does not hold together: {0}")]
    Inconsistent(String),
}

impl Programme {
    /// The programme file that comes with the app.
    ///
    /// # Errors
    /// [`ProgrammeError`], which the tests of this crate rule out for the shipped file.
    pub fn shipped() -> Result<&'static Programme, ProgrammeError> {
        static READ: LazyLock<Result<Programme, ProgrammeError>> = LazyLock::new(|| Programme::read(SHIPPED));
        READ.as_ref().map_err(Clone::clone)
    }

    /// Reads a programme file (TOML) and checks that its parts fit together.
    ///
    /// # Errors
    /// [`ProgrammeError`] with the place and what to mend.
    pub fn read(text: &str) -> Result<Self, ProgrammeError> {
        let programme: Self = toml::from_str(text).map_err(|e| ProgrammeError::Unreadable(e.to_string()))?;
        whole::holds_together(&programme).map_err(ProgrammeError::Inconsistent)?;
        Ok(programme)
    }

    /// The keys of the competencies, as [`crate::Ground`] wants them.
    #[must_use]
    pub fn competency_keys(&self) -> HashSet<String> {
        self.competencies.iter().map(|c| c.key.clone()).collect()
    }

    /// How many developmental stages there are.
    #[must_use]
    pub fn stages(&self) -> i32 {
        i32::try_from(self.scale.stages.len()).unwrap_or(i32::MAX)
    }

    #[must_use]
    pub fn competency(&self, key: &str) -> Option<&Competency> {
        self.competencies.iter().find(|c| c.key == key)
    }

    #[must_use]
    pub fn step(&self, key: &str) -> Option<&Step> {
        self.steps.iter().find(|s| s.key == key)
    }

    #[must_use]
    pub fn contradiction(&self, key: &str) -> Option<&Contradiction> {
        self.contradictions.iter().find(|c| c.key == key)
    }

    #[must_use]
    pub fn notice(&self, key: &str) -> Option<&NoticeRule> {
        self.notices.iter().find(|n| n.key == key)
    }

    #[must_use]
    pub fn fee(&self, key: &str) -> Option<&FeeRule> {
        self.fees.list.iter().find(|f| f.key == key)
    }

    /// The rules, eligibility first, that can be seen to be met in such a vault.
    pub fn rules_for(&self, workspace: Workspace) -> impl Iterator<Item = &Rule> {
        let all = self.eligibility.iter().chain(&self.rules);
        all.filter(move |rule| rule.workspaces.contains(&workspace))
    }

    /// The rule of this key, of eligibility or later.
    #[must_use]
    pub fn rule(&self, key: &str) -> Option<&Rule> {
        self.eligibility.iter().chain(&self.rules).find(|r| r.key == key)
    }

    /// The key of the step to which sessions of this kind belong.
    #[must_use]
    pub fn step_of(&self, kind: SessionKind) -> Option<&str> {
        self.sessions.iter().find(|s| s.kind == kind).map(|s| s.step.as_str())
    }
}
