//! One of each document with invented people, shared by the example and the tests.
#![allow(dead_code, clippy::unwrap_used)]

use chrono::NaiveDate;
use letters::{
    Block, Design, Document, Item, Letterhead, LetterheadStyle, Paper, Signature, Span, State, Typeface,
    blocks_from_markdown,
    documents::{
        About, Agreed, Agreement, IndexedFile, Invoice, Letter, Line, PathwayFee, Plan, ProcessOverview, Receipt,
        RecoveryKit, Section, Session, SessionRecord, Stationery, Step, SubmissionIndex,
    },
};

#[path = "portfolio.rs"]
mod portfolio_text;

pub use portfolio_text::{case_study, feedback, portfolio};

pub const SUPERVISOR: &str = "Ingrid Solheim, PhD";
pub const CANDIDATE: &str = "Marisol Ferreira-Nakagawa";

/// A supervisor's paper.
pub fn stationery() -> Stationery {
    Stationery {
        language: "en".into(),
        paper: Paper::A4,
        design: Design::default(),
        letterhead: Letterhead {
            name: SUPERVISOR.into(),
            credentials: "Licensed Psychologist · SCIP Supervisor".into(),
            lines: vec!["Storgata 12, 0184 Oslo".into(), "ingrid.solheim@example.org".into()],
            logo: None,
        },
        place: "Oslo".into(),
        date: day(2026, 6, 10),
        draft: false,
    }
}

/// A candidate's paper.
pub fn candidate_stationery() -> Stationery {
    Stationery {
        letterhead: Letterhead {
            name: CANDIDATE.into(),
            credentials: "Clinical Psychologist".into(),
            lines: vec![
                "Rua das Flores 8, 4050-262 Porto".into(),
                "marisol@example.org · +351 220 000 000".into(),
            ],
            logo: None,
        },
        place: "Porto".into(),
        ..stationery()
    }
}

pub fn styled(letterhead: LetterheadStyle, typeface: Typeface) -> Stationery {
    Stationery {
        design: Design { letterhead, typeface },
        ..stationery()
    }
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn signature(name: &str, lines: &[&str]) -> Signature {
    Signature {
        name: name.into(),
        lines: lines.iter().map(|&line| line.to_owned()).collect(),
        ..Signature::default()
    }
}

fn text(markdown: &str) -> Vec<Block> {
    blocks_from_markdown(markdown, "en")
}

pub fn recommendation(stationery: Stationery) -> Document {
    let sections = super::sample::BODY.split("\n# ").map(|part| {
        let (heading, text) = part.trim_start_matches("# ").split_once('\n').unwrap_or((part, ""));
        Section {
            heading: heading.into(),
            blocks: blocks_from_markdown(text, "en"),
        }
    });
    Letter {
        stationery,
        about: About::Recommendation {
            candidate: CANDIDATE.into(),
        },
        recipient: vec![
            "CMSC SCIP Certification Committee".into(),
            "Center for Mindful Self-Compassion".into(),
        ],
        salutation: "Dear Members of the Committee,".into(),
        sections: sections.collect(),
        closing: "With kind regards,".into(),
        signature: signature(SUPERVISOR, &["Licensed Psychologist, SCIP Supervisor"]),
        enclosures: Vec::new(),
    }
    .into()
}

pub fn application(stationery: Stationery) -> Document {
    let section = |heading: &str, markdown: &str| Section {
        heading: heading.into(),
        blocks: text(markdown),
    };
    Letter {
        stationery,
        about: About::Application,
        recipient: vec!["professionaltraining@centerformsc.org".into()],
        salutation: "Dear Members of the Committee,".into(),
        sections: vec![
            section("My training pathway", "I completed Level A in 2023 and Level B in 2024. Between 14 January and 28 May 2026 I met with Dr. Ingrid Solheim for 10 supervision sessions."),
            section("Client sessions", "I integrated self-compassion explicitly in 148 client sessions with 9 clients."),
            section("Insights and growth", "I came to the work wanting to be useful. I have learned to be present first. \"Slow is kind,\" my supervisor said; it took me three sessions to believe it.\n\nWhat grew most is my patience with the inner critic, my clients' and my own."),
            section("Personal practice", "I sit for thirty minutes on most mornings. I took part in a silent retreat from 14 to 18 May 2025 (five days), taught by Noor van Dijk and Tomasz Zieliński."),
        ],
        closing: "Yours sincerely,".into(),
        signature: signature(CANDIDATE, &["Clinical Psychologist"]),
        enclosures: vec!["Clinical portfolio summary".into(), "Certificate of the retreat, May 2025".into()],
    }
    .into()
}

pub fn agreement(stationery: Stationery) -> Document {
    Agreement {
        stationery,
        supervisor: signature(SUPERVISOR, &["Licensed Psychologist"]),
        candidate: signature(CANDIDATE, &["Clinical Psychologist"]),
        preamble: text("This agreement is made between us for supervision on the way to SCIP Level C certification. Either of us may ask to change it; what we change is written down and signed again."),
        goals: text("- To integrate self-compassion into trauma-informed work with adults.\n- To lead practices with less explanation and more silence.\n- To keep a personal practice that carries the work."),
        schedule: text("We meet every second Wednesday at 16:00 for 50 minutes, online. A session that is cancelled less than 24 hours before is paid; illness is an exception.\n\n1. Collaborative Assessment: January and February 2026\n2. Supervision: March to May 2026\n3. Portfolio review and exit interview: June 2026"),
        payment: text("Each stage is paid before its first session, by bank transfer."),
        sessions: stages(),
        currency: "USD".into(),
    }
    .into()
}

fn stages() -> Vec<Agreed> {
    [
        ("Collaborative Assessment", 3),
        ("Supervision", 5),
        ("Portfolio review and exit interview", 2),
    ]
    .map(|(what, count)| Agreed {
        what: what.into(),
        count,
        fee: 18_000,
    })
    .into()
}

pub fn plan(stationery: Stationery) -> Document {
    Plan {
        stationery,
        supervisor: SUPERVISOR.into(),
        candidate: CANDIDATE.into(),
        agreed_on: "11 February 2026".into(),
        objectives: text("1. Recognise backdraft early, name it kindly, and return to an anchor without haste.\n2. Offer a practice as a question, and stay with a client who declines it.\n3. Conceptualise one case each month in the terms of the programme, in writing."),
        focus: vec![
            ("Recognize and work skillfully with inner critic dynamics".into(), "Chosen because it is where the recordings of January were most hurried.".into()),
            ("Lead and adapt self-compassion practices in response to client needs".into(), String::new()),
            ("Engage in reflective practice and maintain personal self-compassion practice".into(), "A short reflection after each client session, brought to supervision once a month.".into()),
        ],
        further: vec![Section {
            heading: "How we will know".into(),
            blocks: text("We listen to one recording in March and one in May, and read them beside each other. In session 8 we go through the objectives one by one."),
        }],
        signatures: vec![signature(SUPERVISOR, &["Supervisor"]), signature(CANDIDATE, &["Candidate"])],
    }
    .into()
}

const KINDS: [&str; 10] = [
    "Orientation",
    "Case and practice review",
    "Supervision plan meeting",
    "Supervision",
    "Supervision",
    "Supervision",
    "Supervision",
    "Supervision",
    "Portfolio review",
    "Exit interview",
];

pub fn sessions(stationery: Stationery, with_words: bool) -> Document {
    let sessions = KINDS.iter().enumerate().map(|(index, kind)| {
        let words = with_words && index < 4;
        let said = |markdown: &str| if words { text(markdown) } else { Vec::new() };
        Session {
            number: index as u32 + 1,
            date: letters::words::date(day(2026, 1, 14) + chrono::Days::new(14 * index as u64), "en"),
            kind: (*kind).into(),
            medium: if index % 4 == 3 { "in person" } else { "online" }.into(),
            minutes: Some(if index == 0 { 75 } else { 50 }),
            summary: said("We spoke of the hospital years, of what drew Marisol to self-compassion, and of what she wants from supervision. She named pacing as her growing edge before I could."),
            guidance: said("Bring one moment, not one case. A minute of a recording is enough for an hour of work."),
            actions: said("- Choose a recording for session 2.\n- Read the chapter on backdraft again."),
        }
    });
    SessionRecord {
        stationery,
        supervisor: SUPERVISOR.into(),
        candidate: CANDIDATE.into(),
        sessions: sessions.collect(),
        signatures: vec![
            signature(SUPERVISOR, &["Supervisor"]),
            signature(CANDIDATE, &["Candidate"]),
        ],
    }
    .into()
}

pub fn invoice(stationery: Stationery) -> Document {
    Invoice {
        stationery,
        number: "2026-014".into(),
        to: vec![
            CANDIDATE.into(),
            "Rua das Flores 8".into(),
            "4050-262 Porto, Portugal".into(),
        ],
        due: "30 June 2026".into(),
        lines: vec![
            Line {
                what: "Supervision session (SCIP-C), 50 minutes".into(),
                quantity: 5,
                price: 18_000,
            },
            Line {
                what: "Portfolio review".into(),
                quantity: 1,
                price: 18_000,
            },
            Line {
                what: "Exit interview".into(),
                quantity: 1,
                price: 18_000,
            },
        ],
        currency: "USD".into(),
        payment: text("By bank transfer to IBAN NO00 0000 0000 000, with the number of this invoice."),
        note: "Health services by psychologists are exempt from value added tax.".into(),
    }
    .into()
}

pub fn receipt(stationery: Stationery) -> Document {
    Receipt {
        stationery,
        number: "2026-009".into(),
        from: vec![CANDIDATE.into()],
        paid_on: "2 March 2026".into(),
        paid_by: "Bank transfer".into(),
        lines: vec![Line {
            what: "Supervision session (SCIP-C), 50 minutes".into(),
            quantity: 5,
            price: 18_000,
        }],
        currency: "USD".into(),
        note: String::new(),
        signature: signature(SUPERVISOR, &[]),
    }
    .into()
}

pub fn process(stationery: Stationery) -> Document {
    let item = |state: State, what: &str, detail: &str| Item {
        state,
        text: vec![Span::plain(what)],
        detail: text(detail),
    };
    let step = |title: &str, about: &str, items: Vec<Item>| Step {
        title: title.into(),
        about: about.into(),
        items,
    };
    ProcessOverview {
        stationery,
        candidate: CANDIDATE.into(),
        supervisor: SUPERVISOR.into(),
        steps: vec![
            step("Before you begin", "", vec![
                item(State::Done, "SCIP Level A and Level B completed", "June 2023 and November 2024"),
                item(State::Done, "24 client sessions with at least four clients", "148 sessions with 9 clients"),
                item(State::Done, "A silent retreat of 3 to 5 days", "14–18 May 2025, online"),
            ]),
            step("1. Registration", "Registration places you in the pathway and opens your record.", vec![
                item(State::Done, "Register with CMSC Professional Training", "3 January 2026"),
                item(State::Done, "Pay the registration fee", "$500, paid on 3 January 2026"),
            ]),
            step("2. Collaborative Assessment", "Three sessions to come to know each other and to plan.", vec![
                item(State::Done, "Session 1: Orientation", "14 January 2026"),
                item(State::Done, "Session 2: Case and practice review", "28 January 2026"),
                item(State::Done, "Session 3: Supervision plan meeting", "11 February 2026. The agreement was finalized and the plan agreed on."),
            ]),
            step("3. Supervision", "A minimum of five sessions.", vec![
                item(State::Done, "Four of five sessions held", "25 February to 8 April 2026"),
                item(State::Next, "Session 8", "Planned for 22 April 2026 at 16:00. To bring: a recording, and the reflection on it."),
            ]),
            step("4. Portfolio review and exit interview", "", vec![
                item(State::NotYet, "24 documented case studies", "19 are finished; five are begun."),
                item(State::NotYet, "Session 9: Portfolio review", ""),
                item(State::NotYet, "Session 10: Exit interview", ""),
            ]),
            step("5. Final review", "", vec![
                item(State::NotYet, "Letter of application, portfolio summary and review fee", "The programme's pages name $750 and $1,000: ask before paying."),
            ]),
        ],
        fees: vec![
            PathwayFee { what: "Registration".into(), paid_to: "CMSC".into(), cents: 50_000, paid: "3 January 2026".into() },
            PathwayFee { what: "Collaborative Assessment".into(), paid_to: "Supervisor".into(), cents: 54_000, paid: "12 January 2026".into() },
            PathwayFee { what: "Supervision".into(), paid_to: "Supervisor".into(), cents: 90_000, paid: "20 February 2026".into() },
            PathwayFee { what: "Portfolio review and exit interview".into(), paid_to: "Supervisor".into(), cents: 36_000, paid: String::new() },
            PathwayFee { what: "Final certification review".into(), paid_to: "CMSC".into(), cents: 75_000, paid: String::new() },
        ],
        currency: "USD".into(),
        note: "After the programme's description of SCIP Level C certification. The programme's current pages and people decide.".into(),
    }
    .into()
}

pub fn recovery_kit() -> Document {
    RecoveryKit {
        paper: Paper::A4,
        owner: "Ingrid Solheim".into(),
        vault: "Practice".into(),
        groups: ["K7QXM", "4TJ2P", "9WNDC", "ZB5H8", "R3VAE", "6YGFS", "M2KXQ", "7PJTN"]
            .map(str::to_owned)
            .into(),
        made_on: day(2026, 6, 10),
    }
    .into()
}

pub fn submission_index(stationery: Stationery) -> Document {
    let file = |name: &str, item: &str, size: &str, seed: u64| IndexedFile {
        name: name.into(),
        item: item.into(),
        size: size.into(),
        // Any figures will do; they are the same each time.
        fingerprint: (1..=4)
            .map(|part| format!("{:016x}", (seed + part).wrapping_mul(0x9e37_79b9_7f4a_7c15)))
            .collect(),
    };
    SubmissionIndex {
        stationery,
        candidate: CANDIDATE.into(),
        files: vec![
            file(
                "SCIP application - Marisol Ferreira-Nakagawa - 2026-06-10.pdf",
                "Application for SCIP Level C certification",
                "48 KB",
                1,
            ),
            file(
                "Portfolio - Marisol Ferreira-Nakagawa - 2026-06-10.pdf",
                "Portfolio summary",
                "312 KB",
                2,
            ),
            file(
                "evidence/Silent retreat 2025, certificate.pdf",
                "Retreat evidence Five days of silence",
                "96 KB",
                3,
            ),
            file(
                "evidence/excerpt.mp3",
                "Recording The letter to the critic",
                "11.4 MB",
                4,
            ),
            file("evidence/Level B.jpg", "Training Level B", "740 KB", 5),
        ],
        total: "12.6 MB".into(),
    }
    .into()
}

/// Every document, by a name for its file.
pub fn all() -> Vec<(&'static str, Document)> {
    use LetterheadStyle::{Centred, Classic, Modern};
    vec![
        ("recommendation", recommendation(stationery())),
        (
            "recommendation-modern-sans",
            recommendation(styled(Modern, Typeface::Sans)),
        ),
        (
            "recommendation-centred",
            recommendation(styled(Centred, Typeface::Serif)),
        ),
        ("application", application(candidate_stationery())),
        ("agreement", agreement(styled(Modern, Typeface::Serif))),
        ("plan", plan(styled(Centred, Typeface::Sans))),
        ("sessions", sessions(stationery(), true)),
        ("sessions-bare", sessions(styled(Modern, Typeface::Sans), false)),
        ("feedback", feedback(styled(Classic, Typeface::Serif))),
        ("invoice", invoice(styled(Modern, Typeface::Sans))),
        ("receipt", receipt(stationery())),
        ("process", process(candidate_stationery())),
        ("case-study", case_study(1).on(&candidate_stationery())),
        ("portfolio", portfolio(candidate_stationery())),
        ("submission-index", submission_index(candidate_stationery())),
        ("recovery-kit", recovery_kit()),
    ]
}
