//! Reading a finished PDF back.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)]

#[path = "../../examples/sample.rs"]
pub mod sample;

use std::{
    io::Write,
    process::{Command, Stdio},
};

use letters::{Block, Document, Ending, Fact, Fonts, Opening, Rendered, Span, render};

pub fn rendered(document: &Document) -> Rendered {
    render(document, &mut Fonts::shipped()).unwrap()
}

/// The text of each page as poppler reads it, which is how people copy and search.
pub fn text_of_pages(pdf: &[u8]) -> Vec<String> {
    let text = read_by_poppler(pdf, &[]);
    text.split_terminator('\u{c}').map(str::to_owned).collect()
}

/// How far below the top of its page each word with this beginning stands, in reading order.
pub fn tops_of_words(pdf: &[u8], beginning: &str) -> Vec<f32> {
    read_by_poppler(pdf, &["-bbox"])
        .lines()
        .filter(|line| line.contains(&format!(">{beginning}")))
        .map(|line| line.split("yMin=\"").nth(1).unwrap())
        .map(|rest| rest.split('"').next().unwrap().parse().unwrap())
        .collect()
}

/// A word where it stands, in points from the left and top edges of its page.
#[derive(Debug, Clone)]
pub struct Word {
    pub text: String,
    pub left: f32,
    pub right: f32,
    pub top: f32,
    pub bottom: f32,
}

/// The words of each page with their places.
pub fn words_of_pages(pdf: &[u8]) -> Vec<Vec<Word>> {
    let text = read_by_poppler(pdf, &["-bbox"]);
    let pages = text.split("<page ").skip(1);
    pages
        .map(|page| page.lines().filter(|line| line.contains("<word ")).map(word).collect())
        .collect()
}

/// The lines of each page as they stand on the paper, from left to right, however far apart their words are.
pub fn lines_of_pages(pdf: &[u8]) -> Vec<Vec<String>> {
    let lines = |mut words: Vec<Word>| -> Vec<String> {
        words.sort_by(|one, other| {
            one.bottom
                .total_cmp(&other.bottom)
                .then(one.left.total_cmp(&other.left))
        });
        let mut lines: Vec<Vec<Word>> = words
            .chunk_by(|one, next| (one.bottom - next.bottom).abs() < 1.0)
            .map(<[Word]>::to_vec)
            .collect();
        lines
            .iter_mut()
            .map(|line| {
                line.sort_by(|one, other| one.left.total_cmp(&other.left));
                line.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
            })
            .collect()
    };
    words_of_pages(pdf).into_iter().map(lines).collect()
}

fn word(line: &str) -> Word {
    let edge = |name: &str| -> f32 {
        let rest = line.split(&format!("{name}=\"")).nth(1).unwrap();
        rest.split('"').next().unwrap().parse().unwrap()
    };
    let text = line.split('>').nth(1).unwrap().split('<').next().unwrap();
    Word {
        text: text.replace("&amp;", "&"),
        left: edge("xMin"),
        right: edge("xMax"),
        top: edge("yMin"),
        bottom: edge("yMax"),
    }
}

fn read_by_poppler(pdf: &[u8], options: &[&str]) -> String {
    let mut reader = Command::new("pdftotext")
        .args(["-enc", "UTF-8"])
        .args(options)
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("poppler-utils gives pdftotext");
    let mut input = reader.stdin.take().unwrap();
    let pdf = pdf.to_vec();
    let writing = std::thread::spawn(move || input.write_all(&pdf).unwrap());
    let output = reader.wait_with_output().unwrap();
    writing.join().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// All pages as running text: words divided at a line's end are whole again, every line end is a space, and the
/// marks that poppler puts around text from right to left are gone.
pub fn running_text(pdf: &[u8]) -> String {
    let text = text_of_pages(pdf).join("\n").replace("\u{ad}\n", "");
    let visible: String = text.chars().filter(|c| !matches!(c, '\u{202a}'..='\u{202e}')).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A letter with this body and nothing else in it that could be mistaken for it.
pub fn letter_of(body: Vec<Block>) -> Document {
    Document {
        body,
        ..sample::letter(1)
    }
}

/// A report with this body and nobody who signs.
pub fn report(body: Vec<Block>) -> Document {
    Document {
        opening: Opening::Report {
            title: "A report".into(),
            subtitle: String::new(),
            facts: vec![Fact::new("About", "the test")],
            own_page: false,
        },
        ending: Ending::default(),
        ..letter_of(body)
    }
}

/// A paragraph of so many words, all lower case, told apart by `number`.
pub fn paragraph(number: usize, words: usize) -> Block {
    let text: Vec<String> = (0..words).map(|word| format!("word{number}x{word}")).collect();
    Block::Paragraph(vec![Span::plain(text.join(" "))])
}
