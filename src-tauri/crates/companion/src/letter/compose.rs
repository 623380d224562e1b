use base64::{Engine, prelude::BASE64_STANDARD};
use letters::{Block, Design, Document, Ending, Letterhead, Opening, Signature, Span, blocks_from_markdown};
use pathway::{
    Id,
    facts::token,
    records::{LetterKind, Paper, Profile},
    words,
};

use super::{
    LetterView,
    own_scale::{names_a_stage, whose_scale},
};
use crate::{Companion, Moment, Result};

impl Companion {
    /// The letter as a document, ready for paper. Parts that are missing say so in their place.
    pub(super) fn compose(
        &self,
        view: &LetterView,
        candidate: Option<&Id>,
        draft: bool,
        moment: Moment,
    ) -> Result<Document> {
        let profile: Option<Profile> = self.single(None)?;
        let date = view.letter.date.unwrap_or(moment.today);
        let place = profile
            .as_ref()
            .map(|p| p.place.trim())
            .filter(|place| !place.is_empty());
        let written = words::date(date);
        let subject = self.subject(view.letter.letter_kind, candidate)?;
        Ok(Document {
            language: "en".into(),
            title: subject.clone(),
            author: profile.as_ref().map(|p| p.name.clone()).unwrap_or_default(),
            paper: match profile.as_ref().map(|p| p.paper).unwrap_or_default() {
                Paper::A4 => letters::Paper::A4,
                Paper::UsLetter => letters::Paper::Letter,
            },
            date,
            letterhead: profile.as_ref().map(letterhead).unwrap_or_default(),
            design: Design::default(),
            opening: Opening::Letter {
                recipient: lines(&view.letter.recipient),
                place_and_date: place.map_or_else(|| written.clone(), |place| format!("{place}, {written}")),
                subject,
                salutation: view.letter.salutation.clone(),
            },
            body: self.body(view),
            ending: Ending {
                closing: view.letter.closing.clone(),
                signatures: vec![profile.as_ref().map(signature).unwrap_or_default()],
                enclosures: Vec::new(),
            },
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

fn letterhead(profile: &Profile) -> Letterhead {
    let titles = [&profile.credentials, &profile.role].map(|part| part.trim());
    let mut below: Vec<String> = lines(&profile.practice);
    below.extend(lines(&profile.address));
    let contact = [&profile.email, &profile.phone, &profile.website].map(|part| part.trim());
    below.extend(joined(&contact));
    Letterhead {
        name: profile.name.trim().to_owned(),
        credentials: joined(&titles).unwrap_or_default(),
        lines: below,
        logo: None,
    }
}

fn signature(profile: &Profile) -> Signature {
    let titles = [profile.credentials.trim(), profile.role.trim()];
    Signature {
        name: profile.name.trim().to_owned(),
        lines: titles
            .iter()
            .filter(|line| !line.is_empty())
            .map(|line| (*line).to_owned())
            .collect(),
        image: Some(&profile.signature_png)
            .filter(|png| !png.is_empty())
            .and_then(|png| BASE64_STANDARD.decode(png).ok()),
        dated: letters::Dated::Elsewhere,
    }
}

/// The parts that say something, side by side.
fn joined(parts: &[&str]) -> Option<String> {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}
