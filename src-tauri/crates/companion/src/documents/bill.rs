use letters::documents::{Invoice, Line, Receipt};
use pathway::{
    Id,
    records::{Candidate, Fee, Payee, Workspace},
};

use super::Composed;
use crate::{Code, Companion, Moment, Refusal, Result, letter::file_named, stationery::Own};

impl Companion {
    /// A request to pay a fee that is owed to the supervisor.
    pub(super) fn invoice(&self, fee: &Id, moment: Moment) -> Result<Composed> {
        let (fee, candidate) = self.own_fee(fee)?;
        let stationery = self.own_paper(moment, false)?.stationery;
        let number = self.invoice_number(&fee, moment)?;
        let paper = Invoice {
            to: addressee(&candidate),
            due: fee
                .due_on
                .map(|day| letters::words::date(day, &stationery.language))
                .unwrap_or_default(),
            lines: self
                .asked_together(&fee)?
                .iter()
                .map(|fee| self.fee_line(fee))
                .collect(),
            currency: fee.currency.clone(),
            payment: Vec::new(),
            note: fee.note.clone(),
            number: number.clone(),
            stationery,
        };
        Ok(Composed {
            document: paper.into(),
            file_name: file_named(&format!("Invoice {number}"), &candidate.name, moment.today),
        })
    }

    /// The confirmation that a fee was paid.
    pub(super) fn receipt(&self, fee: &Id, moment: Moment) -> Result<Composed> {
        let (fee, candidate) = self.own_fee(fee)?;
        let paid_on = fee.paid_on.ok_or_else(|| {
            let message = "This fee is not paid yet, so there is no receipt for it. Write down when it was paid first.";
            Refusal::at(Code::Invalid, "paid_on", message)
        })?;
        let Own { stationery, signature } = self.own_paper(moment, false)?;
        let number = self.receipt_number(&fee, moment)?;
        let paper = Receipt {
            from: addressee(&candidate),
            paid_on: letters::words::date(paid_on, &stationery.language),
            paid_by: String::new(),
            lines: vec![self.fee_line(&fee)],
            currency: fee.currency.clone(),
            note: fee.note.clone(),
            number: number.clone(),
            signature,
            stationery,
        };
        Ok(Composed {
            document: paper.into(),
            file_name: file_named(&format!("Receipt {number}"), &candidate.name, moment.today),
        })
    }

    /// A fee that this supervisor may ask for: the programme writes its own invoices.
    fn own_fee(&self, id: &Id) -> Result<(Fee, Candidate)> {
        let fee: Fee = self.vault.get(id)?.ok_or_else(Refusal::not_found)?;
        if self.workspace() != Workspace::Supervisor || fee.payee != Payee::Supervisor {
            let message = "This fee goes to the programme, which writes its own invoices and receipts.";
            return Err(Refusal::new(Code::Invalid, message));
        }
        let candidate = fee.candidate.as_ref().ok_or_else(Refusal::not_found)?;
        let candidate = self.vault.get(candidate)?.ok_or_else(Refusal::not_found)?;
        Ok((fee, candidate))
    }

    /// The fees on one invoice: those of the same candidate that bear its number.
    fn asked_together(&self, fee: &Fee) -> Result<Vec<Fee>> {
        let number = fee.invoice_number.trim();
        let all: Vec<Fee> = self.typed(fee.candidate.as_ref())?;
        let together = |other: &Fee| {
            let same = !number.is_empty()
                && other.invoice_number.trim() == number
                && other.currency.trim().eq_ignore_ascii_case(fee.currency.trim());
            other.id == fee.id || (same && !other.is_waived())
        };
        Ok(all.into_iter().filter(together).collect())
    }

    fn fee_line(&self, fee: &Fee) -> Line {
        Line {
            what: self.fee_title(fee),
            quantity: 1,
            price: i64::from(fee.amount_cents),
        }
    }
}

fn addressee(candidate: &Candidate) -> Vec<String> {
    let lines = [
        candidate.name.trim(),
        candidate.credentials.trim(),
        candidate.email.trim(),
    ];
    lines
        .into_iter()
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}
