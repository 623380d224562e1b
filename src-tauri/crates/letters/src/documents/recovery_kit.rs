use chrono::NaiveDate;

use crate::{Block, Design, Document, Ending, Letterhead, Opening, Paper, Span, words};

/// The page that opens a vault when its passphrase is forgotten. In English, like the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryKit {
    pub paper: Paper,
    /// Whose vault it is. May be empty.
    pub owner: String,
    pub vault: String,
    /// The groups of the code, in their order.
    pub groups: Vec<String>,
    /// The day on which the code was made.
    pub made_on: NaiveDate,
}

impl From<RecoveryKit> for Document {
    fn from(kit: RecoveryKit) -> Self {
        let made_on = words::date(kit.made_on, "en");
        Self {
            language: "en".into(),
            title: format!("Recovery kit for the vault {}", kit.vault),
            author: kit.owner.clone(),
            paper: kit.paper,
            date: kit.made_on,
            design: Design::default(),
            letterhead: Letterhead {
                name: "Recovery kit".into(),
                credentials: "SCIP Companion".into(),
                lines: vec![format!("Made on {made_on}")],
                logo: None,
            },
            opening: Opening::Letter {
                recipient: Vec::new(),
                place_and_date: String::new(),
                subject: whose(&kit.vault, &kit.owner),
                salutation: String::new(),
            },
            body: body(kit.groups, &kit.vault, &made_on),
            ending: Ending::default(),
            draft: false,
        }
    }
}

fn whose(vault: &str, owner: &str) -> String {
    match owner.trim() {
        "" => format!("The vault “{vault}”"),
        owner if owner == vault => format!("The vault of {owner}"),
        owner => format!("The vault “{vault}” of {owner}"),
    }
}

fn body(groups: Vec<String>, vault: &str, made_on: &str) -> Vec<Block> {
    let plain = |text: &str| Block::Paragraph(vec![Span::plain(text)]);
    let step = |text: &str| vec![Block::Paragraph(vec![Span::plain(text)])];
    vec![
        plain(
            "This code opens the vault when its passphrase is forgotten. The app keeps no copy of it, and nobody can \
             make it again.",
        ),
        Block::Code(groups),
        Block::heading("How to use it"),
        Block::List {
            ordered: true,
            items: vec![
                step(&format!(
                    "Open SCIP Companion and choose the vault. It is the folder called “{vault}.scipvault”, or a backup of it."
                )),
                step("Where it asks for the passphrase, choose to open it with the recovery code."),
                step(
                    "Type the eight groups in their order. Capitals, spaces and hyphens do not matter, nor \
                     whether you take a zero for an O or a one for an I. If you slip, the app says in which group.",
                ),
                step("Choose a new passphrase. This code stays good."),
            ],
        },
        Block::heading("Where to keep it"),
        plain(
            "Keep this page where you keep your passport or your will: dry, locked away, and not in one place with the \
             computer. If you saved it as a file in order to print it, delete the file.",
        ),
        Block::heading("What you should know"),
        Block::Paragraph(vec![
            Span {
                text: "Anyone who has this page and a copy of the vault can read everything in it.".into(),
                bold: true,
                ..Span::default()
            },
            Span::plain(format!(
                " If this page is lost, make a new recovery code in the app’s settings. If somebody may have seen it, choose \
                 “Encrypt everything anew” there. Until then this code, made on {made_on}, still opens older backups and \
                 copies, even when there is a new one, and with the key in them the vault of today."
            )),
        ]),
    ]
}
