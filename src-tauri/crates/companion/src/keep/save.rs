use pathway::{Problem, ProblemCode, Record};
use serde::Serialize;
use specta::Type;
use vault::VaultError;

use super::{misfit, settle::settle};
use crate::{Code, Companion, Moment, Refusal, Result};

/// What became of a record that was to be saved.
#[derive(Debug, Serialize, Type)]
pub struct Saved {
    /// As it now lies in the vault.
    pub record: Record,
    /// The fields that were refused: these kept their earlier value, all others were saved.
    pub problems: Vec<Problem>,
}

impl Companion {
    /// Saves a record, durably, before it returns.
    ///
    /// A field that cannot be kept stays as it was and is named with its reason; the rest is saved, so that one wrong
    /// date never holds up a page of writing.
    ///
    /// # Errors
    /// When the record does not belong into this vault, a new one lacks what it cannot be without, or the vault cannot
    /// be written.
    pub fn save(&mut self, record: Record, moment: Moment) -> Result<Saved> {
        let earlier = self.vault.record(record.id())?;
        if let Some(earlier) = &earlier
            && (earlier.kind() != record.kind() || earlier.candidate() != record.candidate())
        {
            return Err(Refusal::at(
                Code::Invalid,
                "id",
                "This id already belongs to another record.",
            ));
        }
        if let Some(problem) = misfit(&record, self)?
            && !matches!(problem.field.as_str(), "pseudonym" | "invoice_number")
        {
            return Err(refusal(&problem));
        }
        let is_new = earlier.is_none();
        let before = match earlier {
            Some(earlier) => Some(earlier),
            None => self.blank_like(&record, moment)?,
        };
        let (record, problems) = settle(record, before.as_ref(), |record| self.problems(record, moment))?;
        // What an old record already had wrong is kept: a page of writing does not wait for it. A new one never
        // begins with it.
        if is_new && let Some(left) = self.problems(&record, moment)?.first() {
            // Told as it was typed: a pseudonym that is taken is not missing.
            let typed = problems.iter().find(|problem| problem.field == left.field);
            return Err(refusal(typed.unwrap_or(left)));
        }
        self.put_all(std::slice::from_ref(&record), moment)?;
        Ok(Saved { record, problems })
    }

    pub(crate) fn put_all(&mut self, records: &[Record], moment: Moment) -> Result<()> {
        self.vault.transact(moment.instant, |writing| {
            for record in records {
                writing.put(record)?;
            }
            Ok::<_, VaultError>(())
        })?;
        Ok(())
    }

    /// What keeps a record from being kept, its neighbours in the vault included.
    pub(crate) fn problems(&self, record: &Record, moment: Moment) -> Result<Vec<Problem>> {
        let mut problems = record.problems(&self.ground(moment));
        problems.extend(misfit(record, self)?.filter(|problem| problem.code == ProblemCode::Taken));
        Ok(problems)
    }

    /// What a new record is put back to where it cannot be kept.
    fn blank_like(&self, record: &Record, moment: Moment) -> Result<Option<Record>> {
        let about = match record {
            Record::ClientSession(session) => Some(session.client.clone()),
            other => other.candidate().cloned(),
        };
        let blank = match record {
            Record::Letter(letter) => self.blank_letter(letter.letter_kind, letter.candidate.as_ref()),
            other => self.blank(other.kind(), about, moment),
        };
        Ok(blank.ok())
    }
}

fn refusal(problem: &Problem) -> Refusal {
    Refusal::at(Code::Invalid, &problem.field, &problem.message)
}
