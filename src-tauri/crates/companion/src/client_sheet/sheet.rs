use encoding_rs::{UTF_8, WINDOWS_1252};

use super::MOST_LINES;
use crate::{Code, Refusal, Result};

/// A spreadsheet as its cells were written.
pub struct Sheet {
    pub file_name: String,
    pub head: Vec<String>,
    pub rows: Vec<Row>,
    /// It was not written in today's encoding, so its accents were guessed.
    pub guessed_accents: bool,
}

pub struct Row {
    /// Of the file, counted from 1.
    pub line: u64,
    pub cells: Vec<String>,
}

impl Row {
    pub fn cell(&self, column: Option<u32>) -> &str {
        let cell = column.and_then(|column| self.cells.get(column as usize));
        cell.map_or("", |cell| harmless(cell.trim()))
    }
}

/// What our own export did to a cell that a spreadsheet would calculate, taken back.
fn harmless(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}

impl Sheet {
    /// # Errors
    /// What it is instead, when it is no table of text; when it is longer than is taken at once.
    pub fn read(file_name: String, bytes: &[u8]) -> Result<Self> {
        let (text, guessed_accents) = decoded(bytes)?;
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter(&text))
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut head: Option<Vec<String>> = None;
        let mut rows = Vec::new();
        let mut lines = Lines::of(&text);
        for record in reader.records() {
            let record = record.map_err(|_| not_a_table())?;
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let cells: Vec<String> = record.iter().map(str::to_owned).collect();
            match head {
                None => head = Some(cells),
                Some(_) if rows.len() == MOST_LINES => return Err(too_long()),
                Some(_) => rows.push(Row {
                    line: lines.up_to(record.position().map_or(0, csv::Position::byte)),
                    cells,
                }),
            }
        }
        let head = head.filter(|_| !rows.is_empty()).ok_or_else(empty)?;
        if head.len() < 2 {
            return Err(not_a_table());
        }
        Ok(Self {
            file_name,
            head,
            rows,
            guessed_accents,
        })
    }
}

/// Counts lines as an editor does: the reader's own count falls behind where lines end with two characters.
struct Lines<'t> {
    left: &'t [u8],
    passed: u64,
    line: u64,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        Self {
            left: text.as_bytes(),
            passed: 0,
            line: 1,
        }
    }

    /// The line in which the first character stands that is no end of a line.
    fn up_to(&mut self, byte: u64) -> u64 {
        while let Some((first, rest)) = self.left.split_first()
            && (self.passed < byte || matches!(first, b'\r' | b'\n'))
        {
            self.line += u64::from(*first == b'\n');
            self.passed += 1;
            self.left = rest;
        }
        self.line
    }
}

/// The text of a file: UTF-8, with or without its mark; UTF-16 with one; otherwise as spreadsheets wrote before that.
fn decoded(bytes: &[u8]) -> Result<(String, bool)> {
    let (text, encoding, broken) = UTF_8.decode(bytes);
    let (text, guessed) = if encoding == UTF_8 && broken {
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
        (text, true)
    } else {
        (text, false)
    };
    let unreadable = |c: char| c == '\0' || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
    if text.chars().any(unreadable) {
        return Err(not_a_table());
    }
    Ok((text.into_owned(), guessed))
}

/// What stands between the cells: whatever the first line has most of, outside quotes.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |delimiter: char| {
        let mut quoted = false;
        let outside = first.chars().filter(|c| {
            quoted ^= *c == '"';
            !quoted && *c == delimiter
        });
        outside.count()
    };
    let most = [',', ';', '\t']
        .into_iter()
        .rev()
        .max_by_key(|delimiter| count(*delimiter));
    most.map_or(b',', |delimiter| delimiter as u8)
}

pub fn not_a_table() -> Refusal {
    Refusal::new(
        Code::Invalid,
        "This is no table of text, so nothing was imported. In your spreadsheet, save it as CSV, with the names of the columns \
         in the first line.",
    )
}

fn empty() -> Refusal {
    Refusal::new(
        Code::Invalid,
        "There is no session in this file: it needs the names of the columns in its first line, and sessions below. Nothing \
         was imported.",
    )
}

pub fn too_long() -> Refusal {
    let message = format!(
        "This file has more than {MOST_LINES} lines, which is more than is taken at once. Nothing was imported. Divide it into \
         several files."
    );
    Refusal::new(Code::Invalid, message)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        let sheet = Sheet::read("x.csv".to_owned(), bytes).unwrap();
        let rows = sheet.rows.into_iter().map(|row| row.cells);
        std::iter::once(sheet.head).chain(rows).collect()
    }

    #[test]
    fn a_table_is_read_however_it_was_saved() {
        let expected = [["Datum", "Wer"], ["2026-01-02", "Zoë"]];
        let utf_16: Vec<u8> = "\u{feff}Datum,Wer\n2026-01-02,Zoë"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for bytes in [
            "Datum,Wer\n2026-01-02,Zoë\n".as_bytes(),
            "\u{feff}Datum;Wer\r\n2026-01-02;Zoë\r\n\r\n;\r\n".as_bytes(),
            "Datum\tWer\n\"2026-01-02\"\t\"Zoë\"".as_bytes(),
            b"Datum;Wer\n2026-01-02;Zo\xeb\n",
            &utf_16,
        ] {
            assert_eq!(cells(bytes), expected);
        }
        assert_eq!(
            cells(b"a,b\n\"one, \"\"two\"\"\nthree\",4")[1],
            ["one, \"two\"\nthree", "4"]
        );
    }

    #[test]
    fn a_line_has_the_number_that_an_editor_gives_it() {
        for end in ["\n", "\r\n"] {
            let text = ["\u{feff}a,b", "1,2", "", "\"two", "lines\",3", "4,5"].join(end);
            let sheet = Sheet::read("x.csv".to_owned(), text.as_bytes()).unwrap();
            let lines: Vec<u64> = sheet.rows.iter().map(|row| row.line).collect();
            assert_eq!(lines, [2, 4, 6]);
        }
    }

    #[test]
    fn what_is_no_table_is_refused_in_words() {
        let long = format!("a,b\n{}", "1,2\n".repeat(100_000));
        for (bytes, says) in [
            (&b""[..], "no session"),
            (b"Date,Client", "no session"),
            (b"just\nwords", "no table"),
            (b"\x7fELF\x02\x01\0\0,\n\0", "no table"),
            (long.as_bytes(), "more than 20000 lines"),
        ] {
            let refused = Sheet::read("x.csv".to_owned(), bytes).err().unwrap();
            assert!(refused.message.contains(says), "{}", refused.message);
            assert!(refused.message.to_lowercase().contains("nothing was imported"));
        }
    }
}
