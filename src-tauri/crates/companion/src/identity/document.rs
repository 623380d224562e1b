use pathway::{
    identity::Class,
    records::{CaseStudy, PortfolioItem, PortfolioItemKind},
};
use serde::Serialize;
use specta::Type;

use crate::{
    Companion, Result,
    documents::{DocumentKind, DocumentWanted},
};

/// A record whose words a document prints, and how much in it could tell who a client is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct RecognisableIn {
    /// "Case study 3"
    pub title: String,
    pub count: u32,
    /// A word that must never leave is among it.
    pub must_not_leave: bool,
}

impl Companion {
    /// What the writer of a document would want to look at before it goes out; what was left as it is, is not counted.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn recognisable_in(&self, wanted: &DocumentWanted, others_look_on: bool) -> Result<Vec<RecognisableIn>> {
        let (one, all) = (
            wanted.kind == DocumentKind::CaseStudy,
            wanted.kind == DocumentKind::Portfolio,
        );
        if !one && !all && wanted.kind != DocumentKind::CaseStudies {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        let studies: Vec<CaseStudy> = self.typed(None)?;
        for study in studies {
            if if one {
                wanted.about.as_ref() == Some(&study.id)
            } else {
                study.counts
            } {
                let title = format!("Case study {}", study.number);
                found.extend(self.counted(title, &parts(&study), &study.left_as_is, others_look_on)?);
            }
        }
        let items: Vec<PortfolioItem> = if all { self.typed(None)? } else { Vec::new() };
        for item in items {
            if matches!(
                item.item_kind,
                PortfolioItemKind::WriteUp | PortfolioItemKind::Reflection
            ) {
                let texts = [item.title.as_str(), &item.text];
                found.extend(self.counted(item.title.clone(), &texts, &item.left_as_is, others_look_on)?);
            }
        }
        Ok(found)
    }

    fn counted(
        &self,
        title: String,
        texts: &[&str],
        left: &[String],
        others_look_on: bool,
    ) -> Result<Option<RecognisableIn>> {
        let found = self.recognisable(&texts.join("\n\n"), left, others_look_on)?;
        Ok((!found.is_empty()).then(|| RecognisableIn {
            title,
            count: u32::try_from(found.len()).unwrap_or(u32::MAX),
            must_not_leave: found.iter().any(|one| one.class == Class::Register),
        }))
    }
}

fn parts(study: &CaseStudy) -> [&str; 11] {
    [
        &study.title,
        &study.context,
        &study.presenting,
        &study.formulation,
        &study.inner_critic,
        &study.alliance,
        &study.work,
        &study.outcome,
        &study.own_response,
        &study.reflection,
        &study.learned,
    ]
}
