//! Writing and reading records, their trash, their history, and private notes.

use pathway::{
    Kind, Record,
    records::{Candidate, SupervisionSession},
};
use vault::{SecretString, VaultError};

use crate::support::{Scratch, candidate, client, id, morning, note, passphrase, put, session};

#[test]
fn records_come_back_by_id_by_kind_and_by_candidate_in_the_order_they_were_made() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    put(&mut vault, 0, candidate("Ada"));
    put(&mut vault, 0, session("second", "B"));
    put(&mut vault, 0, session("first", "A"));
    let mut own = session("own", "C");
    own.candidate = None;
    put(&mut vault, 0, own.clone());
    put(&mut vault, 1, session("second", "B, longer"));

    let sessions = vec![session("second", "B, longer"), session("first", "A"), own.clone()];
    assert_eq!(vault.typed::<SupervisionSession>().unwrap(), sessions);
    assert_eq!(vault.typed_of::<SupervisionSession>(&id("ada")).unwrap(), sessions[..2]);
    let records: Vec<Record> = sessions.into_iter().map(Record::from).collect();
    assert_eq!(vault.records(Kind::SupervisionSession).unwrap(), records);
    assert_eq!(
        vault.records_of(Kind::SupervisionSession, &id("ada")).unwrap(),
        records[..2]
    );
    assert_eq!(vault.all_records().unwrap().len(), 4);
    assert_eq!(vault.record(&id("own")).unwrap(), Some(own.into()));
    assert_eq!(vault.get::<Candidate>(&id("own")).unwrap(), None, "another kind");
    assert_eq!(vault.record(&id("nobody")).unwrap(), None);
}

#[test]
fn every_character_comes_back_as_it_was_typed() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    let text = "שלום \u{202e}rtl\u{202c} 🪷👩🏽‍🤝‍👩🏼 \"quoted\" \\ \r\n\t' \u{0}after NUL \u{fffd} é e\u{301}".to_owned()
        + &"long ".repeat(200_000);
    put(&mut vault, 0, session("first", &text));
    assert_eq!(
        vault.get::<SupervisionSession>(&id("first")).unwrap().unwrap().summary,
        text
    );
    note(&mut vault, 0, &text);
    assert_eq!(vault.private_note(&id("first")).unwrap().unwrap().text(), text);
}

#[test]
fn a_failed_transaction_changes_nothing() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    put(&mut vault, 0, session("first", "before"));
    let failed = vault.transact(morning(1), |writing| {
        writing.put(&session("first", "after").into())?;
        writing.put(&candidate("Ada").into())?;
        writing.put_private_note(&id("first"), "a note")?;
        writing.remove(&id("nobody"))
    });
    assert!(matches!(failed, Err(VaultError::NoSuchRecord)));
    assert_eq!(vault.all_records().unwrap(), [session("first", "before").into()]);
    assert!(vault.private_note(&id("first")).unwrap().is_none());
}

#[test]
fn a_vault_holds_only_the_records_of_its_workspace() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    let refused = vault.transact(morning(0), |writing| writing.put(&client().into()));
    assert!(matches!(
        refused,
        Err(VaultError::OtherWorkspace { kind: Kind::Client })
    ));
}

#[test]
fn an_id_belongs_to_one_record_whatever_its_kind() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    put(&mut vault, 0, session("ada", "text"));
    let refused = vault.transact(morning(1), |writing| writing.put(&candidate("Ada").into()));
    assert!(matches!(refused, Err(VaultError::IdTaken { .. })));
    assert_eq!(vault.all_records().unwrap(), [session("ada", "text").into()]);
}

#[test]
fn writing_says_which_kinds_were_changed() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    put(&mut vault, 0, candidate("Ada"));
    let changed = vault
        .transact(morning(1), |writing| -> Result<_, VaultError> {
            writing.put(&candidate("Ada").into())?;
            assert!(writing.changed().is_empty(), "the same again is no change");
            writing.put(&session("first", "A").into())?;
            Ok(writing.changed().clone())
        })
        .unwrap();
    assert_eq!(changed.into_iter().collect::<Vec<_>>(), [Kind::SupervisionSession]);
}

#[test]
fn a_removed_record_waits_in_the_trash_with_its_history_and_note() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    put(&mut vault, 0, session("first", "A"));
    put(&mut vault, 10, session("first", "B"));
    note(&mut vault, 10, "for me");
    vault
        .transact(morning(11), |writing| writing.remove(&id("first")))
        .unwrap();
    assert_eq!(vault.record(&id("first")).unwrap(), None);
    assert!(vault.all_records().unwrap().is_empty());
    assert!(vault.own_copy_notes(&passphrase()).unwrap().is_empty());
    assert_eq!(vault.versions(&id("first")).unwrap().len(), 1);

    vault
        .transact(morning(12), |writing| writing.restore(&id("first")))
        .unwrap();
    assert_eq!(vault.record(&id("first")).unwrap(), Some(session("first", "B").into()));
    assert_eq!(vault.private_note(&id("first")).unwrap().unwrap().text(), "for me");

    vault
        .transact(morning(13), |writing| writing.remove(&id("first")))
        .unwrap();
    put(&mut vault, 14, session("first", "B"));
    assert_eq!(vault.all_records().unwrap().len(), 1, "putting brings it back too");
}

#[test]
fn the_text_before_each_session_of_editing_is_kept() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    for (minute, text) in [(0, "A"), (1, "A1"), (60, "B"), (61, "B1"), (62, "B2"), (90, "C")] {
        put(&mut vault, minute, session("first", text));
        put(&mut vault, minute, session("first", text));
    }
    let history: Vec<_> = vault
        .versions(&id("first"))
        .unwrap()
        .into_iter()
        .map(|v| (v.at, v.body))
        .collect();
    let expected = [(62, "B2"), (1, "A1")].map(|(minute, text)| (morning(minute), session("first", text).into()));
    assert_eq!(
        history, expected,
        "what stood before a pause is kept, not each keystroke"
    );
}

#[test]
fn a_long_session_of_editing_is_kept_every_five_minutes() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    for minute in 0..=21 {
        put(&mut vault, minute, session("first", &format!("{minute} minutes")));
    }
    let history = vault.versions(&id("first")).unwrap();
    let at: Vec<_> = history.iter().map(|version| version.at).collect();
    assert_eq!(at, [19, 14, 9, 4].map(morning));
}

#[test]
fn a_clock_that_went_back_loses_no_history() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    put(&mut vault, 1000, session("first", "A"));
    put(&mut vault, 0, session("first", "B"));
    assert_eq!(
        vault.versions(&id("first")).unwrap()[0].body,
        session("first", "A").into()
    );
}

#[test]
fn a_private_note_lies_beside_a_record_and_has_a_history() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    let refused = vault.transact(morning(0), |writing| writing.put_private_note(&id("first"), "A"));
    assert!(matches!(refused, Err(VaultError::NoSuchRecord)));

    put(&mut vault, 0, session("first", ""));
    assert!(vault.private_note(&id("first")).unwrap().is_none());
    for (minute, text) in [(0, "A"), (60, "B"), (61, "B1"), (90, "")] {
        note(&mut vault, minute, text);
    }
    assert_eq!(vault.private_note(&id("first")).unwrap().unwrap().text(), "");
    let history = vault.private_note_versions(&id("first")).unwrap();
    let texts: Vec<_> = history.iter().map(|before| (before.at, before.note.text())).collect();
    assert_eq!(texts, [(morning(61), "B1"), (morning(0), "A")]);
}

#[test]
fn private_notes_leave_only_with_the_passphrase() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    put(&mut vault, 0, session("first", ""));
    note(&mut vault, 0, "for me");
    let notes = vault.own_copy_notes(&passphrase()).unwrap();
    assert_eq!(notes, [(id("first"), "for me".to_owned())]);
    let refused = vault.own_copy_notes(&SecretString::from("guessed"));
    assert!(matches!(refused, Err(VaultError::WrongPassphrase)));
}

#[test]
fn a_private_note_does_not_show_its_text_by_accident() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    put(&mut vault, 0, session("first", ""));
    note(&mut vault, 0, "for me");
    let shown = format!("{:?}", vault.private_note(&id("first")).unwrap().unwrap());
    assert!(shown.contains("first") && !shown.contains("for me"), "{shown}");
}
