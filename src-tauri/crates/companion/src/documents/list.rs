use chrono::NaiveDate;
use pathway::{
    Id,
    records::{Fee, Payee, SessionState, Workspace},
    words,
};
use serde::Serialize;
use specta::Type;

use super::{DocumentKind, DocumentWanted};
use crate::{Companion, Refusal, Result};

/// A document that the records can fill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DocumentLine {
    pub wanted: DocumentWanted,
    /// What it is: "Supervision agreement".
    pub title: String,
    /// What stands in it, or how far it is: "Finalized on 14 March 2026". May be empty.
    pub detail: String,
    /// It would be marked as a draft today.
    pub draft: bool,
}

impl Companion {
    /// Every document that the records can fill today: of a candidate, or in a candidate's vault one's own.
    ///
    /// # Errors
    /// When the candidate is not in this vault, or it cannot be read.
    pub fn documents(&self, candidate: Option<&Id>) -> Result<Vec<DocumentLine>> {
        match (self.workspace(), candidate) {
            (Workspace::Supervisor, Some(id)) => self.documents_about(id),
            (Workspace::Supervisor, None) => Err(Refusal::not_found()),
            (Workspace::Candidate, _) => self.own_documents(),
        }
    }

    fn documents_about(&self, id: &Id) -> Result<Vec<DocumentLine>> {
        let records = self.of_candidate(id)?;
        let about = |kind| DocumentWanted {
            kind,
            about: Some(id.clone()),
        };
        let mut lines = vec![line(
            about(DocumentKind::ProcessOverview),
            "Overview of the pathway",
            "What is done and what is next, to give to the candidate",
        )];
        if let Some(agreement) = &records.agreement {
            let wanted = about(DocumentKind::Agreement);
            lines.push(until(
                agreement.finalized_on,
                wanted,
                "Supervision agreement",
                "Finalized",
            ));
        }
        if let Some(plan) = &records.plan {
            lines.push(until(
                plan.agreed_on,
                about(DocumentKind::Plan),
                "Supervision plan",
                "Agreed",
            ));
        }
        let held = records
            .sessions
            .iter()
            .filter(|s| s.state == SessionState::Held)
            .count();
        if held > 0 {
            lines.push(line(
                about(DocumentKind::SessionRecord),
                "Record of supervision sessions",
                words::capital(&format!(
                    "{}, without anything private",
                    words::count(held, "session", "sessions")
                )),
            ));
        }
        if let Some(review) = &records.review {
            let wanted = about(DocumentKind::PortfolioFeedback);
            lines.push(until(review.reviewed_on, wanted, "Portfolio feedback", "Completed"));
        }
        let asked = |fee: &&Fee| fee.payee == Payee::Supervisor && !fee.is_waived();
        for fee in records.fees.iter().filter(asked) {
            let wanted = |kind| DocumentWanted {
                kind,
                about: Some(fee.id.clone()),
            };
            let title = self.fee_title(fee);
            match fee.paid_on {
                Some(day) => lines.push(line(
                    wanted(DocumentKind::Receipt),
                    format!("Receipt: {title}"),
                    format!("Paid on {}", words::date(day)),
                )),
                None => lines.push(line(
                    wanted(DocumentKind::Invoice),
                    format!("Invoice: {title}"),
                    "Not paid yet",
                )),
            }
        }
        Ok(lines)
    }

    fn own_documents(&self) -> Result<Vec<DocumentLine>> {
        let records = self.of_oneself()?;
        let own = |kind| DocumentWanted { kind, about: None };
        let mut lines = vec![line(
            own(DocumentKind::ProcessOverview),
            "Overview of my pathway",
            "What is done and what is next",
        )];
        let held = records
            .sessions
            .iter()
            .filter(|s| s.state == SessionState::Held)
            .count();
        if held > 0 {
            lines.push(line(
                own(DocumentKind::SessionRecord),
                "Record of supervision sessions",
                words::capital(&words::count(held, "session", "sessions")),
            ));
        }
        let counting = records.case_studies.iter().filter(|study| study.counts).count();
        if counting > 0 {
            let count = words::count(counting, "case study", "case studies");
            lines.push(line(
                own(DocumentKind::Portfolio),
                "Portfolio summary",
                format!("{count} and everything beside them"),
            ));
            lines.push(line(own(DocumentKind::CaseStudies), "All case studies", count));
        }
        for study in &records.case_studies {
            let title = match study.title.trim() {
                "" => format!("Case study {}", study.number),
                title => format!("Case study {}: {title}", study.number),
            };
            let wanted = DocumentWanted {
                kind: DocumentKind::CaseStudy,
                about: Some(study.id.clone()),
            };
            lines.push(DocumentLine {
                draft: !study.finished,
                ..line(wanted, title, "")
            });
        }
        Ok(lines)
    }
}

/// A document that is a draft until its day has come.
fn until(day: Option<NaiveDate>, wanted: DocumentWanted, title: &str, done: &str) -> DocumentLine {
    let detail = match day {
        Some(day) => format!("{done} on {}", words::date(day)),
        None => format!("Not {} yet", words::small(done)),
    };
    DocumentLine {
        draft: day.is_none(),
        ..line(wanted, title, detail)
    }
}

fn line(wanted: DocumentWanted, title: impl Into<String>, detail: impl Into<String>) -> DocumentLine {
    DocumentLine {
        wanted,
        title: title.into(),
        detail: detail.into(),
        draft: false,
    }
}
