//! Words of the register, in each way in which they are written: every one is found.

use pathway::identity::{Class, Register, look};

const WORDS: &[&str] = &[
    "Lena Lindqvist",
    "Müller",
    "Zoë",
    "Stavanger",
    "Siemens AG",
    "O’Brien",
    "Bad Homburg",
    "Groß-Gerau",
    "José Ángel Núñez",
    "נועה",
    "田中",
];

fn register() -> Register {
    let pairs = WORDS.iter().map(|word| (*word, "Juniper"));
    Register::of(pairs).with_pseudonyms(["Juniper", "Ash"])
}

/// Sentences that hold the word at the places where words stand: first, last, in quotes, in brackets, over a line, in Markdown.
const SENTENCES: &[&str] = &[
    "{} came late.",
    "I thought of {}.",
    "“{}” she whispered, “that was it”",
    "one of them ({}) stayed",
    "line one\n{}\nline three",
    "a **{}**, a _{}_ and a [{}](https://x.org)",
    "{}, {}; {}: {}!",
    "– {} –",
];

/// Whether the check marks each place where it is planted.
fn is_found(text: &str, planted: &str) -> bool {
    let found = look(text, &register());
    let mut places = text
        .match_indices(planted)
        .map(|(at, _)| at..at + planted.len())
        .peekable();
    assert!(places.peek().is_some(), "{planted} is planted in {text}");
    let of_the_register = |class| matches!(class, Class::Register | Class::NearRegister);
    places.all(|place| {
        found
            .iter()
            .any(|one| of_the_register(one.class) && one.at.start < place.end && place.start < one.at.end)
    })
}

fn all_are_found(how: &str, written: &[&str]) {
    let mut missed = Vec::new();
    for word in written {
        for sentence in SENTENCES {
            let text = sentence.replace("{}", word);
            if !is_found(&text, word) {
                missed.push(text);
            }
        }
    }
    let all = written.len() * SENTENCES.len();
    println!("register, {how}: {} of {all} found", all - missed.len());
    assert!(missed.is_empty(), "{how}: {missed:#?}");
}

#[test]
fn a_word_itself_is_always_found_and_can_never_stay() {
    all_are_found("as it is", WORDS);
    for word in WORDS {
        let found = look(&format!("with {word} today"), &register());
        assert_eq!(found.len(), 1, "{word}: {found:?}");
        assert_eq!((found[0].class, found[0].may_stay), (Class::Register, false), "{word}");
    }
}

#[test]
fn every_listed_way_of_writing_a_word_is_found() {
    all_are_found(
        "capitals",
        &[
            "LENA LINDQVIST",
            "lena lindqvist",
            "MÜLLER",
            "müller",
            "stavanger",
            "SIEMENS AG",
            "BAD HOMBURG",
            "o’brien",
        ],
    );
    all_are_found(
        "a part alone",
        &["Lindqvist", "Lena", "Siemens", "Núñez", "Homburg", "Gerau"],
    );
    all_are_found(
        "possessives",
        &[
            "Lena’s",
            "Lena's",
            "Lindqvist’s",
            "Müllers",
            "Stavangers",
            "Lindqvists’",
            "Zoë’s",
            "O’Brien’s",
            "Siemens’",
        ],
    );
    all_are_found(
        "diacritics",
        &[
            "Muller",
            "Mueller",
            "Zoe",
            "Nunez",
            "Jose Angel Nunez",
            "Mu\u{308}ller",
            "O'Brien",
            "OBrien",
            "Gross-Gerau",
            "Gross Gerau",
        ],
    );
    all_are_found("initials", &["L. L.", "L.L.", "LL", "J. Á. N.", "J.A.N."]);
    all_are_found("elided articles and Hebrew prefixes", &["l’O’Brien", "d'Zoë", "לנועה"]);
    all_are_found(
        "typing slips",
        &[
            "Lindqivst",
            "Lindqvst",
            "Lindqvisst",
            "Lindkvist",
            "Stavnager",
            "Stavange",
            "Stravanger",
            "Mülller",
            "Müler",
            "Mullar",
            "Simens",
            "Siemnes",
            "lindqvits",
        ],
    );
    all_are_found(
        "compounds",
        &[
            "Lindqvist-Meyer",
            "Siemensstadt",
            "Stavangerfjord",
            "Vorstavanger",
            "LenaLindqvist",
            "Müller-Thurgau",
            "post-Siemens",
            "Siemens‑Zeit",
        ],
    );
    all_are_found(
        "what cannot be seen",
        &[
            "Lind\u{ad}qvist",
            "Lind\u{200b}qvist",
            "Lena\u{a0}Lindqvist",
            "Lena\nLindqvist",
        ],
    );
}

#[test]
fn one_initial_is_found_where_a_sentence_goes_on_behind_it() {
    for text in ["Then M. said no.", "M.’s mother", "M’s mother", "with M., who"] {
        assert!(
            look(text, &register())
                .iter()
                .any(|one| one.class == Class::NearRegister),
            "{text}"
        );
    }
    for text in ["Plan M. Then we stopped.", "I am here.", "M is a letter"] {
        assert_eq!(look(text, &register()), [], "{text}");
    }
}

#[test]
fn ordinary_words_and_other_names_are_left_alone() {
    for text in [
        "Juniper spoke of the inner critic, and Ash did too.",
        "She rested. A long, compassionate breath; bad days came and went.",
        "the university and the hospital, in general",
        "Lenient words, a great mistake, German lessons",
        "",
        "— … ” ’",
    ] {
        assert_eq!(look(text, &register()), [], "{text}");
    }
    assert_eq!(look("Lena Lindqvist", &Register::default()), []);
}

#[test]
fn what_takes_its_place_keeps_the_possessive_and_counts_as_a_window_does() {
    let text = "😀 Zoë’s mother";
    let found = look(text, &register());
    assert_eq!(found[0].words, "Zoë");
    assert_eq!(found[0].instead, ["Juniper", "[…]"]);
    let units: Vec<u16> = text.encode_utf16().collect();
    let (start, end) = (found[0].start as usize, found[0].end as usize);
    assert_eq!(String::from_utf16(&units[start..end]).unwrap(), "Zoë");
}

#[test]
fn a_pseudonym_that_has_a_word_of_the_register_in_it_is_known() {
    for name in ["Lena", "lena", "LINDQVIST", "Mueller", "Lena B.", "Zoe", "田中さん"] {
        assert!(register().has(name), "{name}");
    }
    for name in ["Juniper", "Bad", "Len", ""] {
        assert!(!register().has(name), "{name}");
    }
}

#[test]
fn no_text_is_too_strange() {
    for text in [
        "\u{0}",
        "’’’",
        "a’",
        "’s",
        "\u{202e}Lena",
        "L",
        "L.",
        "L.L",
        &"L.".repeat(5000),
        &"a".repeat(200_000),
        "\u{301}\u{301}",
    ] {
        for one in look(text, &register()) {
            assert_eq!(text.get(one.at.clone()), Some(one.words.as_str()));
        }
    }
}
