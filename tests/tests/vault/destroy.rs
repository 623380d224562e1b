//! Removing for good: what goes, what stays, and that nothing of the text is left in the store.

use pathway::Id;
use vault::{Destruction, Vault, VaultError, Why};

use crate::support::{Scratch, candidate, id, morning, session};

fn with_history(scratch: &Scratch) -> Vault {
    let mut vault = scratch.open().unwrap();
    for (minute, text) in [(0, "Kolkrabe one"), (10, "Kolkrabe two"), (20, "Kolkrabe three")] {
        vault
            .transact(morning(minute), |writing| -> Result<(), VaultError> {
                writing.put(&candidate("Ada").into())?;
                writing.put(&session("other", &format!("kept {minute}")).into())?;
                writing.put(&session("first", text).into())?;
                writing.put_private_note(&id("first"), &format!("Zaunkönig {minute}"))?;
                writing.put_private_note(&id("other"), "kept for me")
            })
            .unwrap();
    }
    vault
}

#[test]
fn a_record_goes_with_its_history_and_its_note_and_others_stay() {
    let scratch = Scratch::new();
    let mut vault = with_history(&scratch);
    let gone = vault.destroy(&[id("first")], Why::ByHand, morning(30)).unwrap();
    assert_eq!((gone.records, gone.evidence, gone.left.len()), (1, 0, 0));

    assert_eq!(vault.record_even_removed(&id("first")).unwrap(), None);
    assert!(vault.versions(&id("first")).unwrap().is_empty());
    assert!(vault.private_note(&id("first")).unwrap().is_none());
    assert!(vault.private_note_versions(&id("first")).unwrap().is_empty());
    assert_eq!(vault.versions(&id("other")).unwrap().len(), 2);
    assert_eq!(vault.private_note(&id("other")).unwrap().unwrap().text(), "kept for me");
    assert!(vault.check().unwrap().is_whole());
    assert!(vault.undo(morning(31)).unwrap().is_none(), "and no undo gives it back");
}

#[test]
fn that_it_was_destroyed_stays_noted_and_never_what_it_said() {
    let scratch = Scratch::new();
    let mut vault = with_history(&scratch);
    vault.destroy(&[id("first")], Why::ByHand, morning(30)).unwrap();
    vault
        .destroy(&[id("ada"), id("other")], Why::Trash, morning(31))
        .unwrap();
    vault.close().unwrap();
    let noted = |name: &str, kind: &str, minute, why| Destruction {
        id: id(name),
        kind: kind.to_owned(),
        of: None,
        at: morning(minute),
        why,
    };
    assert_eq!(
        scratch.open().unwrap().destructions().unwrap(),
        [
            noted("first", "supervision_session", 30, Why::ByHand),
            noted("ada", "candidate", 31, Why::Trash),
            noted("other", "supervision_session", 31, Why::Trash),
        ]
    );
}

#[test]
fn all_of_a_list_goes_or_none_of_it() {
    let scratch = Scratch::new();
    let mut vault = with_history(&scratch);
    let refused = vault.destroy(&[id("first"), id("nobody")], Why::ByHand, morning(30));
    assert!(matches!(refused, Err(VaultError::NoSuchRecord)));
    assert!(vault.record(&id("first")).unwrap().is_some());
    assert!(vault.destructions().unwrap().is_empty());
    assert!(vault.next_undo().is_some(), "the steps are still there too");
}

#[test]
fn an_id_that_was_destroyed_can_be_used_anew() {
    let scratch = Scratch::new();
    let mut vault = with_history(&scratch);
    vault.destroy(&[id("first")], Why::ByHand, morning(30)).unwrap();
    vault
        .transact(morning(31), |writing| writing.put(&session("first", "anew").into()))
        .unwrap();
    assert_eq!(
        vault.record(&id("first")).unwrap(),
        Some(session("first", "anew").into())
    );
    assert!(vault.versions(&id("first")).unwrap().is_empty());
}

#[test]
fn nothing_to_destroy_changes_nothing() {
    let scratch = Scratch::new();
    let mut vault = with_history(&scratch);
    let none: [Id; 0] = [];
    assert_eq!(vault.destroy(&none, Why::Trash, morning(30)).unwrap().records, 0);
    assert_eq!(vault.all_records().unwrap().len(), 3);
}
