use pathway::{Problem, Record};
use serde::Serialize;
use serde_json::Value;
use specta::Type;
use vault::VaultError;

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
    /// When the record does not belong into this vault, or the vault cannot be written.
    pub fn save(&mut self, record: Record, moment: Moment) -> Result<Saved> {
        self.belongs(&record)?;
        let (record, problems) = self.settle(record, moment)?;
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

    /// That this vault is one for such a record, and holds what it speaks of.
    pub(crate) fn belongs(&self, record: &Record) -> Result<()> {
        if !record.kind().belongs_to(self.workspace()) {
            let message = "Such a record belongs into the other person's workspace, not into this vault.";
            return Err(Refusal::at(Code::Invalid, "kind", message));
        }
        if let Some(candidate) = record.candidate()
            && !matches!(self.vault.record(candidate)?, Some(Record::Candidate(_)))
        {
            return Err(Refusal::at(
                Code::NotFound,
                "candidate",
                "The candidate of this record is not in this vault.",
            ));
        }
        if let Record::ClientSession(session) = record
            && !matches!(self.vault.record(&session.client)?, Some(Record::Client(_)))
        {
            return Err(Refusal::at(
                Code::NotFound,
                "client",
                "Choose the client of this session.",
            ));
        }
        match self.vault.record(record.id())? {
            Some(earlier) if earlier.kind() != record.kind() || earlier.candidate() != record.candidate() => Err(
                Refusal::at(Code::Invalid, "id", "This id already belongs to another record."),
            ),
            _ => Ok(()),
        }
    }

    /// Puts the earlier value back into each field that cannot be kept.
    fn settle(&self, mut record: Record, moment: Moment) -> Result<(Record, Vec<Problem>)> {
        let mut refused = Vec::new();
        let earlier = self.vault.record(record.id())?;
        // A field that is put back can make another one wrong (a start and its end), so look again until all fits.
        for _ in 0..8 {
            let problems = self.problems(&record, moment)?;
            if problems.is_empty() {
                return Ok((record, refused));
            }
            let earlier = match &earlier {
                Some(earlier) => earlier.clone(),
                None => return Err(first_refusal(&problems)),
            };
            record = with_earlier_values(&record, &earlier, &problems)?;
            refused.extend(problems);
        }
        Err(first_refusal(&refused))
    }

    /// What keeps a record from being kept, its neighbours in the vault included.
    pub(crate) fn problems(&self, record: &Record, moment: Moment) -> Result<Vec<Problem>> {
        let mut problems = record.problems(&self.ground(moment));
        if let Record::Client(client) = record {
            let wanted = client.pseudonym.trim().to_lowercase();
            let others: Vec<pathway::records::Client> = self.typed(None)?;
            if others
                .iter()
                .any(|other| other.id != client.id && other.pseudonym.trim().to_lowercase() == wanted)
            {
                problems.push(Problem {
                    field: "pseudonym".into(),
                    code: pathway::ProblemCode::Taken,
                    message: "Another client already has this pseudonym. Choose a different one, so that the two are never mixed up.".into(),
                    with: None,
                });
            }
        }
        Ok(problems)
    }
}

fn first_refusal(problems: &[Problem]) -> Refusal {
    match problems.first() {
        Some(problem) => Refusal::at(Code::Invalid, &problem.field, &problem.message),
        None => Refusal::new(Code::Invalid, "This record cannot be kept as it is."),
    }
}

fn with_earlier_values(record: &Record, earlier: &Record, problems: &[Problem]) -> Result<Record> {
    let unreadable = |_| {
        Refusal::new(
            Code::Internal,
            "This record could not be saved. What was saved before is safe.",
        )
    };
    let mut wanted = serde_json::to_value(record).map_err(unreadable)?;
    let earlier = serde_json::to_value(earlier).map_err(unreadable)?;
    for problem in problems {
        let changed = put_back(&mut wanted, &earlier, &format!("/{}", problem.field));
        if let (false, Some(other)) = (changed, problem.with) {
            put_back(&mut wanted, &earlier, &format!("/{other}"));
        }
    }
    serde_json::from_value(wanted).map_err(unreadable)
}

/// Puts the earlier value at this place, and says whether that was another one. Where there was none (a new line of a
/// list), goes up to the whole list.
fn put_back(wanted: &mut Value, earlier: &Value, path: &str) -> bool {
    match (wanted.pointer_mut(path), earlier.pointer(path)) {
        (Some(place), Some(value)) => {
            let changed = place != value;
            place.clone_from(value);
            changed
        }
        _ => match path.rsplit_once('/') {
            Some((parent, _)) if !parent.is_empty() => put_back(wanted, earlier, parent),
            _ => false,
        },
    }
}
