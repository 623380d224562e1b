//! Documents in other languages than English, with invented people, shared by the example and the tests.
#![allow(dead_code)]

use letters::{
    Block, Design, Document, Figure, Letterhead, LetterheadStyle, Picture, Signature, Typeface, blocks_from_markdown,
    documents::{
        About, Agreed, Agreement, Invoice, Letter, Line, Receipt, Section, Session, SessionRecord, Stationery,
    },
    words,
};

use super::documents::{day, stationery};

fn paper(language: &str, name: &str, credentials: &str, lines: &[&str], letterhead: LetterheadStyle) -> Stationery {
    Stationery {
        language: language.into(),
        letterhead: Letterhead {
            name: name.into(),
            credentials: credentials.into(),
            lines: lines.iter().map(|&line| line.to_owned()).collect(),
            logo: None,
        },
        design: Design {
            letterhead,
            typeface: Typeface::Serif,
        },
        ..stationery()
    }
}

fn signed_by(name: &str, line: &str) -> Signature {
    Signature {
        name: name.into(),
        lines: vec![line.into()],
        ..Signature::default()
    }
}

pub fn german() -> Document {
    let stationery = Stationery {
        place: "Zürich".into(),
        ..paper(
            "de",
            "Dr. phil. Annegret Wüthrich",
            "Eidgenössisch anerkannte Psychotherapeutin · SCIP-Supervisorin",
            &["Praxis am Fluss", "Uferweg 3, 8001 Zürich", "praxis@example.org"],
            LetterheadStyle::Modern,
        )
    };
    let agreed = |what: &str, count| Agreed {
        what: what.into(),
        count,
        fee: 18_000,
    };
    let text = |markdown: &str| blocks_from_markdown(markdown, "de");
    Agreement {
        supervisor: signed_by("Dr. phil. Annegret Wüthrich", "Psychotherapeutin"),
        candidate: signed_by("Friederike Großmann", "Psychologin"),
        preamble: text("Diese Vereinbarung gilt für die Supervision auf dem Weg zur Zertifizierung. Selbstmitgefühlsbasierte Psychotherapie verlangt Aufmerksamkeit, Geduld und die Bereitschaft, Schwierigkeiten nicht auszuweichen; \"langsam ist freundlich\", sagen wir dazu."),
        goals: text("- Selbstmitgefühl in die traumatherapeutische Arbeit mit Erwachsenen einbeziehen.\n- Übungen mit weniger Erklärungen und mehr Stille anleiten.\n- Die eigene Achtsamkeitspraxis aufrechterhalten."),
        schedule: text("Wir treffen uns ab dem 3. Mai 2026 jeden zweiten Mittwoch um 16 Uhr für 50 Minuten. Absagen sind bis 24 Stunden vorher kostenlos."),
        payment: text("Jeder Abschnitt wird vor seiner ersten Sitzung bezahlt."),
        sessions: vec![agreed("Gemeinsame Einschätzung", 3), agreed("Supervision", 5), agreed("Durchsicht des Portfolios und Abschlussgespräch", 2)],
        currency: "EUR".into(),
        stationery,
    }
    .into()
}

pub fn spanish() -> Document {
    Invoice {
        stationery: paper(
            "es",
            "Lucía Fernández Íñiguez",
            "Psicóloga clínica · Supervisora SCIP",
            &["Calle del Agua 14, 28012 Madrid", "lucia@example.org"],
            LetterheadStyle::Centred,
        ),
        number: "2026-031".into(),
        to: vec!["Begoña Ibarra".into(), "Plaza Nueva 2".into(), "48005 Bilbao".into()],
        due: words::date(day(2026, 7, 1), "es"),
        lines: vec![
            Line {
                what: "Sesión de supervisión (SCIP-C), 50 minutos".into(),
                quantity: 8,
                price: 160_000,
            },
            Line {
                what: "Revisión del portafolio".into(),
                quantity: 1,
                price: 16_000,
            },
        ],
        currency: "EUR".into(),
        payment: blocks_from_markdown(
            "Por transferencia a la cuenta ES00 0000 0000 0000, indicando \"factura 2026-031\".",
            "es",
        ),
        note: "Exento de IVA según el artículo 20 de la Ley 37/1992.".into(),
    }
    .into()
}

pub fn french() -> Document {
    Receipt {
        stationery: Stationery {
            place: "Genève".into(),
            ..paper(
                "fr",
                "Éloïse Bœuf-Lacroix",
                "Psychologue FSP · Superviseuse SCIP",
                &["12, rue de l’Île, 1204 Genève", "eloise@example.org"],
                LetterheadStyle::Classic,
            )
        },
        number: "2026-007".into(),
        from: vec!["Maëlle Ðặng-Thévenaz".into()],
        paid_on: words::date(day(2026, 3, 1), "fr"),
        paid_by: "Virement bancaire".into(),
        lines: vec![Line {
            what: "Séance de supervision (SCIP-C) : 50 minutes".into(),
            quantity: 5,
            price: 180_000,
        }],
        currency: "CHF".into(),
        note: "Pourquoi ce reçu ? Il atteste le paiement ; il n'est pas une facture.".into(),
        signature: signed_by("Éloïse Bœuf-Lacroix", "Psychologue FSP"),
    }
    .into()
}

fn hebrew_paper(letterhead: LetterheadStyle) -> Stationery {
    Stationery {
        place: "חיפה".into(),
        ..paper(
            "he",
            "ד״ר שירה לוי־כהן",
            "פסיכולוגית קלינית · מדריכת SCIP",
            &["רחוב הגפן 14, חיפה 3504114", "shira@example.org"],
            letterhead,
        )
    }
}

pub fn hebrew_letter() -> Document {
    let section = |heading: &str, text: &str| Section {
        heading: heading.into(),
        blocks: blocks_from_markdown(text, "he"),
    };
    Letter {
        stationery: hebrew_paper(LetterheadStyle::Classic),
        about: About::Recommendation { candidate: "Marisol Ferreira-Nakagawa".into() },
        recipient: vec!["CMSC SCIP Certification Committee".into(), "ועדת ההסמכה".into(), "8001 Zürich".into()],
        salutation: "לחברי הוועדה הנכבדים,".into(),
        sections: vec![
            section("ההדרכה ומוקדיה", "במשך עשרה מפגשים, בין 14 בינואר ל־28 במאי 2026, עבדנו על \"המבקר הפנימי\" ועל הנחיית תרגולים. קראתי 24 חקרי מקרה והאזנתי לשלוש הקלטות; המפגשים הראשונים, הקשים, נדונו בפתיחות יוצאת דופן.\n\n- **קצב.** למצוא את הרגע שבו תרגול מוצע ולא נכפה.\n- **Backdraft.** לזהות מוקדם, לקרוא בשם, ולחזור לעוגן בלי חיפזון."),
            section("כשירות ומוכנות", "נוכחותה יציבה וחמה. בהקלטות היא מדברת פחות מרובנו, והשתיקה שהיא משאירה לעולם אינה ריקה; המטופלים ממלאים אותה במה שחשוב להם.\n\n1. היא יודעת מתי תרגול אינו מתאים, ואומרת זאת.\n2. היא מקבלת משוב בעניין."),
        ],
        closing: "בברכה,".into(),
        signature: signed_by("ד״ר שירה לוי־כהן", "פסיכולוגית קלינית, מדריכת SCIP"),
        enclosures: vec!["סיכום תיק העבודות".into()],
    }
    .into()
}

pub fn hebrew_sessions() -> Document {
    let sessions = (1..=10).map(|number| Session {
        number,
        date: words::date(day(2026, 1, 14) + chrono::Days::new(14 * u64::from(number)), "he"),
        kind: if number < 4 {
            "הערכה משותפת"
        } else {
            "הדרכה"
        }
        .into(),
        medium: "מקוון".into(),
        minutes: Some(50),
        summary: if number < 3 {
            blocks_from_markdown(
                "דיברנו על שנות בית החולים ועל מה שמביא אותה לעבודה. היא קראה לקצב בשמו לפני שהספקתי.",
                "he",
            )
        } else {
            Vec::new()
        },
        guidance: Vec::new(),
        actions: if number < 3 {
            blocks_from_markdown("- לבחור הקלטה למפגש הבא.\n- לקרוא שוב את הפרק.", "he")
        } else {
            Vec::new()
        },
    });
    SessionRecord {
        stationery: hebrew_paper(LetterheadStyle::Modern),
        supervisor: "ד״ר שירה לוי־כהן".into(),
        candidate: "Marisol Ferreira-Nakagawa".into(),
        sessions: sessions.collect(),
        signatures: vec![
            signed_by("ד״ר שירה לוי־כהן", "מדריכה"),
            signed_by("Marisol Ferreira-Nakagawa", "מועמדת"),
        ],
    }
    .into()
}

/// A letterhead with a logo, a picture in the text and a scanned signature.
pub fn pictures(logo: Vec<u8>, scan: Vec<u8>) -> Document {
    let mut document = super::documents::agreement(stationery());
    document.letterhead.logo = Some(Picture {
        bytes: logo.clone(),
        alternative: "Three circles".into(),
    });
    document.body.push(Block::Figure(Figure {
        picture: Picture {
            bytes: logo,
            alternative: "Three circles that touch".into(),
        },
        caption: "The three components of self-compassion, as we draw them.".into(),
    }));
    if let Some(first) = document.ending.signatures.first_mut() {
        first.image = Some(scan);
    }
    document
}

/// Every document, by a name for its file.
pub fn all() -> Vec<(&'static str, Document)> {
    vec![
        ("de-agreement", german()),
        ("es-invoice", spanish()),
        ("fr-receipt", french()),
        ("he-letter", hebrew_letter()),
        ("he-sessions", hebrew_sessions()),
    ]
}
