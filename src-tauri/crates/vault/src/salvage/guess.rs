//! Whose the rows are on a page that no tree leads to any more.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::{
    gather::Found,
    image::Image,
    shape::Table,
    tree::{Branch, Node, Row},
    value::Value,
};

/// Gives the rows of every page that was not seen to the table that they fit. SQLite overwrites a page that it no longer
/// needs with zeros (`secure_delete`), so what is found was not removed before.
pub fn place_the_rest(found: &mut Found, image: &Image, seen: &BTreeSet<u32>, vault: &str) {
    for (number, page) in image.whole().filter(|(number, _)| !seen.contains(number)) {
        let Some(page) = Branch::of(number, page).filter(|page| page.node == Node::TableLeaf) else {
            continue;
        };
        let rows = page.rows(image);
        if rows.is_empty() {
            continue;
        }
        // Only where something is missing: a tree that was read whole has no pages beside it.
        let torn = found.tables.iter().enumerate().filter(|(_, (_, rows))| rows.torn);
        let fitting: Vec<usize> = torn
            .filter(|(_, (table, _))| fits(table, &rows, vault))
            .map(|(place, _)| place)
            .collect();
        match fitting.as_slice() {
            [only] => {
                for (number, row) in rows {
                    found.tables[*only].1.take(number, row);
                }
            }
            _ => found.unknown_pages += 1,
        }
    }
}

fn fits(table: &Table, rows: &[(i64, Row)], vault: &str) -> bool {
    rows.iter().all(|(_, row)| table.fits(row))
        && match table.name.as_str() {
            // These two pairs of tables look the same; what they hold does not.
            "version" => rows.iter().all(|(_, row)| is_record(row)),
            "private_note_version" => !rows.iter().any(|(_, row)| is_record(row)),
            "meta" => rows.iter().all(|(_, row)| names(row, vault)),
            "client_word" => !rows.iter().any(|(_, row)| names(row, vault)),
            _ => true,
        }
}

/// Whether the text of a version is the body of the record that it belongs to.
fn is_record(row: &Row) -> bool {
    let values = match row {
        Row::Whole(values) | Row::Cut(values) => values,
    };
    let (Some(record), Some(body)) = (values.get(1).and_then(Value::text), values.get(4).and_then(Value::text)) else {
        return false;
    };
    match row {
        Row::Whole(_) => {
            serde_json::from_str::<Json>(body).is_ok_and(|body| body.get("id").and_then(Json::as_str) == Some(record))
        }
        Row::Cut(_) => body.starts_with(&format!("{{\"id\":\"{record}\"")),
    }
}

fn names(row: &Row, vault: &str) -> bool {
    matches!(row, Row::Whole(values) if values.get(1).and_then(Value::text) == Some(vault))
}
