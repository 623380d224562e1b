//! `cargo xtask ci`: every check, asking nothing. `.ci/run` calls it.

use crate::{Outcome, setup, test};

/// # Errors
/// The first step that fails.
pub fn ci() -> Outcome {
    test::test_with(test::Window::Real, setup::Consent::Given)
}
