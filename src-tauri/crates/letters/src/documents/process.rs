use crate::{
    Block, Column, Document, Ending, Fact, Flush, Heading, Item, Level, Span, Table,
    words::{amount, filled},
};

use super::Stationery;

/// The way to certification, with what a candidate has done and what is next.
#[derive(Debug, Clone, PartialEq)]
pub struct ProcessOverview {
    pub stationery: Stationery,
    pub candidate: String,
    /// May be empty.
    pub supervisor: String,
    pub steps: Vec<Step>,
    /// May be empty.
    pub fees: Vec<PathwayFee>,
    /// The ISO 4217 code of the fees.
    pub currency: String,
    /// What the reader should know, such as where the rules come from. May be empty.
    pub note: String,
}

/// One of the steps, in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub title: String,
    /// A sentence about it. May be empty.
    pub about: String,
    pub items: Vec<Item>,
}

/// What something costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathwayFee {
    pub what: String,
    pub paid_to: String,
    /// In the currency's smallest unit.
    pub cents: i64,
    /// The day, as written. Empty where it is not paid.
    pub paid: String,
}

impl From<ProcessOverview> for Document {
    fn from(process: ProcessOverview) -> Self {
        let stationery = &process.stationery;
        let words = stationery.words();
        let mut facts = Vec::new();
        if !process.supervisor.trim().is_empty() {
            facts.push(Fact::new(words.supervisor, process.supervisor.as_str()));
        }
        facts.push(Fact::new(words.as_of, stationery.day(stationery.date)));
        let mut body = Vec::new();
        for step in &process.steps {
            body.push(Block::Heading(Heading::new(Level::Section, step.title.as_str())));
            if !step.about.trim().is_empty() {
                body.push(Block::paragraph(step.about.as_str()));
            }
            body.push(Block::Checklist(step.items.clone()));
        }
        if !process.fees.is_empty() {
            body.push(Block::heading(words.fees));
            body.push(Block::Table(fees(&process)));
        }
        if !process.note.trim().is_empty() {
            body.push(Block::Note(vec![Span::plain(process.note.as_str())]));
        }
        let about = filled(words.your_pathway, &[("name", &process.candidate)]);
        let document = stationery.report(words.pathway, &process.candidate, facts, body, Ending::default());
        Stationery::subtitled(document, &about)
    }
}

fn fees(process: &ProcessOverview) -> Table {
    let stationery = &process.stationery;
    let words = stationery.words();
    let money = |cents| amount(cents, &process.currency, &stationery.language);
    let rows = process.fees.iter().map(|fee| {
        let paid = if fee.paid.trim().is_empty() {
            words.not_yet
        } else {
            &fee.paid
        };
        vec![
            fee.what.as_str().into(),
            fee.paid_to.as_str().into(),
            paid.into(),
            money(fee.cents).into(),
        ]
    });
    let sum = process.fees.iter().map(|fee| fee.cents).sum();
    Table {
        columns: vec![
            Column::share(1.0),
            Column::content(Flush::Start),
            Column::content(Flush::Start),
            Column::content(Flush::End),
        ],
        head: [words.fee, words.paid_to, words.paid, words.amount]
            .map(Into::into)
            .into(),
        rows: rows.collect(),
        total: vec![vec![words.total.into(), "".into(), "".into(), money(sum).into()]],
        rows_are_named: true,
        ..Table::default()
    }
}
