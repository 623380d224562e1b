#![no_main]
//! A readable copy, from anywhere: taken in as a whole, or refused with a reason.

use std::cell::RefCell;

use chrono::{DateTime, NaiveDate};
use companion::{
    Companion, Moment,
    open::{Cost, NewVault, create},
    pathway::records::Workspace,
};
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;
use vault::SecretString;

fn moment() -> Moment {
    Moment {
        instant: DateTime::from_timestamp(1_795_424_400, 0).unwrap(),
        today: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
    }
}

fn empty(workspace: Workspace) -> (TempDir, Companion) {
    let dir = tempfile::tempdir().unwrap();
    let new = NewVault {
        folder: dir.path().join("desk.scipvault"),
        workspace,
        name: "Ingrid Solheim".into(),
        passphrase: SecretString::from("four quiet unrelated words"),
        cost: Cost::floor(),
    };
    let companion = create(new, moment()).unwrap();
    (dir, companion)
}

thread_local! {
    static VAULTS: [(TempDir, RefCell<Companion>); 2] = [Workspace::Supervisor, Workspace::Candidate].map(|workspace| {
        let (dir, companion) = empty(workspace);
        (dir, RefCell::new(companion))
    });
}

fuzz_target!(|json: &[u8]| {
    VAULTS.with(|vaults| {
        for (_, companion) in vaults {
            let _ = companion.borrow_mut().import(json, moment());
        }
    });
});
