//! The documents beside the two letters: what each says comes from the records, how it looks from `letters`.

mod bill;
mod export;
mod list;
mod portfolio;
mod process;
mod supervision;

use letters::{Document, documents::Stationery};
use pathway::Id;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{Companion, Moment, Refusal, Result};

pub use export::DocumentExported;
pub use list::DocumentLine;

/// What can be put on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// The way to certification with what is done and what is next: of a candidate, or one's own.
    ProcessOverview,
    /// A supervisor's, about a candidate.
    Agreement,
    Plan,
    SessionRecord,
    PortfolioFeedback,
    /// About a fee.
    Invoice,
    Receipt,
    /// A candidate's own: about one case study.
    CaseStudy,
    CaseStudies,
    Portfolio,
}

/// One document: which, and about whom or what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DocumentWanted {
    pub kind: DocumentKind,
    /// The candidate in a supervisor's vault; the fee or the case study of those that are about one.
    pub about: Option<Id>,
}

/// A document ready for paper, and the name that its file is offered under.
pub(crate) struct Composed {
    pub document: Document,
    pub file_name: String,
}

impl Companion {
    /// The document's pages as PDF, as they would be exported now.
    ///
    /// # Errors
    /// When what it is about is not in this vault; a character that no font has, named with its place.
    pub fn document_pages(&mut self, wanted: &DocumentWanted, moment: Moment) -> Result<Vec<u8>> {
        let composed = self.composed(wanted, moment)?;
        Ok(crate::fonts::rendered(&composed.document, &mut self.fonts)?.pdf)
    }

    pub(crate) fn composed(&self, wanted: &DocumentWanted, moment: Moment) -> Result<Composed> {
        let about = wanted.about.as_ref();
        let one = || about.ok_or_else(Refusal::not_found);
        match wanted.kind {
            DocumentKind::ProcessOverview => self.process_overview(about, moment),
            DocumentKind::Agreement => self.agreement_paper(one()?, moment),
            DocumentKind::Plan => self.plan_paper(one()?, moment),
            DocumentKind::SessionRecord => self.session_record(about, moment),
            DocumentKind::PortfolioFeedback => self.portfolio_feedback(one()?, moment),
            DocumentKind::Invoice => self.invoice(one()?, moment),
            DocumentKind::Receipt => self.receipt(one()?, moment),
            DocumentKind::CaseStudy => self.case_study_paper(one()?, moment),
            DocumentKind::CaseStudies => self.case_studies_paper(moment),
            DocumentKind::Portfolio => self.portfolio_paper(moment),
        }
    }
}

/// Text as its writer typed it, as blocks; nothing for nothing.
fn prose(text: &str, stationery: &Stationery) -> Vec<letters::Block> {
    if text.trim().is_empty() {
        Vec::new()
    } else {
        letters::blocks_from_markdown(text, &stationery.language)
    }
}
