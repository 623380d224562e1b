//! Client sessions from a spreadsheet and for one: all or nothing, one undo, and every bad file told in words.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use companion::{
    Code, Overwrite,
    client_sheet::{ChosenSheet, MOST_LINES, NewPseudonym},
    pathway::{
        Kind,
        records::{Client, ClientSession},
    },
};
use tests::desk::{Desk, day, today};

fn chosen(desk: &mut Desk, text: impl AsRef<[u8]>) -> ChosenSheet {
    let file = desk.path("sessions.csv");
    std::fs::write(&file, text).unwrap();
    desk.choose_sheet(&file).unwrap()
}

fn named(written: &str, pseudonym: &str) -> NewPseudonym {
    NewPseudonym {
        written: written.to_owned(),
        pseudonym: pseudonym.to_owned(),
    }
}

const SHEET: &str = "Date;Client;Minutes;Self-compassion;Practice;Notes\r\n\
    14.03.2025;Wren;50;yes;\"A letter; read aloud\";quiet\r\n\
    2025-03-21; wren ;0:50;no;=1+1;\r\n\
    1/2/25;Ash;;x;;\r\n";

#[test]
fn what_a_sheet_says_is_kept_as_it_says_it_and_taken_back_in_one_step() {
    let mut desk = Desk::candidate();
    let sheet = chosen(&mut desk, SHEET);
    assert_eq!((sheet.lines, sheet.head.len(), sheet.guessed_accents), (3, 6, false));
    let preview = desk.preview_sheet(&sheet.columns, today()).unwrap();
    assert_eq!((preview.ready, preview.refused, preview.unknown.len()), (3, 0, 2));
    assert_eq!(
        (preview.unknown[0].written.as_str(), preview.unknown[0].sessions),
        ("Wren", 2)
    );
    assert_eq!(desk.count(Kind::ClientSession), 0, "a look changes nothing");

    let names = [named("Wren", "Wren"), named("Ash", "Ash")];
    let done = desk.import_sheet(&sheet.columns, &names, today()).unwrap();
    assert_eq!((done.sessions, done.clients, done.left_out), (3, 2, 0));
    let sessions: Vec<ClientSession> = desk.all();
    assert_eq!(sessions[0].date, Some(day(2025, 3, 14)));
    assert_eq!(
        (
            sessions[0].duration_minutes,
            sessions[1].duration_minutes,
            sessions[2].duration_minutes
        ),
        (Some(50), Some(50), None)
    );
    assert_eq!(
        (sessions[0].practice.as_str(), sessions[0].note.as_str()),
        ("A letter; read aloud", "quiet")
    );
    assert_eq!(
        (sessions[1].self_compassion, sessions[2].self_compassion),
        (false, true)
    );
    assert_eq!(sessions[2].date, Some(day(2025, 2, 1)));
    assert_eq!(sessions[0].client, sessions[1].client);

    desk.undo(today()).unwrap().unwrap();
    assert_eq!((desk.count(Kind::ClientSession), desk.count(Kind::Client)), (0, 0));
    desk.redo(today()).unwrap().unwrap();
    assert_eq!((desk.count(Kind::ClientSession), desk.count(Kind::Client)), (3, 2));

    // The same file again brings nothing twice.
    let sheet = chosen(&mut desk, SHEET);
    let preview = desk.preview_sheet(&sheet.columns, today()).unwrap();
    assert_eq!((preview.ready, preview.refused), (0, 3));
    assert_eq!(preview.refused_lines[0].why, "This session is in your vault already.");
    assert_eq!(
        desk.import_sheet(&sheet.columns, &[], today()).unwrap_err().code,
        Code::Invalid
    );
}

#[test]
fn every_refused_line_has_its_number_and_its_reason_and_holds_up_no_other() {
    let mut desk = Desk::candidate();
    let sheet = chosen(
        &mut desk,
        "date,client,minutes,integrated\n2025-03-14,Wren,50,yes\n,Wren,50,yes\nsoon,Wren,50,yes\n2025-03-14,,50,yes\n\
         2025-03-14,Wren,long,yes\n2025-03-14,Wren,-5,yes\n2025-03-14,Wren,5000,yes\n2025-03-14,Wren,50,maybe\n\
         2999-01-01,Wren,50,yes\n1025-01-01,Wren,50,yes\n2025-03-15\n",
    );
    let preview = desk.preview_sheet(&sheet.columns, today()).unwrap();
    assert_eq!((preview.ready, preview.refused), (1, 10));
    let told: Vec<(u32, &str)> = preview
        .refused_lines
        .iter()
        .map(|one| (one.line, one.why.as_str()))
        .collect();
    for (line, says) in [
        (3, "no date"),
        (4, "cannot be read"),
        (5, "no client"),
        (6, "duration"),
        (7, "less than zero"),
        (8, "longer than a day"),
        (9, "yes or no"),
        (10, "future"),
        (11, "before 1900"),
        (12, "no client"),
    ] {
        assert!(
            told.iter().any(|(at, why)| *at == line && why.contains(says)),
            "{line} {says}: {told:?}"
        );
    }
    let done = desk
        .import_sheet(&sheet.columns, &[named("Wren", "Wren")], today())
        .unwrap();
    assert_eq!((done.sessions, done.left_out), (1, 10));
}

#[test]
fn a_real_name_is_never_made_a_pseudonym_and_nothing_is_half_imported() {
    let mut desk = Desk::candidate();
    let mut juniper: Client = desk.new_record(None);
    juniper.pseudonym = "Juniper".to_owned();
    desk.keeps(juniper.clone());
    desk.add_client_word(&juniper.id, "Lena", today()).unwrap();
    let sheet = chosen(
        &mut desk,
        "date,client\n2025-03-14,Lena\n2025-03-15,Ash\n2025-03-16,Oak\n",
    );
    let preview = desk.preview_sheet(&sheet.columns, today()).unwrap();
    assert!(preview.unknown[0].must_not_leave && !preview.unknown[1].must_not_leave);
    let mut shared = preview.clone();
    shared.hide_register();
    assert!(
        shared.unknown.iter().all(|client| !client.must_not_leave),
        "those who look on learn no name"
    );
    let names = [named("Ash", "Ash"), named("Lena", "lena")];
    let refused = desk.import_sheet(&sheet.columns, &names, today()).unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("pseudonym/1"));
    assert_eq!((desk.count(Kind::Client), desk.count(Kind::ClientSession)), (1, 0));
    // Under the pseudonym that there is, and one left out.
    let names = [named("Ash", "Ash"), named("Lena", "juniper"), named("Oak", " ")];
    let done = desk.import_sheet(&sheet.columns, &names, today()).unwrap();
    assert_eq!((done.sessions, done.clients, done.left_out), (2, 1, 1));
}

#[test]
fn a_file_that_is_none_is_told_in_words_and_leaves_nothing_chosen() {
    let mut desk = Desk::candidate();
    let folder = desk.path("folder");
    std::fs::create_dir(&folder).unwrap();
    let binary = desk.path("binary.csv");
    std::fs::write(&binary, [0, 159, 146, 150, b',', b'\n', 0]).unwrap();
    let long = desk.path("long.csv");
    std::fs::write(&long, format!("date,client\n{}", "2025-03-14,Wren\n".repeat(100_000))).unwrap();
    let huge = desk.path("huge.csv");
    std::fs::write(&huge, vec![b'a'; 17 << 20]).unwrap();
    for (file, says) in [
        (folder, "no table".to_owned()),
        (binary, "no table".to_owned()),
        (long, format!("more than {MOST_LINES} lines")),
        (huge, format!("more than {MOST_LINES} lines")),
        (desk.path("gone.csv"), "could not be read".to_owned()),
    ] {
        chosen(&mut desk, "date,client\n2025-03-14,Wren\n");
        let refused = desk.choose_sheet(&file).unwrap_err();
        assert!(refused.message.contains(&says), "{}", refused.message);
        assert_eq!(
            desk.preview_sheet(&Default::default(), today()).unwrap_err().code,
            Code::NotFound
        );
    }
}

#[test]
fn letters_of_an_older_encoding_and_days_with_the_month_first_are_understood() {
    let mut desk = Desk::candidate();
    let sheet = chosen(&mut desk, b"Date;Client\n3/14/2025;Zo\xeb\n3/4/2025;Zo\xeb\n");
    assert!(sheet.guessed_accents && sheet.columns.month_first);
    desk.import_sheet(&sheet.columns, &[named("Zoë", "Zoë")], today())
        .unwrap();
    let sessions: Vec<ClientSession> = desk.all();
    assert_eq!(sessions[1].date, Some(day(2025, 3, 4)));
}

#[test]
fn what_goes_out_is_harmless_and_comes_back_as_it_was() {
    let mut desk = Desk::candidate();
    let formulas = ["=HYPERLINK(\"http://x.org\")", "+1", "-1", "@SUM(A1)", "a, \"b\"\nc"];
    let lines: String = formulas
        .iter()
        .enumerate()
        .map(|(n, formula)| {
            format!(
                "2025-03-{:02},=Wren,50,yes,\"{}\"\n",
                n + 1,
                formula.replace('"', "\"\"")
            )
        })
        .collect();
    let sheet = chosen(&mut desk, format!("date,client,minutes,integrated,practice\n{lines}"));
    desk.import_sheet(&sheet.columns, &[named("=Wren", "=Wren")], today())
        .unwrap();
    let before: Vec<ClientSession> = desk.all();
    let file = desk.path("out.csv");
    desk.export_sheet(&file, Overwrite::Never).unwrap();
    assert_eq!(
        desk.export_sheet(&file, Overwrite::Never).unwrap_err().code,
        Code::AlreadyThere
    );

    let written = std::fs::read_to_string(&file).unwrap();
    for cell in written.lines().flat_map(|line| line.split(',')) {
        let cell = cell.trim_start_matches('"');
        let is_number = cell.parse::<f64>().is_ok();
        assert!(is_number || !cell.starts_with(['=', '+', '-', '@']), "{cell}");
    }
    let mut other = Desk::candidate();
    let sheet = other.choose_sheet(&file).unwrap();
    other
        .import_sheet(&sheet.columns, &[named("=Wren", "=Wren")], today())
        .unwrap();
    let after: Vec<ClientSession> = other.all();
    let said = |sessions: &[ClientSession]| {
        let said = |one: &ClientSession| {
            (
                one.date,
                one.duration_minutes,
                one.self_compassion,
                one.practice.clone(),
            )
        };
        sessions.iter().map(said).collect::<Vec<_>>()
    };
    assert_eq!(said(&before), said(&after));
}

#[test]
fn no_sheet_goes_out_with_a_word_that_must_never_leave() {
    let mut desk = Desk::candidate();
    let sheet = chosen(&mut desk, "date,client,practice\n2025-03-14,Wren,with Lena’s letter\n");
    desk.import_sheet(&sheet.columns, &[named("Wren", "Wren")], today())
        .unwrap();
    let wren: Client = desk.first();
    desk.add_client_word(&wren.id, "Lena", today()).unwrap();
    let file = desk.path("out.csv");
    let refused = desk.export_sheet(&file, Overwrite::Never).unwrap_err();
    assert!(refused.message.contains("must never leave") && !refused.message.contains("Lena"));
    assert!(!file.exists());
}
