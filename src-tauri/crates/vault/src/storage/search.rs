//! The index of words: keeping it up with what was written, and asking it.

use pathway::Id;
use rusqlite::{Connection, Row, ToSql};

use super::record::Kept;
use crate::{VaultError, search::Sought};

/// Records, the best match first.
pub fn records(connection: &Connection, sought: &Sought<'_>) -> Result<Vec<Kept>, VaultError> {
    find(
        connection,
        sought,
        &Place {
            columns: "record.id, record.kind, record.body",
            text: "record.body",
            from: "search CROSS JOIN record ON record.seq = search.rowid",
            whole: "record",
            index: "search",
        },
        |row| {
            Ok(Kept {
                id: row.get(0)?,
                kind: row.get(1)?,
                body: row.get(2)?,
            })
        },
    )
}

/// The records whose private notes match, the best match first.
pub fn private_notes(connection: &Connection, sought: &Sought<'_>) -> Result<Vec<String>, VaultError> {
    find(
        connection,
        sought,
        &Place {
            columns: "record.id",
            text: "private_note.text",
            from: "search_private CROSS JOIN record ON record.seq = search_private.rowid
                   JOIN private_note ON private_note.about = record.id",
            whole: "private_note JOIN record ON record.id = private_note.about",
            index: "search_private",
        },
        |row| row.get(0),
    )
}

/// Attached files by their names, the best match first.
pub fn files(connection: &Connection, sought: &Sought<'_>) -> Result<Vec<String>, VaultError> {
    find(
        connection,
        sought,
        &Place {
            columns: "evidence.id",
            text: "evidence.file_name",
            from: "search_file CROSS JOIN evidence ON evidence.seq = search_file.rowid
                   JOIN record ON record.id = evidence.record AND evidence.deleted_at IS NULL",
            whole: "evidence JOIN record ON record.id = evidence.record AND evidence.deleted_at IS NULL",
            index: "search_file",
        },
        |row| row.get(0),
    )
}

/// So many texts are taken in at once: some hundred milliseconds of work.
const AT_ONCE: u32 = 1000;

/// What a record says: every text in its body but the names of other records. A damaged body says nothing.
const SAYS: &str = "coalesce((SELECT group_concat(value, char(10))
    FROM json_tree(CASE WHEN json_valid(body) THEN body ELSE '{}' END)
    WHERE type = 'text' AND key NOT IN ('id', 'candidate', 'client', 'session', 'letter')), '')";

/// Takes in the words of what was written since the last time, or some of it. True when nothing is left to take in.
pub fn catch_up(connection: &Connection) -> Result<bool, VaultError> {
    let due = |table: &str| {
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT {})", AT_ONCE + 1);
        connection.query_row(&sql, [], |row| row.get::<_, u32>(0))
    };
    let (records, notes) = (due("search_due")?, due("search_private_due")?);
    if records + notes == 0 {
        return Ok(true);
    }
    let transaction = connection.unchecked_transaction()?;
    for (index, said, from) in [
        ("search", SAYS, "record"),
        ("search_private", "text", "private_note JOIN record ON id = about"),
    ] {
        let these = format!("(SELECT seq FROM {index}_due ORDER BY seq LIMIT {AT_ONCE})");
        transaction.execute_batch(&format!(
            "DELETE FROM {index} WHERE rowid IN {these};
             INSERT INTO {index} (rowid, said) SELECT seq, {said} FROM {from} WHERE seq IN {these};
             DELETE FROM {index}_due WHERE seq IN {these};"
        ))?;
    }
    transaction.commit()?;
    Ok(records <= AT_ONCE && notes <= AT_ONCE)
}

/// Merges the indices, so that no word is left in them that nothing says any more. After something was removed for good.
pub fn forget_what_is_gone(connection: &Connection) -> Result<(), VaultError> {
    Ok(connection.execute_batch(
        "INSERT INTO search (search) VALUES ('optimize');
         INSERT INTO search_private (search_private) VALUES ('optimize');
         INSERT INTO search_file (search_file) VALUES ('optimize');",
    )?)
}

/// Where is searched. The index comes first in each join: of what it finds, only the best are looked up.
struct Place {
    columns: &'static str,
    /// The column that is read where the index does not help.
    text: &'static str,
    from: &'static str,
    /// The same without the index.
    whole: &'static str,
    index: &'static str,
}

fn find<T>(
    connection: &Connection,
    sought: &Sought<'_>,
    place: &Place,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, VaultError> {
    let Place {
        columns,
        text,
        from,
        whole,
        index,
    } = place;
    let matched = sought.matching();
    let candidate = sought.candidate.map(Id::as_str);
    let limit = i64::try_from(sought.most).unwrap_or(i64::MAX);
    let mut values: Vec<&dyn ToSql> = vec![&candidate, &limit];
    let mut sql = format!(
        "SELECT {columns} FROM {} WHERE record.deleted_at IS NULL
         AND (?1 IS NULL OR record.candidate = ?1 OR record.id = ?1)",
        if matched.is_some() { from } else { whole }
    );
    if !sought.kinds.is_empty() {
        // Names of kinds are ours: none holds a quotation mark.
        let kinds: Vec<String> = sought.kinds.iter().map(|kind| format!("'{}'", kind.name())).collect();
        sql += &format!(" AND record.kind IN ({})", kinds.join(", "));
    }
    if let Some(matched) = &matched {
        values.push(matched);
        sql += &format!(" AND {index} MATCH ?{}", values.len());
    }
    let unspaced = sought.unspaced();
    for word in &unspaced {
        values.push(word);
        sql += &format!(" AND instr({text}, ?{}) > 0", values.len());
    }
    sql += &match matched {
        // So short a beginning fits nearly everything: the newest, which need no weighing.
        Some(_) if sought.is_short() => format!(" ORDER BY {index}.rowid DESC LIMIT ?2"),
        Some(_) => " ORDER BY rank LIMIT ?2".to_owned(),
        None => " ORDER BY record.changed_at DESC LIMIT ?2".to_owned(),
    };
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(values.as_slice(), read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
