//! Words that must never leave are planted wherever they can be kept, and every file that the app can make is searched
//! for them: its text as readers have it, its bytes unpacked, and the name that it is offered under.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod planted;
mod reading;
mod ways_out;

use std::collections::BTreeSet;

use companion::{
    documents::DocumentKind,
    pathway::records::{Candidate, Workspace},
};
use tests::desk::Desk;

use planted::{OWNER_ONLY, Planted, STAYS};
use ways_out::{Made, Way, documents_of_both, every_file};

/// Whether a way out may hold a word that was planted in this place.
fn may_hold(way: Way, planted: &Planted) -> bool {
    match way {
        // The owner's own, with the passphrase asked again.
        Way::OwnCopy => true,
        // A copy is read by its owner, and another vault takes it in: the records are in it, as they are.
        Way::Copy => planted.stays == STAYS,
        Way::Paper | Way::Message | Way::Calendar | Way::Table | Way::FileName => false,
    }
}

fn leaks(planted: &[Planted], made: &[Made]) -> Vec<String> {
    let mut found = Vec::new();
    for file in made {
        for word in planted.iter().filter(|word| !may_hold(file.way, word)) {
            if file.texts.iter().any(|text| text.contains(word.word)) {
                found.push(format!("{} is in {}", word.place, file.name));
            }
        }
    }
    found
}

fn nothing_leaks_from(workspace: Workspace) {
    let mut desk = Desk::sample(workspace);
    let planted = planted::everywhere(&mut desk);
    let made = every_file(&mut desk);
    assert_eq!(leaks(&planted, &made), Vec::<String>::new());

    // What was searched for is there to be found: the owner's own copy has all of it.
    let own = made.iter().find(|file| file.way == Way::OwnCopy).unwrap();
    for word in &planted {
        assert!(
            own.texts.iter().any(|text| text.contains(word.word)),
            "{} was not planted",
            word.place
        );
    }
    let copy = made.iter().find(|file| file.name == "readable copy").unwrap();
    for word in &planted {
        let there = copy.texts.iter().any(|text| text.contains(word.word));
        assert_eq!(there, word.stays != OWNER_ONLY, "{} in the readable copy", word.place);
    }
}

#[test]
fn nothing_that_a_supervisor_keeps_to_themselves_leaves_in_any_file() {
    nothing_leaks_from(Workspace::Supervisor);
}

#[test]
fn nothing_that_a_candidate_keeps_to_themselves_leaves_in_any_file() {
    nothing_leaks_from(Workspace::Candidate);
}

#[test]
fn no_candidate_is_named_in_the_papers_of_another_nor_an_archived_one_in_the_calendar() {
    let mut desk = Desk::sample(Workspace::Supervisor);
    let mut people: Vec<Candidate> = desk.all();
    let mut archived = people.pop().unwrap();
    archived.archived = true;
    desk.keeps(archived.clone());
    for person in &people {
        let made = ways_out::files_about(&mut desk, &person.id);
        let own = person.name.trim();
        assert!(
            made.iter()
                .filter(|file| file.way == Way::Paper)
                .all(|file| file.say(own)),
            "the search finds a name that is there: {own}"
        );
        for other in people.iter().chain([&archived]).filter(|other| other.id != person.id) {
            for file in &made {
                assert!(
                    !file.say(other.name.trim()),
                    "{} is named in {} of {own}",
                    other.name,
                    file.name
                );
            }
        }
    }
    let first = archived.name.split_whitespace().next().unwrap().to_owned();
    for file in every_file(&mut desk).iter().filter(|file| file.way == Way::Calendar) {
        assert!(!file.say(&first), "{first} is named in {}", file.name);
    }
}

#[test]
fn a_word_of_the_register_holds_back_whatever_would_carry_it() {
    let mut desk = Desk::sample(Workspace::Candidate);
    let planted = planted::register_in_the_texts(&mut desk);
    let made = every_file(&mut desk);
    let held_back: Vec<&Made> = made.iter().filter(|file| file.refused).collect();
    assert!(!held_back.is_empty(), "something would have carried it");
    for file in made
        .iter()
        .filter(|file| matches!(file.way, Way::Paper | Way::Table | Way::FileName))
    {
        assert!(
            !file.say(planted),
            "{} carries the word, or says it in its refusal",
            file.name
        );
    }
}

#[test]
fn every_kind_of_document_is_searched() {
    let seen: BTreeSet<String> = documents_of_both().iter().map(|kind| format!("{kind:?}")).collect();
    let known: BTreeSet<String> = ways_out::kinds()
        .map(|kind: DocumentKind| format!("{kind:?}"))
        .collect();
    assert_eq!(seen, known);
}

#[test]
fn every_way_out_that_the_app_has_is_searched() {
    let known: BTreeSet<String> = ways_out::SEARCHED
        .iter()
        .chain(ways_out::ELSEWHERE)
        .map(|name| (*name).to_owned())
        .collect();
    assert_eq!(
        ways_out::in_the_source(),
        known,
        "a new way out is searched here, or said why not"
    );
}
