use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
    time::{Duration, Instant},
};

use chrono::{DateTime, TimeDelta, Utc};
use companion::pathway::{
    Id,
    records::{Client, ClientSession, Workspace},
};
use vault::{Cost, SecretString, Vault, VaultError};

use crate::figure::{Figure, median, millis, timed};

const NOTES: u32 = 10_000;
const RUNS: usize = 7;
/// Autosaves measured while nothing else goes on, and as many while one backup after the other is made.
const SAVES: usize = 200;

/// A backup of 10,000 notes of 250 words, and what somebody who types feels of it.
pub fn backup() -> [Figure; 3] {
    let scratch = tempfile::tempdir().unwrap();
    let mut vault = filled(&scratch.path().join("Ten thousand.scipvault"));
    let (mut whole, mut held) = (Vec::new(), Vec::new());
    for run in 0..RUNS {
        vault
            .transact(at(run), |writing| writing.put(&note(0, run).into()))
            .unwrap();
        let (time, longest) = timed(|| back_up(&mut vault, run));
        whole.push(time.as_secs_f64());
        held.push(millis(longest));
    }
    let megabytes = vault.folder().join("vault.db").metadata().unwrap().len() / 1_000_000;
    let alone = saves(&mut |save| put(&mut vault, save));
    let (beside, backups) = beside_backups(vault);
    let slowest = |times: &[f64]| times.iter().copied().fold(0.0, f64::max);
    let on = format!("{NOTES} notes of 250 words, {megabytes} MB; copied, read again, opened, both checks");
    [
        Figure {
            what: "a backup of 10,000 notes",
            measured: median(whole),
            promised: 1.0,
            unit: "s",
            note: format!("{on}; {RUNS} runs"),
        },
        Figure {
            what: "the vault held up by that backup",
            measured: slowest(&held),
            promised: 50.0,
            unit: "ms",
            note: format!("the longer of begin and finish, the worst of {RUNS} runs"),
        },
        Figure {
            what: "one autosave while backups are made, at most",
            measured: slowest(&beside),
            promised: 100.0,
            unit: "ms",
            note: format!(
                "median {:.1} ms beside {:.1} ms with no backup (at most {:.1} ms); {SAVES} each, over {backups} backups",
                median(beside.clone()),
                median(alone.clone()),
                slowest(&alone)
            ),
        },
    ]
}

/// Makes a backup, and gives the longest time for which the vault could not be used.
fn back_up(vault: &mut Vault, run: usize) -> Duration {
    let (begin, job) = timed(|| vault.begin_backup(at(run)).unwrap());
    let made = job.run(&mut |_| {}, &AtomicBool::new(false));
    assert!(made.own.is_ok(), "{:?}", made.own);
    let (finish, ()) = timed(|| vault.finish_backup(&made).unwrap());
    begin.max(finish)
}

/// As the app does it: the vault behind a mutex, which a backup takes only to begin and to finish.
fn beside_backups(vault: Vault) -> (Vec<f64>, usize) {
    let vault = Mutex::new(vault);
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let backups = scope.spawn(|| {
            let mut made = 0;
            while !done.load(SeqCst) {
                let job = vault.lock().unwrap().begin_backup(at(100 + made)).unwrap();
                let copied = job.run(&mut |_| {}, &AtomicBool::new(false));
                assert!(copied.own.is_ok(), "{:?}", copied.own);
                vault.lock().unwrap().finish_backup(&copied).unwrap();
                made += 1;
            }
            made
        });
        let times = saves(&mut |save| put(&mut vault.lock().unwrap(), save));
        done.store(true, SeqCst);
        (times, backups.join().unwrap())
    })
}

/// The times of autosaves, each a little after the one before: somebody types.
fn saves(save: &mut dyn FnMut(usize)) -> Vec<f64> {
    let begin = Instant::now();
    (0..SAVES)
        .map(|number| {
            let next = begin + Duration::from_millis(20) * u32::try_from(number).unwrap();
            std::thread::sleep(next.saturating_duration_since(Instant::now()));
            millis(timed(|| save(number)).0)
        })
        .collect()
}

fn put(vault: &mut Vault, save: usize) {
    vault
        .transact(at(save), |writing| writing.put(&note(7, save).into()))
        .unwrap();
}

fn filled(folder: &std::path::Path) -> Vault {
    let passphrase = SecretString::from("ten thousand quiet notes");
    let mut vault = Vault::create(folder, Workspace::Candidate, &passphrase, Cost::floor(), at(0)).unwrap();
    vault
        .transact(at(0), |writing| -> Result<(), VaultError> {
            let client = Client {
                id: Id::new("client").unwrap(),
                pseudonym: "Juniper".into(),
                note: String::new(),
            };
            writing.put(&client.into())?;
            (0..NOTES).try_for_each(|number| writing.put(&note(number, 0).into()))
        })
        .unwrap();
    vault
}

fn note(number: u32, edit: usize) -> ClientSession {
    ClientSession {
        id: Id::new(format!("session-{number}")).unwrap(),
        client: Id::new("client").unwrap(),
        date: None,
        duration_minutes: Some(50),
        self_compassion: false,
        practice: String::new(),
        note: format!("{edit} ") + &"She stayed with the voice and asked it what it feared. ".repeat(25),
        left_as_is: Vec::new(),
    }
}

fn at(minutes: usize) -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_424_400, 0).unwrap() + TimeDelta::minutes(i64::try_from(minutes).unwrap())
}
