use chrono::NaiveDate;
use pathway::{
    Id, Problem,
    check::{Check, Ground},
};
use serde::{Deserialize, Serialize};
use specta::Type;
use vault::VaultError;

use super::{EvidenceView, view::view};
use crate::{Companion, Moment, Result};

/// That somebody agreed that a file be kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// Who agreed.
    pub by: String,
    pub on: Option<NaiveDate>,
    /// To what.
    pub what_for: String,
    /// The last day on which it holds.
    pub until: Option<NaiveDate>,
}

/// What became of a consent that was to be saved.
#[derive(Debug, Serialize, Type)]
pub struct ConsentSaved {
    /// As it now lies in the vault.
    pub evidence: EvidenceView,
    /// The fields that were refused: these kept their earlier value, all others were saved.
    pub problems: Vec<Problem>,
}

impl Companion {
    /// Saves who agreed that a file be kept, when, for what and until when. A field that cannot be kept stays as it was
    /// and is named with its reason; the rest is saved.
    ///
    /// # Errors
    /// When the file is no longer in the vault, or the vault cannot be written.
    pub fn save_consent(&mut self, id: &Id, consent: Consent, moment: Moment) -> Result<ConsentSaved> {
        let mut evidence = self.one_evidence(id)?;
        let (consent, problems) = settled(consent, &evidence.consent.into(), &self.ground(moment));
        evidence.consent = consent.into();
        self.vault.transact(moment.instant, |writing| {
            writing.set_consent(id, &evidence.consent)?;
            Ok::<_, VaultError>(())
        })?;
        Ok(ConsentSaved {
            evidence: view(evidence, moment.today),
            problems,
        })
    }
}

/// The consent that can be kept, and what is wrong with the one that was wanted.
fn settled(mut consent: Consent, earlier: &Consent, ground: &Ground<'_>) -> (Consent, Vec<Problem>) {
    let mut problems: Vec<Problem> = Vec::new();
    // Putting one field back may set it against another; each round puts at least one more back.
    for _ in 0..4 {
        let found = problems_of(&consent, ground);
        for problem in &found {
            consent.put_back(&problem.field, earlier);
            problem.with.inspect(|other| consent.put_back(other, earlier));
        }
        if found.is_empty() {
            break;
        }
        let new = |problem: &Problem| !problems.iter().any(|known| known.field == problem.field);
        let found: Vec<Problem> = found.into_iter().filter(new).collect();
        problems.extend(found);
    }
    (consent, problems)
}

fn problems_of(consent: &Consent, ground: &Ground<'_>) -> Vec<Problem> {
    let mut check = Check::new(ground);
    check.line("by", &consent.by);
    check.past_day("on", consent.on);
    check.text("what_for", &consent.what_for);
    check.day("until", consent.until);
    check.ends_after(("on", consent.on), ("until", consent.until));
    check.finish()
}

impl Consent {
    fn put_back(&mut self, field: &str, earlier: &Self) {
        match field {
            "by" => self.by.clone_from(&earlier.by),
            "on" => self.on = earlier.on,
            "what_for" => self.what_for.clone_from(&earlier.what_for),
            _ => self.until = earlier.until,
        }
    }
}

impl From<Consent> for vault::Consent {
    fn from(
        Consent {
            by,
            on,
            what_for,
            until,
        }: Consent,
    ) -> Self {
        Self {
            by,
            on,
            what_for,
            until,
        }
    }
}

impl From<vault::Consent> for Consent {
    fn from(
        vault::Consent {
            by,
            on,
            what_for,
            until,
        }: vault::Consent,
    ) -> Self {
        Self {
            by,
            on,
            what_for,
            until,
        }
    }
}
