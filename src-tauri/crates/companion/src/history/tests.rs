use super::changes::{How, Part, changes};

fn part(how: How, text: &str) -> Part {
    Part {
        how,
        text: text.to_owned(),
    }
}

#[test]
fn a_change_is_told_word_by_word() {
    assert_eq!(
        changes("We spoke about kindness.", "We spoke at length about rest."),
        [
            part(How::Kept, "We spoke "),
            part(How::Added, "at length "),
            part(How::Kept, "about "),
            part(How::Removed, "kindness."),
            part(How::Added, "rest."),
        ]
    );
}

#[test]
fn the_parts_make_both_texts_to_the_letter() {
    let texts = [
        "",
        "one",
        " one  two\r\nthree ",
        "שלום 🪷 two",
        "a\tb\n\n\nc",
        &"word ".repeat(5000),
    ];
    for earlier in texts {
        for later in texts {
            let parts = changes(earlier, later);
            let without = |how| {
                parts
                    .iter()
                    .filter(move |part| part.how != how)
                    .map(|part| part.text.as_str())
            };
            assert_eq!(without(How::Added).collect::<String>(), earlier);
            assert_eq!(without(How::Removed).collect::<String>(), later);
        }
    }
}
