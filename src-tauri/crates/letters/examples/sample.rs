//! A letter with invented people, shared by the example and the tests.

use chrono::NaiveDate;
use letters::{Document, Letterhead, Paper, Signature, blocks_from_markdown};

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
        },
        recipient: vec![
            "CMSC SCIP Certification Committee".into(),
            "Center for Mindful Self-Compassion".into(),
        ],
        place_and_date: "Oslo, 10 June 2026".into(),
        subject: "Recommendation of Marisol Ferreira-Nakagawa for certification (SCIP-C)".into(),
        salutation: "Dear Members of the Committee,".into(),
        body: blocks_from_markdown(&text),
        closing: "With kind regards,".into(),
        signature: Some(Signature {
            name: "Ingrid Solheim, PhD".into(),
            lines: vec!["Licensed Psychologist, SCIP Supervisor".into()],
            image_png: None,
        }),
        draft: false,
    }
}
