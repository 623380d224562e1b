use crate::{Block, Cell, Column, Document, Ending, Fact, Flush, Level, Opening, Signature, Table};

use super::{CaseStudy, Section, Stationery, stationery::section};

/// The clinical portfolio summary: a title page, the contents, reflections, evidence, then the
/// case studies at a glance and each in full.
#[derive(Debug, Clone, PartialEq)]
pub struct PortfolioSummary {
    pub stationery: Stationery,
    pub candidate: String,
    /// Whom and what it is about, below the title: supervisor, period, counts.
    pub facts: Vec<Fact>,
    /// Clinical reflections and whatever else stands before the case studies.
    pub sections: Vec<Section>,
    pub case_studies: Vec<CaseStudy>,
    pub excerpts: Vec<Excerpt>,
    pub retreats: Vec<Retreat>,
    pub signature: Option<Signature>,
}

/// A recording or transcript that belongs to the portfolio.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    pub title: String,
    /// Such as `Audio` or `Transcript`.
    pub kind: String,
    /// Such as `12 min`. May be empty.
    pub length: String,
}

/// A retreat that was taken part in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retreat {
    pub title: String,
    /// As written, such as `14–18 May 2025`.
    pub dates: String,
    pub teachers: String,
}

impl From<PortfolioSummary> for Document {
    fn from(portfolio: PortfolioSummary) -> Self {
        let stationery = &portfolio.stationery;
        let words = stationery.words();
        let mut body = vec![Block::PageBreak];
        body.push(Block::Contents(Level::Part));
        body.push(Block::PageBreak);
        for part in &portfolio.sections {
            body.extend(section(part.heading.as_str(), &part.blocks));
        }
        if !portfolio.excerpts.is_empty() {
            body.push(Block::heading(words.excerpts));
            body.push(Block::Table(excerpts(&portfolio)));
        }
        if !portfolio.retreats.is_empty() {
            body.push(Block::heading(words.retreats));
            body.push(Block::Table(retreats(&portfolio)));
        }
        if !portfolio.case_studies.is_empty() {
            body.extend([
                Block::PageBreak,
                Block::heading(words.case_studies),
                Block::Table(at_a_glance(&portfolio)),
            ]);
        }
        for study in &portfolio.case_studies {
            body.push(Block::PageBreak);
            body.extend(study.chapter(stationery));
        }
        let opening = Opening::Report {
            title: words.portfolio.to_owned(),
            subtitle: portfolio.candidate.clone(),
            facts: portfolio.facts.clone(),
            own_page: true,
        };
        let ending = Ending {
            signatures: portfolio.signature.iter().cloned().collect(),
            ..Ending::default()
        };
        let title = format!("{} – {}", words.portfolio, portfolio.candidate);
        stationery.document(title, opening, body, ending)
    }
}

fn at_a_glance(portfolio: &PortfolioSummary) -> Table {
    let words = portfolio.stationery.words();
    let rows = portfolio.case_studies.iter().map(|study| {
        vec![
            study.number.to_string().into(),
            study.title.as_str().into(),
            study.client.as_str().into(),
            study.competencies.join(", ").into(),
            Cell::PageOf(study.anchor()),
        ]
    });
    Table {
        caption: words.at_a_glance.to_owned(),
        columns: vec![
            Column::content(Flush::End),
            Column::share(5.0),
            Column::content(Flush::Start),
            Column::share(4.0),
            Column::content(Flush::End),
        ],
        head: ["", words.title, words.client, words.competencies, words.page]
            .map(Into::into)
            .into(),
        rows: rows.collect(),
        rows_are_named: true,
        ..Table::default()
    }
}

fn excerpts(portfolio: &PortfolioSummary) -> Table {
    let words = portfolio.stationery.words();
    let rows = portfolio.excerpts.iter().map(|excerpt| {
        vec![
            excerpt.title.as_str().into(),
            excerpt.kind.as_str().into(),
            excerpt.length.as_str().into(),
        ]
    });
    Table {
        columns: vec![
            Column::share(1.0),
            Column::content(Flush::Start),
            Column::content(Flush::End),
        ],
        head: [words.item, words.kind, words.duration].map(Into::into).into(),
        rows: rows.collect(),
        rows_are_named: true,
        ..Table::default()
    }
}

fn retreats(portfolio: &PortfolioSummary) -> Table {
    let words = portfolio.stationery.words();
    let rows = portfolio.retreats.iter().map(|retreat| {
        vec![
            retreat.title.as_str().into(),
            retreat.dates.as_str().into(),
            retreat.teachers.as_str().into(),
        ]
    });
    Table {
        columns: vec![Column::share(4.0), Column::content(Flush::Start), Column::share(3.0)],
        head: [words.retreats, words.date, words.teachers].map(Into::into).into(),
        rows: rows.collect(),
        rows_are_named: true,
        ..Table::default()
    }
}
