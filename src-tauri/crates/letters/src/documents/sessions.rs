use crate::{Block, Cell, Column, Document, Ending, Fact, Flush, Heading, Level, Signature, Table, words::filled};

use super::Stationery;

/// The record of supervision sessions: a table of all, then each with what it was about.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionRecord {
    pub stationery: Stationery,
    pub supervisor: String,
    pub candidate: String,
    pub sessions: Vec<Session>,
    /// Whoever confirms the record.
    pub signatures: Vec<Signature>,
}

/// One session.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    pub number: u32,
    /// As written. May be empty.
    pub date: String,
    /// Such as `Orientation`.
    pub kind: String,
    /// Such as `online`. May be empty.
    pub medium: String,
    pub minutes: Option<u32>,
    pub summary: Vec<Block>,
    pub guidance: Vec<Block>,
    pub actions: Vec<Block>,
}

impl Session {
    fn has_words(&self) -> bool {
        !(self.summary.is_empty() && self.guidance.is_empty() && self.actions.is_empty())
    }

    fn anchor(&self) -> String {
        format!("session-{}", self.number)
    }
}

impl From<SessionRecord> for Document {
    fn from(record: SessionRecord) -> Self {
        let stationery = &record.stationery;
        let words = stationery.words();
        let facts = vec![
            Fact::new(words.candidate, record.candidate.as_str()),
            Fact::new(words.supervisor, record.supervisor.as_str()),
            Fact::new(words.as_of, stationery.day(stationery.date)),
        ];
        let mut body = vec![Block::Table(overview(&record))];
        for session in record.sessions.iter().filter(|session| session.has_words()) {
            let mut blocks = vec![Block::Heading(Heading {
                anchor: session.anchor(),
                ..Heading::new(
                    Level::Section,
                    format!(
                        "{}: {}",
                        filled(words.session_number, &[("number", &session.number.to_string())]),
                        session.kind
                    ),
                )
            })];
            for (label, text) in [
                ("", &session.summary),
                (words.guidance, &session.guidance),
                (words.actions, &session.actions),
            ] {
                if label.is_empty() || text.is_empty() {
                    blocks.extend(text.iter().cloned());
                } else {
                    blocks.push(Block::subheading(label));
                    blocks.extend(text.iter().cloned());
                }
            }
            body.append(&mut blocks);
        }
        let ending = Ending {
            signatures: record.signatures.clone(),
            ..Ending::default()
        };
        stationery.report(words.sessions, &record.candidate, facts, body, ending)
    }
}

fn overview(record: &SessionRecord) -> Table {
    let stationery = &record.stationery;
    let words = stationery.words();
    let has_words = record.sessions.iter().any(Session::has_words);
    let duration = |minutes: Option<u32>| minutes.map(|minutes| stationery.duration(minutes)).unwrap_or_default();
    let rows = record.sessions.iter().map(|session| {
        let mut row: Vec<Cell> = vec![
            session.number.to_string().into(),
            session.date.as_str().into(),
            session.kind.as_str().into(),
            session.medium.as_str().into(),
            duration(session.minutes).into(),
        ];
        if has_words {
            row.push(Cell::PageOf(session.anchor()));
        }
        row
    });
    let minutes: u32 = record.sessions.iter().filter_map(|session| session.minutes).sum();
    let mut head: Vec<Cell> = vec![
        words.session.into(),
        words.date.into(),
        words.kind.into(),
        words.medium.into(),
        words.duration.into(),
    ];
    let mut columns = vec![
        Column::content(Flush::Start),
        Column::content(Flush::Start),
        Column::share(1.0),
        Column::content(Flush::Start),
        Column::content(Flush::End),
    ];
    if has_words {
        head.push(words.page.into());
        columns.push(Column::content(Flush::End));
    }
    Table {
        columns,
        head,
        rows: rows.collect(),
        total: vec![vec![
            words.total.into(),
            "".into(),
            "".into(),
            "".into(),
            duration(Some(minutes)).into(),
        ]],
        rows_are_named: true,
        ..Table::default()
    }
}
