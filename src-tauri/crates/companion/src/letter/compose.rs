use letters::{Block, Document, Ending, Opening, Span, blocks_from_markdown};
use pathway::{Id, facts::token, records::LetterKind};

use super::{
    LetterView,
    own_scale::{names_a_stage, whose_scale},
};
use crate::{
    Companion, Moment, Result,
    stationery::{Own, lines},
};

impl Companion {
    /// The letter as a document, ready for paper. Parts that are missing say so in their place.
    pub(super) fn compose(
        &self,
        view: &LetterView,
        candidate: Option<&Id>,
        draft: bool,
        moment: Moment,
    ) -> Result<Document> {
        let Own { stationery, signature } = self.own_paper(moment, draft)?;
        let date = view.letter.date.unwrap_or(moment.today);
        let written = letters::words::date(date, &stationery.language);
        let subject = self.subject(view.letter.letter_kind, candidate)?;
        Ok(Document {
            title: subject.clone(),
            author: stationery.letterhead.name.clone(),
            opening: Opening::Letter {
                recipient: lines(&view.letter.recipient),
                place_and_date: match stationery.place.as_str() {
                    "" => written,
                    place => format!("{place}, {written}"),
                },
                subject,
                salutation: view.letter.salutation.clone(),
            },
            body: self.body(view),
            ending: Ending {
                closing: view.letter.closing.clone(),
                signatures: vec![signature],
                enclosures: Vec::new(),
            },
            date,
            language: stationery.language,
            paper: stationery.paper,
            letterhead: stationery.letterhead,
            design: stationery.design,
            draft,
        })
    }

    fn subject(&self, kind: LetterKind, candidate: Option<&Id>) -> Result<String> {
        Ok(match (kind, candidate) {
            (LetterKind::Recommendation, Some(id)) => {
                let name = self.of_candidate(id)?.candidate.name;
                // A name stands on one line; a very long one may be divided between its words.
                let between = if name.trim().chars().count() <= 40 {
                    "\u{a0}"
                } else {
                    " "
                };
                let name = name.split_whitespace().collect::<Vec<_>>().join(between);
                format!("Recommendation of {name} for certification (SCIP-C)")
            }
            _ => "Application for SCIP Level C certification".into(),
        })
    }

    fn body(&self, view: &LetterView) -> Vec<Block> {
        let mut body = Vec::new();
        for section in &view.sections {
            body.push(Block::heading(section.section.title.clone()));
            if section.missing {
                body.push(not_written(&section.section.prompt));
            } else {
                body.extend(blocks_from_markdown(&token::settled(&section.text), "en"));
            }
        }
        if view
            .sections
            .iter()
            .any(|section| names_a_stage(&section.text, &self.programme.scale.stages))
        {
            body.push(Block::Paragraph(vec![italic(whose_scale(
                &self.programme.scale.stages,
            ))]));
        }
        body
    }
}

fn not_written(prompt: &str) -> Block {
    Block::Paragraph(vec![italic(format!("[Not written yet: {prompt}]"))])
}

fn italic(text: String) -> Span {
    Span {
        text,
        italic: true,
        ..Span::default()
    }
}
