use letters::{
    Block, Document, Fact,
    documents::{self, Excerpt, PortfolioSummary, Section, Stationery},
};
use pathway::{
    Id,
    records::{CaseStudy, Client, PortfolioItemKind, SessionState},
};

use super::{Composed, prose};
use crate::{Companion, Moment, Refusal, Result, letter::file_named, stationery::Own};

impl Companion {
    /// One case study on a paper of its own.
    pub(super) fn case_study_paper(&self, study: &Id, moment: Moment) -> Result<Composed> {
        let study: CaseStudy = self.vault.get(study)?.ok_or_else(Refusal::not_found)?;
        let stationery = self.own_paper(moment, !study.finished)?.stationery;
        let clients = self.of_oneself()?.clients;
        let what = format!("Case study {}", study.number);
        Ok(Composed {
            document: self.case_study(&study, &clients, &stationery).on(&stationery),
            file_name: file_named(&what, &self.owner()?, moment.today),
        })
    }

    /// All case studies of the portfolio, with a contents page.
    pub(super) fn case_studies_paper(&self, moment: Moment) -> Result<Composed> {
        let document = self.summary(moment, false)?;
        Ok(Composed {
            document,
            file_name: file_named("Case studies", &self.owner()?, moment.today),
        })
    }

    /// The clinical portfolio: case studies, reflections, excerpts and retreats.
    pub(super) fn portfolio_paper(&self, moment: Moment) -> Result<Composed> {
        let document = self.summary(moment, true)?;
        Ok(Composed {
            document,
            file_name: file_named("Portfolio", &self.owner()?, moment.today),
        })
    }

    fn summary(&self, moment: Moment, whole: bool) -> Result<Document> {
        let records = self.of_oneself()?;
        let Own { stationery, signature } = self.own_paper(moment, false)?;
        let words = stationery.words();
        let studies = records.case_studies.iter().filter(|study| study.counts);
        let mut facts = Vec::new();
        if let Some(supervisor) = records
            .enrolment
            .as_ref()
            .map(|e| e.supervisor_name.trim())
            .filter(|name| !name.is_empty())
        {
            facts.push(Fact::new(words.supervisor, supervisor));
        }
        facts.push(Fact::new(
            words.date,
            letters::words::date(moment.today, &stationery.language),
        ));
        let held = records
            .sessions
            .iter()
            .filter(|session| session.state == SessionState::Held)
            .count();
        if whole && held > 0 {
            facts.push(Fact::new(words.client_sessions, held.to_string()));
        }
        let items = |kinds: &[PortfolioItemKind]| -> Vec<_> {
            records
                .items
                .iter()
                .filter(|item| whole && kinds.contains(&item.item_kind))
                .collect()
        };
        let mut sections = Vec::new();
        for item in items(&[PortfolioItemKind::WriteUp, PortfolioItemKind::Reflection]) {
            sections.push(Section {
                heading: item.title.clone(),
                blocks: prose(&item.text, &stationery),
            });
        }
        sections.retain(|section: &Section| !section.blocks.is_empty());
        let excerpts = items(&[PortfolioItemKind::Recording, PortfolioItemKind::Transcript]);
        Ok(PortfolioSummary {
            candidate: self.owner()?,
            facts,
            sections,
            case_studies: studies
                .map(|study| self.case_study(study, &records.clients, &stationery))
                .collect(),
            excerpts: excerpts
                .into_iter()
                .map(|item| Excerpt {
                    title: item.title.clone(),
                    kind: match item.item_kind {
                        PortfolioItemKind::Recording => words.recording,
                        _ => words.transcript,
                    }
                    .to_owned(),
                    length: String::new(),
                })
                .collect(),
            retreats: records
                .retreats
                .iter()
                .filter(|_| whole)
                .map(|retreat| documents::Retreat {
                    title: retreat.title.clone(),
                    dates: match (retreat.started_on, retreat.ended_on) {
                        (Some(first), Some(last)) => letters::words::dates(first, last, &stationery.language),
                        (Some(day), None) | (None, Some(day)) => letters::words::date(day, &stationery.language),
                        (None, None) => String::new(),
                    },
                    teachers: retreat.teachers.clone(),
                })
                .collect(),
            signature: whole.then_some(signature),
            stationery,
        }
        .into())
    }

    fn case_study(&self, study: &CaseStudy, clients: &[Client], stationery: &Stationery) -> documents::CaseStudy {
        let client = study
            .client
            .as_ref()
            .and_then(|id| clients.iter().find(|client| client.id == *id));
        let known = study
            .competencies
            .iter()
            .filter_map(|key| self.programme.competency(key));
        let text = |text: &str| -> Vec<Block> { prose(text, stationery) };
        documents::CaseStudy {
            number: u32::try_from(study.number).unwrap_or_default(),
            title: study.title.clone(),
            client: client.map(|client| client.pseudonym.clone()).unwrap_or_default(),
            sessions: String::new(),
            competencies: known.map(|competency| competency.name.clone()).collect(),
            context: text(&study.context),
            presenting: text(&study.presenting),
            formulation: text(&study.formulation),
            inner_critic: text(&study.inner_critic),
            alliance: text(&study.alliance),
            work: text(&study.work),
            outcome: text(&study.outcome),
            own_response: text(&study.own_response),
            reflection: text(&study.reflection),
            learned: text(&study.learned),
        }
    }
}
