//! Searching everything in a vault, through the door that the window uses.
#![allow(clippy::unwrap_used, clippy::panic)]

use companion::{
    pathway::{
        Kind,
        records::{SupervisionSession, Workspace},
    },
    search::{Asked, Hit, Search},
};
use tests::desk::{Desk, today};

fn asked(words: &str) -> Asked {
    Asked {
        words: words.to_owned(),
        kinds: Vec::new(),
        candidate: None,
        private: true,
    }
}

fn said(hit: &Hit) -> String {
    let piece = |piece: &companion::search::Piece| match piece.found {
        true => format!("[{}]", piece.text),
        false => piece.text.clone(),
    };
    hit.around.iter().map(piece).collect()
}

/// A supervisor with one candidate; something is written in the first session, and beside it.
fn with_a_session() -> (Desk, SupervisionSession) {
    let mut desk = Desk::supervisor();
    desk.begin_candidate("Maren Ødegård", today()).unwrap();
    let sessions = desk.all::<SupervisionSession>();
    let mut first = sessions.into_iter().find(|session| session.number == 1).unwrap();
    first.summary = "We spoke about the inner critic.\n\nIt fell silent.".into();
    first.guidance = "Let kindness come slowly.".into();
    desk.keeps(first.clone());
    desk.save_private_note(&first.id, "I doubt the harbour.", today())
        .unwrap();
    (desk, first)
}

#[test]
fn a_finding_says_which_record_which_field_and_the_words_around() {
    let (desk, first) = with_a_session();
    let Search { hits, more } = desk.search(&asked("critic it sil")).unwrap();
    assert!(!more && hits.len() == 1, "{hits:?}");
    let hit = &hits[0];
    assert_eq!((&hit.id, hit.kind), (&first.id, Kind::SupervisionSession));
    assert_eq!(hit.candidate, first.candidate);
    assert_eq!(hit.place, "Summary");
    assert!(hit.title.starts_with("Session 1 with Maren"), "{}", hit.title);
    assert_eq!(said(hit), "We spoke about the inner [critic]. [It] fell [sil]ent.");
}

#[test]
fn words_may_stand_in_different_fields_and_accents_do_not_matter() {
    let (desk, first) = with_a_session();
    let found = desk.search(&asked("kindness critic")).unwrap().hits;
    assert_eq!(found.iter().map(|hit| &hit.id).collect::<Vec<_>>(), [&first.id]);
    assert_eq!(
        desk.search(&asked("odegard mar")).unwrap().hits.len(),
        0,
        "Ø is a letter of its own"
    );
    assert_eq!(
        desk.search(&asked("ødegard mar")).unwrap().hits[0].kind,
        Kind::Candidate
    );
}

#[test]
fn a_private_note_is_found_only_when_it_is_asked_for() {
    let (desk, first) = with_a_session();
    let open = Asked {
        private: false,
        ..asked("harbour")
    };
    assert_eq!(desk.search(&open).unwrap(), Search::default());
    let found = desk.search(&asked("harbour")).unwrap().hits;
    assert_eq!(found.len(), 1);
    assert!(found[0].private && found[0].id == first.id && found[0].place == "Private note");
    assert_eq!(said(&found[0]), "I doubt the [harbour].");
    assert!(!desk.search(&asked("critic")).unwrap().hits[0].private);
}

#[test]
fn what_no_person_reads_is_no_finding() {
    let (desk, _) = with_a_session();
    for inner in ["fact", "sessions_held", "supervision_session", "en-GB", "null", "true"] {
        let found = desk.search(&asked(inner)).unwrap().hits;
        assert!(
            found.iter().all(|hit| hit.around.iter().any(|piece| piece.found)),
            "{inner}: {found:?}"
        );
    }
}

#[test]
fn every_text_of_the_samples_can_be_found_by_its_own_words() {
    for workspace in [Workspace::Supervisor, Workspace::Candidate] {
        let desk = Desk::sample(workspace);
        let found = desk.search(&asked("compassion")).unwrap();
        assert!(found.hits.len() > 3, "{workspace:?}: {}", found.hits.len());
        for hit in found.hits {
            assert!(said(&hit).to_lowercase().contains("compassion"), "{hit:?}");
            assert!(!hit.title.is_empty() && !hit.place.is_empty());
        }
    }
}
