//! Client sessions out of a spreadsheet: which column is what, what each refused line says, one undo, and back into one.
#![allow(clippy::unwrap_used)]

use companion::pathway::records::Workspace;
use tests::window::App;

const PASSPHRASE: &str = "meadow kettle harbour";
const SHEET: &str = "\u{feff}Datum;Wer;Dauer;Übung;MSC\r\n\
    14.03.2025;Wren;50;\"Soften; soothe, allow\";ja\r\n\
    21.03.2025;Wren;50;=HYPERLINK(\"http://x.org\");nein\r\n\
    28.03.2025;Lena;50;;ja\r\n\
    31.02.2025;Wren;50;;ja\r\n\
    14.03.2999;Wren;50;;ja\r\n\
    04.04.2025;Ash;1:20;;vielleicht\r\n";

#[test]
fn a_spreadsheet_becomes_sessions_in_one_step_and_comes_out_harmless() {
    let app = App::start();
    app.makes_a_vault(Workspace::Candidate, "Marisol Ferreira", PASSPHRASE);
    app.click("Client sessions");
    app.click("Add a client");
    let clients = app.within("Your clients");
    clients.fill("Pseudonym", "Juniper");
    app.sees("Saved");
    clients.fill("A name, a place, an employer", "Lena");
    app.press("Enter");
    app.offers("Take away: Lena");

    let not_one = app.document("picture.csv");
    std::fs::write(&not_one, b"\x89PNG\0\0,\n").unwrap();
    app.answers(&not_one);
    app.click("Import from CSV…");
    app.sees("This is no table of text, so nothing was imported.");

    let file = app.document("sessions.csv");
    std::fs::write(&file, SHEET).unwrap();
    app.answers(&file);
    app.click("Import from CSV…");
    app.sees("Import sessions.csv");
    let dialog = app.within("Import sessions.csv");
    // No word of ours says that this column is the client.
    dialog.sees("Choose the columns of the date and of the client.");
    dialog.choose("Client", "Wer (Wren)");
    // Nothing is a pseudonym before the person says so.
    dialog.sees("0 of 6 lines can be imported.");
    dialog.click("They are pseudonyms already: take them as written");
    dialog.sees("2 of 6 lines can be imported.");
    dialog.complains("“Lena”, 1 session", "must never leave");
    for says in [
        "Line 5 This date cannot be read.",
        "Line 6 This date is in the future.",
        "Line 7 Whether self-compassion was integrated cannot be read.",
    ] {
        dialog.sees(says);
    }
    app.holds_up("client-import");
    dialog.fill("“Lena”, 1 session", "lena");
    dialog.click("Import 3 sessions");
    dialog.complains("“Lena”, 1 session", "must never leave");
    dialog.fill("“Lena”, 1 session", "Juniper");
    dialog.click("Import 3 sessions");
    app.sees("3 sessions were imported. 3 lines were left out.");
    app.sees("March 2025");
    app.holds_up("client-sessions-imported");

    let out = app.document("out.csv");
    app.answers(&out);
    app.click("Export as CSV…");
    app.sees("out.csv now lies in");
    let text = std::fs::read_to_string(&out).unwrap();
    assert!(text.starts_with("\u{feff}Date,Client,Minutes"), "{text}");
    assert!(text.contains("\"'=HYPERLINK(\"\"http://x.org\"\")\""), "{text}");
    assert!(!text.contains("Lena"), "{text}");

    app.press("Control+z");
    app.sees("No session yet.");
    app.misses("Wren");
}
