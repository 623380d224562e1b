//! The general classes: each has a corpus of what must be found and of what looks like it and is nothing. What is found of the
//! one, and rightly among all that is found, is printed and must not fall below its floor.
//!
//! The corpus is small and its writer knew the rules: in other people's words less is found. Of the last lines of each file, written
//! after the rules and before these were mended by them, about two thirds were.

use pathway::identity::{Class, Register, look};

/// What is planted stands between `{` and `}`; a line without any must find nothing.
const CORPUS: &[(Class, &str)] = &[
    (Class::Date, include_str!("corpus/dates.txt")),
    (Class::Email, include_str!("corpus/emails.txt")),
    (Class::Phone, include_str!("corpus/phones.txt")),
    (Class::Address, include_str!("corpus/addresses.txt")),
    (Class::Number, include_str!("corpus/numbers.txt")),
    (Class::Age, include_str!("corpus/ages.txt")),
    (Class::Web, include_str!("corpus/web.txt")),
    (Class::Name, include_str!("corpus/names.txt")),
];

/// The least of a hundred that must be found, and be right.
const FLOORS: &[(Class, u32, u32)] = &[
    (Class::Date, 94, 97),
    (Class::Email, 88, 100),
    (Class::Phone, 95, 100),
    (Class::Address, 93, 100),
    (Class::Number, 90, 95),
    (Class::Age, 88, 100),
    (Class::Web, 91, 100),
    (Class::Name, 100, 95),
];

#[derive(Default)]
struct Figures {
    planted: u32,
    found: u32,
    wrong: u32,
}

fn figures(class: Class, corpus: &str, notes: &mut Vec<String>) -> Figures {
    let register = Register::default().with_pseudonyms(["Juniper", "Ash"]);
    let mut figures = Figures::default();
    for line in corpus.lines().filter(|line| !line.trim().is_empty()) {
        let (text, planted) = unplanted(line);
        let found: Vec<_> = look(&text, &register);
        for place in &planted {
            figures.planted += 1;
            let hit = found
                .iter()
                .any(|one| one.class == class && one.at.start <= place.start && one.at.end >= place.end);
            figures.found += u32::from(hit);
            if !hit {
                notes.push(format!("{class:?} missed: {line}"));
            }
        }
        for one in found {
            if !planted
                .iter()
                .any(|place| one.at.start < place.end && place.start < one.at.end)
            {
                figures.wrong += 1;
                notes.push(format!("{:?} wrongly: {line} → {}", one.class, one.words));
            }
        }
    }
    figures
}

/// The line as a person writes it, and where something is planted.
fn unplanted(line: &str) -> (String, Vec<std::ops::Range<usize>>) {
    let (mut text, mut planted, mut begun) = (String::new(), Vec::new(), 0);
    for c in line.chars() {
        match c {
            '{' => begun = text.len(),
            '}' => planted.push(begun..text.len()),
            c => text.push(c),
        }
    }
    (text, planted)
}

#[test]
fn recall_and_precision_of_each_class_keep_to_their_floors() {
    let mut notes = Vec::new();
    let mut below = Vec::new();
    println!("| class | planted | recall | precision |\n|---|---|---|---|");
    for (class, corpus) in CORPUS {
        let Figures { planted, found, wrong } = figures(*class, corpus, &mut notes);
        let recall = 100 * found / planted;
        let precision = 100 * found / (found + wrong).max(1);
        println!("| {class:?} | {planted} | {recall} % | {precision} % |");
        let (_, least_recall, least_precision) = FLOORS.iter().find(|(of, ..)| of == class).unwrap();
        if recall < *least_recall || precision < *least_precision {
            below.push(class);
        }
    }
    println!("{}", notes.join("\n"));
    assert!(below.is_empty(), "below the floor: {below:?}\n{}", notes.join("\n"));
}

#[test]
fn a_year_alone_may_stay_and_takes_the_place_of_a_date() {
    let found = look("on 14 March 2025", &Register::default());
    assert_eq!(found[0].instead, ["2025"]);
    assert_eq!(look("in 2025", &Register::default()), []);
    assert_eq!(
        look("at 93 years old", &Register::default())[0].instead,
        ["90 or older"]
    );
}
