//! What stands against a letter before it goes out, and the letters that went out.

use serde_json::json;

use super::desk::*;

#[test]
fn what_stands_against_a_letter_is_mended_or_overruled_with_a_reason() {
    let app = sample("supervisor");
    recommendation(&app, "Marisol Ferreira-Nakagawa");
    let before = app.value(GROWTH);
    app.put(GROWTH, &format!("{before} She would say [her own words]."));
    app.sees("still holds “[her own words]”, which looks like a placeholder.");
    app.click("Export PDF");
    app.sees("Nothing was exported");
    let found = app.run(
        "return [...document.querySelectorAll('main button')].find((b) => b.textContent.startsWith('Export anyway')).ariaLabel",
        &[],
    );
    app.click(found.as_str().unwrap());
    app.click("Note this reason");
    app.complains("Export anyway, because …", "Write the reason in a few words");
    app.fill("Export anyway, because …", "She chose these brackets herself.");
    app.screenshot("letter-overrule");
    app.is_accessible();
    app.click("Note this reason");
    app.sees("It goes out all the same, because: She chose these brackets herself.");
    app.misses("Nothing was exported");
    let file = app.document("Overruled.pdf");
    app.answers(&file);
    app.click("Export PDF");
    app.sees("Overruled.pdf now lies in");
    app.click("Candidates");
    recommendation(&app, "Marisol Ferreira-Nakagawa");
    app.sees("It goes out all the same, because: She chose these brackets herself.");
    app.put(GROWTH, &before);
    app.misses("It goes out all the same");
}

#[test]
fn a_letter_that_went_out_is_compared_with_another_and_written_on_from() {
    let app = sample("supervisor");
    recommendation(&app, "Marisol Ferreira-Nakagawa");
    let first = app.value(GROWTH);
    let export = |name: &str| {
        app.answers(app.document(name));
        app.click("Export PDF");
        app.sees(&format!("{name} now lies in"));
    };
    export("First.pdf");
    app.put(GROWTH, &format!("{first} {WORDS}"));
    app.sees("Saved");
    export("Second.pdf");
    app.put(GROWTH, &format!("{first} Other words at last."));
    app.sees("Saved");

    let act = |what: &str, file: &str| {
        let clicked = app.run(
            "return [...document.querySelectorAll('main button')].find((b) => b.ariaLabel?.startsWith(`${arguments[0]}: ${arguments[1]}`))?.click() === undefined",
            &[json!(what), json!(file)],
        );
        assert_eq!(clicked, true);
    };
    act("Compare", "First.pdf");
    let dialog = app.within("What changed between two exports");
    dialog.sees("Other words at last.");
    app.screenshot("letter-compared");
    app.is_accessible();
    let second = app.run(
        "return [...document.querySelectorAll('dialog option')].findLast((one) => one.label.endsWith('Second.pdf')).label",
        &[],
    );
    dialog.choose("To", second.as_str().unwrap());
    dialog.sees(WORDS);
    dialog.misses("Other words at last.");
    app.press("Escape");

    act("Write on from this one", "First.pdf");
    app.holds(GROWTH, &first);
    app.sees("The letter is now as it went out on");
    app.click("Undo");
    app.holds(GROWTH, &format!("{first} Other words at last."));
}
