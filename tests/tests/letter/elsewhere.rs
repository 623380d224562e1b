//! The letter taken to other programs, and an exported one opened again.

use std::fs;

use tests::{paper::text_of, window::eventually};

use super::desk::*;

const SALUTATION: &str = "Salutation";

#[test]
fn a_letter_goes_to_word_the_clipboard_a_message_and_the_printer_and_what_went_out_is_opened_again() {
    let app = sample("candidate");
    app.click("Letter of application");
    app.is_at("Letter of application");
    app.put(INSIGHTS, WORDS);

    let document = app.document("Letter.docx");
    app.answers(&document);
    app.click("Word document");
    app.sees("Letter.docx is saved.");
    assert!(fs::read(&document).unwrap().starts_with(b"PK"));
    app.click("Copy as text");
    app.sees("The letter is on the clipboard.");
    app.fill(SALUTATION, "");
    app.press("Control+V");
    app.until("the letter comes out of the clipboard", |page| {
        page.value(SALUTATION).contains(WORDS)
    });
    app.fill(SALUTATION, "Dear Members of the Committee,");
    scroll_to(&app, "Other ways");
    app.screenshot("letter-other-ways");

    app.click("Print");
    app.sees("The letter is open in your PDF program");
    let printed = app.handed_out();
    assert!(printed.len() == 1 && text_of(&printed[0]).contains(WORDS));

    let file = app.document("Application.pdf");
    app.answers(&file);
    app.click("Export PDF");
    app.sees("Application.pdf now lies in");
    app.click("E-mail draft");
    let dialog = app.within("Message with the letter");
    dialog.sees("Goes along: Application.pdf");
    dialog.holds("To (optional)", "professionaltraining@centerformsc.org");
    app.screenshot("letter-message");
    app.is_accessible();
    let message = app.document("Letter.eml");
    app.answers(&message);
    dialog.click("Save as an e-mail draft");
    dialog.sees("The draft is saved.");
    assert!(fs::read_to_string(&message).unwrap().contains("application/pdf"));
    dialog.click("Done");

    let open = app.run(
        "return [...document.querySelectorAll('main button')].find((b) => b.ariaLabel?.startsWith('Open: Application.pdf')).ariaLabel",
        &[],
    );
    app.click(open.as_str().unwrap());
    eventually(|| match app.handed_out().as_slice() {
        [_, _] => Ok(()),
        other => Err(format!("{other:?}")),
    })
    .unwrap();
    let original = fs::read(&file).unwrap();
    assert!(
        app.handed_out().iter().any(|copy| fs::read(copy).unwrap() == original),
        "what is opened is what went out"
    );
}
