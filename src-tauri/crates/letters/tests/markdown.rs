//! Markdown as people type it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use letters::{Block, Heading, Level, Span, blocks_from_markdown};

fn blocks(typed: &str) -> Vec<Block> {
    blocks_from_markdown(typed, "en")
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Span::plain(text)])
}

fn bold(text: &str) -> Span {
    Span {
        bold: true,
        ..Span::plain(text)
    }
}

fn italic(text: &str) -> Span {
    Span {
        italic: true,
        ..Span::plain(text)
    }
}

#[test]
fn the_usual_marks_are_understood() {
    for (typed, read) in [
        ("one\ntwo", vec![paragraph("one two")]),
        ("one  \ntwo", vec![paragraph("one\ntwo")]),
        ("one\\\ntwo", vec![paragraph("one\ntwo")]),
        ("one\n\ntwo", vec![paragraph("one"), paragraph("two")]),
        ("# Growth", vec![Block::heading("Growth")]),
        (
            "### *Very* big",
            vec![Block::Heading(Heading::new(Level::Point, "Very big"))],
        ),
        (
            "a **b** *c*",
            vec![Block::Paragraph(vec![
                Span::plain("a "),
                bold("b"),
                Span::plain(" "),
                italic("c"),
            ])],
        ),
        ("> kind", vec![Block::Quote(vec![paragraph("kind")])]),
        ("- a\n- b", vec![list(false, &["a", "b"])]),
        ("1. a\n2. b", vec![list(true, &["a", "b"])]),
        ("- a\n\n- b", vec![list(false, &["a", "b"])]),
        ("[the site](https://example.org)", vec![paragraph("the site")]),
        ("![a face](face.png)", vec![paragraph("a face")]),
        ("[](https://example.org)", vec![paragraph("https://example.org")]),
        ("<https://example.org>", vec![paragraph("https://example.org")]),
        ("she said \"no\"", vec![paragraph("she said “no”")]),
        (
            "*\"no\"*, she said",
            vec![Block::Paragraph(vec![italic("“no”"), Span::plain(", she said")])],
        ),
        (
            "the client's **\"part\"**",
            vec![Block::Paragraph(vec![Span::plain("the client’s "), bold("“part”")])],
        ),
        ("2019--2026", vec![paragraph("2019–2026")]),
        ("", vec![]),
        ("  \n\n ", vec![]),
    ] {
        assert_eq!(blocks(typed), read, "{typed:?}");
    }
}

#[test]
fn a_list_may_hold_a_list() {
    let Some(Block::List { items, .. }) = blocks("- a\n  - b\n").pop() else {
        panic!("no list")
    };
    assert_eq!(items, [vec![paragraph("a"), list(false, &["b"])]]);
}

#[test]
fn a_paragraph_that_begins_with_a_year_keeps_it() {
    assert_eq!(
        blocks("2019. That year I began."),
        [paragraph("2019. That year I began.")]
    );
    assert_eq!(
        blocks("7) seven\n\n8) eight"),
        [paragraph("7) seven"), paragraph("8) eight")]
    );
}

#[test]
fn no_visible_character_is_lost() {
    for typed in [
        "a < b && c > d",
        "<b>not bold</b> and <!-- a comment -->",
        "<div>\nin a block\n</div>",
        "[Anna]: she cried",
        "> [Anna]: she cried\n\n[Berta]: /url 'title'",
        "`code with \"quotes\"`",
        "```rust\nfn main() {}\n```",
        "    indented by four spaces\n    and again",
        "100 % | 50 § ¶ † … ′ ″ µ",
        "emoji 😀👨‍👩‍👧 and 🇳🇴",
        "עברית with English, عربي 123",
        "a_b_c snake_case 2*3*4 5 * 6",
        "~~not an extension~~ and $x^2$ and [^1] and [ ] and | a | b |",
        "# not a #heading# inside",
        "e\u{301} Å ﬁ ß İ",
        "fish & chips &c.",
        "a\\b C:\\Users",
        "1986 was 1 year. 2 more",
        "***",
        ">>>>>>>>>>>>>>>>>>>>>>>>> deep",
        "- - - - - - - - - - - - - - - - - - - - deep",
        "line \u{2028} separator\u{a0}and nbsp",
        "(c) ... -- --- ---- 'a' \"b\" `c`",
        "Name\n====\n\ntext\n----\n",
        "[a][b] ![c][d] [e]() [f](<g h>)",
    ] {
        let shown = all_text(&blocks(typed));
        for character in typed.chars().filter(|&c| !is_mark(c) && !c.is_whitespace()) {
            let count = |text: &str| text.chars().filter(|&c| c == character).count();
            // The text of a link stands for its address.
            let wanted = count(&typed.replace("(<g h>)", ""));
            assert!(
                count(&shown) >= wanted,
                "{character:?} of {typed:?} is lost in {shown:?}"
            );
        }
    }
}

#[test]
fn letters_of_any_kind_in_any_order_survive() {
    // A cheap random walk over awkward pieces: the same on every run.
    let pieces = [
        "a", "B9", " ", "\n", "\n\n", "é", "😀", "ש", "*", "**", "_", "# ", "> ", "- ", "1. ", "3. ", "[", "]", "]:",
        "(", ")", "<", ">", "&", "`", "~", "\t", "    ", "\"", "'", "--", "!", "|", "x.", "\\", "  \n",
    ];
    let mut state = 0x2545_f491_u32;
    for _ in 0..4000 {
        let mut typed = String::new();
        for _ in 0..14 {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            typed.push_str(pieces[state as usize % pieces.len()]);
        }
        let letters = |text: &str| {
            text.chars()
                .filter(|c| c.is_alphabetic() || *c == '😀' || *c == '9')
                .count()
        };
        let shown = all_text(&blocks(&typed));
        // A link's address gives way to its text.
        if !typed.contains('[') {
            assert_eq!(letters(&shown), letters(&typed), "{typed:?} became {shown:?}");
        }
    }
}

#[test]
fn lines_that_look_like_definitions_of_links_are_kept() {
    let dialogue = "[Therapist]: hello\n\n[Client]: hi\n\n".repeat(20);
    let shown = all_text(&blocks(&dialogue));
    assert_eq!(shown.matches("[Therapist]: hello").count(), 20);
    assert_eq!(shown.matches("[Client]: hi").count(), 20);
}

#[test]
fn a_million_angle_brackets_are_no_danger() {
    let depth = all_depth(&blocks(&">".repeat(200_000)));
    assert!(depth < 20);
    assert!(all_text(&blocks(&format!("{} deep", "> ".repeat(1000)))).contains("deep"));
}

fn list(ordered: bool, items: &[&str]) -> Block {
    Block::List {
        ordered,
        items: items.iter().map(|item| vec![paragraph(item)]).collect(),
    }
}

/// What Markdown or the printer's marks may consume or change.
fn is_mark(character: char) -> bool {
    "*_#>-+`~=\\\"'[]()!1234567890.".contains(character)
}

fn all_text(blocks: &[Block]) -> String {
    let texts = blocks.iter().map(|block| match block {
        Block::Heading(heading) => heading.text.clone(),
        Block::Paragraph(spans) => spans.iter().map(|span| span.text.as_str()).collect(),
        Block::List { items, .. } => items.iter().map(|item| all_text(item)).collect(),
        Block::Quote(blocks) => all_text(blocks),
        _ => String::new(),
    });
    texts.collect::<Vec<_>>().join("\n")
}

fn all_depth(blocks: &[Block]) -> usize {
    blocks
        .iter()
        .map(|block| match block {
            Block::List { items, .. } => 1 + items.iter().map(|item| all_depth(item)).max().unwrap_or(0),
            Block::Quote(blocks) => 1 + all_depth(blocks),
            _ => 1,
        })
        .max()
        .unwrap_or(0)
}
