use chrono::{Datelike, NaiveDate};
use pathway::{Id, Record, records::Fee};

use crate::{Companion, Moment, Refusal, Result};

impl Companion {
    /// The number that the invoice for this fee bears, or would bear if it were written now.
    pub(crate) fn invoice_number(&self, fee: &Fee, moment: Moment) -> Result<String> {
        if !fee.invoice_number.trim().is_empty() {
            return Ok(fee.invoice_number.trim().to_owned());
        }
        let fees = self.every_fee(moment)?;
        let used = fees.iter().map(|fee| (fee.invoiced_on, fee.invoice_number.as_str()));
        Ok(next(used, moment.today, ""))
    }

    /// The same for its receipt.
    pub(crate) fn receipt_number(&self, fee: &Fee, moment: Moment) -> Result<String> {
        if !fee.receipt_number.trim().is_empty() {
            return Ok(fee.receipt_number.trim().to_owned());
        }
        let fees = self.every_fee(moment)?;
        let used = fees.iter().map(|fee| (fee.paid_on, fee.receipt_number.as_str()));
        Ok(next(used, moment.today, "R"))
    }

    /// Those in the trash included: a number that went out is never given again.
    fn every_fee(&self, moment: Moment) -> Result<Vec<Fee>> {
        let records = self.every_record(moment)?.into_iter();
        Ok(records
            .filter_map(|record| match record {
                Record::Fee(fee) => Some(fee),
                _ => None,
            })
            .collect())
    }

    /// Writes down that the invoice for this fee went out under its number. The number stays with the fee.
    pub(crate) fn note_invoice(&mut self, id: &Id, moment: Moment) -> Result<()> {
        let mut fee: Fee = self.vault.get(id)?.ok_or_else(Refusal::not_found)?;
        let number = self.invoice_number(&fee, moment)?;
        let day = fee.invoiced_on.unwrap_or(moment.today);
        if fee.invoice_number == number && fee.invoiced_on == Some(day) {
            return Ok(());
        }
        (fee.invoice_number, fee.invoiced_on) = (number, Some(day));
        self.put_all(&[fee.into()], moment)
    }

    /// The same for the receipt.
    pub(crate) fn note_receipt(&mut self, id: &Id, moment: Moment) -> Result<()> {
        let mut fee: Fee = self.vault.get(id)?.ok_or_else(Refusal::not_found)?;
        let number = self.receipt_number(&fee, moment)?;
        if fee.receipt_number == number {
            return Ok(());
        }
        fee.receipt_number = number;
        self.put_all(&[fee.into()], moment)
    }
}

/// The number after the last one, in the way that the person numbers: the digits at its end count up. A number that names an
/// earlier year begins anew with this one.
fn next<'a>(used: impl Iterator<Item = (Option<NaiveDate>, &'a str)>, today: NaiveDate, before: &str) -> String {
    let used: Vec<(Option<NaiveDate>, &str)> = used
        .map(|(day, number)| (day, number.trim()))
        .filter(|(_, number)| number.ends_with(|c: char| c.is_ascii_digit()))
        .collect();
    let year = today.year();
    let first = format!("{before}{year}-001");
    let newest = used.iter().max_by_key(|(day, number)| (*day, count(number).1));
    let Some((_, last)) = newest else { return first };
    let (stem, _, width) = parts(last);
    let named = stem.trim_end_matches(['-', '/', '.', ' ']);
    let earlier = named
        .get(named.len().saturating_sub(4)..)
        .and_then(|end| end.parse::<i32>().ok());
    let stem = match earlier.filter(|earlier| (1900..year).contains(earlier)) {
        Some(earlier) => stem.replacen(&earlier.to_string(), &year.to_string(), 1),
        None => stem.to_owned(),
    };
    // The highest that has this beginning: the newest by its day need not be the last by its number.
    let same = used
        .iter()
        .filter(|(_, number)| parts(number).0.eq_ignore_ascii_case(&stem));
    let highest = same.map(|(_, number)| count(number).1).max().unwrap_or(0);
    format!("{stem}{:0width$}", highest + 1)
}

fn count(number: &str) -> (&str, u64) {
    let (stem, count, _) = parts(number);
    (stem, count)
}

/// What stands before the digits at the end, the count that they are (of at most nine digits), and how many there are.
fn parts(number: &str) -> (&str, u64, usize) {
    let digits = number.bytes().rev().take_while(u8::is_ascii_digit).take(9).count();
    let (stem, count) = number.split_at(number.len() - digits);
    (stem, count.parse().unwrap_or(0), digits)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn after(used: &[(&str, &str)]) -> String {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        next(
            used.iter().map(|(on, number)| (day(on), *number)),
            day("2026-11-23").unwrap(),
            "",
        )
    }

    #[test]
    fn numbers_run_on_in_the_person_s_own_way() {
        assert_eq!(after(&[]), "2026-001");
        assert_eq!(after(&[("2026-01-02", "2026-001")]), "2026-002");
        assert_eq!(
            after(&[("2026-01-02", "2026-009"), ("2026-03-02", "2026-007")]),
            "2026-010"
        );
        assert_eq!(after(&[("2026-01-02", "RE/99")]), "RE/100");
        assert_eq!(after(&[("2026-01-02", "without digits")]), "2026-001");
    }

    #[test]
    fn a_new_year_begins_at_one() {
        assert_eq!(after(&[("2025-12-30", "2025-041")]), "2026-001");
        assert_eq!(after(&[("2025-12-30", "INV 2025/07")]), "INV 2026/01");
    }

    #[test]
    fn a_payment_of_last_year_that_is_noted_late_takes_no_number_twice() {
        assert_eq!(
            after(&[("2025-12-30", "2025-041"), ("2025-12-28", "2026-001")]),
            "2026-002"
        );
        assert_eq!(after(&[("2025-12-30", "2025-041"), ("", "2026-004")]), "2026-005");
    }

    #[test]
    fn a_number_too_long_to_count_does_not_overflow() {
        assert_eq!(
            after(&[("2026-01-02", "99999999999999999999")]),
            "999999999991000000000"
        );
    }
}
