//! A candidate's whole way in the real window, from the empty vault to what lies before the committee.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "whole/desk.rs"]
mod desk;
#[path = "whole_candidate/opened.rs"]
mod opened;

use std::{fs, path::Path};

use companion::{
    Companion,
    pathway::{
        Id,
        fees::prepared,
        records::{
            CaseStudy, Enrolment, PortfolioItem, PortfolioItemKind, SessionState, SupervisionSession, Workspace,
        },
    },
};
use serde_json::json;
use tests::window::App;

use desk::{all, back, blank, meanwhile, save};

const NAME: &str = "Marisol Ferreira-Nakagawa";
const TOLD: &str = "meadow kettle harbour";
const PSEUDONYMS: [&str; 4] = ["Lena Lindqvist", "Harbour", "Wren", "Larch"];

/// Ticks what says this, whatever stands below its name.
fn ticks(app: &App, label: &str) {
    app.until(&format!("“{label}” can be ticked"), |page| {
        let press = "const label = [...document.querySelectorAll('main label')].find((e) => e.textContent.includes(arguments[0]));
                     if (label) label.click(); return Boolean(label)";
        page.run(press, &[json!(label)]) == true
    });
}

fn attach(app: &App, name: &str, bytes: &[u8]) {
    let file = app.document(name);
    fs::write(&file, bytes).unwrap();
    app.answers(&file);
    app.click("Attach a file");
    app.offers(&format!("Consent for {name}"));
}

/// Levels A and B, and the days of silence with their certificate.
fn become_eligible(app: &App) {
    app.click("Training");
    for (level, days) in [("A", 900), ("B", 500)] {
        app.click("Add a level");
        app.fill("Completed on", &back(days).to_string());
        app.click("Done");
        app.sees(&format!("Level {level}"));
    }
    app.click("Practice and retreats");
    app.click("Add a retreat");
    app.fill("Title", "Five days of silence");
    app.fill("First day", &back(404).to_string());
    app.fill("Last day", &back(400).to_string());
    app.fill("Teachers", "Elin Vasstrand-Moreau");
    app.sees("Saved");
    attach(app, "certificate.jpg", &opened::picture());
    app.screenshot("candidate-whole-retreat");
    app.click("Done");
    app.sees("5 days · silent");
    app.sees("1 file attached");
}

/// Twenty-four sessions come out of a spreadsheet that knows one client by her real name.
fn bring_the_sessions(app: &App) {
    app.click("Client sessions");
    app.click("Add a client");
    let clients = app.within("Your clients");
    clients.fill("Pseudonym", "Juniper");
    app.sees("Saved");
    for word in ["Lena Lindqvist", "Stavanger"] {
        clients.fill("A name, a place, an employer", word);
        app.press("Enter");
        app.offers(&format!("Take away: {word}"));
    }
    app.screenshot("candidate-whole-register");

    let mut sheet = "Date;Who;Length;Self-compassion\r\n2999-01-01;Wren;50;yes\r\n".to_owned();
    for (n, who) in PSEUDONYMS.iter().cycle().take(24).enumerate() {
        sheet += &format!("{};{who};50;yes\r\n", back(390 - 7 * n as u64));
    }
    let file = app.document("sessions.csv");
    fs::write(&file, sheet).unwrap();
    app.answers(&file);
    app.click("Import from CSV…");
    let dialog = app.within("Import sessions.csv");
    dialog.choose("Client", "Who (Wren)");
    dialog.click("They are pseudonyms already: take them as written");
    dialog.sees("Line 2 This date is in the future.");
    dialog.complains("“Lena Lindqvist”, 6 sessions", "must never leave");
    dialog.fill("“Lena Lindqvist”, 6 sessions", "Juniper");
    app.screenshot("candidate-whole-import");
    dialog.click("Import 24 sessions");
    app.sees("24 sessions were imported. 1 line was left out.");
    app.sees("24 · at least 24");
    fs::remove_file(file).unwrap();
}

/// What the register finds is mended with what it offers, in the title too.
fn write_a_case_study(app: &App) {
    app.click("Case studies");
    app.click("Begin case study 1");
    app.is_at("Untitled case study");
    app.put("Title", "Lena and the examiner");
    app.offers("Write “Juniper” for “Lena”");
    app.click("Write “Juniper” for “Lena”");
    app.holds("Title", "Juniper and the examiner");
    app.put(
        "Who came, and with what",
        "She heard every word as a mark. Lindqvist, she said of herself, does not fail.",
    );
    app.offers("Write “Juniper” for “Lindqvist”");
    app.screenshot("candidate-whole-found");
    app.click("Write “Juniper” for “Lindqvist”");
    app.lacks("Write “Juniper” for “Lindqvist”");
    app.holds(
        "Who came, and with what",
        "She heard every word as a mark. Juniper, she said of herself, does not fail.",
    );
    app.put("The inner critic", "It wore the voice of a teacher.");
    app.tick("This case study is finished");
    app.sees("Saved");
    app.screenshot("candidate-whole-mended");
}

/// What is like what the window has seen already: sessions of supervision, further case studies, what was paid.
fn fill_the_middle(desk: &mut Companion) {
    let mut enrolment: Enrolment = all(desk).remove(0);
    enrolment.attested_on = Some(back(240));
    enrolment.registered_on = Some(back(235));
    enrolment.supervisor_name = "Ingrid Solheim".into();
    enrolment.agreement_finalized_on = Some(back(220));
    enrolment.plan_agreed_on = Some(back(220));
    save(desk, enrolment);
    for number in 1..=10 {
        let session: SupervisionSession = blank(desk, None);
        let held = SupervisionSession {
            state: SessionState::Held,
            date: Some(back(210 - 20 * number)),
            duration_minutes: Some(60),
            ..session
        };
        save(desk, held);
    }
    for number in 2..=24 {
        let study: CaseStudy = blank(desk, None);
        let written = CaseStudy {
            title: format!("What was heard, {number}"),
            context: "She came because sleep did not.".into(),
            work: "We listened to the voice, and then to what it was afraid of. ".repeat(12),
            finished: true,
            ..study
        };
        save(desk, written);
    }
    for item_kind in [PortfolioItemKind::Reflection, PortfolioItemKind::RetreatEvidence] {
        let item: PortfolioItem = blank(desk, None);
        let title = "What silence taught".into();
        save(
            desk,
            PortfolioItem {
                item_kind,
                title,
                ready: true,
                ..item
            },
        );
    }
    let mut number = 0;
    let ids = || {
        number += 1;
        Id::new(format!("fee-{number}")).unwrap()
    };
    for mut fee in prepared(desk.programme(), Workspace::Candidate, None, ids) {
        fee.paid_on = Some(back(1));
        save(desk, fee);
    }
}

/// A write-up, and a transcript whose file is named as nobody may know, with the words of consent.
fn fill_the_portfolio(app: &App) {
    app.click("Portfolio");
    app.click("Add a write-up");
    app.put("Title", "A year with one voice");
    app.put("Your text", "The critic grew quiet when it was thanked.");
    app.tick("It is ready Nothing is left to do before it is submitted.");
    app.sees("Saved");
    app.click("Done");
    app.click("Add a transcript");
    app.put("Title", "The letter to the critic");
    app.tick("It is ready Nothing is left to do before it is submitted.");
    app.sees("Saved");
    attach(
        app,
        "lena_lindqvist.txt",
        b"T: What does it say?\nC: That I will fail.\n",
    );
    app.click("Consent for lena_lindqvist.txt");
    app.fill("Who agreed", "Juniper");
    app.put("To what", "Read by the committee");
    app.fill("Until", &next_year());
    app.sees("Saved");
    app.screenshot("candidate-whole-consent");
    app.within("Consent for lena_lindqvist.txt").click("Done");
    app.sees("Consent by Juniper, until");
    app.screenshot("candidate-whole-portfolio");
    app.click("Done");
}

fn next_year() -> String {
    (back(0) + chrono::Days::new(300)).to_string()
}

fn apply(app: &App) {
    app.click("Letter of application");
    app.is_at("Letter of application");
    app.put(
        "My SCIP training pathway",
        "I completed Level A, Level B, and the ten sessions of Level C.",
    );
    app.put(
        "Client sessions with self-compassion",
        "I integrated self-compassion in 24 sessions.",
    );
    app.put(
        "Insights and growth from supervision",
        &"I learnt to wait where I used to explain. ".repeat(6),
    );
    app.put(
        "My own practice and silent retreat",
        &"I sit each morning, and I kept silence for five days with Elin Vasstrand-Moreau. ".repeat(4),
    );
    app.sees("4 of 4 parts written.");
    app.sees("Saved");
    let letter = app.document("Application.pdf");
    app.answers(&letter);
    app.click("Export PDF");
    app.sees("Application.pdf now lies in");
    app.screenshot("candidate-whole-letter");
}

fn submit(app: &App) -> std::path::PathBuf {
    app.click("Submission");
    app.is_at("Submission");
    app.sees("Everything that the programme requires is there.");
    ticks(app, "certificate.jpg");
    ticks(app, "lena_lindqvist.txt");
    app.sees("Its name holds a word that must never leave");
    app.holds("Send it under this name", "Transcript The letter to the critic.txt");
    app.fill("Send it under this name", "Lindqvist transcript");
    let archive = app.document("application.zip");
    app.answers(&archive);
    app.click("Put it together");
    app.complains("Send it under this name", "must never leave");
    assert!(!archive.exists(), "nothing goes while one name tells");
    app.fill("Send it under this name", "The letter to the critic");
    app.screenshot("candidate-whole-submission");
    app.is_accessible();
    app.answers(&archive);
    app.click("Put it together");
    app.sees("It is put together");
    app.click("Write the message");
    app.holds("To (optional)", "professionaltraining@centerformsc.org");
    app.sees("Goes along: application.zip");
    let mail = app.document("application.eml");
    app.answers(&mail);
    app.click("Save as an e-mail draft");
    app.sees("The draft is saved.");
    app.screenshot("candidate-whole-draft");
    app.fill("Sent on (optional)", &back(0).to_string());
    app.press("Tab");
    app.click("Done");
    app.sees("Submitted on");
    app.is_accessible();
    app.screenshot("candidate-whole-submitted");
    opened::draft_is_ready(&mail);
    archive
}

#[test]
fn a_candidate_goes_from_the_empty_vault_to_what_lies_before_the_committee() {
    let app = App::start();
    app.makes_a_vault(Workspace::Candidate, NAME, TOLD);
    become_eligible(&app);
    bring_the_sessions(&app);
    write_a_case_study(&app);
    meanwhile(&app, TOLD, fill_the_middle);
    app.is_at("Pathway");
    fill_the_portfolio(&app);
    apply(&app);
    let archive: &Path = &submit(&app);
    opened::holds_what_was_chosen_and_nobodys_name(archive);
    app.click("Pathway");
    app.sees("It is with the committee.");
    app.is_accessible();
    app.screenshot("candidate-whole-pathway");
}
