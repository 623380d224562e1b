use chrono::{Days, Local};
use companion::{
    open::unlock,
    pathway::{
        Id,
        records::{CompetencyNote, Fee, SessionState, Source, SupervisionSession},
    },
};
use tests::{
    chance::Chance,
    desk::{Desk, PASSPHRASE, today},
};
use vault::{SecretString, Vault, VaultError};

use crate::{
    figure::Figure,
    walk::{figures, memory_with, typed, walk},
};

const CANDIDATES: usize = 40;
const SESSIONS: usize = 600;
const NOTES: usize = 4_000;
/// What each screen shows once its content stands there: the control that opens it, and a part of the page that is
/// there with the content alone.
const ACROSS: [(&str, &str); 4] = [
    ("This week", "main ul li"),
    ("Notices", "main ul li"),
    ("All fees", "main ul li"),
    ("Candidates", "main li button"),
];
const TABS: [(&str, &str); 8] = [
    ("Sessions", "main li button"),
    ("Competencies", "main svg"),
    ("Plan and agreement", "main textarea"),
    ("Portfolio review", "main textarea"),
    ("Exit interview", "main textarea"),
    ("Documents", "main li"),
    ("Fees", "main section li"),
    ("Overview", "main ol li"),
];

/// A practice of forty candidates in the real window: each screen from its click to its content, typing, and memory.
pub fn supervisor() -> Vec<Figure> {
    // As many screens as in the full one, so that only what they hold differs.
    let bare = ACROSS.map(|(name, _)| (name, "main h1"));
    let empty = memory_with(&Desk::supervisor().close(), "Candidates", |app| {
        for _ in 0..=TABS.len() / ACROSS.len() {
            walk(app, &bare, &mut Vec::new());
        }
    });
    let dir = full();
    let (mut screens, mut keys) = (Vec::new(), Vec::new());
    let filled = memory_with(&dir, "Candidates", |app| {
        walk(app, &ACROSS, &mut screens);
        app.click("Candidate 07");
        app.is_at("Candidate 07");
        walk(app, &TABS, &mut screens);
        app.click("Plan and agreement");
        keys = typed(app);
    });
    figures(
        [
            "a supervisor's screen after its click, p95",
            "a key while writing waits at most, p95",
            "memory over the empty vault",
        ],
        &format!("{CANDIDATES} candidates, {SESSIONS} sessions, {NOTES} notes"),
        screens,
        keys,
        [empty, filled],
    )
}

/// Forty candidates with fifteen sessions and a hundred notes each.
fn full() -> tempfile::TempDir {
    let mut desk = Desk::supervisor();
    let people: Vec<Id> = (0..CANDIDATES)
        .map(|number| {
            desk.begin_candidate(&format!("Candidate {number:02}"), today())
                .unwrap()
        })
        .collect();
    let mut sessions: Vec<SupervisionSession> = desk.all();
    let like: CompetencyNote = desk.new_record(Some(&people[0]));
    let competencies: Vec<String> = desk
        .programme()
        .competencies
        .iter()
        .map(|one| one.key.clone())
        .collect();
    for person in &people {
        let fee: Fee = desk.new_record(Some(person));
        desk.keeps(Fee {
            amount_cents: 54_000,
            ..fee
        });
    }
    let now = Local::now().date_naive();
    let dir = desk.close();
    let passphrase = SecretString::from(PASSPHRASE);
    let folder = dir.path().join("desk.scipvault");
    let mut vault = Vault::open(&folder, &passphrase).unwrap();
    let mut chance = Chance::new(40);
    for number in sessions.len()..SESSIONS {
        let again = sessions[number % sessions.len()].clone();
        let id = Id::new(format!("further-{number}")).unwrap();
        sessions.push(SupervisionSession {
            id,
            number: 11 + i32::try_from(number % 5).unwrap(),
            ..again
        });
    }
    vault
        .transact(today().instant, |writing| -> Result<(), VaultError> {
            for (number, session) in sessions.iter_mut().enumerate() {
                let ahead = Days::new(1 + chance.below(5) as u64);
                let behind = Days::new(chance.below(300) as u64);
                // A few lie ahead, by the clock that the window goes by.
                (session.date, session.state) = if number % 30 == 0 {
                    (now.checked_add_days(ahead), SessionState::Planned)
                } else {
                    (now.checked_sub_days(behind), SessionState::Held)
                };
                session.summary = "We listened to a recording, and to what it asks. ".repeat(20);
                writing.put(&session.clone().into())?;
            }
            for number in 0..NOTES {
                let note = CompetencyNote {
                    id: Id::new(format!("note-{number}")).unwrap(),
                    candidate: people[number % CANDIDATES].clone(),
                    competency: competencies[chance.below(competencies.len())].clone(),
                    stage: i32::try_from(1 + chance.below(6)).ok(),
                    source: Source::Live,
                    words: "She stayed with the silence, and asked what it was afraid of. ".repeat(3),
                    ..like.clone()
                };
                writing.put(&note.into())?;
            }
            Ok(())
        })
        .unwrap();
    vault.close().unwrap();
    // Once unlocked, so that what a new vault does at first is not measured.
    unlock(&folder, &passphrase, today()).unwrap().lock().unwrap();
    dir
}
