use std::path::Path;

use serde::Serialize;
use specta::Type;

use super::{DocumentKind, DocumentWanted};
use crate::{Companion, Moment, Overwrite, Refusal, Result, whole_file};

/// A document that now lies on the disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DocumentExported {
    pub file_name: String,
    /// The folder that it lies in, for the person to read.
    pub folder: String,
}

impl Companion {
    /// The name that a document's file is offered under.
    ///
    /// # Errors
    /// When what it is about is not in this vault.
    pub fn document_file_name(&self, wanted: &DocumentWanted, moment: Moment) -> Result<String> {
        Ok(self.composed(wanted, moment)?.file_name)
    }

    /// Writes the document as a PDF file, whole or not at all. An invoice or a receipt keeps the number that it went out under.
    ///
    /// # Errors
    /// As [`Companion::document_pages`]; words that must never leave; a file that is already there, a place that cannot be written to.
    pub fn export_document(
        &mut self,
        wanted: &DocumentWanted,
        file: &Path,
        overwrite: Overwrite,
        moment: Moment,
    ) -> Result<DocumentExported> {
        let composed = self.composed(wanted, moment)?;
        self.refuse_what_must_not_leave(&composed.document, &composed.file_name)?;
        // Its number first: one that is used up by a file that could not be written harms nobody, one that is used twice does.
        match (wanted.kind, &wanted.about) {
            (DocumentKind::Invoice, Some(fee)) => self.note_invoice(fee, moment)?,
            (DocumentKind::Receipt, Some(fee)) => self.note_receipt(fee, moment)?,
            _ => {}
        }
        let pdf = crate::fonts::rendered(&composed.document, &mut self.fonts)?.pdf;
        whole_file::write(file, &pdf, overwrite).map_err(|error| Refusal::file(&error))?;
        let name = |part: Option<&std::ffi::OsStr>| part.map(|name| name.to_string_lossy().into_owned());
        Ok(DocumentExported {
            file_name: name(file.file_name()).unwrap_or_default(),
            folder: name(file.parent().map(Path::as_os_str)).unwrap_or_default(),
        })
    }
}
