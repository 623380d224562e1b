#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, dead_code)]
#[path = "letter/desk.rs"]
mod desk;
use std::fs;
use companion::pathway::records::Workspace;
use serde_json::json;
use tests::window::App;
use desk::sample;

fn unfold(app: &App, title: &str) {
    app.run("[...document.querySelectorAll('summary')].find((fold) => fold.textContent.includes(arguments[0])).click()", &[json!(title)]);
}
fn ticks(app: &App, label: &str) {
    app.run("[...document.querySelectorAll('label')].find((label) => label.textContent.includes(arguments[0])).click()", &[json!(label)]);
}
fn looks(app: &App, name: &str) {
    app.holds_up(&format!("scratch-{name}"));
}
fn tall(app: &App, name: &str) {
    app.resize(1280, 2400);
    app.screenshot(&format!("scratch-{name}-tall"));
    app.resize(1280, 860);
}

#[test]
fn empty() {
    let app = App::start();
    app.screenshot("scratch-welcome");
    app.makes_a_vault(Workspace::Candidate, "Marisol Ferreira-Nakagawa", "meadow kettle harbour");
    tall(&app, "empty-pathway");
    for place in ["This week", "Submission", "Documents", "Supervision", "Letter of application", "Portfolio", "Fees", "Case studies", "Training", "Practice and retreats", "Client sessions", "The programme", "You and your letterhead", "Settings"] {
        app.within("Places").click(place);
        app.is_at(place);
        looks(&app, &format!("empty-{}", place.to_lowercase().replace(' ', "-")));
        tall(&app, &format!("empty-{}", place.to_lowercase().replace(' ', "-")));
    }
}

#[test]
fn rich() {
    let app = sample("candidate");
    tall(&app, "rich-pathway");
    unfold(&app, "Your days and your supervisor");
    ticks(&app, "More development");
    app.sees("Re-review");
    tall(&app, "more-development");
    looks(&app, "more-development");
    unfold(&app, "What happens after you submit");
    tall(&app, "more-development-unfolded");
    app.click("Portfolio");
    app.click("Add a recording");
    app.put("Title", "The examiner, minutes 12 to 20");
    app.sees("Saved");
    let file = app.document("session 12.mp3");
    fs::write(&file, b"ID3").unwrap();
    app.answers(&file);
    app.click("Attach a file");
    app.click("Consent for session 12.mp3");
    app.fill("Who agreed", "Juniper");
    app.fill("On which day", "2024-10-01");
    app.fill("Until", "2025-10-01");
    app.sees("Saved");
    app.within("Consent for session 12.mp3").click("Done");
    app.sees("The consent ended");
    looks(&app, "ended");
    tall(&app, "ended");
    app.click("Done");
    app.click("Submission");
    app.is_at("Submission");
    app.sees("The consent ended");
    looks(&app, "submission");
    tall(&app, "submission");
    app.within("Places").click("This week");
    app.is_at("This week");
    tall(&app, "week-rich");
    app.click("Client sessions");
    app.is_at("Client sessions");
    tall(&app, "clients-rich");
    app.run("[...document.querySelectorAll('section[aria-labelledby=clients] li > button')].find((e) => e.innerText.includes('Juniper')).click()", &[]);
    app.within("Your clients").fill("A name, a place, an employer", "Lena Lindqvist");
    app.press("Enter");
    app.offers("Take away: Lena Lindqvist");
    looks(&app, "register");
    app.click("Documents");
    app.is_at("Documents");
    tall(&app, "documents-rich");
    app.click("Supervision");
    app.is_at("Supervision");
    tall(&app, "supervision-rich");
    app.click("Case studies");
    app.is_at("Case studies");
    tall(&app, "case-studies-rich");
    app.click("Portfolio");
    app.is_at("Portfolio");
    tall(&app, "portfolio-rich");
    app.click("Practice and retreats");
    app.is_at("Practice and retreats");
    tall(&app, "practice-rich");
}
