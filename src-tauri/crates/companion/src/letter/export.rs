use std::path::Path;

use pathway::{
    Id, Record,
    records::{Export, LetterKind},
};
use serde::Serialize;
use sha2::{Digest, Sha256};
use specta::Type;

use crate::{Code, Companion, Moment, Overwrite, Refusal, Result, companion::new_id, whole_file};

/// A letter that now lies on the disk.
#[derive(Debug, Serialize, Type)]
pub struct Exported {
    pub file_name: String,
    /// The folder that it lies in, for the person to read.
    pub folder: String,
    pub pages: i32,
    pub draft: bool,
}

impl Companion {
    /// Writes the letter as a PDF file and notes in the vault what was exported when.
    ///
    /// The file appears whole or not at all.
    ///
    /// # Errors
    /// A finished letter with parts missing, a file that is already there, a place that cannot be written to.
    pub fn export_letter(
        &mut self,
        kind: LetterKind,
        candidate: Option<&Id>,
        file: &Path,
        draft: bool,
        overwrite: Overwrite,
        moment: Moment,
    ) -> Result<Exported> {
        let view = self.letter(kind, candidate, moment)?;
        if !draft && !view.missing.is_empty() {
            let message = format!(
                "The letter is not finished: {} Finish it, or export it as a draft.",
                view.missing.join(" ")
            );
            return Err(Refusal::new(Code::Incomplete, message));
        }
        let rendered = self.rendered(&view, candidate, draft, moment)?;
        whole_file::write(file, &rendered.pdf, overwrite).map_err(|error| Refusal::file(&error))?;

        let file_name = file
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let pages = i32::try_from(rendered.pages).unwrap_or(i32::MAX);
        let export = Export {
            id: new_id()?,
            candidate: view.letter.candidate.clone(),
            letter: view.letter.id.clone(),
            letter_kind: kind,
            exported_on: moment.today,
            file_name: file_name.clone(),
            sha256: Sha256::digest(&rendered.pdf)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect(),
            pages,
            draft,
        };
        self.note_export(&view.letter.into(), &export.into(), moment)
            .map_err(|refusal| {
                let message =
                    format!("The letter is written, but the vault could not note that it was exported: {refusal}");
                Refusal { message, ..refusal }
            })?;
        let folder = file
            .parent()
            .map(|folder| folder.display().to_string())
            .unwrap_or_default();
        Ok(Exported {
            file_name,
            folder,
            pages,
            draft,
        })
    }
    /// A letter that was exported is kept, even when nothing was typed into it, and its text of that day for good. No undo
    /// takes back what has left the app.
    fn note_export(&mut self, letter: &Record, export: &Record, moment: Moment) -> Result<()> {
        self.vault.transact(moment.instant, |writing| {
            writing.is_no_step();
            writing.put(letter)?;
            writing.pin_version(letter.id())?;
            writing.put(export)
        })?;
        Ok(())
    }
}
