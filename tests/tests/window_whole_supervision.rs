//! A whole supervision in the real window, from the empty vault to the sent recommendation; and, beside it, how many
//! clicks it takes to write down one session.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "whole/desk.rs"]
mod desk;
#[path = "whole_supervision/twelve_clicks.rs"]
mod twelve_clicks;

use std::{fs, path::PathBuf};

use companion::{
    Companion,
    pathway::records::{
        Candidate, CaseMaterial, CompetencyNote, Fee, Profile, SessionState, Source, SupervisionSession, Workspace,
    },
};
use tests::{paper::text_of, window::App};

use desk::{all, back, blank, meanwhile, save};

const NAME: &str = "Maren Oduya";
const DOUBT: &str = "canary of a doubt";
const TOLD: &str = "meadow kettle harbour";

/// The row with these words in the list of sessions.
fn open_row(app: &App, words: &str) {
    app.until(&format!("there is a row “{words}”"), |page| {
        let press =
            "const row = [...document.querySelectorAll('main li')].find((e) => e.innerText.includes(arguments[0]));
             if (row) row.querySelector('button').click(); return Boolean(row)";
        page.run(press, &[words.into()]) == true
    });
}

fn agree(app: &App) {
    app.click("Plan and agreement");
    app.put("Goals", "To slow down where it hurts.");
    app.put("Session schedule", "Every third Thursday.");
    app.click("Sliding scale An amount of your own for each session, in any currency.");
    app.fill("Fee for one session", "120,00");
    app.fill("Currency", "EUX");
    app.press("Tab");
    app.complains("Currency", "There is no such currency.");
    app.fill("Currency", "EUR");
    // The number was written for another currency.
    app.sees("EUR 120 for each session?");
    app.is_accessible();
    app.screenshot("whole-currency");
    app.click("Yes, that is agreed");
    app.misses("EUR 120 for each session?");
    app.put("Payment structure", "120 EUR for each session, after it.");
    let signed = app.within("Supervision agreement: signatures");
    signed.fill("Signed by the candidate on (optional)", &back(260).to_string());
    signed.fill("Signed by you on (optional)", &back(260).to_string());
    app.fill("Drafted on", &back(290).to_string());
    app.fill("Finalized on", &back(259).to_string());
    app.put("Learning objectives", "To lead a practice without a script.");
    app.tick("Presence Establish and maintain therapeutic presence");
    app.fill("Agreed on", &back(259).to_string());
    app.sees("Saved");
    app.screenshot("whole-agreement");

    app.click("Fees");
    app.click("Add the fees as you agreed them");
    app.sees("120");
    app.misses("USD 540");
    app.is_accessible();
    app.screenshot("whole-fees");
}

/// The draft of a message, and the day on which it was sent. What stands in the draft's file.
fn notify(app: &App, title: &str, file: &str) -> String {
    app.click("Overview");
    app.click(&format!("Write the message : {title}"));
    let draft = app.document(file);
    app.answers(&draft);
    app.click("Save as an e-mail draft");
    app.sees("The draft is saved.");
    app.within(title).fill("Sent on (optional)", &back(0).to_string());
    app.press("Tab");
    app.screenshot(&format!("whole-notice-{file}"));
    app.within(title).click("Done");
    // No digit of it was lost while it was typed.
    let day = back(0).format("%A, %B %-d, %Y").to_string();
    app.until(&format!("{title} was sent on {day}"), |page| {
        page.within(title).text().contains(&day)
    });
    fs::read_to_string(draft).unwrap()
}

fn move_and_miss(app: &App) {
    app.click("Sessions");
    open_row(app, "Session 1");
    app.fill("Date", &back(280).to_string());
    app.sees("Saved");
    app.click("Done changing");
    app.click("Move to another time");
    app.fill("Date", &back(273).to_string());
    app.click("Move it");
    app.sees("Moved from");
    app.click("Finish session");
    app.sees("The session is marked as held.");
    app.put("Summary for both of you", "We looked at what brought her here.");
    app.put("Guidance given", "Begin with the breath.");
    app.put("Private note", DOUBT);
    app.sees("Saved");
    app.screenshot("whole-moved");
    app.click(NAME);

    open_row(app, "Session 2");
    app.fill("Date", &back(270).to_string());
    app.click("Did not come");
    app.sees("Saved");
    app.click("Plan it again");
    app.sees("No date yet.");
    app.fill("Date", &back(266).to_string());
    app.sees("Saved");
    app.click("Finish session");
    app.sees("The session is marked as held.");
    app.press("Escape");
    app.sees("Did not come");
    app.screenshot("whole-missed");
}

/// What is left of the ten sessions, and a note on each competency.
fn fill_the_middle(desk: &mut Companion) {
    let mut person: Candidate = all(desk).remove(0);
    let about = person.id.clone();
    (person.registered_on, person.eligibility_seen) = (Some(back(300)), true);
    save(desk, person);
    let mut profile: Profile = all(desk).remove(0);
    profile.place = "Oslo".into();
    save(desk, profile);
    let slots = desk.programme().sessions.clone();
    for mut session in all::<SupervisionSession>(desk) {
        if session.state == SessionState::NoShow {
            continue;
        }
        let slot = slots.iter().find(|slot| slot.number == session.number).unwrap();
        session.agenda_done = slot.agenda.iter().map(|item| item.key.clone()).collect();
        session.duration_minutes = Some(60);
        if session.number > 2 {
            session.date = Some(back(u64::try_from(270 - session.number * 20).unwrap()));
            session.state = SessionState::Held;
        }
        save(desk, session);
    }
    let material: CaseMaterial = blank(desk, Some(&about));
    save(desk, material);
    for competency in desk.programme().competencies.iter().map(|each| each.key.clone()) {
        let note: CompetencyNote = blank(desk, Some(&about));
        let words = "She asked the critic what it was afraid of.".into();
        save(
            desk,
            CompetencyNote {
                competency,
                words,
                stage: Some(4),
                source: Source::Live,
                use_in_letter: true,
                ..note
            },
        );
    }
    // All but the first are paid; that one goes through the window.
    let mut fees = all::<Fee>(desk);
    fees.sort_by_key(|fee| fee.due_on);
    for mut fee in fees.into_iter().skip(1) {
        fee.paid_on = Some(back(1));
        save(desk, fee);
    }
}

fn bill(app: &App) {
    app.click("Fees");
    for (click, kept, year) in [
        ("Save the invoice", "invoice.pdf", "-001"),
        ("Save the receipt", "receipt.pdf", "-001"),
    ] {
        open_row(app, "Open, no date");
        if click == "Save the receipt" {
            app.fill("Paid on (optional)", &back(0).to_string());
            app.sees("Saved");
        }
        let paper = app.document(kept);
        app.answers(&paper);
        app.click(click);
        app.sees(&format!("Saved as {kept}."));
        app.lacks(click);
        app.sees(if click == "Save the receipt" {
            "Paid on"
        } else {
            "Invoice 20"
        });
        let text = text_of(&paper);
        assert!(text.contains(year) && text.contains("€120.00"), "{text}");
    }
    app.screenshot("whole-billed");
}

fn review_and_decide(app: &App) {
    app.click("Portfolio review");
    app.click("Mark all as seen");
    app.sees("24 of 24 seen");
    app.run(
        "[...document.querySelectorAll('main input[type=checkbox]')].filter((e) => !e.checked).forEach((e) => e.click())",
        &[],
    );
    app.put("Feedback on the whole", "It is one piece of work.");
    app.fill("Reviewed on", &back(10).to_string());
    app.sees("Saved");
    app.screenshot("whole-review");
    app.click("Exit interview");
    app.choose("Stage of Presence", "Competent");
    app.put("Competency attainment", "All six were observed.");
    app.put("Next steps", "A peer group.");
    app.click("I recommend certification");
    app.fill("Decided on", &back(3).to_string());
    app.sees("Saved");
    app.screenshot("whole-exit");
}

fn recommend(app: &App) -> PathBuf {
    app.click("Letter");
    app.put(
        "Supervision and areas of focus",
        &"Over ten sessions we worked on her presence. ".repeat(20),
    );
    app.put(
        "Clinical competence and readiness",
        "She is ready, and I recommend her for certification.",
    );
    app.put(
        "Final reflections and continued growth",
        "I would like her to find peers who disagree with her.",
    );
    app.sees("3 of 3 parts written.");
    app.screenshot("whole-letter");
    let letter = app.document("letter.pdf");
    app.answers(&letter);
    app.click("Export PDF");
    app.sees("now lies in");
    let text = text_of(&letter);
    assert!(
        text.contains(NAME) && !text.contains(DOUBT) && !text.contains("DRAFT"),
        "{text}"
    );
    letter
}

#[test]
fn a_supervision_goes_from_the_agreement_to_the_sent_recommendation() {
    let app = App::start();
    app.makes_a_vault(Workspace::Supervisor, "Ingrid Solheim", TOLD);
    app.click("Add a candidate");
    app.fill("Name", NAME);
    app.click("Begin");
    app.is_at(NAME);
    agree(&app);
    let draft = notify(&app, "The supervision agreement is finalized", "agreement.eml");
    assert!(draft.contains("X-Unsent: 1") && !draft.contains("application/pdf"));
    move_and_miss(&app);

    meanwhile(&app, TOLD, fill_the_middle);
    app.is_at("Candidates");
    app.click(NAME);
    app.is_at(NAME);

    bill(&app);
    notify(&app, "The Collaborative Assessment is completed", "assessment.eml");
    review_and_decide(&app);
    recommend(&app);
    app.within("Places").click("This week");
    app.sees("The letter of recommendation");
    app.within("Places").click("Candidates");
    app.click(NAME);
    app.is_at(NAME);
    let draft = notify(&app, "The letter of recommendation", "letter.eml");
    assert!(draft.contains("application/pdf") && draft.contains("letter.pdf") && !draft.contains(DOUBT));

    app.sees("Everything that is required is done");
    app.is_accessible();
    app.screenshot("whole-done");
    app.within("Places").click("This week");
    app.sees("Nothing is due this week");
    app.screenshot("whole-week");
    app.kept_to_itself(&[DOUBT, TOLD, "We looked at what brought her here.", "A peer group."]);
}
