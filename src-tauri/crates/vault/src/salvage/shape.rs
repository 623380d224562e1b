//! What a row of each table looks like, asked of the schema itself: so that a page whose place in the trees is lost still
//! says whose it is.

use rusqlite::Connection;

use super::{tree::Row, value::Value};
use crate::{VaultError, storage};

pub struct Column {
    pub name: String,
    kind: String,
    may_be_missing: bool,
    /// The row's number, which SQLite keeps outside of the row.
    pub is_number: bool,
}

pub struct Index {
    pub name: String,
    pub columns: Vec<String>,
}

pub struct Table {
    pub name: String,
    pub columns: Vec<Column>,
    pub indices: Vec<Index>,
}

impl Table {
    /// Every table of this version's schema.
    pub fn all() -> Result<Vec<Self>, VaultError> {
        let schema = storage::schema()?;
        let names = texts(
            &schema,
            // A virtual table has no page of its own.
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY rootpage",
            "",
        )?;
        names.into_iter().map(|name| Ok(Self::of(&schema, name)?)).collect()
    }

    fn of(schema: &Connection, name: String) -> rusqlite::Result<Self> {
        let sql = "SELECT name, type, \"notnull\" = 0 OR dflt_value IS NOT NULL, type = 'INTEGER' AND pk = 1
                   FROM pragma_table_info(?1) ORDER BY cid";
        let columns = schema
            .prepare(sql)?
            .query_map([&name], |row| {
                Ok(Column {
                    name: row.get(0)?,
                    kind: row.get(1)?,
                    may_be_missing: row.get(2)?,
                    is_number: row.get(3)?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        let indices = texts(schema, "SELECT name FROM pragma_index_list(?1)", &name)?
            .into_iter()
            .map(|index| {
                let columns = texts(schema, "SELECT name FROM pragma_index_info(?1) ORDER BY seqno", &index)?;
                Ok(Index { name: index, columns })
            })
            .collect::<rusqlite::Result<_>>()?;
        Ok(Self { name, columns, indices })
    }

    /// Where a column stands in a row.
    pub fn place(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|known| known.name == column)
    }

    /// Whether a row may be one of this table's. One of an older version has fewer columns.
    pub fn fits(&self, row: &Row) -> bool {
        let (values, whole) = match row {
            Row::Whole(values) => (values, true),
            Row::Cut(values) => (values, false),
        };
        let missing_columns = self.columns.get(values.len()..);
        missing_columns.is_some_and(|missing| missing.iter().all(|column| column.may_be_missing))
            && self
                .columns
                .iter()
                .zip(values)
                .all(|(column, value)| column.takes(value, whole))
    }
}

impl Column {
    fn takes(&self, value: &Value, whole: bool) -> bool {
        match value {
            Value::Null => self.is_number || self.may_be_missing || !whole,
            Value::Integer(_) => self.kind == "INTEGER" && !self.is_number,
            Value::Real(_) => self.kind == "REAL",
            Value::Text(_) => self.kind == "TEXT",
            Value::Blob(_) => self.kind == "BLOB",
        }
    }
}

fn texts(schema: &Connection, sql: &str, of: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = schema.prepare(sql)?;
    let params: &[&dyn rusqlite::ToSql] = if of.is_empty() { &[] } else { &[&of] };
    statement.query_map(params, |row| row.get(0))?.collect()
}
