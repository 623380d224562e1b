//! Words that must never leave, and what is written almost like one. Dates and names of other people belong into a letter.

use pathway::{
    facts::token,
    identity::{Class, Register, look},
};

use super::{Finding, LetterView};

/// No finding quotes what was found: it is read in the section itself.
pub fn find(view: &LetterView, register: &Register) -> Vec<Finding> {
    let mut found = Vec::new();
    for section in &view.sections {
        let recognisable = look(&token::plain(&section.text), register);
        let count = |class| recognisable.iter().filter(|one| one.class == class).count();
        let title = &section.section.title;
        if count(Class::Register) > 0 {
            let words = format!("“{title}” holds a word that you said must never leave. Write it in another way.");
            found.push(Finding {
                can_overrule: false,
                ..Finding::of("register", section, words)
            });
        }
        if count(Class::NearRegister) > 0 {
            let words = format!("“{title}” holds something written almost like a word that must never leave.");
            found.push(Finding::of("near_register", section, words));
        }
    }
    let letter = &view.letter;
    let around = [&letter.recipient, &letter.salutation, &letter.closing];
    let holds = |text: &&String| look(text, register).iter().any(|one| one.class == Class::Register);
    if around.iter().any(holds) {
        let words = "The address, the salutation or the closing holds a word that you said must never leave.";
        found.push(Finding {
            can_overrule: false,
            ..Finding::new("register", words)
        });
    }
    found
}
