//! Nobody can be recognised: the register of a client, the check beside what is written, and what it keeps from leaving.
#![allow(clippy::unwrap_used)]

use companion::pathway::records::Workspace;
use tests::window::App;

const PASSPHRASE: &str = "meadow kettle harbour";

#[test]
fn a_real_name_is_kept_apart_found_while_writing_and_replaced_with_one_click() {
    let app = App::start();
    app.makes_a_vault(Workspace::Candidate, "Marisol Ferreira", PASSPHRASE);
    app.click("Client sessions");
    app.click("Add a client");
    app.within("Your clients").fill("Pseudonym", "Juniper");
    app.sees("Saved");
    app.fill("A name, a place, an employer", "Lena Lindqvist");
    app.press("Enter");
    app.offers("Take away: Lena Lindqvist");
    app.fill("A name, a place, an employer", "juniper");
    app.click("Add");
    app.sees("A client of yours has this as a pseudonym");
    app.fill("A name, a place, an employer", "Stavanger");
    app.click("Add");
    app.offers("Take away: Stavanger");
    app.holds_up("register");
    app.within("Your clients").fill("Pseudonym", "Lena");
    app.press("Tab");
    app.within("Your clients").complains("Pseudonym", "must never leave");
    app.within("Your clients").fill("Pseudonym", "Juniper");
    app.press("Tab");
    app.sees("Saved");
    // Others look on: nothing of it is there.
    app.press("Control+Shift+H");
    app.sees("Hidden while you share your screen.");
    app.misses("Lindqvist");
    app.press("Control+Shift+H");
    app.sees("Lena Lindqvist");

    app.click("Case studies");
    app.click("Begin case study 1");
    app.is_at("Untitled case study");
    app.put("Title", "The examiner");
    app.put(
        "Who came, and with what",
        "Lena’s first hour was on 14 March 2025. Lena came from Stavnager, where she is 43.",
    );
    app.sees("14 March 2025");
    app.offers("Write “Juniper” for “Lena”");
    app.screenshot("case-study-found");
    app.click("Write “Juniper” for “Lena”");
    app.click("Write “2025” for “14 March 2025”");
    app.click("Leave as it is: Stavnager");
    app.lacks("Leave as it is: Stavnager");
    app.holds(
        "Who came, and with what",
        "Juniper’s first hour was on 2025. Juniper came from Stavnager, where she is 43.",
    );
    app.put("The inner critic", "It sounded like Lindqvist herself.");
    app.offers("Write “Juniper” for “Lindqvist”");
    app.sees("Saved");
    app.holds_up("case-study-checked");

    // One's own days tell of nobody else; a client's name does, wherever it stands.
    app.click("Practice and retreats");
    app.click("Add a practice note");
    app.put("What you noticed", "On 14 March 2025 I sat with what Lena had said.");
    app.offers("Write “Juniper” for “Lena”");
    app.lacks("Write “2025” for “14 March 2025”");
    app.screenshot("practice-note-found");
    app.click("Write “Juniper” for “Lena”");
    app.holds("What you noticed", "On 14 March 2025 I sat with what Juniper had said.");
    app.sees("Saved");

    // What must never leave does not leave.
    app.within("Places").click("Case studies");
    app.sees("1 in draft");
    app.holds_up("case-studies-slots");
    app.click("Documents");
    app.answers(app.document("Study.pdf"));
    app.click("Case study 1: The examiner Draft");
    app.sees("Case study 1: one place could tell who the client is.");
    app.click("Export as PDF");
    app.sees("The document was not exported");
    app.sees("Look at case study 1.");
    app.screenshot("documents-refused");
}
