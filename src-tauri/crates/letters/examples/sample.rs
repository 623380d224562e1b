//! A letter with invented people, shared by the example and the tests.

use chrono::NaiveDate;
use letters::{Design, Document, Ending, Letterhead, Opening, Paper, Signature, blocks_from_markdown};

pub const BODY: &str = include_str!("sample.md");

/// A letter whose body repeats the sample's text this many times.
pub fn letter(repeats: usize) -> Document {
    let text = vec![BODY; repeats].join("\n\n");
    Document {
        language: "en".into(),
        title: "Recommendation of Marisol Ferreira-Nakagawa for certification (SCIP-C)".into(),
        author: "Ingrid Solheim".into(),
        paper: Paper::A4,
        date: NaiveDate::from_ymd_opt(2026, 6, 10).unwrap_or_default(),
        letterhead: Letterhead {
            name: "Ingrid Solheim, PhD".into(),
            credentials: "Licensed Psychologist · SCIP Supervisor".into(),
            lines: vec!["Storgata 12, 0184 Oslo".into(), "ingrid.solheim@example.org".into()],
            logo: None,
        },
        design: Design::default(),
        opening: Opening::Letter {
            recipient: vec![
                "CMSC SCIP Certification Committee".into(),
                "Center for Mindful Self-Compassion".into(),
            ],
            place_and_date: "Oslo, 10 June 2026".into(),
            subject: "Recommendation of Marisol Ferreira-Nakagawa for certification (SCIP-C)".into(),
            salutation: "Dear Members of the Committee,".into(),
        },
        body: blocks_from_markdown(&text, "en"),
        ending: Ending {
            closing: "With kind regards,".into(),
            signatures: vec![Signature {
                name: "Ingrid Solheim, PhD".into(),
                lines: vec!["Licensed Psychologist, SCIP Supervisor".into()],
                ..Signature::default()
            }],
            enclosures: Vec::new(),
        },
        draft: false,
    }
}

/// The parts above a letter's text, to be changed.
#[allow(dead_code)]
pub struct Above<'a> {
    pub recipient: &'a mut Vec<String>,
    pub place_and_date: &'a mut String,
    pub subject: &'a mut String,
    pub salutation: &'a mut String,
}

/// What stands above the text of a letter; nothing for a document that is none.
pub fn above(document: &mut Document) -> Option<Above<'_>> {
    match &mut document.opening {
        Opening::Letter {
            recipient,
            place_and_date,
            subject,
            salutation,
        } => Some(Above {
            recipient,
            place_and_date,
            subject,
            salutation,
        }),
        Opening::Report { .. } => None,
    }
}
