use pathway::{
    Id,
    fees::{AgreedPrice, FeeTotal, price, totals},
    records::{Agreement, Fee, Payee},
};
use serde::Serialize;
use specta::Type;

use crate::{Companion, Result};

/// What there is to say of one candidate's fees beside the fees themselves.
#[derive(Debug, Serialize, Type)]
pub struct CandidateFees {
    /// What is paid to the supervisor, by currency.
    pub totals: Vec<FeeTotal>,
    /// Parts of the programme's list of which there is no fee yet, at the price agreed.
    pub offered: Vec<OfferedFee>,
    /// What one session costs by the agreement, or by the programme's list while there is none.
    pub price: AgreedPrice,
}

/// A fee that can be taken over as it stands.
#[derive(Debug, Serialize, Type)]
pub struct OfferedFee {
    /// The programme's key of it.
    pub fee: String,
    pub title: String,
    /// When it is to be paid, in words.
    pub when: String,
    pub amount_cents: i32,
    pub currency: String,
}

impl Companion {
    /// What one session costs by an agreement that names this amount and this currency, or leaves them open.
    #[must_use]
    pub fn agreed_price(&self, session_cents: Option<i32>, currency: &str) -> AgreedPrice {
        price(self.programme, session_cents, currency)
    }

    /// What a candidate's fees come to, and what is not among them yet.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn candidate_fees(&self, candidate: &Id) -> Result<CandidateFees> {
        let list = &self.programme.fees;
        let agreement: Option<Agreement> = self.single(Some(candidate))?;
        let (cents, named) = agreement.map_or_else(Default::default, |agreement| {
            (agreement.session_cents, agreement.currency)
        });
        let price = self.agreed_price(cents, &named);
        let mut fees: Vec<Fee> = self.typed(Some(candidate))?;
        let offered = list
            .list
            .iter()
            .filter(|rule| rule.payee == Payee::Supervisor && !fees.iter().any(|fee| fee.fee == rule.key))
            .filter_map(|rule| {
                // What no number of sessions makes up has the list's own price.
                let (amount_cents, currency) = match rule.sessions {
                    Some(sessions) => (sessions.saturating_mul(price.each_cents?), &price.currency),
                    None => (rule.amount.saturating_mul(100), &list.currency),
                };
                Some(OfferedFee {
                    fee: rule.key.clone(),
                    title: rule.title.clone(),
                    when: rule.when.clone(),
                    amount_cents,
                    currency: currency.clone(),
                })
            })
            .collect();
        fees.retain(|fee| fee.payee == Payee::Supervisor);
        Ok(CandidateFees {
            totals: totals(&fees),
            offered,
            price,
        })
    }
}
