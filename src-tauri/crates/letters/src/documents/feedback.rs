use crate::{Block, Column, Document, Ending, Fact, Flush, Signature, Table};

use super::{Stationery, stationery::section};

/// What a supervisor says of a portfolio: "Discuss portfolio feedback and competency attainment".
#[derive(Debug, Clone, PartialEq)]
pub struct Feedback {
    pub stationery: Stationery,
    pub supervisor: String,
    pub candidate: String,
    /// Each part that was looked at, in the portfolio's order.
    pub reviewed: Vec<Reviewed>,
    pub overall: Vec<Block>,
    pub next_steps: Vec<Block>,
    pub signature: Signature,
}

/// One part of a portfolio.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    pub item: String,
    pub seen: bool,
    pub accepted: bool,
    /// May be empty.
    pub comment: String,
}

impl From<Feedback> for Document {
    fn from(feedback: Feedback) -> Self {
        let stationery = &feedback.stationery;
        let words = stationery.words();
        let count = |is: fn(&Reviewed) -> bool| feedback.reviewed.iter().filter(|one| is(one)).count();
        let of_all = |number: usize| format!("{number} / {}", feedback.reviewed.len());
        let facts = vec![
            Fact::new(words.candidate, feedback.candidate.as_str()),
            Fact::new(words.supervisor, feedback.supervisor.as_str()),
            Fact::new(words.date, stationery.day(stationery.date)),
            Fact::new(words.seen, of_all(count(|one| one.seen))),
            Fact::new(words.accepted, of_all(count(|one| one.accepted))),
        ];
        let mut body = section(words.overall, &feedback.overall);
        if !feedback.reviewed.is_empty() {
            let yes = |is: bool| if is { words.yes } else { words.no };
            let rows = feedback.reviewed.iter().map(|one| {
                vec![
                    one.item.as_str().into(),
                    yes(one.seen).into(),
                    yes(one.accepted).into(),
                    one.comment.as_str().into(),
                ]
            });
            let table = Table {
                columns: vec![
                    Column::share(2.0),
                    Column::content(Flush::Start),
                    Column::content(Flush::Start),
                    Column::share(3.0),
                ],
                head: [words.item, words.seen, words.accepted, words.comment]
                    .map(Into::into)
                    .into(),
                rows: rows.collect(),
                rows_are_named: true,
                ..Table::default()
            };
            body.extend(section(words.in_detail, &[Block::Table(table)]));
        }
        body.extend(section(words.next_steps, &feedback.next_steps));
        let ending = Ending {
            signatures: vec![feedback.signature.clone()],
            ..Ending::default()
        };
        stationery.report(words.feedback, &feedback.candidate, facts, body, ending)
    }
}
