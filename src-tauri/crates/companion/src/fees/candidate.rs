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
    /// The currency of the agreement.
    pub currency: String,
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
        let agreed = agreement.map(|agreement| self.agreed_price(agreement.session_cents, &agreement.currency));
        let mut fees: Vec<Fee> = self.typed(Some(candidate))?;
        let offered = list
            .list
            .iter()
            .filter(|rule| rule.payee == Payee::Supervisor && !fees.iter().any(|fee| fee.fee == rule.key))
            .filter_map(|rule| {
                let each = agreed.as_ref().map(|price| price.each_cents);
                // What no number of sessions makes up has the list's own price.
                let (amount_cents, currency) = match (rule.sessions, each) {
                    (Some(sessions), Some(each)) => (sessions.saturating_mul(each?), agreed.as_ref()?.currency.clone()),
                    _ => (rule.amount.saturating_mul(100), list.currency.clone()),
                };
                Some(OfferedFee {
                    fee: rule.key.clone(),
                    title: rule.title.clone(),
                    when: rule.when.clone(),
                    amount_cents,
                    currency,
                })
            })
            .collect();
        fees.retain(|fee| fee.payee == Payee::Supervisor);
        Ok(CandidateFees {
            totals: totals(&fees),
            offered,
            currency: agreed.map_or_else(|| list.currency.clone(), |price| price.currency),
        })
    }
}
