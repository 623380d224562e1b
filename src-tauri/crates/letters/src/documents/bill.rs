use crate::{Block, Cell, Column, Document, Ending, Fact, Flush, Signature, Span, Table, words::amount};

use super::{Stationery, stationery::section};

/// A request to pay.
#[derive(Debug, Clone, PartialEq)]
pub struct Invoice {
    pub stationery: Stationery,
    pub number: String,
    /// Name and address, one entry a line.
    pub to: Vec<String>,
    /// As written. May be empty.
    pub due: String,
    pub lines: Vec<Line>,
    /// The ISO 4217 code.
    pub currency: String,
    /// How to pay: account, terms. May be empty.
    pub payment: Vec<Block>,
    /// What the law asks to be said, such as why no tax is charged. May be empty.
    pub note: String,
}

/// Something that is paid for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub what: String,
    pub quantity: u32,
    /// For each, in the currency's smallest unit.
    pub price: i64,
}

/// A confirmation that money came.
#[derive(Debug, Clone, PartialEq)]
pub struct Receipt {
    pub stationery: Stationery,
    pub number: String,
    pub from: Vec<String>,
    /// As written.
    pub paid_on: String,
    /// Such as `bank transfer`. May be empty.
    pub paid_by: String,
    pub lines: Vec<Line>,
    /// The ISO 4217 code.
    pub currency: String,
    /// May be empty.
    pub note: String,
    pub signature: Signature,
}

impl From<Invoice> for Document {
    fn from(invoice: Invoice) -> Self {
        let stationery = &invoice.stationery;
        let words = stationery.words();
        let mut facts = vec![
            Fact::new(words.bill_to, invoice.to.join("\n")),
            Fact::new(words.number, invoice.number.as_str()),
            Fact::new(words.date, stationery.day(stationery.date)),
        ];
        if !invoice.due.trim().is_empty() {
            facts.push(Fact::new(words.due, invoice.due.as_str()));
        }
        let mut body = vec![Block::Table(lines(
            &invoice.lines,
            &invoice.currency,
            words.amount_due,
            stationery,
        ))];
        body.extend(section(words.how_to_pay, &invoice.payment));
        body.extend(note(&invoice.note));
        let mut document = stationery.report(words.invoice, "", facts, body, Ending::default());
        document.title = format!("{} {}", words.invoice, invoice.number);
        document
    }
}

impl From<Receipt> for Document {
    fn from(receipt: Receipt) -> Self {
        let stationery = &receipt.stationery;
        let words = stationery.words();
        let mut facts = vec![
            Fact::new(words.received_from, receipt.from.join("\n")),
            Fact::new(words.number, receipt.number.as_str()),
            Fact::new(words.paid_on, receipt.paid_on.as_str()),
        ];
        if !receipt.paid_by.trim().is_empty() {
            facts.push(Fact::new(words.paid_by, receipt.paid_by.as_str()));
        }
        let mut body = vec![Block::Table(lines(
            &receipt.lines,
            &receipt.currency,
            words.amount_received,
            stationery,
        ))];
        body.extend(note(&receipt.note));
        let ending = Ending {
            signatures: vec![Signature {
                dated: crate::Dated::Printed(stationery.place_and_date()),
                ..receipt.signature.clone()
            }],
            ..Ending::default()
        };
        let mut document = stationery.report(words.receipt, "", facts, body, ending);
        document.title = format!("{} {}", words.receipt, receipt.number);
        document
    }
}

fn lines(lines: &[Line], currency: &str, sum_is: &str, stationery: &Stationery) -> Table {
    let words = stationery.words();
    let money = |cents: i64| amount(cents, currency, &stationery.language);
    let rows = lines.iter().map(|line| {
        vec![
            line.what.as_str().into(),
            line.quantity.to_string().into(),
            money(line.price).into(),
            money(i64::from(line.quantity) * line.price).into(),
        ]
    });
    let sum = lines.iter().map(|line| i64::from(line.quantity) * line.price).sum();
    let total: Vec<Cell> = vec![sum_is.into(), "".into(), "".into(), money(sum).into()];
    Table {
        columns: vec![
            Column::share(1.0),
            Column::content(Flush::End),
            Column::content(Flush::End),
            Column::content(Flush::End),
        ],
        head: [words.description, words.quantity, words.price, words.amount]
            .map(Into::into)
            .into(),
        rows: rows.collect(),
        total: vec![total],
        rows_are_named: true,
        ..Table::default()
    }
}

fn note(text: &str) -> Option<Block> {
    Some(text.trim())
        .filter(|text| !text.is_empty())
        .map(|text| Block::Note(vec![Span::plain(text)]))
}
