//! Searching everything in the vault for words, with the place and the words around each finding.

mod around;

use pathway::{Id, Kind, Record};
use serde::{Deserialize, Serialize};
use specta::Type;
use vault::Sought;

use crate::{Companion, Result, history::Field};
use around::Words;

/// So many findings are shown; more words find fewer.
const MOST: usize = 40;
/// What the index knows of may stand beside the words that a person reads, such as the name of a choice, and is left out
/// again: so more is asked for.
const ASKED: usize = 2 * MOST;

/// What is looked for.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct Asked {
    /// As they were typed. The last one may be unfinished.
    pub words: String,
    /// Only in these kinds of records; in all of them when there is none.
    pub kinds: Vec<Kind>,
    /// Only in what is about this candidate of a supervisor's.
    pub candidate: Option<Id>,
    /// Also in private notes, and in concerns.
    pub private: bool,
}

/// What was found, the best first: records, then attached files, then private notes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct Search {
    pub hits: Vec<Hit>,
    /// There are more than these.
    pub more: bool,
}

/// A record in which every word was found, in itself, in the name of a file attached to it or in its private note.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Hit {
    /// The record to open.
    pub id: Id,
    pub kind: Kind,
    /// The candidate of a supervisor's whom it is about.
    pub candidate: Option<Id>,
    /// What the record is called.
    pub title: String,
    /// Where in it the words stand, like "Summary".
    pub place: String,
    /// The words, and what stands around them.
    pub around: Vec<Piece>,
    /// It was found in a private note, or in a concern: in what others do not see.
    pub private: bool,
}

/// A stretch of text, one of the words that were looked for or what stands between them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Piece {
    pub text: String,
    pub found: bool,
}

impl Companion {
    /// # Errors
    /// When the vault cannot be read.
    pub fn search(&self, asked: &Asked) -> Result<Search> {
        let Some(kinds) = kinds_of(asked) else {
            return Ok(Search::default());
        };
        let sought = Sought {
            words: &asked.words,
            kinds: &kinds,
            candidate: asked.candidate.as_ref(),
            most: ASKED,
        };
        let words = Words::of(&asked.words);
        let mut hits = Vec::new();
        for record in self.vault.search(&sought)? {
            hits.extend(self.hit(&record, &words));
        }
        for file in self.vault.search_files(&sought)? {
            if let Some(record) = self.vault.record(&file.record)? {
                let name = [("Attached file", file.file_name.as_str())];
                hits.extend(self.hit_in(&record, &name, &words, false));
            }
        }
        if asked.private {
            for note in self.vault.search_private_notes(&sought)? {
                if let Some(record) = self.vault.record(note.about())? {
                    hits.extend(self.hit_in(&record, &[("Private note", note.text())], &words, true));
                }
            }
        }
        let more = hits.len() > MOST;
        hits.truncate(MOST);
        Ok(Search { hits, more })
    }

    fn hit(&self, record: &Record, words: &Words) -> Option<Hit> {
        let fields = self.fields(record);
        let texts: Vec<(&str, &str)> = fields
            .iter()
            .map(|Field { label, text, .. }| (label.as_str(), text.as_str()))
            .collect();
        self.hit_in(record, &texts, words, false)
    }

    /// A hit, when every word stands in some of these texts or in the title, and one of them in a text.
    fn hit_in(&self, record: &Record, texts: &[(&str, &str)], words: &Words, private: bool) -> Option<Hit> {
        let title = self.title_of(record);
        let all = texts.iter().map(|(_, text)| *text).chain([title.as_str()]);
        if !words.all_in(all) {
            return None;
        }
        // The text that holds most of them; of several, the first.
        let most = texts.iter().rev().max_by_key(|(_, text)| words.how_many_in(text));
        let (place, text) = most.filter(|(_, text)| words.how_many_in(text) > 0)?;
        Some(Hit {
            id: record.id().clone(),
            kind: record.kind(),
            candidate: match record {
                Record::Candidate(candidate) => Some(candidate.id.clone()),
                other => other.candidate().cloned(),
            },
            place: (*place).to_owned(),
            around: words.around(text),
            title,
            private: private || record.kind().is_private(),
        })
    }
}

/// The kinds of records that are looked through, none for all of them: no concerns while somebody looks on. Nothing when
/// that leaves none.
fn kinds_of(asked: &Asked) -> Option<Vec<Kind>> {
    if asked.private {
        return Some(asked.kinds.clone());
    }
    let wanted = if asked.kinds.is_empty() {
        Kind::ALL
    } else {
        &asked.kinds
    };
    let kinds: Vec<Kind> = wanted.iter().copied().filter(|kind| !kind.is_private()).collect();
    (!kinds.is_empty()).then_some(kinds)
}
