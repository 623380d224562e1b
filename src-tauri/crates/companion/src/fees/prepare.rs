use pathway::{
    Id, Record,
    fees::{AgreedPart, agreed},
    records::{Agreement, Fee, Payee, PaymentStructure, SessionState, SupervisionSession},
};

use crate::{Code, Companion, Moment, Refusal, Result, companion::new_id};

impl Companion {
    /// Adds the fees that the agreement with a candidate asks for: one for each part, or one for each prepared session. A part
    /// of which there is a fee already is left as it is. Answers how many were added.
    ///
    /// # Errors
    /// When nothing is agreed yet that says what is to be paid, or the vault cannot be written.
    pub fn prepare_fees(&mut self, candidate: &Id, moment: Moment) -> Result<i32> {
        let agreement: Option<Agreement> = self.single(Some(candidate))?;
        let parts = agreement
            .as_ref()
            .map(|agreement| agreed(self.programme, agreement))
            .unwrap_or_default();
        let asks_amount = agreement.as_ref().is_some_and(|agreement| {
            self.agreed_price(agreement.session_cents, &agreement.currency)
                .each_cents
                .is_none()
        });
        let Some(agreement) = agreement.filter(|_| !parts.is_empty()) else {
            let message = if asks_amount {
                "The agreement names another currency than the programme's, and no amount. Write under Plan and agreement what a session costs."
            } else {
                "The agreement does not say yet how sessions are paid. Choose it under Plan and agreement first."
            };
            return Err(Refusal::new(Code::Invalid, message));
        };
        let there: Vec<Fee> = self.typed(Some(candidate))?;
        let sessions: Vec<SupervisionSession> = self.typed(Some(candidate))?;
        let mut fees: Vec<Record> = Vec::new();
        for part in parts
            .iter()
            .filter(|part| !there.iter().any(|fee| fee.fee == part.rule.key))
        {
            if agreement.payment_structure == PaymentStructure::InParts {
                let cents = part.each.saturating_mul(part.sessions);
                fees.push(prepared(part, candidate, part.rule.title.clone(), cents)?.into());
                continue;
            }
            for number in self.sessions_of(part) {
                let planned = sessions
                    .iter()
                    .find(|session| session.number == number && takes_place(session));
                let title = self.programme.sessions.iter().find(|slot| slot.number == number);
                let title = title.map_or_else(String::new, |slot| format!("Session {number}: {}", slot.title));
                fees.push(
                    Fee {
                        due_on: planned.and_then(|session| session.date),
                        ..prepared(part, candidate, title, part.each)?
                    }
                    .into(),
                );
            }
        }
        self.put_all(&fees, moment)?;
        Ok(i32::try_from(fees.len()).unwrap_or(i32::MAX))
    }

    /// The numbers of the sessions that a part pays for: in the list's order, as many as each says.
    fn sessions_of(&self, part: &AgreedPart<'_>) -> Vec<i32> {
        let before = self
            .programme
            .fees
            .list
            .iter()
            .take_while(|rule| rule.key != part.rule.key);
        let skipped: i32 = before.filter_map(|rule| rule.sessions).sum();
        (skipped + 1..=skipped + part.sessions).collect()
    }
}

fn prepared(part: &AgreedPart<'_>, candidate: &Id, title: String, amount_cents: i32) -> Result<Fee> {
    Ok(Fee {
        id: new_id()?,
        candidate: Some(candidate.clone()),
        fee: part.rule.key.clone(),
        title,
        payee: Payee::Supervisor,
        amount_cents,
        currency: part.currency.clone(),
        due_on: None,
        paid_on: None,
        invoice_number: String::new(),
        invoiced_on: None,
        receipt_number: String::new(),
        waived_on: None,
        note: String::new(),
    })
}

/// A session that was missed or cancelled may have been planned again under the same number.
fn takes_place(session: &SupervisionSession) -> bool {
    matches!(session.state, SessionState::Planned | SessionState::Held)
}
