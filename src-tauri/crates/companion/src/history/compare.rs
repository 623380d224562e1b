use pathway::{Id, Record};
use serde::Serialize;
use specta::Type;

use super::{Field, Part, changes::changes};
use crate::{Companion, Result};

/// A field that two versions hold differently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct FieldChange {
    pub field: String,
    pub label: String,
    /// The words that were kept, added and removed, in reading order.
    pub parts: Vec<Part>,
}

impl Companion {
    /// What changed of a record from one version to another, each an earlier one or [`super::NOW`].
    ///
    /// # Errors
    /// When one of them is not in the vault, or the vault cannot be read.
    pub fn compare_versions(&self, id: &Id, earlier: &str, later: &str) -> Result<Vec<FieldChange>> {
        Ok(compared(&self.version(id, earlier)?, &self.version(id, later)?))
    }

    /// The same for two records that are no versions of one another's.
    pub(crate) fn compare_records(&self, earlier: &Record, later: &Record) -> Vec<FieldChange> {
        compared(&self.fields(earlier), &self.fields(later))
    }
}

fn compared(earlier: &[Field], later: &[Field]) -> Vec<FieldChange> {
    let gone = earlier
        .iter()
        .filter(|field| !later.iter().any(|other| other.field == field.field));
    let fields = later.iter().chain(gone);
    let changes = fields.filter_map(|field| {
        let (before, after) = (text(earlier, &field.field), text(later, &field.field));
        (before != after).then(|| FieldChange {
            field: field.field.clone(),
            label: field.label.clone(),
            parts: changes(before, after),
        })
    });
    changes.collect()
}

fn text<'f>(fields: &'f [Field], place: &str) -> &'f str {
    let found = fields.iter().find(|field| field.field == place);
    found.map_or("", |field| field.text.as_str())
}
