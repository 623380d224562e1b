//! What a machine needs before anything can be built, and how it gets there.

mod debian;
mod elsewhere;
mod tools;

use crate::Outcome;

/// What the machine is about to do; each needs all that the one before it needs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    Run,
    Test,
    TestInWindow,
}

/// Whether system packages may be installed without asking.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    Given,
    Asked,
}

impl Consent {
    /// Given on a CI machine (`CI=true`) and to root, who would only be asked to confirm what they typed.
    pub fn from_env() -> Self {
        if std::env::var("CI").is_ok_and(|ci| ci == "true") || debian::is_root() {
            Self::Given
        } else {
            Self::Asked
        }
    }
}

/// Makes sure that everything is there: installs it on Debian and its like, names it elsewhere.
///
/// # Errors
/// When something is missing and was not installed.
pub fn setup(need: Need, consent: Consent) -> Outcome {
    if cfg!(target_os = "linux") {
        debian::setup(need, consent)?;
    } else {
        elsewhere::check(need)?;
    }
    tools::check()
}
