//! Undo and redo: what makes a step, what taking it back leaves, and what it never overwrites.

use chrono::{DateTime, Utc};
use pathway::Record;
use vault::{Vault, VaultError, What, Why};

use crate::support::{Scratch, candidate, id, morning, note, put, session};

fn now() -> DateTime<Utc> {
    morning(1000)
}

/// What the last step did to which records, once it is taken back.
fn undo(vault: &mut Vault) -> Vec<(String, What)> {
    did(vault.undo(now()).unwrap())
}

fn redo(vault: &mut Vault) -> Vec<(String, What)> {
    did(vault.redo(now()).unwrap())
}

fn did(step: Option<Vec<vault::Did>>) -> Vec<(String, What)> {
    let parts = step.unwrap_or_default().into_iter();
    parts.map(|did| (did.id.as_str().to_owned(), did.what)).collect()
}

fn one(name: &str, what: What) -> Vec<(String, What)> {
    vec![(name.to_owned(), what)]
}

fn text(vault: &Vault) -> Option<String> {
    match vault.record(&id("first")).unwrap() {
        Some(Record::SupervisionSession(session)) => Some(session.summary),
        None => None,
        other => panic!("{other:?}"),
    }
}

#[test]
fn undo_goes_back_step_by_step_and_redo_forth_again() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    put(&mut vault, 0, session("first", "A"));
    put(&mut vault, 10, session("first", "B"));
    note(&mut vault, 11, "for me");
    vault
        .transact(morning(12), |writing| writing.remove(&id("first")))
        .unwrap();

    assert_eq!(vault.next_undo().unwrap()[0].what, What::Removed);
    assert_eq!(undo(&mut vault), one("first", What::Removed));
    assert_eq!(text(&vault).as_deref(), Some("B"));
    assert_eq!(undo(&mut vault), one("first", What::PrivateNote));
    assert_eq!(vault.private_note(&id("first")).unwrap().unwrap().text(), "");
    assert_eq!(undo(&mut vault), one("first", What::Changed));
    assert_eq!(text(&vault).as_deref(), Some("A"));
    assert_eq!(undo(&mut vault), one("first", What::Added));
    assert_eq!(text(&vault), None);
    assert_eq!(
        vault.trash(now()).unwrap().len(),
        1,
        "what was added waits in the trash"
    );
    assert!(undo(&mut vault).is_empty() && vault.next_undo().is_none());

    assert_eq!(redo(&mut vault), one("first", What::Added));
    assert_eq!(redo(&mut vault), one("first", What::Changed));
    assert_eq!(text(&vault).as_deref(), Some("B"));
    assert_eq!(vault.next_redo().unwrap()[0].what, What::PrivateNote);
    assert_eq!(redo(&mut vault), one("first", What::PrivateNote));
    assert_eq!(vault.private_note(&id("first")).unwrap().unwrap().text(), "for me");
    assert_eq!(redo(&mut vault), one("first", What::Removed));
    assert_eq!(text(&vault), None);
    assert!(redo(&mut vault).is_empty());
    assert_eq!(undo(&mut vault), one("first", What::Removed), "and back once more");
}

#[test]
fn what_was_typed_over_by_an_undo_is_in_the_history() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    put(&mut vault, 0, session("first", "A"));
    put(&mut vault, 1, session("first", "B"));
    undo(&mut vault);
    vault.close().unwrap();
    let vault = scratch.open().unwrap();
    let versions = vault.versions(&id("first")).unwrap();
    assert_eq!(versions[0].body, session("first", "B").into());
}

#[test]
fn autosaves_of_one_session_of_editing_are_one_step() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    put(&mut vault, 0, session("first", "before"));
    for minute in 10..14 {
        put(&mut vault, minute, session("first", &format!("minute {minute}")));
    }
    put(&mut vault, 15, session("first", "minute 15, a step of its own"));
    put(&mut vault, 16, session("second", "another record"));
    put(&mut vault, 17, session("first", "minute 17"));

    let mut texts = Vec::new();
    while !undo(&mut vault).is_empty() {
        texts.extend(text(&vault));
    }
    texts.dedup();
    assert_eq!(texts, ["minute 15, a step of its own", "minute 13", "before"]);
}

#[test]
fn writing_after_an_undo_is_a_step_of_its_own_and_ends_the_way_forth() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    put(&mut vault, 0, session("first", "A"));
    put(&mut vault, 990, session("first", "B"));
    put(&mut vault, 996, session("first", "C"));
    undo(&mut vault);
    assert!(vault.next_redo().is_some());
    put(&mut vault, 997, session("first", "D"));
    assert!(vault.next_redo().is_none());
    undo(&mut vault);
    assert_eq!(text(&vault).as_deref(), Some("B"));
}

#[test]
fn many_records_written_at_once_are_one_step() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    put(&mut vault, 0, session("first", "mine"));
    vault
        .transact(morning(10), |writing| -> Result<(), VaultError> {
            writing.put(&session("first", "imported").into())?;
            writing.put(&session("second", "imported").into())?;
            writing.remove(&id("second"))?;
            writing.put(&session("second", "imported again").into())?;
            writing.put_private_note(&id("second"), "imported")
        })
        .unwrap();
    undo(&mut vault);
    assert_eq!(vault.all_records().unwrap(), [session("first", "mine").into()]);
    redo(&mut vault);
    let both = [
        session("first", "imported").into(),
        session("second", "imported again").into(),
    ];
    assert_eq!(vault.all_records().unwrap(), both);
    assert_eq!(vault.private_note(&id("second")).unwrap().unwrap().text(), "imported");
}

#[test]
fn what_failed_or_was_no_step_leaves_the_steps_as_they_were() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    put(&mut vault, 0, session("first", "A"));
    put(&mut vault, 10, session("first", "B"));
    let failed = vault.transact(morning(11), |writing| {
        writing.put(&session("first", "C").into())?;
        writing.remove(&id("nobody"))
    });
    assert!(failed.is_err());
    vault
        .transact(morning(12), |writing| {
            writing.is_no_step();
            writing.put(&candidate("Ada").into())
        })
        .unwrap();
    vault.thin_histories(morning(12)).unwrap();
    assert_eq!(undo(&mut vault), one("first", What::Changed));
    assert_eq!(text(&vault).as_deref(), Some("A"));
}

#[test]
fn a_text_that_was_changed_in_another_way_since_is_not_overwritten() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    put(&mut vault, 0, session("first", "A"));
    put(&mut vault, 10, session("first", "B"));
    vault
        .transact(morning(11), |writing| {
            writing.is_no_step();
            writing.put(&session("first", "written elsewhere").into())
        })
        .unwrap();
    assert!(matches!(vault.undo(now()), Err(VaultError::ChangedSince)));
    assert_eq!(text(&vault).as_deref(), Some("written elsewhere"));
    assert_eq!(
        undo(&mut vault),
        one("first", What::Added),
        "the step that cannot be is forgotten"
    );
}

#[test]
fn what_was_removed_for_good_is_past_undoing() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    put(&mut vault, 0, session("first", "A"));
    put(&mut vault, 10, session("first", "B"));
    put(&mut vault, 20, session("second", ""));
    vault
        .transact(morning(30), |writing| writing.put_private_note(&id("second"), "a"))
        .unwrap();
    vault.destroy(&[id("second")], Why::ByHand, morning(31)).unwrap();
    assert_eq!(undo(&mut vault), one("first", What::Changed));
    assert_eq!(redo(&mut vault), one("first", What::Changed));
    vault.destroy(&[id("first")], Why::ByHand, morning(32)).unwrap();
    assert!(undo(&mut vault).is_empty() && redo(&mut vault).is_empty());
}

#[test]
fn locking_forgets_every_step() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    put(&mut vault, 0, session("first", "A"));
    vault.close().unwrap();
    let mut vault = scratch.open().unwrap();
    assert!(vault.next_undo().is_none() && vault.next_redo().is_none());
    assert!(vault.undo(now()).unwrap().is_none());
}

#[test]
fn a_hundred_steps_are_remembered_and_no_more() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    for minute in 0..120 {
        put(&mut vault, minute * 10, session("first", &format!("{minute}")));
    }
    let mut steps = 0;
    while !undo(&mut vault).is_empty() {
        steps += 1;
    }
    assert_eq!((steps, text(&vault).as_deref()), (100, Some("19")));
}

#[test]
fn more_text_than_memory_should_hold_forgets_the_oldest_steps() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    let megabytes = |letter: &str| letter.repeat(12 << 20);
    for (minute, letter) in [(0, "a"), (10, "b"), (20, "c"), (30, "d")] {
        put(&mut vault, minute, session("first", &megabytes(letter)));
    }
    assert_eq!(
        (undo(&mut vault).len(), undo(&mut vault).len(), undo(&mut vault).len()),
        (1, 1, 0)
    );
    assert_eq!(text(&vault), Some(megabytes("b")));
}
