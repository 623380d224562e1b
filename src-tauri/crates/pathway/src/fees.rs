//! Who owes what to whom.

use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;

use crate::{
    Id, Programme,
    programme::FeeRule,
    records::{Agreement, Fee, Payee, PaymentStructure, Workspace},
    words,
};

/// What is owed to one payee in one currency, as text like "USD 1,440.00".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct FeeTotal {
    pub payee: Payee,
    pub currency: String,
    /// Paid and open together.
    pub all: String,
    pub paid: String,
    pub open: String,
}

/// Whether a fee is paid, waived, open, or open past its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum FeeStanding {
    Paid,
    Waived,
    Open,
    Overdue,
}

/// Whether a fee is paid, waived, open, or open past its day. On the day itself it is not overdue.
#[must_use]
pub fn standing(fee: &Fee, today: NaiveDate) -> FeeStanding {
    if fee.paid_on.is_some() {
        FeeStanding::Paid
    } else if fee.waived_on.is_some() {
        FeeStanding::Waived
    } else if fee.due_on.is_some_and(|due| due < today) {
        FeeStanding::Overdue
    } else {
        FeeStanding::Open
    }
}

/// The totals for each payee and currency, in the order of first mention, the programme first. What was waived is not owed.
#[must_use]
pub fn totals(fees: &[Fee]) -> Vec<FeeTotal> {
    let mut sums: Vec<(Payee, String, i64, i64)> = Vec::new();
    for payee in [Payee::Programme, Payee::Supervisor] {
        for fee in fees.iter().filter(|f| f.payee == payee && !f.is_waived()) {
            let currency = fee.currency.trim().to_uppercase();
            let cents = i64::from(fee.amount_cents);
            let paid = if fee.paid_on.is_some() { cents } else { 0 };
            match sums.iter_mut().find(|s| s.0 == payee && s.1 == currency) {
                Some(sum) => {
                    sum.2 += cents;
                    sum.3 += paid;
                }
                None => sums.push((payee, currency, cents, paid)),
            }
        }
    }
    sums.into_iter()
        .map(|(payee, currency, all, paid)| FeeTotal {
            payee,
            all: amount(all, &currency),
            paid: amount(paid, &currency),
            open: amount(all - paid, &currency),
            currency,
        })
        .collect()
}

/// An amount in hundredths as text: "USD 1,440.00"; without a currency just the number.
#[must_use]
pub fn amount(cents: i64, currency: &str) -> String {
    let sign = if cents < 0 { "−" } else { "" };
    let size = cents.unsigned_abs();
    let number = format!("{sign}{}.{:02}", words::grouped(size / 100), size % 100);
    let currency = currency.trim().to_uppercase();
    if currency.is_empty() {
        number
    } else {
        format!("{currency}{}{number}", words::NBSP)
    }
}

/// What an agreement says about paying the supervisor: one part of the programme's list, at the price agreed.
#[derive(Clone, Debug, PartialEq)]
pub struct AgreedPart<'p> {
    /// The programme's part: "Collaborative Assessment, 3 sessions".
    pub rule: &'p FeeRule,
    pub sessions: i32,
    /// For each session, in hundredths of `currency`.
    pub each: i32,
    pub currency: String,
}

/// What an agreement says that one session costs, in hundredths of its currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct AgreedPrice {
    /// Three letters, like EUR; the programme's own where the agreement names none.
    pub currency: String,
    /// Nothing where the agreement is in another currency than the programme's list and says no amount: the list's number
    /// says nothing there.
    pub each_cents: Option<i32>,
    /// Each part that is paid to the supervisor, in the order of the programme's list; none without an amount.
    pub parts_cents: Vec<i32>,
}

/// What one session costs by an agreement that names this amount and this currency, or leaves them open; and what the parts
/// of the programme's list come to.
#[must_use]
pub fn price(programme: &Programme, session_cents: Option<i32>, currency: &str) -> AgreedPrice {
    let currency = match currency.trim() {
        "" => programme.fees.currency.clone(),
        currency => currency.to_uppercase(),
    };
    let is_listed = currency == programme.fees.currency;
    let listed = is_listed.then(|| programme.fees.per_session.saturating_mul(100));
    let each_cents = session_cents.or(listed);
    let parts = to_supervisor(programme).filter_map(|rule| Some(rule.sessions?.saturating_mul(each_cents?)));
    AgreedPrice {
        parts_cents: parts.collect(),
        currency,
        each_cents,
    }
}

fn to_supervisor(programme: &Programme) -> impl Iterator<Item = &FeeRule> {
    let list = programme.fees.list.iter();
    list.filter(|rule| rule.payee == Payee::Supervisor && rule.in_total)
}

/// The parts that are paid to the supervisor, at the price agreed; none while nothing is agreed, its words alone say it, or it
/// is in another currency and says no amount.
#[must_use]
pub fn agreed<'p>(programme: &'p Programme, agreement: &Agreement) -> Vec<AgreedPart<'p>> {
    if matches!(
        agreement.payment_structure,
        PaymentStructure::Open | PaymentStructure::Other
    ) {
        return Vec::new();
    }
    let AgreedPrice {
        each_cents, currency, ..
    } = price(programme, agreement.session_cents, &agreement.currency);
    to_supervisor(programme)
        .filter_map(|rule| {
            Some(AgreedPart {
                sessions: rule.sessions?,
                each: each_cents?,
                currency: currency.clone(),
                rule,
            })
        })
        .collect()
}

/// The fees of the programme's list, ready to be changed: a sliding scale is the two people's own agreement.
///
/// A candidate gets all that the total counts; a supervisor those that are paid to the supervisor. The re-review fee is
/// added only when it is owed.
pub fn prepared(
    programme: &Programme,
    workspace: Workspace,
    candidate: Option<&Id>,
    mut new_id: impl FnMut() -> Id,
) -> Vec<Fee> {
    let owed = |payee| workspace == Workspace::Candidate || payee == Payee::Supervisor;
    programme
        .fees
        .list
        .iter()
        .filter(|rule| rule.in_total && owed(rule.payee))
        .map(|rule| Fee {
            id: new_id(),
            candidate: candidate.cloned(),
            fee: rule.key.clone(),
            title: rule.title.clone(),
            payee: rule.payee,
            amount_cents: rule.amount.saturating_mul(100),
            currency: programme.fees.currency.clone(),
            due_on: None,
            paid_on: None,
            invoice_number: String::new(),
            invoiced_on: None,
            receipt_number: String::new(),
            waived_on: None,
            note: String::new(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prepared_for(workspace: Workspace) -> Vec<Fee> {
        let mut next = 0;
        prepared(Programme::shipped().unwrap(), workspace, None, || {
            next += 1;
            Id::from_random(next)
        })
    }

    fn texts(fees: &[Fee]) -> Vec<String> {
        totals(fees)
            .iter()
            .map(|t| format!("{:?} {} {} {}", t.payee, t.all, t.paid, t.open).replace('\u{a0}', " "))
            .collect()
    }

    #[test]
    fn a_candidate_begins_with_the_whole_list_and_owes_3050() {
        assert_eq!(
            texts(&prepared_for(Workspace::Candidate)),
            [
                "Programme USD 1,250.00 USD 0.00 USD 1,250.00",
                "Supervisor USD 1,800.00 USD 0.00 USD 1,800.00"
            ]
        );
    }

    #[test]
    fn a_supervisor_begins_with_what_is_paid_to_a_supervisor() {
        assert_eq!(
            texts(&prepared_for(Workspace::Supervisor)),
            ["Supervisor USD 1,800.00 USD 0.00 USD 1,800.00"]
        );
    }

    #[test]
    fn each_currency_has_its_own_total_however_it_is_typed() {
        let mut fees = prepared_for(Workspace::Supervisor);
        fees[0].currency = " usd".into();
        fees[0].paid_on = "2026-01-14".parse().ok();
        fees[1].currency = "EUR".into();
        assert_eq!(
            texts(&fees),
            [
                "Supervisor USD 900.00 USD 540.00 USD 360.00",
                "Supervisor EUR 900.00 EUR 0.00 EUR 900.00"
            ]
        );
    }

    #[test]
    fn many_large_fees_do_not_overflow() {
        let mut fee = prepared_for(Workspace::Supervisor).remove(0);
        fee.amount_cents = i32::MAX;
        let total = totals(&vec![fee; 10]).remove(0);
        assert_eq!(total.all, "USD\u{a0}214,748,364.70");
    }

    #[test]
    fn a_fee_is_overdue_only_after_its_day() {
        let mut fee = prepared_for(Workspace::Supervisor).remove(0);
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        fee.due_on = Some(day("2026-01-14"));
        assert_eq!(standing(&fee, day("2026-01-14")), FeeStanding::Open);
        assert_eq!(standing(&fee, day("2026-01-15")), FeeStanding::Overdue);
        fee.paid_on = Some(day("2026-01-20"));
        assert_eq!(standing(&fee, day("2026-01-21")), FeeStanding::Paid);
    }
}
