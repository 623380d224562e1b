use chrono::{DateTime, Utc};
use pathway::{Id, Kind, Record};
use serde::Serialize;
use specta::Type;

use super::{Field, NOW, gone, number, words_in};
use crate::{Companion, Refusal, Result};

/// One version of a record in its history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct VersionLine {
    /// Its name; [`NOW`] for the record as it is now.
    pub number: String,
    /// When it was written; nothing for the record as it is now.
    pub at: Option<DateTime<Utc>>,
    /// The text of a letter as it was exported: it stays for good.
    pub pinned: bool,
    /// How many words it has.
    pub words: i32,
    /// What it changed of the version before it, in the names of the fields. Nothing for the oldest.
    pub what_changed: Vec<String>,
}

impl Companion {
    /// The kind of a record, in the trash or not; none of what is not in the vault.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn kind_even_removed(&self, id: &Id) -> Result<Option<Kind>> {
        Ok(self.vault.record_even_removed(id)?.map(|record| record.kind()))
    }

    /// The history of a record, the newest first: it as it is now, and the versions before.
    ///
    /// # Errors
    /// When the record is not in the vault, or the vault cannot be read.
    pub fn history(&self, id: &Id) -> Result<Vec<VersionLine>> {
        let now = self.vault.record_even_removed(id)?.ok_or_else(Refusal::not_found)?;
        let mut versions = vec![(NOW.to_owned(), None, false, self.fields(&now))];
        for version in self.vault.versions(id)? {
            let fields = self.fields(&version.body);
            versions.push((version.number.to_string(), Some(version.at), version.pinned, fields));
        }
        let before = versions.iter().skip(1).map(|(.., fields)| Some(fields)).chain([None]);
        let lines = versions
            .iter()
            .zip(before)
            .map(|((number, at, pinned, fields), before)| VersionLine {
                number: number.clone(),
                at: *at,
                pinned: *pinned,
                words: fields.iter().map(|field| words_in(&field.text)).sum(),
                what_changed: before.map_or_else(Vec::new, |before| changed(before, fields)),
            });
        Ok(lines.collect())
    }

    /// The fields of one version of a record, or of the record as it is now.
    ///
    /// # Errors
    /// When it is not in the vault, or the vault cannot be read.
    pub fn version(&self, id: &Id, version: &str) -> Result<Vec<Field>> {
        Ok(self.fields(&self.record_at(id, version)?))
    }

    pub(super) fn record_at(&self, id: &Id, version: &str) -> Result<Record> {
        match number(version)? {
            None => self.vault.record_even_removed(id)?.ok_or_else(Refusal::not_found),
            Some(number) => Ok(self.vault.version(id, number)?.ok_or_else(gone)?.body),
        }
    }
}

/// The names of the fields that differ, in the order of the record.
fn changed(before: &[Field], after: &[Field]) -> Vec<String> {
    let text = |fields: &[Field], place: &str| {
        let found = fields.iter().find(|field| field.field == place);
        found.map(|field| field.text.clone())
    };
    let mut names: Vec<String> = Vec::new();
    for field in after.iter().chain(before) {
        let differs = text(before, &field.field) != text(after, &field.field);
        if differs && !names.contains(&field.label) {
            names.push(field.label.clone());
        }
    }
    names
}
