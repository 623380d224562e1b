use pathway::{
    Id,
    facts::{Fact, application_facts, recommendation_facts},
    programme::LetterSection,
    records::{CompetencyNote, Export, Letter, LetterKind, Profile, Workspace},
};
use serde::Serialize;
use specta::Type;

use super::file_name::file_name;
use crate::{Code, Companion, Moment, Refusal, Result};

/// A letter as its writer sees it: each section with what is asked, what the records say, and what was written.
#[derive(Debug, Serialize, Type)]
pub struct LetterView {
    pub letter: Letter,
    pub sections: Vec<SectionView>,
    /// Competency notes that are marked for the letter.
    pub marked_notes: Vec<MarkedNote>,
    /// What is still missing, one plain sentence each; empty when the letter can be sent.
    pub missing: Vec<String>,
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
                section: section.clone(),
            })
            .collect();
        let file_name = file_name(kind, &whose, letter.date.unwrap_or(moment.today));
        let missing = self.missing(&sections)?;
        Ok(LetterView {
            marked_notes: self.marked(&notes),
            sections,
            missing,
            exports,
            file_name,
            letter,
        })
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

    fn missing(&self, sections: &[SectionView]) -> Result<Vec<String>> {
        let mut missing: Vec<String> = sections
            .iter()
            .filter(|view| view.missing)
            .map(|view| format!("“{}” is not written yet.", view.section.title))
            .collect();
        let profile: Option<Profile> = self.single(None)?;
        if profile.is_none_or(|profile| profile.name.trim().is_empty()) {
            missing.push("Your own name is not in the letterhead yet.".into());
        }
        Ok(missing)
    }
}
