use crate::{Block, Column, Document, Ending, Fact, Flush, Table};

use super::Stationery;

/// Figures of a fingerprint that are read at once.
const AT_ONCE: usize = 8;
/// Letters of a name in a row that the narrowest column has room for.
const AT_MOST: usize = 20;

/// What lies in a submission: each file with what it is, its size, and its SHA-256.
#[derive(Debug, Clone, PartialEq)]
pub struct SubmissionIndex {
    pub stationery: Stationery,
    pub candidate: String,
    pub files: Vec<IndexedFile>,
    /// Of all files together, such as `12 MB`.
    pub total: String,
}

/// One file of a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexedFile {
    /// With the folder that it lies in.
    pub name: String,
    /// What it is, such as `Retreat evidence Silent week`.
    pub item: String,
    /// Such as `1.2 MB`.
    pub size: String,
    /// SHA-256 in hexadecimal.
    pub fingerprint: String,
}

impl From<SubmissionIndex> for Document {
    fn from(index: SubmissionIndex) -> Self {
        let stationery = &index.stationery;
        let words = stationery.words();
        let facts = vec![
            Fact::new(words.candidate, index.candidate.as_str()),
            Fact::new(words.date, stationery.day(stationery.date)),
        ];
        let rows = index.files.iter().map(|file| {
            vec![
                breakable(&file.name).into(),
                breakable(&file.item).into(),
                file.size.replace(' ', "\u{a0}").into(),
                grouped(&file.fingerprint).into(),
            ]
        });
        let table = Table {
            columns: vec![
                Column::share(7.0),
                Column::share(6.0),
                Column::content(Flush::End),
                Column::share(10.0),
            ],
            head: [words.file, words.item, words.size, words.fingerprint]
                .map(Into::into)
                .into(),
            rows: rows.collect(),
            total: vec![vec![
                words.total.into(),
                "".into(),
                index.total.replace(' ', "\u{a0}").into(),
                "".into(),
            ]],
            rows_are_named: true,
            ..Table::default()
        };
        let body = vec![Block::paragraph(words.fingerprint_says), Block::Table(table)];
        stationery.report(words.submission_index, &index.candidate, facts, body, Ending::default())
    }
}

/// The name with places to break a line in, however long its words are: one that cannot be broken would leave the other
/// columns no room.
fn breakable(name: &str) -> String {
    let mut unbroken = 0;
    let mut out = String::with_capacity(name.len());
    for character in name.chars() {
        unbroken = if character.is_whitespace() || character == '/' {
            0
        } else {
            unbroken + 1
        };
        if unbroken > AT_MOST {
            out.push('\u{200b}');
            unbroken = 1;
        }
        out.push(character);
    }
    out
}

/// In groups, so that two can be compared by eye.
fn grouped(fingerprint: &str) -> String {
    let figures: Vec<char> = fingerprint.chars().collect();
    let groups: Vec<String> = figures.chunks(AT_ONCE).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}
