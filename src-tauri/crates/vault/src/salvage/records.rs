//! The records among the rows: which of them read, and what an earlier text can stand in for.

use pathway::{Id, Kind, Record};
use zeroize::Zeroizing;

use super::{
    gather::Rows,
    report::LostRecord,
    shape::Table,
    sift::{Kept, Kinds, Sieve, integer, text},
    stand_in,
    title::title,
    value::Value,
};
use crate::storage::record;

/// The record that a row's text is, when it reads as one.
pub fn read(kind: Kind, id: &str, body: &str) -> Option<Record> {
    let kept = record::Kept {
        id: id.to_owned(),
        kind: kind.name().to_owned(),
        body: body.to_owned(),
    };
    kept.read().ok()
}

/// Keeps the records that read. For one that does not, the newest text of its history stands in, where there is one; it
/// counts as lost all the same.
pub fn sift(sieve: &mut Sieve) -> Kinds {
    let mut kinds = Kinds::new();
    let Some((table, mut rows)) = sieve.take("record") else {
        return kinds;
    };
    let mut kept = Kept::new();
    let mut lost: Vec<(i64, LostRecord)> = Vec::new();
    for number in rows.lost() {
        let known = |column| {
            rows.known(&table, number, column)
                .and_then(Value::text)
                .map(str::to_owned)
        };
        let title = rows.known(&table, number, "body").and_then(Value::text).and_then(title);
        lost.push((
            number,
            LostRecord {
                kind: known("kind"),
                id: known("id"),
                title,
                ..LostRecord::default()
            },
        ));
    }
    for (number, row) in std::mem::take(&mut rows.whole) {
        let (id, kind) = (text(&table, &row, "id"), text(&table, &row, "kind"));
        let body = text(&table, &row, "body").unwrap_or_default();
        match id.zip(kind.and_then(record::kind_named)) {
            Some((id, kind)) if read(kind, id, body).is_some() => {
                kinds.insert(id.to_owned(), kind);
                kept.insert(number, row);
            }
            _ => {
                let owned = |text: Option<&str>| text.map(str::to_owned);
                lost.push((
                    number,
                    LostRecord {
                        kind: owned(kind),
                        id: owned(id),
                        title: title(body),
                        ..LostRecord::default()
                    },
                ));
            }
        }
    }
    for (number, lost) in &mut lost {
        if let Some((row, id, kind)) = earlier_text(sieve, &table, &rows, *number, lost) {
            lost.earlier_text = true;
            kinds.insert(id, kind);
            kept.insert(*number, row);
        }
    }
    let mut lost = lost.into_iter().map(|(_, lost)| lost).collect();
    stand_in::put(sieve, &table, &mut kept, &mut kinds, &mut lost);
    sieve.lost.records = lost;
    sieve.kept.push((table, kept));
    kinds
}

/// The newest text in the history of a record that reads, as a row of the record's own. It leaves the history by this.
fn earlier_text(
    sieve: &mut Sieve,
    table: &Table,
    rows: &Rows,
    number: i64,
    lost: &mut LostRecord,
) -> Option<(Vec<Value>, String, Kind)> {
    let id = lost.id.clone()?;
    let kind = record::kind_named(lost.kind.as_deref()?)?;
    let (versions, history) = sieve.found("version")?;
    let newest = history.whole.iter().rev().find_map(|(version, row)| {
        let record =
            (text(versions, row, "record")? == id).then(|| read(kind, &id, text(versions, row, "body")?))??;
        Some((*version, record))
    });
    let (version, record) = newest?;
    let earlier = history.whole.remove(&version)?;
    let written_at = integer(versions, &earlier, "written_at")?;
    let body = text(versions, &earlier, "body")?.to_owned();
    lost.title = lost.title.take().or_else(|| title(&body));
    let time = |column| rows.known(table, number, column).and_then(Value::integer);
    let own = |text: &str| Value::Text(Zeroizing::new(text.to_owned()));
    let row = table.columns.iter().map(|column| match column.name.as_str() {
        "id" => own(&id),
        "kind" => own(kind.name()),
        "candidate" => record.candidate().map(Id::as_str).map_or(Value::Null, own),
        "body" => own(&body),
        "created_at" => Value::Integer(time("created_at").unwrap_or(written_at)),
        "changed_at" => Value::Integer(written_at),
        "deleted_at" => time("deleted_at").map_or(Value::Null, Value::Integer),
        _ => Value::Null,
    });
    Some((row.collect(), id, kind))
}
