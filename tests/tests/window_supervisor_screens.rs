//! Each of a supervisor's screens, in the real window: readable by everyone, in light and dark, large and small.
#![allow(clippy::unwrap_used)]

use companion::pathway::records::Workspace;
use serde_json::json;
use tests::window::App;

/// The supervisor's sample, at the list of candidates.
fn sample() -> App {
    let app = App::start();
    app.click("A supervisor’s sample");
    app.is_at("Candidates");
    app
}

/// An empty vault of a supervisor, at the list of candidates.
fn empty() -> App {
    let app = App::start();
    app.makes_a_vault(Workspace::Supervisor, "Ingrid Solheim", "quiet river under stone");
    app
}

/// What may be wrong with any screen: barriers, in either theme, and words that run out of sight.
#[track_caller]
fn holds_up(app: &App, name: &str) {
    for theme in ["light", "dark"] {
        set(app, "theme", theme);
        app.is_accessible();
        app.screenshot(&format!("supervisor-{name}-{theme}"));
    }
    set(app, "theme", "light");
    app.resize(1024, 700);
    fits(app, name, "1024 by 700");
    app.screenshot(&format!("supervisor-{name}-small"));
    set(app, "text", "largest");
    fits(app, name, "the largest text");
    app.screenshot(&format!("supervisor-{name}-largest"));
    set(app, "text", "");
    app.resize(1280, 860);
}

fn set(app: &App, what: &str, value: &str) {
    app.run(
        "document.documentElement.dataset[arguments[0]] = arguments[1]",
        &[json!(what), json!(value)],
    );
}

/// Nothing is wider than its page, unless it scrolls by itself.
#[track_caller]
fn fits(app: &App, name: &str, size: &str) {
    let wide = app.run(
        "const scrolls = (e) => e && (['auto', 'scroll'].includes(getComputedStyle(e).overflowX) && e.tagName !== 'MAIN'
           || scrolls(e.parentElement));
         const place = document.querySelector('dialog[open]') ?? document.querySelector('main');
         const edge = place.getBoundingClientRect().left + place.clientWidth + 1;
         return [...place.querySelectorAll('*')]
           .filter((e) => !e.closest('.hidden-visually') && !scrolls(e.parentElement === place ? null : e.parentElement))
           .filter((e) => e.getBoundingClientRect().right > edge && e.getBoundingClientRect().width > 0)
           .map((e) => e.outerHTML.slice(0, 160))
           .concat(place.scrollWidth > place.clientWidth ? ['the page scrolls sideways'] : []);",
        &[],
    );
    assert_eq!(wide, json!([]), "{name} is wider than its page with {size}");
}

const MARISOL: &str = "Marisol Ferreira-Nakagawa";
const TOMAS: &str = "Tomáš Dvořák-Lindqvist";
const SHIRA: &str = "שירה לוי";

/// Opens a candidate of the list.
#[track_caller]
fn open(app: &App, name: &str) {
    app.click(name);
    app.is_at(name);
}

#[test]
fn the_list_of_candidates_holds_up() {
    let app = sample();
    app.sees("Session 7: Supervision");
    holds_up(&app, "candidates");
    app.click("Add a candidate");
    app.click("Begin");
    app.complains("Name", "Write the candidate’s name first.");
    holds_up(&app, "candidates-add");
}

#[test]
fn the_overview_holds_up() {
    let app = sample();
    open(&app, TOMAS);
    app.sees("What comes next");
    holds_up(&app, "overview");
    app.click_the("button", "Edit");
    holds_up(&app, "details");
    app.press("Escape");
    app.offers("Open session 7");
}

#[test]
fn a_name_from_right_to_left_holds_up() {
    let app = sample();
    open(&app, SHIRA);
    app.sees("What comes next");
    holds_up(&app, "overview-rtl");
}

#[test]
fn the_tabs_of_a_candidate_hold_up() {
    let app = sample();
    open(&app, MARISOL);
    for (tab, shows, name) in [
        ("Sessions", "Add a session", "sessions"),
        ("Competencies", "Competencies, session by session", "competencies"),
        ("Plan and agreement", "Supervision agreement", "plan"),
        ("Portfolio review", "Case studies", "review"),
        ("Exit interview", "Your decision", "exit"),
        ("Fees", "Sliding scale", "fees"),
    ] {
        app.click(tab);
        if tab != "Fees" {
            app.sees(shows);
        } else {
            app.sees("Collaborative Assessment, 3 sessions");
        }
        holds_up(&app, name);
    }
}

#[test]
fn a_session_holds_up() {
    let app = sample();
    open(&app, TOMAS);
    app.click("Open session 7");
    app.sees("Agenda of this session");
    app.sees("Still to do from before");
    holds_up(&app, "session-prepare");
    app.click("After");
    holds_up(&app, "session");
    app.click("Add an action");
    app.fill("What was agreed", "Bring a recording of a practice led by him");
    app.within("Agreed actions").click("Done");
    app.sees("Bring a recording of a practice led by him");
    app.click("Add a note");
    app.sees("What you saw");
    holds_up(&app, "note");
}

#[test]
fn empty_screens_say_what_belongs_there() {
    let app = empty();
    app.sees("Nobody is here yet");
    holds_up(&app, "candidates-empty");
    app.click("Add a candidate");
    app.fill("Name", "Ada");
    app.click("Begin");
    app.is_at("Ada");
    app.sees("What comes next");
    holds_up(&app, "overview-empty");
    for (tab, shows, name) in [
        ("Sessions", "0 of 10 are held.", "sessions-empty"),
        ("Competencies", "No note yet.", "competencies-empty"),
        ("Portfolio review", "0 of 24 seen", "review-empty"),
        ("Fees", "No fee is noted yet.", "fees-empty"),
    ] {
        app.click(tab);
        app.sees(shows);
        holds_up(&app, name);
    }
}

#[test]
fn a_session_without_a_date_is_not_finished_and_says_so_beside_the_date() {
    let app = empty();
    app.click("Add a candidate");
    app.fill("Name", "Ada");
    app.click("Begin");
    app.click("Sessions");
    app.click("Session 1: Orientation");
    app.click("Finish session");
    app.complains("Date", "Say first on which day you held it.");
    app.fill("Date", "2026-01-15");
    app.click("Finish session");
    app.sees("The session is marked as held.");
    app.lacks("Finish session");
}

#[test]
fn a_prepared_fee_is_taken_with_one_click_in_the_amount_that_the_programme_names() {
    let app = empty();
    app.click("Add a candidate");
    app.fill("Name", "Ada");
    app.click("Begin");
    app.click("Fees");
    app.click("Add : Collaborative Assessment, 3 sessions");
    app.sees("USD 0.00 of USD 540.00 paid");
    app.lacks("Add : Collaborative Assessment, 3 sessions");

    app.click("Add a fee");
    app.holds("Amount", "180");
    app.fill("Amount", "75,5");
    app.press("Tab");
    app.holds("Amount", "75.50");
    app.fill("Currency", "EUR");
    app.sees("The agreement is in USD.");
    holds_up(&app, "fee");
}

#[test]
fn a_competency_note_is_kept_and_a_removed_one_comes_back_with_undo() {
    let app = empty();
    app.click("Add a candidate");
    app.fill("Name", "Ada");
    app.click("Begin");
    app.click("Competencies");
    app.click("Add a note : Presence");
    app.click("Competent It is there reliably, and serves the client.");
    app.put("In your words", "She stayed with the silence.");
    app.within("Add a competency note").click("Done");
    app.sees("She stayed with the silence.");
    app.within("Presence").click_the("button", &remove_of(&app));
    app.misses("She stayed with the silence.");
    app.click("Undo");
    app.sees("She stayed with the silence.");
}

/// The button that removes the one note that there is: it also names its date.
fn remove_of(app: &App) -> String {
    let text = app.within("Presence").text();
    let from = text.split("Remove: ").nth(1).unwrap();
    let until = from.find(" She stayed").unwrap();
    format!("Remove : {}", &from[..until])
}

#[test]
fn accepting_a_case_study_goes_on_to_the_next_and_is_kept() {
    let app = empty();
    app.click("Add a candidate");
    app.fill("Name", "Ada");
    app.click("Begin");
    app.click("Portfolio review");
    app.click("Accept, and on to the next");
    app.click("Accept, and on to the next");
    app.sees("2 of 24 seen · 2 accepted");
    app.sees("Feedback on case study 3");
    app.click("Overview");
    app.click("Portfolio review");
    app.sees("2 of 24 seen · 2 accepted");
}

#[test]
fn a_candidate_keeps_their_own_side_of_a_session_without_competency_notes() {
    let app = App::start();
    app.click("A candidate’s sample");
    app.click("Supervision");
    app.sees("Orientation");
    app.run(
        "[...document.querySelectorAll('main li button')].find((e) => e.innerText.includes('Orientation')).click()",
        &[],
    );
    app.sees("Guidance received");
    app.sees("Only in this vault. Never in a letter, a document or a package.");
    app.misses("Competency notes");
    holds_up(&app, "session-of-a-candidate");
}

#[test]
fn what_stands_across_all_candidates_holds_up() {
    let app = sample();
    app.click("This week");
    app.is_at("This week");
    holds_up(&app, "week");
    app.click("Notices");
    app.is_at("Notices");
    holds_up(&app, "notices");
    app.click("Marisol Ferreira-Nakagawa The letter of recommendation It follows once the letter is finished.");
    app.sees("Save as an e-mail draft");
    holds_up(&app, "notice-draft");
    app.press("Escape");
    app.click("All fees");
    app.is_at("Fees");
    holds_up(&app, "fees-across");
    app.click("The programme");
    app.is_at("The programme");
    holds_up(&app, "programme");
    app.fill("Find in the programme", "sliding");
    app.sees("Supervisors may offer sliding scale rates");
    app.misses("Session 1: Orientation");
    app.fill("Find in the programme", "alliance");
    app.click("Open : Alliance");
    app.sees("Build and sustain therapeutic alliance");
}
