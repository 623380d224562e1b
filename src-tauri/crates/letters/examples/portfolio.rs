//! A candidate's portfolio and what a supervisor says of it, with invented text.

use letters::{
    Dated, Document, Fact, Signature,
    documents::{CaseStudy, Excerpt, Feedback, PortfolioSummary, Retreat, Reviewed, Section, Stationery},
};

use super::super::sample;
use super::{CANDIDATE, SUPERVISOR, signature, text};

/// A case study whose text is as long as people write it.
pub fn case_study(number: u32) -> CaseStudy {
    const TITLES: [&str; 6] = [
        "The voice that said “not enough”",
        "Grief that would not be hurried",
        "A teacher who could not rest",
        "Shame after a fall",
        "Learning to stay when it hurts",
        "Anger as a guardian, and what it had guarded for twenty years",
    ];
    const COMPETENCIES: [&str; 3] = [
        "Inner critic dynamics",
        "Therapeutic presence",
        "Leading and adapting practices",
    ];
    let body = sample::BODY;
    let paragraphs: Vec<&str> = body
        .split("\n\n")
        .filter(|part| !part.starts_with(['#', '-', '1', '2', '3', '>']))
        .collect();
    let some = |from: usize, count: usize| {
        let chosen: Vec<&str> = (0..count)
            .map(|index| paragraphs[(number as usize + from + index) % paragraphs.len()])
            .collect();
        text(&chosen.join("\n\n"))
    };
    let mut work = some(3, 6);
    work.extend(text("- **Soften, soothe, allow**, in session 3 and again in session 5.\n- A letter from a compassionate friend, written between two sessions and read aloud in the next."));
    CaseStudy {
        number,
        title: TITLES[number as usize % TITLES.len()].into(),
        client: format!("Client {}", char::from(b'A' + (number % 9) as u8)),
        sessions: format!("{} sessions", 6 + number % 4),
        competencies: COMPETENCIES[..1 + number as usize % 2]
            .iter()
            .map(|&name| name.to_owned())
            .collect(),
        context: Vec::new(),
        presenting: some(0, 3),
        formulation: some(2, 4),
        inner_critic: Vec::new(),
        alliance: Vec::new(),
        work,
        outcome: some(5, 3),
        own_response: Vec::new(),
        reflection: some(1, 5),
        learned: Vec::new(),
    }
}

pub fn portfolio(stationery: Stationery) -> Document {
    PortfolioSummary {
        stationery,
        candidate: CANDIDATE.into(),
        facts: vec![
            Fact::new("Supervisor", SUPERVISOR),
            Fact::new("Period", "January 2025 to May 2026"),
            Fact::new("Client sessions", "148 sessions with 9 clients"),
            Fact::new("Case studies", "24"),
            Fact::new("Date", "10 June 2026"),
        ],
        sections: vec![
            Section {
                heading: "Clinical reflections".into(),
                blocks: text(
                    sample::BODY
                        .split("\n# ")
                        .next()
                        .unwrap_or_default()
                        .trim_start_matches("# Mentorship and areas of focus"),
                ),
            },
            Section {
                heading: "What I have learned".into(),
                blocks: case_study(4).reflection,
            },
        ],
        case_studies: (1..=24).map(case_study).collect(),
        excerpts: (1..=4)
            .map(|number| Excerpt {
                title: format!("Practice session {number}, with a client who gave consent"),
                kind: if number % 2 == 0 { "Transcript" } else { "Audio" }.into(),
                length: format!("{} min", 8 + 3 * number),
            })
            .collect(),
        retreats: vec![Retreat {
            title: "Silent retreat, five days, online".into(),
            dates: "14–18 May 2025".into(),
            teachers: "Noor van Dijk, Tomasz Zieliński".into(),
        }],
        signature: Some(Signature {
            dated: Dated::Printed("Porto, 10 June 2026".into()),
            ..signature(CANDIDATE, &["Clinical Psychologist"])
        }),
    }
    .into()
}

pub fn feedback(stationery: Stationery) -> Document {
    let reviewed = |item: &str, accepted: bool, comment: &str| Reviewed {
        item: item.into(),
        seen: true,
        accepted,
        comment: comment.into(),
    };
    let mut items = vec![
        reviewed(
            "Clinical reflections",
            true,
            "Honest and precise. The second one says more about the silence than most textbooks.",
        ),
        reviewed("Recording of session 4", true, ""),
        reviewed(
            "Transcript of session 11",
            false,
            "The place name on page 2 has to go before it can be handed in.",
        ),
        reviewed("Evidence of the retreat", true, ""),
    ];
    for number in 1..=24 {
        let comment = match number {
            3 => "The formulation and the work say different things of the same session.",
            7 | 19 => "A fine piece of writing.",
            _ => "",
        };
        items.push(reviewed(&format!("Case study {number}"), number != 3, comment));
    }
    Feedback {
        stationery,
        supervisor: SUPERVISOR.into(),
        candidate: CANDIDATE.into(),
        reviewed: items,
        overall: text("This is a portfolio that I learned from. The case studies show how the work changed between January and May: the practices become shorter, the pauses longer, and the clients' own words take the room.\n\nTwo things are to be mended before it is submitted; both are small."),
        next_steps: text("1. Mend case study 3 and the transcript, and send both again.\n2. Our exit interview is on 17 June 2026."),
        signature: signature(SUPERVISOR, &["SCIP Supervisor"]),
    }
    .into()
}
