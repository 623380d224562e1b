use pathway::records::SupervisionSession;
use vault::Vault;

use crate::{
    process::{self, Process},
    support::{Scratch, id, morning, passphrase, session},
};

/// Long enough that a record spans pages.
fn summary(number: usize) -> String {
    format!("Session {number}. ") + &"What we spoke about. ".repeat(300)
}

#[test]
fn a_killed_process_loses_no_acknowledged_write() {
    for acknowledged_before_the_kill in [1, 17, 120] {
        let scratch = Scratch::new();
        let mut writer = Process::start("killed::a_process_that_writes_until_it_is_killed", &scratch.folder);
        for _ in 0..acknowledged_before_the_kill {
            writer.says().expect("the writer goes on until it is killed");
        }
        writer.kill();
        let mut acknowledged = acknowledged_before_the_kill;
        while writer.says().is_some() {
            acknowledged += 1;
        }

        let vault = scratch.open().unwrap();
        for number in 0..acknowledged {
            let name = format!("session-{number}");
            let kept = vault.get::<SupervisionSession>(&id(&name)).unwrap();
            assert_eq!(kept.expect(&name), session(&name, &summary(number)));
            let note = vault.private_note(&id(&name)).unwrap();
            assert_eq!(note.expect(&name).text(), name);
        }
        let kept = vault.typed::<SupervisionSession>().unwrap().len();
        assert!(
            kept == acknowledged || kept == acknowledged + 1,
            "at most one was not yet acknowledged"
        );
        assert!(vault.check().unwrap().is_whole());
    }
}

#[test]
#[ignore = "a second process, started by the test above"]
fn a_process_that_writes_until_it_is_killed() {
    let mut vault = Vault::open(&process::folder(), &passphrase()).unwrap();
    for number in 0.. {
        let name = format!("session-{number}");
        vault
            .transact(morning(0), |writing| {
                writing.put(&session(&name, &summary(number)).into())?;
                writing.put_private_note(&id(&name), &name)
            })
            .unwrap();
        process::say(&name);
    }
}
