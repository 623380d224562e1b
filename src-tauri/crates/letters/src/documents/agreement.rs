use crate::{
    Block, Column, Dated, Document, Ending, Fact, Flush, Signature, Table,
    words::{amount, filled},
};

use super::{Stationery, stationery::section};

/// The supervision agreement: "outlines your goals, session schedule, and payment structure". Two sign it.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    pub stationery: Stationery,
    pub supervisor: Signature,
    pub candidate: Signature,
    /// What both agree to, before the rest. May be empty.
    pub preamble: Vec<Block>,
    pub goals: Vec<Block>,
    pub schedule: Vec<Block>,
    pub payment: Vec<Block>,
    /// The sessions and what they cost, as a table. May be empty.
    pub sessions: Vec<Agreed>,
    /// The ISO 4217 code of the fees.
    pub currency: String,
}

/// Sessions of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    pub what: String,
    pub count: u32,
    /// For each session, in the currency's smallest unit.
    pub fee: i64,
}

impl From<Agreement> for Document {
    fn from(agreement: Agreement) -> Self {
        let stationery = &agreement.stationery;
        let words = stationery.words();
        let facts = vec![
            Fact::new(words.supervisor, agreement.supervisor.name.as_str()),
            Fact::new(words.candidate, agreement.candidate.name.as_str()),
            Fact::new(words.date, stationery.day(stationery.date)),
        ];
        let mut body = agreement.preamble.clone();
        body.extend(section(words.goals, &agreement.goals));
        body.extend(section(words.schedule, &agreement.schedule));
        let mut payment = agreement.payment.clone();
        if !agreement.sessions.is_empty() {
            payment.push(Block::Table(fees(&agreement)));
        }
        // What is to be paid stands on one page.
        body.push(Block::KeepTogether(section(words.payment, &payment)));
        let signed = |signature: &Signature, role: &str| Signature {
            lines: std::iter::once(role.to_owned())
                .chain(signature.lines.iter().cloned())
                .collect(),
            dated: match &signature.dated {
                Dated::Elsewhere => Dated::ByHand,
                dated => dated.clone(),
            },
            ..signature.clone()
        };
        let ending = Ending {
            // Whichever page the signatures stand on says what they are put to.
            closing: filled(words.signatures_to, &[("date", &stationery.day(stationery.date))]),
            signatures: vec![
                signed(&agreement.supervisor, words.supervisor),
                signed(&agreement.candidate, words.candidate),
            ],
            ..Ending::default()
        };
        let names = format!("{} · {}", agreement.supervisor.name, agreement.candidate.name);
        let mut document = stationery.report(words.agreement, "", facts, body, ending);
        document.title = format!("{} – {names}", words.agreement);
        document
    }
}

fn fees(agreement: &Agreement) -> Table {
    let stationery = &agreement.stationery;
    let words = stationery.words();
    let money = |cents| amount(cents, &agreement.currency, &stationery.language);
    let rows = agreement.sessions.iter().map(|agreed| {
        let sum = i64::from(agreed.count) * agreed.fee;
        vec![
            agreed.what.as_str().into(),
            agreed.count.to_string().into(),
            money(agreed.fee).into(),
            money(sum).into(),
        ]
    });
    let count: u32 = agreement.sessions.iter().map(|agreed| agreed.count).sum();
    let sum: i64 = agreement
        .sessions
        .iter()
        .map(|agreed| i64::from(agreed.count) * agreed.fee)
        .sum();
    Table {
        columns: vec![
            Column::share(1.0),
            Column::content(Flush::End),
            Column::content(Flush::End),
            Column::content(Flush::End),
        ],
        head: [words.session, words.quantity, words.fee, words.amount]
            .map(Into::into)
            .into(),
        rows: rows.collect(),
        total: vec![vec![
            words.total.into(),
            count.to_string().into(),
            "".into(),
            money(sum).into(),
        ]],
        rows_are_named: true,
        ..Table::default()
    }
}
