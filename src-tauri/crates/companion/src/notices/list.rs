use chrono::NaiveDate;
use pathway::{Id, notices, readiness::supervisor_readiness};
use serde::Serialize;
use specta::Type;

use crate::{Companion, Moment, Result};

/// One message about one candidate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct NoticeLine {
    pub candidate: Id,
    pub name: String,
    /// Its key in the programme file.
    pub notice: String,
    pub title: String,
    pub to: String,
    /// Time to send it: what it tells has happened, and it was not sent.
    pub due: bool,
    /// Why it is due, or what it waits for.
    pub reason: String,
    pub sent_on: Option<NaiveDate>,
}

impl Companion {
    /// Every message of the programme about every present candidate: those that are due first, then those sent, newest first.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn notices(&self, moment: Moment) -> Result<Vec<NoticeLine>> {
        let mut lines = Vec::new();
        for records in self.of_candidates()? {
            let person = &records.candidate;
            if person.archived {
                continue;
            }
            let view = records.view();
            let readiness = supervisor_readiness(self.programme, &view, moment.today);
            for rule in &self.programme.notices {
                let asked = readiness.requirements.iter().find(|asked| asked.key == rule.key);
                let sent_on = records
                    .notices
                    .iter()
                    .filter(|n| n.notice == rule.key)
                    .filter_map(|n| n.sent_on)
                    .max();
                lines.push(NoticeLine {
                    candidate: person.id.clone(),
                    name: person.name.trim().to_owned(),
                    notice: rule.key.clone(),
                    title: rule.title.clone(),
                    to: rule.to.clone(),
                    due: sent_on.is_none() && notices::happened(&rule.key, &view).is_some(),
                    reason: asked.map(|asked| asked.reason.clone()).unwrap_or_default(),
                    sent_on,
                });
            }
        }
        lines.sort_by_key(|line| (!line.due, std::cmp::Reverse(line.sent_on)));
        Ok(lines)
    }
}
