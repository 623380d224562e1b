use std::path::Path;

use chrono::NaiveDate;
use pathway::{fees::standing, records::Payee};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::across::{sums, year};
use crate::{Code, Companion, Moment, Overwrite, Refusal, Result, whole_file};

/// What a table of fees shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum FeesTable {
    /// A line for each fee.
    Lines,
    /// A line for each year and currency.
    Totals,
}

impl Companion {
    /// Writes the fees as a table (.csv) that any spreadsheet reads, whole or not at all.
    ///
    /// # Errors
    /// When the vault cannot be read, or the file is there already or cannot be written.
    pub fn export_fees(&self, table: FeesTable, file: &Path, overwrite: Overwrite, moment: Moment) -> Result<()> {
        let rows = match table {
            FeesTable::Lines => self.fee_rows(moment)?,
            FeesTable::Totals => self.total_rows()?,
        };
        let bytes = exchange::table::table(&rows).map_err(|_| {
            Refusal::new(
                Code::Internal,
                "The table could not be made. Your vault is not touched.",
            )
        })?;
        whole_file::write(file, &bytes, overwrite).map_err(|error| Refusal::file(&error))
    }

    fn fee_rows(&self, moment: Moment) -> Result<Vec<Vec<String>>> {
        let head = [
            "Candidate",
            "Fee",
            "Paid to",
            "Amount",
            "Currency",
            "Standing",
            "Year",
            "Due",
            "Invoice",
            "Invoiced",
            "Paid",
            "Receipt",
            "Waived",
        ];
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        let mut fees = self.fees_here()?;
        fees.sort_by_key(|(fee, _)| (year(fee), fee.paid_on, fee.due_on));
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        for (fee, name) in fees {
            let to = match fee.payee {
                Payee::Programme => "Programme",
                Payee::Supervisor => "Supervisor",
            };
            rows.push(vec![
                name,
                self.fee_title(&fee),
                to.to_owned(),
                decimal(i64::from(fee.amount_cents)),
                fee.currency.trim().to_uppercase(),
                format!("{:?}", standing(&fee, moment.today)),
                year(&fee).map(|year| year.to_string()).unwrap_or_default(),
                day(fee.due_on),
                fee.invoice_number.clone(),
                day(fee.invoiced_on),
                day(fee.paid_on),
                fee.receipt_number.clone(),
                day(fee.waived_on),
            ]);
        }
        Ok(rows)
    }

    fn total_rows(&self) -> Result<Vec<Vec<String>>> {
        let fees = self.fees_here()?;
        let head = ["Year", "Currency", "Paid", "Open", "Waived"];
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        for (year, currency, sum) in sums(fees.iter().map(|(fee, _)| fee)) {
            rows.push(vec![
                year.map(|year| year.to_string()).unwrap_or_default(),
                currency,
                decimal(sum.paid),
                decimal(sum.open),
                decimal(sum.waived),
            ]);
        }
        Ok(rows)
    }
}

/// Hundredths as a spreadsheet reads them: "540.00".
fn decimal(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let size = cents.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}
