use std::fs::File;

use chrono::{Days, Local};
use companion::{
    open::unlock,
    pathway::{
        Id,
        records::{CaseStudy, Client, ClientSession, PortfolioItem, PortfolioItemKind},
    },
};
use tests::desk::{Desk, PASSPHRASE, today};
use vault::{SecretString, Vault, VaultError};

use crate::{
    figure::Figure,
    walk::{figures, memory_with, typed, walk},
};

const SESSIONS: usize = 2_000;
const CASE_STUDIES: usize = 24;
/// Of each part of a case study, of which there are ten: 1,500 words in all.
const WORDS: usize = 150;
/// Five recordings of a gigabyte.
const RECORDINGS: usize = 5;
const RECORDING: u64 = 1 << 30;

/// What each screen shows once its content stands there.
const SCREENS: [(&str, &str); 9] = [
    ("Pathway", "main ol li"),
    ("Client sessions", "main table, main li"),
    ("Supervision", "main h1"),
    ("Training", "main h1"),
    ("Practice and retreats", "main h1"),
    ("Case studies", "main li"),
    ("Portfolio", "main li"),
    ("Documents", "main li"),
    ("Submission", "main li"),
];

/// A year of a candidate in the real window: each screen from its click to its content, typing, and memory.
pub fn candidate() -> Vec<Figure> {
    let bare = SCREENS.map(|(name, _)| (name, "main h1"));
    let empty = memory_with(&Desk::candidate().close(), "Pathway", |app| {
        app.click("Training");
        walk(app, &bare, &mut Vec::new());
    });
    let dir = full();
    let (mut screens, mut keys) = (Vec::new(), Vec::new());
    let filled = memory_with(&dir, "Pathway", |app| {
        app.click("Training");
        walk(app, &SCREENS, &mut screens);
        app.click("Case studies");
        app.run(
            "[...document.querySelectorAll('main li button')].find((row) => row.innerText.includes('Case 7')).click()",
            &[],
        );
        app.is_at("Case 7");
        keys = typed(app);
    });
    figures(
        [
            "a candidate's screen after its click, p95",
            "a key in a case study waits at most, p95",
            "memory over the candidate's empty vault",
        ],
        &format!("{SESSIONS} client sessions, {CASE_STUDIES} case studies of 1,500 words, {RECORDINGS} GB of evidence"),
        screens,
        keys,
        [empty, filled],
    )
}

fn full() -> tempfile::TempDir {
    let mut desk = Desk::candidate();
    let client: Client = desk.new_record(None);
    let clients: Vec<Id> = (0..20)
        .map(|number| Id::new(format!("client-{number}")).unwrap())
        .collect();
    for (number, id) in clients.iter().enumerate() {
        desk.keeps(Client {
            id: id.clone(),
            pseudonym: format!("Person {number}"),
            ..client.clone()
        });
    }
    let session: ClientSession = desk.new_record(Some(&clients[0]));
    let study: CaseStudy = desk.new_record(None);
    let item: PortfolioItem = desk.new_record(None);
    let kept = item.id.clone();
    desk.keeps(PortfolioItem {
        item_kind: PortfolioItemKind::Recording,
        title: "A session with a practice".into(),
        ..item
    });
    let recording = desk.path("session.m4a");
    File::create(&recording).unwrap().set_len(RECORDING).unwrap();
    for _ in 0..RECORDINGS {
        desk.attach(&kept, &recording, today()).unwrap();
    }
    std::fs::remove_file(recording).unwrap();
    let now = Local::now().date_naive();
    let dir = desk.close();
    let passphrase = SecretString::from(PASSPHRASE);
    let folder = dir.path().join("desk.scipvault");
    let mut vault = Vault::open(&folder, &passphrase).unwrap();
    vault
        .transact(today().instant, |writing| -> Result<(), VaultError> {
            for number in 0..SESSIONS {
                let session = ClientSession {
                    id: Id::new(format!("session-{number}")).unwrap(),
                    client: clients[number % clients.len()].clone(),
                    date: now.checked_sub_days(Days::new(number as u64 / 4)),
                    duration_minutes: Some(50),
                    self_compassion: number % 3 > 0,
                    practice: "Soften, soothe, allow".into(),
                    note: "He heard the critic as a tired guard.".into(),
                    ..session.clone()
                };
                writing.put(&session.into())?;
            }
            for number in 1..=CASE_STUDIES {
                let part = || "She put a hand on her heart and stayed with it. ".repeat(WORDS / 10);
                let study = CaseStudy {
                    id: Id::new(format!("study-{number}")).unwrap(),
                    number: i32::try_from(number).unwrap(),
                    title: format!("Case {number}"),
                    context: part(),
                    presenting: part(),
                    formulation: part(),
                    inner_critic: part(),
                    alliance: part(),
                    work: part(),
                    outcome: part(),
                    own_response: part(),
                    reflection: part(),
                    learned: part(),
                    counts: true,
                    ..study.clone()
                };
                writing.put(&study.into())?;
            }
            Ok(())
        })
        .unwrap();
    vault.close().unwrap();
    unlock(&folder, &passphrase, today()).unwrap().lock().unwrap();
    dir
}
