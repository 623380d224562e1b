use crate::{Block, Document, Ending, Opening, Signature, words::filled};

use super::{Stationery, stationery::held_together};

/// A letter of recommendation or of application.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    pub stationery: Stationery,
    pub about: About,
    /// One entry a line. May be empty.
    pub recipient: Vec<String>,
    pub salutation: String,
    pub sections: Vec<Section>,
    pub closing: String,
    pub signature: Signature,
    pub enclosures: Vec<String>,
}

/// What a letter is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// A supervisor's letter about a candidate.
    Recommendation { candidate: String },
    /// A candidate's own letter.
    Application,
}

/// A part of a letter. Its heading may be empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    pub heading: String,
    pub blocks: Vec<Block>,
}

impl From<Letter> for Document {
    fn from(letter: Letter) -> Self {
        let Letter { stationery, about, .. } = letter;
        let words = stationery.words();
        let subject = match about {
            About::Recommendation { candidate } => {
                filled(words.recommendation_of, &[("name", &held_together(&candidate))])
            }
            About::Application => words.application.to_owned(),
        };
        let mut body = Vec::new();
        for section in letter.sections {
            if !section.heading.trim().is_empty() {
                body.push(Block::heading(section.heading));
            }
            body.extend(section.blocks);
        }
        let opening = Opening::Letter {
            recipient: letter.recipient,
            place_and_date: stationery.place_and_date(),
            subject: subject.clone(),
            salutation: letter.salutation,
        };
        let ending = Ending {
            closing: letter.closing,
            signatures: vec![letter.signature],
            enclosures: letter.enclosures,
        };
        stationery.document(subject, opening, body, ending)
    }
}
