use std::{path::Path, sync::atomic::AtomicBool};

use pathway::{
    Id, Record,
    facts::token,
    records::{Export, ExportedFact, Letter, LetterKind},
};
use serde::Serialize;
use sha2::{Digest, Sha256};
use specta::Type;
use vault::{Consent, NewEvidence, Sealed};

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
        let unwritten: Vec<&str> = view
            .checks
            .iter()
            .filter(|finding| finding.overruled.is_none() && finding.is_about_missing())
            .map(|finding| finding.words.as_str())
            .collect();
        // Not in a draft either: a draft leaves the vault like any file.
        view.may_leave()?;
        if !draft && !unwritten.is_empty() {
            let message = format!(
                "The letter is not finished: {} Finish it, or export it as a draft.",
                unwritten.join(" ")
            );
            return Err(Refusal::new(Code::Incomplete, message));
        }
        if let Some(finding) = view.checks.iter().find(|finding| !draft && finding.overruled.is_none()) {
            let message = format!(
                "The letter was not exported: {} Mend it, say why it goes out all the same, or export it as a draft.",
                finding.words
            );
            return Err(Refusal::new(Code::Incomplete, message));
        }
        let rendered = self.rendered(&view, candidate, draft, moment)?;
        let copy = self
            .vault
            .begin_evidence()?
            .run(&*rendered.pdf, &mut |_| {}, &AtomicBool::new(false))?;
        if let Err(error) = whole_file::write(file, &rendered.pdf, overwrite) {
            // What never went out is not kept.
            copy.discard();
            return Err(Refusal::file(&error));
        }

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
            facts: facts_in(&view.letter),
            letter_then: Some(view.letter.clone()),
        };
        self.note_export(&view.letter.into(), &export, &copy, moment)
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

    /// A letter that was exported is kept, even when nothing was typed into it, and its text of that day for good; so is the
    /// file itself. No undo takes back what has left the app.
    fn note_export(&mut self, letter: &Record, export: &Export, copy: &Sealed, moment: Moment) -> Result<()> {
        let file = NewEvidence {
            record: export.id.clone(),
            file_name: export.file_name.clone(),
            media_type: "application/pdf".to_owned(),
            consent: Consent::default(),
        };
        self.vault.transact(moment.instant, |writing| {
            writing.is_no_step();
            writing.put(letter)?;
            writing.pin_version(letter.id())?;
            writing.put(&export.clone().into())?;
            writing.add_evidence(copy, &file)
        })?;
        Ok(())
    }
}

/// The live facts of a letter, each key and value once.
fn facts_in(letter: &Letter) -> Vec<ExportedFact> {
    let mut facts: Vec<ExportedFact> = Vec::new();
    for token in letter.sections.iter().flat_map(|section| token::find(&section.text)) {
        let fact = ExportedFact {
            key: token.key,
            value: token.value,
        };
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    facts
}
