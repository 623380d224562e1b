use std::path::Path;

use serde::Serialize;
use specta::Type;

use super::{Columns, Sheet, sheet};
use crate::{Code, Companion, Refusal, Result, foreign::read_file};

/// Longer than any table of sessions, in bytes.
const LONGEST: u64 = 16 << 20;
/// So many lines are shown while the columns are chosen.
const SHOWN: usize = 5;

/// A sheet that was chosen, before anything of it is imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ChosenSheet {
    pub file_name: String,
    /// The names of its columns.
    pub head: Vec<String>,
    /// Its first lines.
    pub first: Vec<Vec<String>>,
    pub lines: u32,
    /// Which column is what, as far as their names say.
    pub columns: Columns,
    /// Its accents were guessed, for it was not saved as UTF-8.
    pub guessed_accents: bool,
}

impl Companion {
    /// Reads a sheet and holds it until it is imported, another is chosen, or the vault is locked.
    ///
    /// # Errors
    /// When it cannot be read, or is no table of text.
    pub fn choose_sheet(&mut self, file: &Path) -> Result<ChosenSheet> {
        self.sheet = None;
        let bytes = read_file(file, LONGEST).map_err(|error| match error.kind() {
            std::io::ErrorKind::FileTooLarge => sheet::too_long(),
            std::io::ErrorKind::InvalidInput => sheet::not_a_table(),
            _ => Refusal::new(
                Code::CannotRead,
                "This file could not be read. Check that it is still there and that you may open it. Nothing was imported.",
            ),
        })?;
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
        let sheet = Sheet::read(name.unwrap_or_default(), &bytes)?;
        let chosen = ChosenSheet {
            file_name: sheet.file_name.clone(),
            head: sheet.head.clone(),
            first: sheet.rows.iter().take(SHOWN).map(|row| row.cells.clone()).collect(),
            lines: u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX),
            columns: Columns::guessed(&sheet),
            guessed_accents: sheet.guessed_accents,
        };
        self.sheet = Some(sheet);
        Ok(chosen)
    }

    pub(super) fn chosen(&self) -> Result<&Sheet> {
        let message = "No file is chosen any more. Choose it again; nothing was imported.";
        self.sheet.as_ref().ok_or_else(|| Refusal::new(Code::NotFound, message))
    }
}
