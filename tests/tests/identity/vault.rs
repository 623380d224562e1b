//! What a vault does with the words that must never leave.

use companion::{
    Overwrite,
    documents::{DocumentKind, DocumentWanted},
    pathway::{
        Id, Kind, Record,
        identity::Class,
        records::{CaseStudy, Client, LetterKind, SectionText},
    },
    search::Asked,
};
use tests::desk::{Desk, today};
use vault::SecretString;

const NAME: &str = "Lena Lindqvist";

fn client(desk: &mut Desk, pseudonym: &str) -> Id {
    let Record::Client(blank) = desk.blank(Kind::Client, None, today()).unwrap() else {
        panic!("a client")
    };
    let record = Client {
        pseudonym: pseudonym.to_owned(),
        ..blank
    };
    let id = record.id.clone();
    desk.save(record.into(), today()).unwrap();
    id
}

fn desk() -> (Desk, Id) {
    let mut desk = Desk::candidate();
    let juniper = client(&mut desk, "Juniper");
    desk.add_client_word(&juniper, &format!("  {NAME} "), today()).unwrap();
    (desk, juniper)
}

fn study(desk: &mut Desk, text: &str) -> Id {
    let Record::CaseStudy(blank) = desk.blank(Kind::CaseStudy, None, today()).unwrap() else {
        panic!("a case study")
    };
    let record = CaseStudy {
        inner_critic: text.to_owned(),
        ..blank
    };
    let id = record.id.clone();
    desk.save(record.into(), today()).unwrap();
    id
}

#[test]
fn a_word_is_added_taken_away_undone_and_done_again() {
    let (mut desk, juniper) = desk();
    assert_eq!(desk.client_words(&juniper).unwrap(), [NAME]);
    assert_eq!(
        desk.remove_client_word(&juniper, NAME, today()).unwrap(),
        Vec::<String>::new()
    );
    let undone = desk.undo(today()).unwrap().unwrap();
    assert!(!undone.message.contains("Lena"), "{}", undone.message);
    assert_eq!(desk.client_words(&juniper).unwrap(), [NAME]);
    desk.redo(today()).unwrap().unwrap();
    assert_eq!(desk.client_words(&juniper).unwrap(), Vec::<String>::new());
}

#[test]
fn a_pseudonym_and_a_word_that_are_the_same_are_refused_whichever_comes_first() {
    let (mut desk, juniper) = desk();
    let Record::Client(blank) = desk.blank(Kind::Client, None, today()).unwrap() else {
        panic!("a client")
    };
    let lena = Client {
        pseudonym: "lena".to_owned(),
        ..blank
    };
    let refused = desk.save(lena.into(), today()).unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("pseudonym"));
    assert!(!refused.message.to_lowercase().contains("lena"), "{}", refused.message);

    let Record::Client(mut kept) = desk.record(&juniper).unwrap() else {
        panic!("a client")
    };
    kept.pseudonym = "Lindqvist".to_owned();
    let saved = desk.save(kept.into(), today()).unwrap();
    assert_eq!(saved.problems[0].field, "pseudonym");

    for (word, says) in [
        ("JUNIPER", "pseudonym"),
        ("x", "two letters"),
        ("", "two letters"),
        (&"ab ".repeat(200), "too long"),
    ] {
        let refused = desk.add_client_word(&juniper, word, today()).unwrap_err();
        assert_eq!(refused.field.as_deref(), Some("word"));
        assert!(refused.message.contains(says), "{}", refused.message);
    }
    assert_eq!(desk.client_words(&juniper).unwrap(), [NAME]);
}

#[test]
fn no_search_and_no_readable_copy_has_it_and_the_owners_own_copy_brings_it_back() {
    let (desk, juniper) = desk();
    for private in [false, true] {
        let asked = Asked {
            words: "Lindqvist".to_owned(),
            kinds: Vec::new(),
            candidate: None,
            private,
        };
        let found = desk.search(&asked).unwrap();
        assert!(
            !format!("{found:?}").contains("juniper") && !format!("{found:?}").contains("Juniper"),
            "{found:?}"
        );
    }
    assert!(
        !serde_json::to_string(&desk.copy().unwrap())
            .unwrap()
            .contains("Lindqvist")
    );

    let file = desk.path("own.json");
    let wrong = SecretString::from("not this one at all");
    assert!(desk.export_own_copy(&file, Overwrite::Never, &wrong).is_err());
    let passphrase = SecretString::from(tests::desk::PASSPHRASE);
    desk.export_own_copy(&file, Overwrite::Never, &passphrase).unwrap();
    let mut other = Desk::candidate();
    other.import_copy(&file, today()).unwrap();
    assert_eq!(other.client_words(&juniper).unwrap(), [NAME]);
}

#[test]
fn a_copy_whose_words_are_nobodys_or_somebodys_pseudonym_changes_nothing() {
    let (desk, _) = desk();
    let file = desk.path("own.json");
    desk.export_own_copy(&file, Overwrite::Never, &SecretString::from(tests::desk::PASSPHRASE))
        .unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    for (wrong, field) in [
        (text.replace(NAME, "Juniper"), "pseudonym"),
        (text.replace("\"client\": \"", "\"client\": \"no"), "client"),
        (text.replace(NAME, "x"), "word"),
    ] {
        let mut other = Desk::candidate();
        let refused = other.import(wrong.as_bytes(), today()).unwrap_err();
        assert!(refused.field.unwrap().ends_with(field));
        assert!(other.records(&[Kind::Client], None).unwrap().is_empty());
    }
}

#[test]
fn no_document_and_no_letter_leaves_with_it_whatever_the_reason() {
    let (mut desk, _) = desk();
    let study = study(&mut desk, "It spoke like Lena Lindqvist herself.");
    for wanted in [
        DocumentWanted {
            kind: DocumentKind::CaseStudy,
            about: Some(study.clone()),
        },
        DocumentWanted {
            kind: DocumentKind::Portfolio,
            about: None,
        },
    ] {
        let file = desk.path("paper.pdf");
        let refused = desk
            .export_document(&wanted, &file, Overwrite::Never, today())
            .unwrap_err();
        assert!(refused.message.contains("case study 1"), "{}", refused.message);
        assert!(
            !refused.message.contains("Lena") && !refused.message.contains("Lindqvist"),
            "{}",
            refused.message
        );
        assert!(!file.exists());
    }
    let wanted = DocumentWanted {
        kind: DocumentKind::CaseStudies,
        about: None,
    };
    let before = desk.recognisable_in(&wanted, false).unwrap();
    assert_eq!((before.len(), before[0].count, before[0].must_not_leave), (1, 1, true));
    assert_eq!(desk.recognisable_in(&wanted, true).unwrap(), []);
    let Record::CaseStudy(mut mended) = desk.record(&study).unwrap() else {
        panic!("a case study")
    };
    mended.inner_critic = "It spoke like Juniper herself.".to_owned();
    desk.save(mended.into(), today()).unwrap();
    assert_eq!(desk.recognisable_in(&wanted, false).unwrap(), []);
    let file = desk.path("paper.pdf");
    desk.export_document(&wanted, &file, Overwrite::Never, today()).unwrap();

    let view = desk.letter(LetterKind::Application, None, today()).unwrap();
    let section = view.sections[0].section.key.clone();
    let mut letter = view.letter;
    letter.sections = vec![SectionText {
        section: section.clone(),
        text: "I worked with Lena for a year.".to_owned(),
    }];
    letter.overruled.push(companion::pathway::records::Overruled {
        finding: format!("register.{section}"),
        reason: "She agreed.".to_owned(),
    });
    desk.save(letter.into(), today()).unwrap();
    let view = desk.letter(LetterKind::Application, None, today()).unwrap();
    let finding = view.checks.iter().find(|one| one.key.starts_with("register.")).unwrap();
    assert!(!finding.can_overrule && finding.overruled.is_none() && !finding.words.contains("Lena"));
    let mut shared = desk.letter(LetterKind::Application, None, today()).unwrap();
    shared.hide_register();
    assert!(
        shared
            .checks
            .iter()
            .all(|one| !one.key.contains("register") && !one.words.contains("must never leave")),
        "those who look on do not learn where it stands"
    );
    for draft in [true, false] {
        let file = desk.path("letter.pdf");
        let refused = desk
            .export_letter(LetterKind::Application, None, &file, draft, Overwrite::Never, today())
            .unwrap_err();
        assert!(refused.message.contains("must never leave"), "{}", refused.message);
        assert!(!file.exists());
    }
}

#[test]
fn what_was_left_is_not_found_again_but_a_word_of_the_register_is() {
    let (desk, _) = desk();
    let text = "Lena came on 14 March.";
    let left = ["Lena".to_owned(), "14 March".to_owned()];
    let found = desk.recognisable(text, &left, false).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].class, Class::Register);
    // Who looks on learns from no mark that it is a real name.
    assert_eq!(desk.recognisable(text, &[], true).unwrap()[0].class, Class::Date);
}

#[test]
fn it_goes_for_good_with_its_client_and_lives_through_a_lock() {
    let (mut desk, juniper) = desk();
    desk.reopen();
    assert_eq!(desk.client_words(&juniper).unwrap(), [NAME]);
    desk.remove(&juniper, today()).unwrap();
    // In the trash it is protected still.
    let found = desk.recognisable("Lindqvist", &[], false).unwrap();
    assert_eq!(found[0].class, Class::Register);
    desk.bring_back(&juniper, today()).unwrap();
    assert_eq!(desk.client_words(&juniper).unwrap(), [NAME]);
}
