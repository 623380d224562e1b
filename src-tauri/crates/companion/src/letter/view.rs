use std::collections::BTreeSet;

use pathway::{
    Id, Kind,
    facts::{Fact, Live, Stale, application_facts, recommendation_facts, stale},
    programme::LetterSection,
    records::{CompetencyNote, Export, Letter, LetterKind, Workspace},
};
use serde::Serialize;
use specta::Type;

use super::{check::Finding, file_name::file_name};
use crate::{Code, Companion, Moment, Refusal, Result};

/// A letter as its writer sees it: each section with what is asked, what the records say, and what was written.
#[derive(Debug, Serialize, Type)]
pub struct LetterView {
    pub letter: Letter,
    pub sections: Vec<SectionView>,
    /// The live values of all facts, each key once.
    pub lives: Vec<Live>,
    /// The records that they come from.
    pub sources: Vec<SourceView>,
    /// Competency notes that are marked for the letter.
    pub marked_notes: Vec<MarkedNote>,
    /// What of the checks is not there yet, one plain sentence each: until then the letter is a draft.
    pub missing: Vec<String>,
    /// Everything that stands against sending the letter, the missing parts among it.
    pub checks: Vec<Finding>,
    pub exports: Vec<Export>,
    /// The name that the file gets unless the writer chooses another.
    pub file_name: String,
}

#[derive(Debug, Serialize, Type)]
pub struct SectionView {
    pub section: LetterSection,
    pub facts: Vec<Fact>,
    pub text: String,
    /// Nothing is written here yet.
    pub missing: bool,
    /// The live facts in the text that no longer say what the records say.
    pub stale: Vec<Stale>,
    /// Beginnings of a first sentence.
    pub starters: Vec<String>,
}

/// A record that a fact comes from.
#[derive(Debug, Serialize, Type)]
pub struct SourceView {
    pub id: Id,
    pub kind: Kind,
    /// Named for people: "Session 3 with Maren, 14 September 2026".
    pub title: String,
}

/// A competency note that the supervisor wants in the letter. Its stage stays out.
#[derive(Debug, Serialize, Type)]
pub struct MarkedNote {
    pub id: Id,
    pub competency: String,
    pub words: String,
}

impl Companion {
    /// The letter with everything beside it. A letter that was never begun is begun, but not yet saved.
    ///
    /// # Errors
    /// When this vault has no such letter, or cannot be read.
    pub fn letter(&self, kind: LetterKind, candidate: Option<&Id>, moment: Moment) -> Result<LetterView> {
        let (letter, facts, notes, exports, whose) = match (kind, candidate, self.workspace()) {
            (LetterKind::Recommendation, Some(id), Workspace::Supervisor) => {
                let records = self.of_candidate(id)?;
                let facts = recommendation_facts(self.programme, &records.view());
                let name = records.candidate.name.clone();
                (records.letter, facts, records.notes, records.exports, name)
            }
            (LetterKind::Application, _, Workspace::Candidate) => {
                let records = self.of_oneself()?;
                let facts = application_facts(self.programme, &records.view());
                let name = records.profile.map(|profile| profile.name).unwrap_or_default();
                (records.letter, facts, Vec::new(), records.exports, name)
            }
            (LetterKind::Recommendation, None, Workspace::Supervisor) => {
                return Err(Refusal::new(Code::Invalid, "Say which candidate the letter is for."));
            }
            (LetterKind::Recommendation, ..) => {
                let message = "The letter of recommendation is written in the supervisor's vault; it goes directly to the Certification Committee.";
                return Err(Refusal::new(Code::Invalid, message));
            }
            (LetterKind::Application, ..) => {
                return Err(Refusal::new(
                    Code::Invalid,
                    "The letter of application is written in the candidate's own vault.",
                ));
            }
        };
        let letter = match letter {
            Some(letter) => letter,
            None => self.begun_letter(kind, candidate)?,
        };
        let sections: Vec<SectionView> = self
            .programme
            .letters
            .of(kind)
            .sections
            .iter()
            .map(|section| SectionView {
                facts: facts
                    .iter()
                    .filter(|fact| fact.section == section.key)
                    .cloned()
                    .collect(),
                text: letter.text_of(&section.key).to_owned(),
                missing: letter.text_of(&section.key).trim().is_empty(),
                stale: stale(letter.text_of(&section.key), &facts),
                starters: section.starters.clone(),
                section: section.clone(),
            })
            .collect();
        let file_name = file_name(kind, &whose, letter.date.unwrap_or(moment.today));
        let lives = each_once(&facts);
        let mut view = LetterView {
            marked_notes: self.marked(&notes),
            sources: self.sources(&lives)?,
            lives,
            sections,
            missing: Vec::new(),
            checks: Vec::new(),
            exports,
            file_name,
            letter,
        };
        view.checks = self.findings(&view, &[whose])?;
        let missing = view
            .checks
            .iter()
            .filter(|finding| finding.overruled.is_none() && finding.is_about_missing());
        view.missing = missing.map(|finding| finding.words.clone()).collect();
        Ok(view)
    }

    /// The records behind the facts, each once.
    fn sources(&self, lives: &[Live]) -> Result<Vec<SourceView>> {
        let ids: BTreeSet<&Id> = lives.iter().flat_map(|live| &live.records).collect();
        let mut sources = Vec::new();
        for id in ids {
            if let Some(record) = self.vault.record(id)? {
                sources.push(SourceView {
                    id: id.clone(),
                    kind: record.kind(),
                    title: self.title_of(&record),
                });
            }
        }
        Ok(sources)
    }

    fn begun_letter(&self, kind: LetterKind, candidate: Option<&Id>) -> Result<Letter> {
        match self.blank_letter(kind, candidate)? {
            pathway::Record::Letter(letter) => Ok(letter),
            _ => Err(Refusal::not_found()),
        }
    }

    fn marked(&self, notes: &[CompetencyNote]) -> Vec<MarkedNote> {
        let full = |key: &str| {
            self.programme
                .competencies
                .iter()
                .find(|c| c.key == key)
                .map_or_else(|| key.to_owned(), |c| c.name.clone())
        };
        notes
            .iter()
            .filter(|note| note.use_in_letter && !note.words.trim().is_empty())
            .map(|note| MarkedNote {
                id: note.id.clone(),
                competency: full(&note.competency),
                words: note.words.clone(),
            })
            .collect()
    }
}

impl LetterView {
    /// Whether the letter may leave the vault at all, in whatever form.
    ///
    /// # Errors
    /// When it holds what nobody can overrule: a word that must never leave.
    pub(super) fn may_leave(&self) -> Result<()> {
        match self.checks.iter().find(|finding| !finding.can_overrule) {
            None => Ok(()),
            Some(finding) => {
                let message = format!("The letter was not exported. {}", finding.words);
                Err(Refusal::new(Code::Incomplete, message))
            }
        }
    }
}

fn each_once(facts: &[Fact]) -> Vec<Live> {
    let mut lives: Vec<Live> = Vec::new();
    for live in facts.iter().flat_map(|fact| &fact.lives) {
        if !lives.iter().any(|known| known.key == live.key) {
            lives.push(live.clone());
        }
    }
    lives
}
