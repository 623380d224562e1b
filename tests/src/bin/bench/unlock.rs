use companion::{
    open::unlock as open,
    pathway::{Record, records::SupervisionSession},
};
use tests::desk::{Desk, PASSPHRASE, today};
use vault::{SecretString, Vault};

use crate::figure::{Figure, median, millis, timed};

const RUNS: usize = 9;

/// From the passphrase to the list of candidates, less the key derivation.
pub fn unlock() -> Figure {
    let mut desk = Desk::supervisor();
    let mut people = Vec::new();
    for n in 0..10 {
        people.push(desk.begin_candidate(&format!("Candidate {n}"), today()).unwrap());
    }
    for person in &people {
        for _ in 10..100 {
            let session: SupervisionSession = desk.new_record(Some(person));
            desk.keeps(SupervisionSession {
                summary: "We listened to a recording. ".repeat(60),
                ..session
            });
        }
    }
    let folder = desk.folder().to_owned();
    let dir = desk.close();
    let passphrase = SecretString::from(PASSPHRASE);
    let mut beyond = Vec::new();
    for _ in 0..RUNS {
        let vault = Vault::open(&folder, &passphrase).unwrap();
        let (key, right) = timed(|| vault.verify_passphrase(&passphrase).unwrap());
        assert!(right);
        vault.close().unwrap();
        let (whole, companion) = timed(|| {
            let companion = open(&folder, &passphrase, today()).unwrap();
            assert_eq!(companion.candidates(today()).unwrap().len(), 10);
            companion
        });
        let sessions = companion.records(&[pathway::Kind::SupervisionSession], None).unwrap();
        assert!(
            sessions
                .iter()
                .all(|record| matches!(record, Record::SupervisionSession(_)))
                && sessions.len() == 1000
        );
        companion.lock().unwrap();
        beyond.push(millis(whole) - millis(key));
    }
    drop(dir);
    Figure {
        what: "unlock to the list of candidates",
        measured: median(beyond),
        promised: 150.0,
        unit: "ms",
        note: format!("10 candidates, 100 sessions each; beyond the key derivation; {RUNS} runs"),
    }
}
