use std::path::Path;

use companion::{
    Moment, Overwrite, Refusal, Result,
    pathway::records::{LetterKind, Workspace},
    sample::{self, PASSPHRASE},
};

use super::who;
use crate::say::say;

/// The candidate of the sample whose recommendation is written.
const WRITTEN: &str = "Marisol";

pub fn sample(dir: &Path) -> Result<()> {
    std::fs::create_dir_all(dir).map_err(|error| Refusal::file(&error))?;
    for (workspace, kind, name) in [
        (Workspace::Supervisor, LetterKind::Recommendation, "Supervisor"),
        (Workspace::Candidate, LetterKind::Application, "Candidate"),
    ] {
        let folder = dir.join(format!("{name}.scipvault"));
        let mut companion = sample::create(&folder, workspace, Moment::now())?;
        say(format_args!("{}", folder.display()));
        let candidate = match kind {
            LetterKind::Recommendation => who::candidate(&companion, Some(WRITTEN))?,
            LetterKind::Application => None,
        };
        let view = companion.letter(kind, candidate.as_ref(), Moment::now())?;
        let file = dir.join(view.file_name);
        companion.export_letter(kind, candidate.as_ref(), &file, false, Overwrite::Never, Moment::now())?;
        say(format_args!("{}", file.display()));
        companion.lock()?;
    }
    say(format_args!("The passphrase of both sample vaults: {PASSPHRASE}"));
    Ok(())
}
