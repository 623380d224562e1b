//! What a finished letter is, seen from outside.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{
    letter_of, paragraph, rendered, running_text,
    sample::{self, above},
    text_of_pages, tops_of_words,
};
use letters::{Block, CannotRender, Fonts, ImageProblem, Paper, Span, blocks_from_markdown, render};

#[test]
fn the_text_comes_out_as_it_was_written() {
    let mut document = sample::letter(1);
    let text = running_text(&rendered(&document).pdf);
    let mut sentences = vec![document.ending.closing.clone()];
    let above = above(&mut document).unwrap();
    sentences.extend([above.subject.clone(), above.salutation.clone()]);
    sentences.extend(above.recipient.clone());
    sentences.extend(document.letterhead.lines.clone());
    for block in &document.body {
        match block {
            Block::Heading(heading) => sentences.push(heading.text.clone()),
            Block::Paragraph(spans) => sentences.push(spans.iter().map(|span| span.text.as_str()).collect()),
            _ => {}
        }
    }
    assert!(sentences.len() > 10, "the sample must have something to find");
    // A page's end may stand in a sentence, so the page numbers are taken out.
    let text = text.replace(" Page 1 of 2", "").replace(" Page 2 of 2", "");
    for sentence in sentences {
        assert!(text.contains(&sentence), "not found: {sentence}\nin: {text}");
    }
}

#[test]
fn names_in_every_script_come_out_as_they_were_written() {
    for name in [
        "Nguyễn Thị Phương Thảo",
        "Παναγιώτης Ευθυμίου",
        "Екатерина Соловьёва",
        "Agnieszka Wójcik-Żółkiewska",
        "שירה לוי־כהן",
        "الأستاذ عبد الرحمن الخطيب",
        "سلام بلال الإمام اللاجئة",
        "بِلَالٌ السَّلَام",
        "Þórunn Ægisdóttir",
    ] {
        let mut document = sample::letter(1);
        document.ending.signatures[0].name = name.into();
        document.title = format!("Recommendation of {name} for certification");
        *above(&mut document).unwrap().subject = document.title.clone();
        let text = running_text(&rendered(&document).pdf);
        assert!(text.matches(name).count() >= 2, "{name} is not found in: {text}");
    }
}

#[test]
fn ligatures_and_divided_words_are_found_by_a_search() {
    let sentence = "the efficient first office was difficult to find and offered insufficient fitting configuration";
    let document = letter_of(vec![Block::Paragraph(vec![Span::plain(
        format!("{sentence} ").repeat(6),
    )])]);
    let pdf = rendered(&document).pdf;
    assert!(
        text_of_pages(&pdf).join("").contains("\u{ad}\n"),
        "no word was divided: the test shows nothing"
    );
    assert_eq!(running_text(&pdf).matches(sentence).count(), 6);
}

#[test]
fn each_page_says_which_it_is() {
    for repeats in 1..=4 {
        let rendered = rendered(&sample::letter(repeats));
        let pages = text_of_pages(&rendered.pdf);
        assert_eq!(pages.len(), rendered.pages);
        for (index, page) in pages.iter().enumerate() {
            assert!(page.contains(&format!("Page {} of {}", index + 1, rendered.pages)));
        }
    }
}

#[test]
fn a_draft_says_so_on_every_page_and_a_letter_does_not() {
    let mut document = sample::letter(2);
    assert!(!text_of_pages(&rendered(&document).pdf).concat().contains("DRAFT"));
    document.draft = true;
    let rendered = rendered(&document);
    let pages = text_of_pages(&rendered.pdf);
    assert!(pages.len() >= 3);
    for page in pages {
        assert_eq!(page.matches("DRAFT").count(), 1, "in {page}");
    }
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    let document = sample::letter(2);
    let cold = rendered(&document).pdf;
    let mut fonts = Fonts::shipped();
    render(&sample::letter(1), &mut fonts).unwrap();
    let warm = render(&document, &mut fonts).unwrap().pdf;
    assert_eq!(cold, warm);
}

#[test]
fn two_processes_give_the_same_bytes() {
    let in_a_process_of_its_own = || {
        let output = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "says_its_bytes", "--ignored", "--nocapture"])
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().find(|line| line.starts_with("bytes ")).unwrap().to_owned()
    };
    assert_eq!(in_a_process_of_its_own(), in_a_process_of_its_own());
}

#[test]
#[ignore = "the other process of two_processes_give_the_same_bytes"]
fn says_its_bytes() {
    println!("\nbytes {:?}", rendered(&sample::letter(1)).pdf);
}

#[test]
fn a_character_that_no_font_has_is_refused_by_name_and_place() {
    let refused = |document| match render(&document, &mut Fonts::shipped()) {
        Err(CannotRender::UnknownCharacter { character, place }) => (character, place),
        other => panic!("not refused: {other:?}"),
    };
    let document = letter_of(blocks_from_markdown("# One\n\nfine\n\n# Two\n\nwarm 😀 regards", "en"));
    assert_eq!(refused(document), ('😀', "section 2".to_owned()));
    let document = letter_of(blocks_from_markdown("fine\n\nx \u{e000}", "en"));
    assert_eq!(refused(document), ('\u{e000}', "paragraph 2".to_owned()));
    let document = letter_of(blocks_from_markdown("1. fine\n2. a family: 👨‍👩‍👧", "en"));
    assert_eq!(refused(document).0, '👨');
    let mut document = sample::letter(1);
    document.ending.signatures[0].name = "Anna \u{0} Berg".into();
    assert_eq!(refused(document), ('\u{0}', "the signature".to_owned()));
    let mut document = sample::letter(1);
    document.letterhead.name = "e\u{1ab0}\u{20e3}".into();
    assert_eq!(refused(document).1, "the letterhead");
}

#[test]
fn a_refusal_says_what_to_do() {
    let document = letter_of(blocks_from_markdown("warm 😀 regards", "en"));
    let refusal = render(&document, &mut Fonts::shipped()).unwrap_err().to_string();
    assert!(
        refusal.contains("“😀” (U+1F600)") && refusal.contains("paragraph 1"),
        "{refusal}"
    );
    assert!(
        !refusal.contains("regards"),
        "a refusal never holds the text around: {refusal}"
    );
}

#[test]
fn an_image_that_is_none_is_refused() {
    let mut document = sample::letter(1);
    document.ending.signatures[0].image = Some(b"GIF89a".to_vec());
    let refusal = render(&document, &mut Fonts::shipped()).unwrap_err();
    assert_eq!(refusal, CannotRender::SignatureImage(ImageProblem::NotAnImage));
}

#[test]
fn a_signature_never_stands_alone() {
    for words in (150..260).step_by(4) {
        let document = letter_of(vec![paragraph(1, words)]);
        let rendered = rendered(&document);
        let pages = text_of_pages(&rendered.pdf);
        let last = pages.last().unwrap();
        let lines_of_text = last.lines().filter(|line| line.contains("word1x")).count();
        assert!(
            last.contains("With kind regards,"),
            "{words} words: the closing left its signature"
        );
        let wanted = if words < 30 { 1 } else { 2 };
        assert!(
            lines_of_text >= wanted,
            "{words} words: {lines_of_text} lines stand with the signature"
        );
    }
}

#[test]
fn short_last_paragraphs_bring_company_too() {
    for words in (150..260).step_by(3) {
        let mut document = letter_of(vec![paragraph(1, words), paragraph(2, 3)]);
        document.ending.signatures[0].lines = vec!["Licensed Psychologist".into(); 4];
        let pages = text_of_pages(&rendered(&document).pdf);
        let last = pages.last().unwrap();
        let lines_of_text = last.lines().filter(|line| line.contains("word")).count();
        assert!(
            lines_of_text >= 3,
            "{words} words: {lines_of_text} lines stand with the signature"
        );
    }
}

#[test]
fn no_heading_ends_a_page_and_no_line_is_left_alone() {
    let mut seen_two_pages = 0;
    for words in (100..420).step_by(8) {
        let body = vec![paragraph(1, words), Block::heading("Competence"), paragraph(2, 60)];
        let pages = text_of_pages(&rendered(&letter_of(body)).pdf);
        seen_two_pages += usize::from(pages.len() > 1);
        for page in &pages {
            let lines: Vec<&str> = page
                .lines()
                .filter(|line| line.contains("word") || line.contains("Competence"))
                .collect();
            assert_ne!(
                lines.last(),
                Some(&"Competence"),
                "{words} words: a heading ends a page"
            );
            for number in ["word1x", "word2x"] {
                let count = lines.iter().filter(|line| line.contains(number)).count();
                assert_ne!(count, 1, "{words} words: one line of {number} is alone on its page");
            }
        }
    }
    assert!(seen_two_pages > 15);
}

/// The distance between the first two paragraphs of a page of paragraphs of one line each.
fn spacing(pdf: &[u8]) -> f32 {
    let tops = tops_of_words(pdf, "word");
    tops[1] - tops[0]
}

#[test]
fn a_letter_that_overruns_by_a_few_lines_is_set_closer_and_one_by_half_a_page_is_not() {
    let of_lines = |lines: usize| rendered(&letter_of((0..lines).map(|number| paragraph(number, 1)).collect()));
    let ideal = spacing(&of_lines(2).pdf);
    let mut pulled_back = [0; 4];
    let mut before = (1, false);
    for lines in 2..75 {
        let letter = of_lines(lines);
        let closer = spacing(&letter.pdf) < ideal - 0.01;
        assert!(
            spacing(&letter.pdf) > 15.5 * 0.94 + 7.0 * 0.75 - 0.01,
            "{lines} lines: closer than looks right"
        );
        if lines < 15 {
            assert!(!closer, "{lines} lines: a letter of one page has no need");
        }
        if letter.pages > before.0 {
            assert!(before.1, "{lines} lines: a page began before the lines came closer");
            assert!(!closer, "{lines} lines: the lines are closer and a page is not saved");
        }
        pulled_back[letter.pages] += usize::from(closer);
        before = (letter.pages, closer);
    }
    // Between these runs of closer letters, whatever fills its last page by more than a little is set as it should be.
    assert_eq!(before.0, 3);
    assert!((3..=7).contains(&pulled_back[1]), "{pulled_back:?}");
    assert!((6..=12).contains(&pulled_back[2]), "{pulled_back:?}");
}

#[test]
fn a_letter_set_closer_counts_its_pages_right_and_loses_no_line() {
    let lines = (20..40)
        .rev()
        .find(|&lines| rendered(&letter_of((0..lines).map(|n| paragraph(n, 1)).collect())).pages == 1)
        .unwrap();
    let mut document = letter_of((0..lines).map(|number| paragraph(number, 1)).collect());
    document.draft = true;
    let closer = rendered(&document);
    assert!(
        spacing(&closer.pdf) < 22.0,
        "the letter is not closer: the test shows nothing"
    );
    let pages = text_of_pages(&closer.pdf);
    assert_eq!(pages.len(), 1);
    assert!(pages[0].contains("Page 1 of 1") && pages[0].matches("DRAFT").count() == 1);
    for number in 0..lines {
        assert!(pages[0].contains(&format!("word{number}x0")));
    }
    assert!(pages[0].contains("With kind regards,") && pages[0].contains("Ingrid Solheim, PhD"));
}

#[test]
fn a_name_held_together_stays_on_one_line_and_is_found_by_a_search() {
    let mut document = sample::letter(1);
    *above(&mut document).unwrap().subject =
        "Recommendation of Marisol\u{a0}Ferreira-Nakagawa for certification (SCIP-C)".into();
    let text = text_of_pages(&rendered(&document).pdf).concat();
    assert!(
        text.contains("Recommendation of Marisol Ferreira-Nakagawa\nfor certification (SCIP-C)\n"),
        "{text}"
    );
}

#[test]
fn nothing_leaves_the_paper() {
    let endless = "x".repeat(3000);
    let body = vec![
        Block::Paragraph(vec![Span::plain(endless.clone())]),
        Block::List {
            ordered: true,
            items: vec![vec![Block::Quote(vec![Block::Paragraph(vec![Span::plain(
                "y".repeat(900),
            )])])]],
        },
    ];
    let mut document = letter_of(body);
    document.letterhead.name = "N".repeat(200);
    *above(&mut document).unwrap().recipient = vec!["https://example.org/".to_owned() + &"a".repeat(300)];
    document.paper = Paper::Letter;
    let text = running_text(&rendered(&document).pdf).replace(' ', "");
    assert_eq!(
        text.matches('x').count() - text.matches("example").count(),
        3000,
        "every letter is on the paper"
    );
    assert!(text.matches('y').count() >= 900);
}

#[test]
fn both_papers_break_the_same_lines() {
    let mut document = sample::letter(1);
    let lines = |text: String| -> Vec<String> {
        text.lines()
            .filter(|line| !line.is_empty() && !line.starts_with("Page"))
            .map(str::to_owned)
            .collect()
    };
    let a4 = lines(text_of_pages(&rendered(&document).pdf).concat().replace('\u{c}', "\n"));
    document.paper = Paper::Letter;
    let letter = lines(text_of_pages(&rendered(&document).pdf).concat().replace('\u{c}', "\n"));
    assert_eq!(a4, letter);
}

#[test]
fn an_empty_letter_is_still_a_page() {
    let mut document = letter_of(Vec::new());
    above(&mut document).unwrap().recipient.clear();
    document.letterhead = letters::Letterhead::default();
    document.ending.signatures = vec![letters::Signature::default()];
    document.ending.closing.clear();
    let above = above(&mut document).unwrap();
    for part in [above.place_and_date, above.subject, above.salutation] {
        part.clear();
    }
    let rendered = rendered(&document);
    assert_eq!(rendered.pages, 1);
    assert_eq!(text_of_pages(&rendered.pdf).concat().trim(), "Page 1 of 1");
}

#[test]
fn a_book_is_laid_out_too() {
    let text = "The willingness to be a beginner is itself an act of compassion. ".repeat(16_000);
    assert!(text.len() > 1_000_000);
    let rendered = rendered(&letter_of(vec![Block::Paragraph(vec![Span::plain(text)])]));
    assert!(rendered.pages > 200);
}
