//! Our documents as typst's markup, in the design that we set them in.

use letters::{Block, Cell, Document, Fact, Flush, Heading, Level, Opening, Span, Table};

/// The whole document.
pub fn of(document: &Document) -> String {
    let mut text = head(&document.language, &document.title);
    for line in [&document.letterhead.name, &document.letterhead.credentials] {
        paragraph(line, &mut text);
    }
    document
        .letterhead
        .lines
        .iter()
        .for_each(|line| paragraph(line, &mut text));
    match &document.opening {
        Opening::Letter {
            recipient,
            place_and_date,
            subject,
            salutation,
        } => {
            for line in recipient.iter().chain([place_and_date]) {
                paragraph(line, &mut text);
            }
            text.push_str(&format!("#strong[{}]\n\n", words(subject)));
            paragraph(salutation, &mut text);
        }
        Opening::Report {
            title, subtitle, facts, ..
        } => {
            text.push_str(&format!("#heading(level: 1)[{}]\n\n", words(title)));
            paragraph(subtitle, &mut text);
            of_facts(facts, &mut text);
        }
    }
    blocks(&document.body, &mut text);
    paragraph(&document.ending.closing, &mut text);
    for signature in &document.ending.signatures {
        for line in std::iter::once(&signature.name).chain(&signature.lines) {
            paragraph(line, &mut text);
        }
    }
    text
}

/// Paragraphs alone.
pub fn of_paragraphs(language: &str, paragraphs: &[&str]) -> String {
    let mut text = head(language, "Paragraphs");
    paragraphs.iter().for_each(|line| paragraph(line, &mut text));
    text
}

fn head(tag: &str, title: &str) -> String {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or("en");
    let script = parts.next().map_or(String::new(), |script| {
        format!(", script: \"{}\"", script.to_lowercase())
    });
    let east_asian = match tag {
        "zh-Hant" => "TC",
        "zh-Hans" => "SC",
        "ko" => "KR",
        _ => "JP",
    };
    format!(
        "#set document(title: {title}, author: \"A\", date: datetime(year: 2026, month: 11, day: 23))\n\
         #set text(lang: \"{language}\"{script}, size: 10.8pt, hyphenate: true, font: (\"Source Serif 4\", \
         \"Noto Serif Hebrew\", \"Scheherazade New\", \"Noto Serif Devanagari\", \"Noto Sans Thai Looped\", \
         \"Noto Serif CJK {east_asian}\"))\n\
         #set par(justify: true)\n\
         #set page(paper: \"a4\", margin: 95pt, numbering: \"1 / 1\")\n\n",
        title = quoted(title),
    )
}

fn quoted(text: &str) -> String {
    format!(
        "\"{}\"",
        text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ")
    )
}

/// Text as it is, whatever it means in markup.
fn words(text: &str) -> String {
    format!("#{};", quoted(text))
}

fn paragraph(text: &str, whole: &mut String) {
    if !text.is_empty() {
        whole.push_str(&format!("{}\n\n", words(text)));
    }
}

fn of_spans(spans: &[Span]) -> String {
    spans
        .iter()
        .map(|span| match (span.bold, span.italic) {
            (true, _) => format!("#strong[{}]", words(&span.text)),
            (_, true) => format!("#emph[{}]", words(&span.text)),
            _ => words(&span.text),
        })
        .collect()
}

fn blocks(body: &[Block], text: &mut String) {
    body.iter().for_each(|one| block(one, text));
}

fn block(block: &Block, text: &mut String) {
    match block {
        Block::Heading(heading) => of_heading(heading, text),
        Block::Paragraph(spans) | Block::Note(spans) => text.push_str(&format!("{}\n\n", of_spans(spans))),
        Block::List { ordered, items } => {
            text.push_str(if *ordered { "#enum(" } else { "#list(" });
            for item in items {
                let mut inner = String::new();
                blocks(item, &mut inner);
                text.push_str(&format!("[{inner}],"));
            }
            text.push_str(")\n\n");
        }
        Block::Quote(inner) => {
            text.push_str("#quote(block: true)[");
            blocks(inner, text);
            text.push_str("]\n\n");
        }
        Block::Table(table) => of_table(table, text),
        Block::Facts(facts) => of_facts(facts, text),
        Block::Contents(_) => text.push_str("#outline(depth: 2)\n\n"),
        Block::PageBreak => text.push_str("#pagebreak(weak: true)\n\n"),
        Block::KeepTogether(inner) => blocks(inner, text),
        Block::Code(_) | Block::Checklist(_) | Block::Figure(_) => panic!("neither work has one of these"),
    }
}

/// One level below the document's title, which typst counts as a heading of its own.
fn of_heading(heading: &Heading, text: &mut String) {
    let level = match heading.level {
        Level::Section => 1,
        Level::Part => 2,
        Level::Point => 3,
    };
    text.push_str(&format!("#heading(level: {level})[{}]", words(&heading.text)));
    if !heading.anchor.is_empty() {
        text.push_str(&format!(" <{}>", heading.anchor));
    }
    text.push_str("\n\n");
}

fn of_facts(facts: &[Fact], text: &mut String) {
    for fact in facts {
        text.push_str(&format!(
            "#strong[{}] {}\n\n",
            words(&fact.label),
            of_spans(&fact.value)
        ));
    }
}

fn of_table(table: &Table, text: &mut String) {
    paragraph(&table.caption, text);
    let cell = |cell: &Cell| match cell {
        Cell::Text(spans) => format!("[{}]", of_spans(spans)),
        Cell::PageOf(anchor) => format!("[#ref(<{anchor}>, form: \"page\", supplement: none)]"),
    };
    let cells = |row: &[Cell]| row.iter().map(|one| format!("{},", cell(one))).collect::<String>();
    let flush: String = table
        .columns
        .iter()
        .map(|column| if column.flush == Flush::End { "end," } else { "start," })
        .collect();
    text.push_str(&format!("#table(columns: {}, align: ({flush}),", table.columns.len()));
    if !table.head.is_empty() {
        text.push_str(&format!("table.header({}),", cells(&table.head)));
    }
    for row in table.rows.iter().chain(&table.total) {
        text.push_str(&cells(row));
    }
    text.push_str(")\n\n");
}
