use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Kept, kept};
use crate::{Id, check::Check};

/// A fee that is owed or paid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    pub id: Id,
    /// Whose fee it is, in a supervisor's vault.
    pub candidate: Option<Id>,
    /// Key of the fee in the programme file, or empty for another one.
    pub fee: String,
    pub title: String,
    pub payee: Payee,
    /// In hundredths of the currency: 54000 is 540.00.
    pub amount_cents: i32,
    /// Three letters, like USD.
    pub currency: String,
    pub due_on: Option<NaiveDate>,
    pub paid_on: Option<NaiveDate>,
    /// The running number of the invoice that asks for it; empty when none was written. One invoice may ask for several.
    #[serde(default)]
    pub invoice_number: String,
    #[serde(default)]
    pub invoiced_on: Option<NaiveDate>,
    /// The running number of the receipt for it.
    #[serde(default)]
    pub receipt_number: String,
    /// The day on which it was waived: it need not be paid.
    #[serde(default)]
    pub waived_on: Option<NaiveDate>,
    pub note: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum Payee {
    Programme,
    Supervisor,
}

impl Fee {
    /// Neither paid nor to be paid. What was paid first was not waived.
    #[must_use]
    pub fn is_waived(&self) -> bool {
        self.waived_on.is_some() && self.paid_on.is_none()
    }

    /// Still to be paid.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.paid_on.is_none() && self.waived_on.is_none()
    }
}

impl Kept for Fee {
    kept!(Fee of a candidate or oneself);

    fn check(&self, check: &mut Check<'_>) {
        check.line("fee", &self.fee);
        check.line("title", &self.title);
        check.count("amount_cents", self.amount_cents, 100_000_000);
        check.currency("currency", &self.currency);
        check.day("due_on", self.due_on);
        check.past_day("paid_on", self.paid_on);
        check.line("invoice_number", &self.invoice_number);
        check.past_day("invoiced_on", self.invoiced_on);
        check.line("receipt_number", &self.receipt_number);
        check.past_day("waived_on", self.waived_on);
        check.text("note", &self.note);
    }
}
