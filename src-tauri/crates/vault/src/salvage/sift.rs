//! What of the rows that were found can be kept: whole, readable, and belonging to something that is kept. Nothing is
//! taken half: a text is as it was written, or it counts as lost.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    path::Path,
};

use pathway::Kind;

use super::{
    attached,
    gather::{Found, Rows},
    pace::Pace,
    records,
    report::{Counts, Lost, LostFile},
    shape::Table,
    value::Value,
};
use crate::VaultError;

/// The rows of a table, by their numbers.
pub type Kept = BTreeMap<i64, Vec<Value>>;

/// What goes into the new vault, each table before those that refer to it.
pub struct Sifted {
    pub tables: Vec<(Table, Kept)>,
    pub readable: Counts,
    pub lost: Lost,
}

impl Sifted {
    /// How many bytes saving it reads and writes, about: an attached file is looked through before it is copied.
    pub fn size(&self) -> u64 {
        let attached = |table: &Table, row: &[Value]| {
            let size = (table.name == "evidence").then(|| integer(table, row, "sealed_size"));
            2 * size.flatten().and_then(|size| u64::try_from(size).ok()).unwrap_or(0)
        };
        let rows = self
            .tables
            .iter()
            .flat_map(|(table, kept)| kept.values().map(move |row| (table, row)));
        rows.map(|(table, row)| size(row) as u64 + attached(table, row)).sum()
    }
}

/// In bytes.
pub fn size(row: &[Value]) -> usize {
    row.iter().map(Value::size).sum()
}

/// `folder` is where the attached files lie.
///
/// # Errors
/// [`VaultError::Cancelled`].
pub fn sift(found: Found, folder: &Path, pace: &mut Pace<'_>) -> Result<Sifted, VaultError> {
    let mut sieve = Sieve::over(found);
    let kinds = records::sift(&mut sieve);
    let of_a_record = |column: &'static str| {
        let kinds = &kinds;
        move |table: &Table, row: &[Value]| text(table, row, column).is_some_and(|id| kinds.contains_key(id))
    };
    let mut readable = Counts {
        records: kinds.len(),
        ..Counts::default()
    };
    let body_reads = |table: &Table, row: &[Value]| {
        let of = text(table, row, "record").and_then(|id| Some((id, *kinds.get(id)?)));
        of.zip(text(table, row, "body"))
            .is_some_and(|((id, kind), body)| records::read(kind, id, body).is_some())
    };
    (readable.versions, sieve.lost.versions) = sieve.keep("version", body_reads);
    (readable.private_notes, sieve.lost.private_notes) = sieve.keep("private_note", of_a_record("about"));
    let notes: HashSet<String> = sieve.column("private_note", "about");
    let of_a_note = |table: &Table, row: &[Value]| text(table, row, "about").is_some_and(|id| notes.contains(id));
    (readable.private_note_versions, sieve.lost.private_note_versions) = sieve.keep("private_note_version", of_a_note);
    (readable.client_words, sieve.lost.client_words) = sieve.keep("client_word", of_a_record("client"));
    readable.evidence = sieve.keep_evidence(folder, of_a_record("record"), pace)?;
    (readable.destructions, sieve.lost.destructions) = sieve.keep("destruction", |_, _| true);
    (readable.retired_keys, sieve.lost.retired_keys) = sieve.keep("retired_key", |_, _| true);
    sieve.keep("upkeep", |_, _| true);
    sieve.keep("meta", |_, _| true);
    Ok(Sifted {
        tables: sieve.kept,
        readable,
        lost: sieve.lost,
    })
}

/// The rows on their way from what was found to what is kept.
pub struct Sieve {
    found: HashMap<String, (Table, Rows)>,
    pub kept: Vec<(Table, Kept)>,
    pub lost: Lost,
}

impl Sieve {
    fn over(found: Found) -> Self {
        // These hold nothing that a person wrote, and are made anew.
        let is_housekeeping =
            |table: &Table| ["meta", "upkeep"].contains(&table.name.as_str()) || table.name.starts_with("search");
        let may_miss_more = |(table, rows): &(Table, Rows)| {
            (rows.may_miss_more() && !is_housekeeping(table)).then(|| table.name.clone())
        };
        let lost = Lost {
            unknown_pages: found.unknown_pages,
            unreadable_tables: found.tables.iter().filter_map(may_miss_more).collect(),
            ..Lost::default()
        };
        let by_name = |(table, rows): (Table, Rows)| (table.name.clone(), (table, rows));
        Self {
            found: found.tables.into_iter().map(by_name).collect(),
            kept: Vec::new(),
            lost,
        }
    }

    pub fn take(&mut self, name: &str) -> Option<(Table, Rows)> {
        self.found.remove(name)
    }

    pub fn found(&mut self, name: &str) -> Option<(&Table, &mut Rows)> {
        self.found.get_mut(name).map(|(table, rows)| (&*table, rows))
    }

    /// Keeps the good rows of a table; says how many those are, and how many are lost.
    fn keep(&mut self, name: &str, good: impl Fn(&Table, &[Value]) -> bool) -> (usize, usize) {
        let Some((table, rows)) = self.take(name) else {
            return (0, 0);
        };
        let all = rows.whole.len() + rows.lost().len();
        let kept: Kept = rows.whole.into_iter().filter(|(_, row)| good(&table, row)).collect();
        let count = kept.len();
        self.kept.push((table, kept));
        (count, all - count)
    }

    /// Keeps the entries of attached files whose record is kept and whose file is whole.
    fn keep_evidence(
        &mut self,
        folder: &Path,
        of_a_record: impl Fn(&Table, &[Value]) -> bool,
        pace: &mut Pace<'_>,
    ) -> Result<usize, VaultError> {
        let Some((table, rows)) = self.take("evidence") else {
            return Ok(0);
        };
        for row in rows.lost() {
            let file_name = rows
                .known(&table, row, "file_name")
                .and_then(Value::text)
                .map(str::to_owned);
            self.lost.evidence.push(LostFile {
                file_name,
                entry_is_whole: false,
            });
        }
        let mut kept = Kept::new();
        for (number, row) in rows.whole {
            if of_a_record(&table, &row) && attached::whole(folder, &table, &row, pace)?.is_some() {
                kept.insert(number, row);
            } else {
                let file_name = text(&table, &row, "file_name").map(str::to_owned);
                self.lost.evidence.push(LostFile {
                    file_name,
                    entry_is_whole: true,
                });
            }
        }
        let count = kept.len();
        self.kept.push((table, kept));
        Ok(count)
    }

    /// The texts in a column of what is kept of a table.
    fn column(&self, name: &str, column: &str) -> HashSet<String> {
        let Some((table, kept)) = self.kept.iter().find(|(table, _)| table.name == name) else {
            return HashSet::new();
        };
        kept.values()
            .filter_map(|row| text(table, row, column))
            .map(str::to_owned)
            .collect()
    }
}

pub fn text<'r>(table: &Table, row: &'r [Value], column: &str) -> Option<&'r str> {
    row.get(table.place(column)?)?.text()
}

pub fn integer(table: &Table, row: &[Value], column: &str) -> Option<i64> {
    row.get(table.place(column)?)?.integer()
}

/// The kinds of the records that are kept, by their ids.
pub type Kinds = HashMap<String, Kind>;
