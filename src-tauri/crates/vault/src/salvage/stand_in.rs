//! A private note needs the session that it lies beside. Where the session is lost and the note is not, an empty session
//! takes its place.

use std::collections::HashMap;

use pathway::{
    Id, Kind, Record,
    records::{Medium, SessionKind, SessionState, SupervisionSession},
};
use zeroize::Zeroizing;

use super::{
    report::LostRecord,
    shape::Table,
    sift::{Kept, Kinds, Sieve, integer, text},
    value::Value,
};
use crate::storage::record;

/// Puts an empty session in the place of each lost one that has a private note, and says so of the lost one. One of which
/// only its note is left to say that it was there is lost too.
pub fn put(sieve: &mut Sieve, table: &Table, kept: &mut Kept, kinds: &mut Kinds, lost: &mut Vec<LostRecord>) {
    let mut free = kept.keys().next_back().copied().unwrap_or(0);
    for (about, times) in notes(sieve) {
        if kinds.contains_key(&about) {
            continue;
        }
        let Some(row) = empty_session(table, &about, times) else {
            continue;
        };
        free = free.saturating_add(1);
        kept.insert(free, row);
        kinds.insert(about.clone(), Kind::SupervisionSession);
        match lost.iter_mut().find(|lost| lost.id.as_ref() == Some(&about)) {
            Some(lost) => lost.only_private_note = true,
            None => lost.push(LostRecord {
                id: Some(about),
                only_private_note: true,
                ..LostRecord::default()
            }),
        }
    }
}

/// The readable private notes, by what they are about, with the times at which they were begun and changed.
fn notes(sieve: &mut Sieve) -> HashMap<String, (i64, i64)> {
    let Some((table, rows)) = sieve.found("private_note") else {
        return HashMap::new();
    };
    let note = |row: &Vec<Value>| {
        let times = (integer(table, row, "created_at")?, integer(table, row, "changed_at")?);
        Some((text(table, row, "about")?.to_owned(), times))
    };
    rows.whole.values().filter_map(note).collect()
}

fn empty_session(table: &Table, id: &str, (created_at, changed_at): (i64, i64)) -> Option<Vec<Value>> {
    let session = Record::from(SupervisionSession {
        id: Id::new(id).ok()?,
        candidate: None,
        number: 1,
        session_kind: SessionKind::Supervision,
        state: SessionState::Held,
        date: None,
        start: None,
        zone: String::new(),
        duration_minutes: None,
        medium: Medium::Online,
        setting: pathway::records::Setting::Individual,
        moved: Vec::new(),
        missed_because: String::new(),
        supervisor: None,
        agenda_done: Vec::new(),
        lines: Vec::new(),
        summary: String::new(),
        guidance: String::new(),
        actions: Vec::new(),
    });
    let body = record::text(&session).ok()?;
    let own = |text: &str| Value::Text(Zeroizing::new(text.to_owned()));
    let row = table.columns.iter().map(|column| match column.name.as_str() {
        "id" => own(id),
        "kind" => own(Kind::SupervisionSession.name()),
        "body" => own(&body),
        "created_at" => Value::Integer(created_at),
        "changed_at" => Value::Integer(changed_at),
        _ => Value::Null,
    });
    Some(row.collect())
}
