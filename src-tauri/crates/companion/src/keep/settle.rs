//! Puts the earlier value back into each field that cannot be kept.

use pathway::{Problem, Record};
use serde_json::Value;

use crate::{Code, Refusal, Result};

/// The record with all that can be kept of it, and the problems of what could not.
///
/// A value that was already kept with a problem (a date that a wrong clock let in) stays: it is made no worse.
pub(super) fn settle(
    mut record: Record,
    before: Option<&Record>,
    problems_of: impl Fn(&Record) -> Result<Vec<Problem>>,
) -> Result<(Record, Vec<Problem>)> {
    let mut refused: Vec<Problem> = Vec::new();
    loop {
        let problems = problems_of(&record)?;
        let settled = match before {
            Some(before) if !problems.is_empty() => put_all_back(&record, before, &problems)?,
            _ => None,
        };
        for problem in problems {
            if !refused.contains(&problem) {
                refused.push(problem);
            }
        }
        // A field that is put back can make another one wrong (a start and its end), so look again until all is still.
        match settled {
            Some(settled) => record = settled,
            None => return Ok((record, refused)),
        }
    }
}

/// The record with the earlier values in these places; none when that changes nothing.
fn put_all_back(record: &Record, before: &Record, problems: &[Problem]) -> Result<Option<Record>> {
    let unreadable = |_| {
        let message = "This record could not be saved. What was saved before is safe.";
        Refusal::new(Code::Internal, message)
    };
    let mut wanted = serde_json::to_value(record).map_err(unreadable)?;
    let before = serde_json::to_value(before).map_err(unreadable)?;
    let mut changed = false;
    // From the last to the first: a line that goes out of a list moves only those behind it.
    for problem in problems.iter().rev() {
        let put = put_back(&mut wanted, &before, &problem.field)
            || problem.with.is_some_and(|other| put_back(&mut wanted, &before, other));
        changed |= put;
    }
    if changed {
        serde_json::from_value(wanted).map(Some).map_err(unreadable)
    } else {
        Ok(None)
    }
}

/// Puts the earlier value at this place, and says whether that was another one. A line of a list that has grown or
/// shrunk since has no earlier value: it is left out.
fn put_back(wanted: &mut Value, before: &Value, path: &str) -> bool {
    let (first, rest) = path
        .split_once('/')
        .map_or((path, None), |(first, rest)| (first, Some(rest)));
    if let Value::Array(lines) = wanted {
        let Ok(index) = first.parse::<usize>() else {
            return false;
        };
        if before.as_array().map(Vec::len) != Some(lines.len()) {
            let there = index < lines.len();
            if there {
                lines.remove(index);
            }
            return there;
        }
    }
    let (Some(place), Some(value)) = (child(wanted, first), before.pointer(&format!("/{first}"))) else {
        return false;
    };
    match rest {
        Some(rest) => put_back(place, value, rest),
        None if place == value => false,
        None => {
            place.clone_from(value);
            true
        }
    }
}

fn child<'v>(value: &'v mut Value, name: &str) -> Option<&'v mut Value> {
    value.pointer_mut(&format!("/{name}"))
}
