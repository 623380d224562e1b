//! Markdown, as people type it, becomes blocks.

mod reader;
mod typography;

use pulldown_cmark::{Options, Parser};

use crate::Block;

pub(crate) use typography::refine;

/// Reads Markdown: headings, emphasis, lists, quotations. A link keeps its text, an image its description (the
/// address where there is none); HTML is plain text. Straight quotes become those of the language (a BCP 47 tag), `--` an
/// en dash and `---` an em dash; beside the marks of Markdown itself no visible character is changed or lost.
#[must_use]
pub fn blocks_from_markdown(markdown: &str, language: &str) -> Vec<Block> {
    let source = without_definitions(markdown);
    let events = Parser::new_ext(&source, Options::empty()).into_offset_iter();
    let mut blocks = reader::read(events, &source);
    typography::refine_in(&mut blocks, language);
    blocks
}

/// How many lines may define the same name before they are all escaped at once.
const ROUNDS: usize = 8;

/// A line such as `[Anna]: cried` defines a link and would vanish; with its bracket escaped it is text.
fn without_definitions(markdown: &str) -> String {
    let mut source = markdown.to_owned();
    for _ in 0..ROUNDS {
        // The parser knows only the first definition of each name, so what is found changes from round to round.
        let parser = Parser::new_ext(&source, Options::empty());
        let definitions = parser.reference_definitions().iter();
        let mut starts: Vec<usize> = definitions.map(|(_, definition)| definition.span.start).collect();
        if starts.is_empty() {
            return source;
        }
        starts.sort_unstable();
        let mut escaped = String::with_capacity(source.len() + starts.len());
        let mut from = 0;
        for start in starts {
            escaped.push_str(&source[from..start]);
            escaped.push('\\');
            from = start;
        }
        escaped.push_str(&source[from..]);
        source = escaped;
    }
    source.replace("]:", "]\\:")
}
