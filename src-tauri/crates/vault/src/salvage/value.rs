//! SQLite's record format: a header of types, then the values. (<https://www.sqlite.org/fileformat2.html#record_format>)

use rusqlite::{
    ToSql,
    types::{ToSqlOutput, ValueRef},
};
use zeroize::Zeroizing;

/// What a column holds. Texts are wiped from memory when they are dropped.
#[derive(Clone, PartialEq)]
pub enum Value {
    Null,
    Integer(i64),
    Real(f64),
    Text(Zeroizing<String>),
    Blob(Zeroizing<Vec<u8>>),
}

impl Value {
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// In bytes, about.
    pub fn size(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Blob(bytes) => bytes.len(),
            Self::Null | Self::Integer(_) | Self::Real(_) => 8,
        }
    }

    pub fn integer(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }

    pub fn blob(&self) -> Option<&[u8]> {
        match self {
            Self::Blob(bytes) => Some(bytes),
            _ => None,
        }
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Real(number) => ValueRef::Real(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// A number of one to nine bytes, and what stands behind it.
pub fn varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut number = 0_u64;
    for (place, byte) in bytes.iter().enumerate().take(9) {
        if place == 8 {
            return Some(((number << 8) | u64::from(*byte), &bytes[9..]));
        }
        number = (number << 7) | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((number, &bytes[place + 1..]));
        }
    }
    None
}

/// The values of a row; `None` when they are not all there.
pub fn values(record: &[u8]) -> Option<Vec<Value>> {
    read(record, |_, _| None)
}

/// The values at the beginning of a row that is cut short; the text that the cut goes through as far as it goes.
pub fn beginning(record: &[u8]) -> Vec<Value> {
    let first_part = |kind, bytes: &[u8]| match kind {
        13.. if kind % 2 == 1 => {
            let text = String::from_utf8_lossy(bytes);
            Some(Value::Text(Zeroizing::new(
                text.trim_end_matches('\u{fffd}').to_owned(),
            )))
        }
        _ => Some(Value::Null),
    };
    read(record, first_part).unwrap_or_default()
}

fn read(record: &[u8], cut_short: impl Fn(u64, &[u8]) -> Option<Value>) -> Option<Vec<Value>> {
    let (header, _) = varint(record)?;
    let (types, mut body) = record.split_at_checked(usize::try_from(header).ok()?)?;
    let mut types = varint(types)?.1;
    let mut values = Vec::new();
    while !types.is_empty() {
        let (kind, rest) = varint(types)?;
        types = rest;
        match body.split_at_checked(length(kind)?) {
            Some((bytes, rest)) => {
                values.push(value(kind, bytes)?);
                body = rest;
            }
            None => values.push(cut_short(kind, std::mem::take(&mut body))?),
        }
    }
    Some(values)
}

fn length(kind: u64) -> Option<usize> {
    Some(match kind {
        0 | 8 | 9 => 0,
        1..=4 => usize::try_from(kind).ok()?,
        5 => 6,
        6 | 7 => 8,
        10 | 11 => return None,
        _ => usize::try_from((kind - 12) / 2).ok()?,
    })
}

fn value(kind: u64, bytes: &[u8]) -> Option<Value> {
    Some(match kind {
        0 => Value::Null,
        1..=6 => {
            let negative = bytes.first()? & 0x80 != 0;
            let start = if negative { -1_i64 } else { 0 };
            Value::Integer(
                bytes
                    .iter()
                    .fold(start, |number, byte| (number << 8) | i64::from(*byte)),
            )
        }
        7 => Value::Real(f64::from_be_bytes(bytes.try_into().ok()?)),
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        _ if kind.is_multiple_of(2) => Value::Blob(Zeroizing::new(bytes.to_vec())),
        _ => Value::Text(Zeroizing::new(std::str::from_utf8(bytes).ok()?.to_owned())),
    })
}
