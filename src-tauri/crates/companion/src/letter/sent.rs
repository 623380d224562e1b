//! Letters that went out: what changed between two of them, how one becomes a draft again, and its file.

use std::sync::atomic::AtomicBool;

use pathway::{
    Id, Record,
    records::{Export, Letter},
};
use vault::VaultError;

use crate::{Code, Companion, Moment, Refusal, Result, history::FieldChange};

impl Companion {
    /// What changed from one exported letter to a later one, or to the letter as it stands now.
    ///
    /// # Errors
    /// When one of them is not in the vault, or was exported before letters were kept with their words.
    pub fn compare_exports(&self, earlier: &Id, later: Option<&Id>) -> Result<Vec<FieldChange>> {
        let (export, before) = self.sent(earlier)?;
        let after = match later {
            Some(later) => self.sent(later)?.1,
            None => self
                .vault
                .get::<Letter>(&export.letter)?
                .ok_or_else(Refusal::not_found)?,
        };
        Ok(self.compare_records(&Record::Letter(before), &Record::Letter(after)))
    }

    /// Makes an exported letter the present one again. What was written since goes into the history, and undo brings it back.
    ///
    /// # Errors
    /// As [`Companion::compare_exports`]; also when the letter is in the trash or the vault cannot be written.
    pub fn draft_from_export(&mut self, export: &Id, moment: Moment) -> Result<()> {
        let (export, then) = self.sent(export)?;
        let now: Letter = self.vault.get(&export.letter)?.ok_or_else(Refusal::not_found)?;
        // The words come back. Of its day and of what was overruled then, the new draft knows nothing.
        let draft = Letter {
            date: None,
            overruled: Vec::new(),
            id: now.id,
            candidate: now.candidate,
            ..then
        };
        self.vault.transact(moment.instant, |writing| {
            writing.set_every_version_aside();
            writing.put(&draft.into())?;
            Ok::<_, VaultError>(())
        })?;
        Ok(())
    }

    /// The bytes of a letter as it was exported.
    pub(crate) fn exported_file(&self, export: &Export) -> Result<Vec<u8>> {
        let kept = self.vault.evidence_of(&export.id)?.into_iter().next().ok_or_else(|| {
            let message =
                "The exported letter itself is no longer in the vault. Export the letter again; then it goes along.";
            Refusal::new(Code::NotFound, message)
        })?;
        let mut bytes = Vec::new();
        let whole = self.vault.open_evidence(&kept.id)?;
        whole.run(&mut bytes, &mut |_| {}, &AtomicBool::new(false))?;
        Ok(bytes)
    }

    fn sent(&self, export: &Id) -> Result<(Export, Letter)> {
        let mut export: Export = self.vault.get(export)?.ok_or_else(Refusal::not_found)?;
        let letter = export.letter_then.take().ok_or_else(|| {
            let message = "This letter was exported by an earlier version of the app, which did not keep its words. The \
                           history of the letter has them.";
            Refusal::new(Code::NotFound, message)
        })?;
        Ok((export, letter))
    }
}
