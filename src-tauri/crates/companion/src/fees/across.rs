use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use pathway::{
    Id,
    fees::{FeeStanding, amount, standing},
    records::{Candidate, Fee, Payee, Workspace},
};
use serde::Serialize;
use specta::Type;

use crate::{Companion, Moment, Result};

/// Every fee that is paid to the supervisor, or in a candidate's vault every fee.
#[derive(Debug, Serialize, Type)]
pub struct Fees {
    /// What waits longest comes first: overdue, then open by the day it is due, then settled, newest first.
    pub lines: Vec<FeeLine>,
    /// By year, newest first, and currency.
    pub totals: Vec<YearTotal>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct FeeLine {
    pub id: Id,
    pub candidate: Option<Id>,
    /// Whose fee it is; empty in a candidate's own vault.
    pub name: String,
    pub title: String,
    /// "USD 540.00"
    pub amount: String,
    pub standing: FeeStanding,
    pub due_on: Option<NaiveDate>,
    pub invoice_number: String,
    pub invoiced_on: Option<NaiveDate>,
    pub paid_on: Option<NaiveDate>,
    pub waived_on: Option<NaiveDate>,
    /// The year that it counts in: of its payment, else of the day it is due, else of its invoice.
    pub year: Option<i32>,
}

/// What came in and what is open in one year and one currency, as text like "USD 1,440.00".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct YearTotal {
    /// None for what has no day yet.
    pub year: Option<i32>,
    pub currency: String,
    pub paid: String,
    pub open: String,
    pub waived: String,
}

impl Companion {
    /// Every fee across the candidates, and what they come to.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn fees(&self, moment: Moment) -> Result<Fees> {
        let fees = self.fees_here()?;
        let mut lines: Vec<FeeLine> = fees
            .iter()
            .map(|(fee, name)| self.fee_line_of(fee, name, moment))
            .collect();
        lines.sort_by(|a, b| {
            rank(a)
                .cmp(&rank(b))
                .then_with(|| by_day(a, b))
                .then_with(|| a.id.cmp(&b.id))
        });
        Ok(Fees {
            lines,
            totals: totals(fees.iter().map(|(fee, _)| fee)),
        })
    }

    /// The fees that this person's list is about, each with the name of whom it is for.
    pub(super) fn fees_here(&self) -> Result<Vec<(Fee, String)>> {
        let mine = self.workspace() == Workspace::Supervisor;
        let people: Vec<Candidate> = if mine { self.typed(None)? } else { Vec::new() };
        let name_of = |id: Option<&Id>| {
            let person = people.iter().find(|person| Some(&person.id) == id);
            person.map(|person| person.name.trim().to_owned()).unwrap_or_default()
        };
        let fees: Vec<Fee> = self.typed(None)?;
        Ok(fees
            .into_iter()
            .filter(|fee| !mine || fee.payee == Payee::Supervisor)
            .map(|fee| {
                let name = name_of(fee.candidate.as_ref());
                (fee, name)
            })
            .collect())
    }

    fn fee_line_of(&self, fee: &Fee, name: &str, moment: Moment) -> FeeLine {
        FeeLine {
            id: fee.id.clone(),
            candidate: fee.candidate.clone(),
            name: name.to_owned(),
            title: self.fee_title(fee),
            amount: amount(i64::from(fee.amount_cents), &fee.currency),
            standing: standing(fee, moment.today),
            due_on: fee.due_on,
            invoice_number: fee.invoice_number.clone(),
            invoiced_on: fee.invoiced_on,
            paid_on: fee.paid_on,
            waived_on: fee.waived_on,
            year: year(fee),
        }
    }
}

/// The year that a fee counts in.
pub(super) fn year(fee: &Fee) -> Option<i32> {
    let day = fee.paid_on.or(fee.waived_on).or(fee.due_on).or(fee.invoiced_on);
    day.map(|day| day.year())
}

fn rank(line: &FeeLine) -> u8 {
    match line.standing {
        FeeStanding::Overdue => 0,
        FeeStanding::Open => 1,
        FeeStanding::Paid | FeeStanding::Waived => 2,
    }
}

fn by_day(a: &FeeLine, b: &FeeLine) -> std::cmp::Ordering {
    if rank(a) == 2 {
        return (b.paid_on.or(b.waived_on)).cmp(&a.paid_on.or(a.waived_on));
    }
    // What has no day waits behind what has one.
    (a.due_on.is_none(), a.due_on).cmp(&(b.due_on.is_none(), b.due_on))
}

/// In hundredths: paid, open, waived.
#[derive(Default)]
pub(super) struct Sums {
    pub paid: i64,
    pub open: i64,
    pub waived: i64,
}

/// The sums of each year and currency, newest year first, what has no day at the end.
pub(super) fn sums<'a>(fees: impl Iterator<Item = &'a Fee>) -> Vec<(Option<i32>, String, Sums)> {
    let mut all: BTreeMap<(bool, i32, String), Sums> = BTreeMap::new();
    for fee in fees {
        let year = year(fee);
        let key = (year.is_none(), -year.unwrap_or(0), fee.currency.trim().to_uppercase());
        let sum = all.entry(key).or_default();
        let cents = i64::from(fee.amount_cents);
        if fee.is_open() {
            sum.open += cents;
        } else if fee.is_waived() {
            sum.waived += cents;
        } else {
            sum.paid += cents;
        }
    }
    all.into_iter()
        .map(|((no_year, year, currency), sum)| ((!no_year).then_some(-year), currency, sum))
        .collect()
}

fn totals<'a>(fees: impl Iterator<Item = &'a Fee>) -> Vec<YearTotal> {
    sums(fees)
        .into_iter()
        .map(|(year, currency, sum)| YearTotal {
            year,
            paid: amount(sum.paid, &currency),
            open: amount(sum.open, &currency),
            waived: amount(sum.waived, &currency),
            currency,
        })
        .collect()
}
