//! The letter in other programs: edited in Word, put into a message, copied, printed.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{fs, io::Read};

use base64::{Engine, prelude::BASE64_STANDARD};
use companion::{
    Code, Overwrite,
    evidence::HandOut,
    message::MessageWords,
    pathway::{
        Id,
        records::{Candidate, Client, Export, Letter, LetterKind, SectionText, Workspace},
    },
};
use tests::{
    desk::{Desk, today},
    paper,
};

const APPLICATION: LetterKind = LetterKind::Application;
const SECTIONS: [&str; 4] = ["training", "client_sessions", "insights", "practice"];

fn written(words: &str) -> Desk {
    let mut desk = Desk::sample(Workspace::Candidate);
    let mut letter: Letter = desk.letter(APPLICATION, None, today()).unwrap().letter;
    letter.sections = SECTIONS
        .map(|section| SectionText {
            section: section.into(),
            text: format!("{words} {}", "It has a **beginning**, a middle and an end. ".repeat(4)),
        })
        .into();
    desk.keeps(letter);
    desk
}

fn never_leaves(desk: &mut Desk, word: &str) {
    let client: Client = desk.first();
    desk.add_client_word(&client.id, word, today()).unwrap();
}

fn words_of(desk: &Desk) -> MessageWords {
    let draft = desk.application_draft().unwrap();
    MessageWords {
        email: draft.email,
        subject: draft.subject,
        body: draft.body,
    }
}

fn word_text(file: &std::path::Path) -> String {
    let mut archive = zip::ZipArchive::new(fs::File::open(file).unwrap()).unwrap();
    let mut text = String::new();
    let mut part = archive.by_name("word/document.xml").unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_letter_is_edited_in_word_or_copied_with_every_word_that_paper_has_and_the_vault_counts_no_export() {
    let mut desk = written("What I learned stays.");
    let before = desk.all::<Export>().len();
    let file = desk.path("letter.docx");
    desk.export_letter_for_word(APPLICATION, None, &file, Overwrite::Never, today())
        .unwrap();
    let text = desk.letter_as_text(APPLICATION, None, today()).unwrap();
    let (_, pdf) = desk.letter_for_printing(APPLICATION, None, today()).unwrap();
    let printed = desk.path("printed.pdf");
    fs::write(&printed, pdf).unwrap();
    for said in [word_text(&file), text.clone(), paper::text_of(&printed)] {
        for words in ["What I learned stays.", "beginning", "Certification Committee"] {
            assert!(said.contains(words), "{words:?} is in {said}");
        }
    }
    assert!(!text.contains("**") && !text.contains('\u{a0}'), "it is plain: {text}");
    assert_eq!(desk.all::<Export>().len(), before);
    let again = desk.export_letter_for_word(APPLICATION, None, &file, Overwrite::Never, today());
    assert_eq!(again.unwrap_err().code, Code::AlreadyThere);
}

#[test]
fn a_word_that_must_never_leave_holds_the_letter_back_in_every_form() {
    let mut desk = written("I once lived in Kolkrabe.");
    never_leaves(&mut desk, "Kolkrabe");
    let file = desk.path("letter.docx");
    let word = desk.export_letter_for_word(APPLICATION, None, &file, Overwrite::Never, today());
    let text = desk.letter_as_text(APPLICATION, None, today());
    let printed = desk.letter_for_printing(APPLICATION, None, today());
    for refusal in [word.unwrap_err(), text.unwrap_err(), printed.unwrap_err()] {
        assert_eq!(refusal.code, Code::Incomplete);
        assert!(
            !refusal.message.contains("Kolkrabe"),
            "the refusal does not say it either"
        );
    }
    assert!(!file.exists());
    let mut words = words_of(&desk);
    words.body.push_str(" From Kolkrabe.");
    let mail = desk.path("letter.eml");
    let refusal = desk.export_application_draft(&words, &mail, Overwrite::Never, today());
    assert_eq!(refusal.unwrap_err().field.as_deref(), Some("body"));
    assert!(!mail.exists());
}

#[test]
fn the_finished_letter_of_application_goes_along_as_it_was_exported_to_the_address_that_the_programme_names() {
    let mut desk = written("First.");
    assert!(desk.application_draft().unwrap().lacks_letter);
    let file = desk.path("application.pdf");
    desk.export_letter(APPLICATION, None, &file, true, Overwrite::Never, today())
        .unwrap();
    assert!(
        desk.application_draft().unwrap().lacks_letter,
        "a draft is no letter to send"
    );
    let mut letter: Letter = desk.letter(APPLICATION, None, today()).unwrap().letter;
    for finding in desk.letter(APPLICATION, None, today()).unwrap().checks {
        assert!(finding.can_overrule, "{}", finding.words);
        letter.overruled.push(companion::pathway::records::Overruled {
            finding: finding.key,
            reason: "It is meant so.".into(),
        });
    }
    desk.keeps(letter);
    desk.export_letter(APPLICATION, None, &file, false, Overwrite::Agreed, today())
        .unwrap();
    let draft = desk.application_draft().unwrap();
    assert_eq!(
        (draft.lacks_letter, draft.attached.as_str()),
        (false, "application.pdf")
    );
    assert_eq!(draft.email, "professionaltraining@centerformsc.org");
    let mail = desk.path("letter.eml");
    desk.export_application_draft(&words_of(&desk), &mail, Overwrite::Never, today())
        .unwrap();
    let mail = fs::read_to_string(mail).unwrap();
    let packed = mail.split("Content-Transfer-Encoding: base64").nth(1).unwrap();
    let packed = packed.split_once("\r\n\r\n").unwrap().1;
    let packed: String = packed.lines().take_while(|line| !line.starts_with("--")).collect();
    never_leaves(&mut desk, "First");
    let late = desk.path("late.eml");
    let refusal = desk.export_application_draft(&words_of(&desk), &late, Overwrite::Never, today());
    assert_eq!(
        refusal.unwrap_err().code,
        Code::Incomplete,
        "a word that was added since"
    );
    assert!(!late.exists());
    assert_eq!(BASE64_STANDARD.decode(packed.trim()).unwrap(), fs::read(file).unwrap());
}

#[test]
fn a_supervisor_s_letter_comes_out_the_same_ways_and_has_no_message_to_the_programme_s_address() {
    let mut desk = Desk::sample(Workspace::Supervisor);
    let kind = LetterKind::Recommendation;
    let unfinished = |id: &Id| {
        let view = desk.letter(kind, Some(id), today()).unwrap();
        view.checks.iter().any(|finding| finding.overruled.is_none())
    };
    let people: Vec<Candidate> = desk.all();
    let id: Id = people.into_iter().map(|person| person.id).find(unfinished).unwrap();
    let file = desk.path("letter.docx");
    desk.export_letter_for_word(kind, Some(&id), &file, Overwrite::Never, today())
        .unwrap();
    assert!(word_text(&file).contains("Certification Committee"));
    assert!(desk.application_draft().is_err());
    let (name, pdf) = desk.letter_for_printing(kind, Some(&id), today()).unwrap();
    assert!(name.starts_with("Recommendation - "));
    // An unfinished letter says so on paper.
    assert!(pdf == desk.letter_pages(kind, Some(&id), true, today()).unwrap());
    let mut out = HandOut::in_best_place(&desk.path("out"));
    let place = out.put_bytes(&name, &pdf).unwrap();
    assert!(fs::read(&place).unwrap() == pdf);
    assert!(fs::metadata(&place).unwrap().permissions().readonly());
    out.wipe().unwrap();
    assert!(!place.exists(), "it goes when the vault is locked");
}
