//! Searching for words through the vault's door.

use pathway::{Id, Kind, Record};
use vault::{Sought, Vault, VaultError, Why};

use crate::support::{Scratch, candidate, client, id, morning, note, put, session};

fn sought(words: &str) -> Sought<'_> {
    Sought {
        words,
        kinds: &[],
        candidate: None,
        most: 50,
    }
}

fn finds(vault: &Vault, words: &str) -> Vec<String> {
    let found = vault.search(&sought(words)).unwrap();
    found.iter().map(|record| record.id().as_str().to_owned()).collect()
}

fn finds_notes(vault: &Vault, words: &str) -> Vec<String> {
    let found = vault.search_private_notes(&sought(words)).unwrap();
    found.iter().map(|note| note.about().as_str().to_owned()).collect()
}

fn with(texts: &[(&str, &str)]) -> (Scratch, Vault) {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    put(&mut vault, 0, candidate("Ada Šnajder"));
    for (name, text) in texts {
        put(&mut vault, 1, session(name, text));
    }
    (scratch, vault)
}

#[test]
fn every_word_must_be_there_and_the_last_may_be_unfinished() {
    let (_scratch, vault) = with(&[
        ("first", "The inner critic spoke; kindness answered."),
        ("second", "The inner room was quiet."),
    ]);
    assert_eq!(finds(&vault, "inner critic"), ["first"]);
    assert_eq!(finds(&vault, "kindness inn"), ["first"]);
    assert_eq!(finds(&vault, "inn").len(), 2);
    assert!(
        finds(&vault, "inn kindness").is_empty(),
        "only the last one is unfinished"
    );
    assert!(finds(&vault, "inn ").is_empty(), "a space ends a word");
    assert!(finds(&vault, "loud").is_empty());
}

#[test]
fn case_and_accents_do_not_matter() {
    let (_scratch, vault) = with(&[("first", "Über die GÜTE, façade, từ bi")]);
    for words in ["uber", "güte", "gute", "FACADE", "tu bi", "snajder"] {
        assert_eq!(finds(&vault, words).len(), 1, "{words}");
    }
}

#[test]
fn nothing_that_is_typed_is_an_operator() {
    let (_scratch, vault) = with(&[("first", "Self-compassion AND not OR near \"this\" one's *")]);
    for words in [
        "self-comp",
        "and",
        "not or",
        "NEAR",
        "\"this\"",
        "\"this",
        "one's",
        "* this",
        "said:",
        "(this)",
        "this)",
        "- this",
        "^self",
    ] {
        vault.search(&sought(words)).unwrap();
    }
    assert_eq!(finds(&vault, "self-comp"), ["first"]);
    assert_eq!(finds(&vault, "not or"), ["first"]);
    assert_eq!(finds(&vault, "\"this\" one's"), ["first"]);
    for nothing in [
        "",
        " ",
        "\"",
        "*",
        "-",
        "a",
        "NOT missing",
        "said:missing",
        "{}[]();--",
        "\0",
        "\u{202e}",
    ] {
        assert!(finds(&vault, nothing).is_empty(), "{nothing:?}");
    }
}

#[test]
fn languages_without_spaces_are_found_in_the_middle_of_a_sentence() {
    let (_scratch, vault) = with(&[
        ("first", "私たちは自己慈悲について話しました"),
        ("second", "เราคุยกันเรื่องความเมตตา"),
    ]);
    assert_eq!(finds(&vault, "慈悲"), ["first"]);
    assert_eq!(finds(&vault, "เมตตา"), ["second"]);
    assert!(finds(&vault, "慈悲 kindness").is_empty());
}

#[test]
fn what_is_written_over_is_found_no_more_and_undo_brings_it_back() {
    let (_scratch, mut vault) = with(&[("first", "Kolkrabe")]);
    put(&mut vault, 30, session("first", "Zaunkönig"));
    assert!(finds(&vault, "kolkrabe").is_empty());
    assert_eq!(finds(&vault, "zaunkonig"), ["first"]);
    vault.undo(morning(31)).unwrap();
    assert_eq!(finds(&vault, "kolkrabe"), ["first"]);
    assert!(finds(&vault, "zaunkonig").is_empty());
}

#[test]
fn the_trash_is_not_searched_and_what_comes_back_is_found_again() {
    let (_scratch, mut vault) = with(&[("first", "Kolkrabe")]);
    note(&mut vault, 2, "Zaunkönig");
    let removed = |vault: &mut Vault, gone: bool| {
        vault
            .transact(morning(3), |writing| match gone {
                true => writing.remove(&id("first")),
                false => writing.restore(&id("first")),
            })
            .unwrap();
    };
    removed(&mut vault, true);
    assert!(finds(&vault, "kolkrabe").is_empty() && finds_notes(&vault, "zaunkonig").is_empty());
    removed(&mut vault, false);
    assert_eq!(
        (finds(&vault, "kolkrabe").len(), finds_notes(&vault, "zaunkonig").len()),
        (1, 1)
    );
}

#[test]
fn private_notes_are_found_by_their_own_search_alone() {
    let (_scratch, mut vault) = with(&[("first", "Kolkrabe")]);
    note(&mut vault, 2, "Strictly for me: Zaunkönig");
    note(&mut vault, 20, "Strictly for me: Eisvogel");
    assert!(finds(&vault, "eisvogel").is_empty());
    assert_eq!(finds_notes(&vault, "eisvogel"), ["first"]);
    assert!(finds_notes(&vault, "zaunkonig").is_empty() && finds_notes(&vault, "kolkrabe").is_empty());
}

#[test]
fn the_words_of_a_client_that_must_never_leave_and_the_ids_of_records_are_not_searched() {
    let (_scratch, vault) = with(&[("first", "Kolkrabe")]);
    assert!(
        finds(&vault, "first").is_empty() && finds(&vault, "ada").len() == 1,
        "the name, not the id"
    );
}

#[test]
fn a_search_keeps_to_kinds_and_to_a_candidate() {
    let (_scratch, mut vault) = with(&[("first", "kindness")]);
    let mut other = candidate("Bo Kindness");
    other.id = id("bo");
    put(&mut vault, 2, other);
    let find = |kinds: &[Kind], candidate: Option<&Id>| {
        let sought = Sought {
            kinds,
            candidate,
            ..sought("kindness")
        };
        let found: Vec<Record> = vault.search(&sought).unwrap();
        found
            .iter()
            .map(|record| record.id().as_str().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(find(&[], None).len(), 2);
    assert_eq!(find(&[Kind::SupervisionSession], None), ["first"]);
    assert_eq!(find(&[], Some(&id("ada"))), ["first"]);
    assert_eq!(find(&[Kind::Candidate], Some(&id("bo"))), ["bo"]);
    let one = Sought {
        most: 1,
        ..sought("kindness")
    };
    assert_eq!(vault.search(&one).unwrap().len(), 1);
}

#[test]
fn what_was_removed_for_good_is_in_no_index() {
    let (scratch, mut vault) = with(&[("first", "Kolkrabe"), ("other", "kept")]);
    note(&mut vault, 2, "Zaunkönig");
    vault.destroy(&[id("first")], Why::ByHand, morning(30)).unwrap();
    assert!(finds(&vault, "kolkrabe").is_empty() && finds_notes(&vault, "zaunkonig").is_empty());
    assert_eq!(finds(&vault, "kept"), ["other"]);
    vault.close().unwrap();
    let vault = scratch.open().unwrap();
    assert_eq!(finds(&vault, "kept"), ["other"]);
    assert!(vault.check().unwrap().is_whole());
}

#[test]
fn a_writing_that_fails_leaves_no_word_behind() {
    let (_scratch, mut vault) = with(&[("first", "Kolkrabe")]);
    let failed = vault.transact(morning(3), |writing| {
        writing.put(&session("first", "Zaunkönig").into())?;
        writing.put(&client().into())
    });
    assert!(matches!(failed, Err(VaultError::OtherWorkspace { .. })));
    assert_eq!(
        (finds(&vault, "kolkrabe").len(), finds(&vault, "zaunkonig").len()),
        (1, 0)
    );
}

#[test]
fn words_that_were_not_taken_in_before_a_lock_are_found_after_it() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    vault
        .transact(morning(0), |writing| -> Result<(), VaultError> {
            for number in 0..1500 {
                writing.put(&session(&format!("session-{number}"), &format!("Kolkrabe number{number}")).into())?;
            }
            Ok(())
        })
        .unwrap();
    vault.close().unwrap();
    let vault = scratch.open().unwrap();
    assert_eq!(finds(&vault, "number1499"), ["session-1499"]);
    assert_eq!(finds(&vault, "kolkrabe").len(), 50);
    assert!(vault.check().unwrap().is_whole());
}
