use std::collections::BTreeMap;

use chrono::NaiveDate;
use pathway::Id;
use serde::Serialize;
use specta::Type;
use vault::Evidence;

use super::{Consent, file_name::sane, media};
use crate::{Code, Companion, Moment, Refusal, Result};

/// An attached file as a screen shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct EvidenceView {
    pub id: Id,
    /// The record that it is attached to.
    pub record: Id,
    /// As the person's own file was called.
    pub file_name: String,
    /// Like `audio/mpeg`.
    pub media_type: String,
    /// What that is, in words: "Audio recording".
    pub media: String,
    /// Like "1.2 GB".
    pub size: String,
    /// The same in bytes.
    pub bytes: f64,
    pub consent: Consent,
    /// Whether the last day of the consent is past. Such a file is shown and asked about, never removed unasked.
    pub expired: bool,
    /// The beginning of the file's SHA-256, for comparing two of them by eye.
    pub sha256: String,
    /// Whether it lies in the trash.
    pub removed: bool,
}

/// How many files are attached to a record.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct AttachedCount {
    pub record: Id,
    pub files: i32,
}

impl Companion {
    /// How many files are attached to each record that has any. What lies in the trash does not count.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn attached_counts(&self) -> Result<Vec<AttachedCount>> {
        let mut counts: BTreeMap<Id, i32> = BTreeMap::new();
        for evidence in self.vault.all_evidence()? {
            if evidence.deleted_at.is_none() {
                *counts.entry(evidence.record).or_default() += 1;
            }
        }
        let counted = counts.into_iter();
        Ok(counted.map(|(record, files)| AttachedCount { record, files }).collect())
    }

    /// The files attached to a record, in the order in which they were.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn evidence(&self, record: &Id, moment: Moment) -> Result<Vec<EvidenceView>> {
        Ok(viewed(self.vault.evidence_of(record)?, moment))
    }

    /// Every file whose consent has run out by the person's own day, those in the trash included. They are still there:
    /// removing them is asked of the person.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn expired_evidence(&self, moment: Moment) -> Result<Vec<EvidenceView>> {
        Ok(viewed(self.vault.expired_evidence(moment.today)?, moment))
    }

    /// The name of an attached file, as every system takes it.
    ///
    /// # Errors
    /// When it is no longer in the vault.
    pub fn evidence_file_name(&self, id: &Id) -> Result<String> {
        Ok(sane(&self.one_evidence(id)?.file_name))
    }

    /// One attached file, also one in the trash.
    pub(super) fn one_evidence(&self, id: &Id) -> Result<Evidence> {
        self.vault.evidence(id)?.ok_or_else(|| {
            let message = "This attached file is no longer in the vault. Go back and open its record again.";
            Refusal::new(Code::NotFound, message)
        })
    }
}

fn viewed(found: Vec<Evidence>, moment: Moment) -> Vec<EvidenceView> {
    found.into_iter().map(|evidence| view(evidence, moment.today)).collect()
}

pub(super) fn view(evidence: Evidence, today: NaiveDate) -> EvidenceView {
    EvidenceView {
        id: evidence.id,
        record: evidence.record,
        file_name: evidence.file_name,
        media: media::in_words(&evidence.media_type).to_owned(),
        media_type: evidence.media_type,
        size: size_in_words(evidence.size),
        bytes: as_number(evidence.size),
        expired: evidence.consent.until.is_some_and(|until| until < today),
        consent: evidence.consent.into(),
        sha256: evidence.sha256[..8].iter().map(|byte| format!("{byte:02x}")).collect(),
        removed: evidence.deleted_at.is_some(),
    }
}

/// Exact for every file up to nine million gigabytes.
#[allow(clippy::cast_precision_loss)]
fn as_number(size: u64) -> f64 {
    size as f64
}

/// In the units of a file manager: a kilobyte is a thousand bytes.
pub(crate) fn size_in_words(size: u64) -> String {
    const UNITS: [&str; 4] = ["KB", "MB", "GB", "TB"];
    if size == 1 {
        return "1 byte".to_owned();
    }
    if size < 1000 {
        return format!("{size} bytes");
    }
    let mut tenths = size.div_ceil(100);
    let mut unit = 0;
    while tenths >= 10_000 && unit + 1 < UNITS.len() {
        tenths = tenths.div_ceil(1000);
        unit += 1;
    }
    if tenths < 1000 && !tenths.is_multiple_of(10) {
        format!("{}.{} {}", tenths / 10, tenths % 10, UNITS[unit])
    } else {
        format!("{} {}", tenths.div_ceil(10), UNITS[unit])
    }
}

#[cfg(test)]
mod tests {
    use super::size_in_words;

    #[test]
    fn a_size_is_said_as_a_file_manager_says_it() {
        for (size, words) in [
            (0, "0 bytes"),
            (1, "1 byte"),
            (999, "999 bytes"),
            (1000, "1 KB"),
            (1500, "1.5 KB"),
            (340_000, "340 KB"),
            (999_999, "1 MB"),
            (12_400_000, "12.4 MB"),
            (2_100_000_000, "2.1 GB"),
            (u64::MAX, "18446745 TB"),
        ] {
            assert_eq!(size_in_words(size), words, "{size}");
        }
    }
}
