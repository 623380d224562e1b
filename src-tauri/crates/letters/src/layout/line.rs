//! Lines as lists of glyph clusters in the order in which they appear from left to right.

use std::rc::Rc;

use parley::layout::{Line as Shaped, Run};

use crate::{Fonts, error::CannotRender};

use super::source::Source;

/// One line of text, set: x of its clusters counts from the left edge of the column.
#[derive(Clone)]
pub(crate) struct Line {
    pub clusters: Vec<Cluster>,
    /// The width of the column.
    pub width: f32,
    pub size: f32,
    pub grey: f32,
    /// Its letters stand further apart than a reader of the file expects within a word, and are one all the same.
    pub is_spread: bool,
    /// Whether its paragraph runs from right to left.
    pub right_to_left: bool,
}

impl Line {
    /// A line that shows nothing.
    pub fn empty(width: f32) -> Self {
        Self {
            clusters: Vec::new(),
            width,
            size: 1.0,
            grey: 0.0,
            is_spread: false,
            right_to_left: false,
        }
    }

    /// How far from the column's left edge what it shows begins and ends.
    pub fn extent(&self) -> (f32, f32) {
        let shown = || self.clusters.iter().filter(|cluster| !cluster.is_space());
        let from = shown().map(|cluster| cluster.x).fold(f32::INFINITY, f32::min);
        let to = shown().map(|cluster| cluster.x + cluster.advance).fold(0.0, f32::max);
        (from.min(to), to)
    }
}

/// The smallest piece of text that has glyphs of its own: a letter, a ligature, a letter with its accents.
#[derive(Clone)]
pub(crate) struct Cluster {
    /// What was written. A hyphen added at a line's end is a soft hyphen here.
    pub text: String,
    /// Index of the font's face.
    pub face: usize,
    pub x: f32,
    pub advance: f32,
    pub glyphs: Vec<Glyph>,
    /// Where it differs from the letter's language.
    pub language: Option<Rc<str>>,
    /// Where it starts in the paragraph's text.
    pub start: usize,
    /// Whether it stands among letters that run from right to left.
    pub right_to_left: bool,
}

impl Cluster {
    pub fn is_space(&self) -> bool {
        self.text == " "
    }

    pub fn is_added_hyphen(&self) -> bool {
        self.text == "\u{ad}"
    }
}

/// A glyph, placed relative to its cluster's x and the line's baseline (dy upwards).
#[derive(Clone)]
pub(crate) struct Glyph {
    pub id: u16,
    pub dx: f32,
    pub dy: f32,
}

/// Reads a line as parley shaped it.
pub(crate) fn read(
    shaped: &Shaped<'_, ()>,
    source: &Source,
    size: f32,
    grey: f32,
    fonts: &Fonts,
) -> Result<Line, CannotRender> {
    let mut reader = Reader {
        source,
        fonts,
        size,
        line_end: shaped.text_range().end,
        x: 0.0,
        clusters: Vec::new(),
    };
    for run in shaped.runs() {
        reader.read_run(&run)?;
    }
    Ok(Line {
        clusters: reader.clusters,
        width: 0.0,
        size,
        grey,
        is_spread: false,
        right_to_left: false,
    })
}

struct Reader<'a> {
    source: &'a Source,
    fonts: &'a Fonts,
    size: f32,
    line_end: usize,
    x: f32,
    clusters: Vec<Cluster>,
}

impl Reader<'_> {
    fn read_run(&mut self, run: &Run<'_, ()>) -> Result<(), CannotRender> {
        let face = self.fonts.index_of(run.font());
        let mut clusters: Vec<Cluster> = Vec::new();
        for shaped in run.clusters() {
            let range = shaped.text_range();
            let text = &self.source.text[range.clone()];
            if shaped.is_ligature_continuation()
                && let Some(ligature) = clusters.last_mut()
            {
                ligature.text.push_str(text);
                ligature.advance += shaped.advance();
                continue;
            }
            let mut glyphs = Vec::new();
            let mut pen = 0.0;
            for glyph in shaped.glyphs() {
                let id = u16::try_from(glyph.id).unwrap_or(0);
                glyphs.push(Glyph {
                    id,
                    dx: pen + glyph.x,
                    dy: -glyph.y,
                });
                pen += glyph.advance;
            }
            clusters.push(Cluster {
                text: text.to_owned(),
                face,
                x: 0.0,
                advance: shaped.advance(),
                glyphs,
                language: self.source.language_at(range.start),
                start: range.start,
                right_to_left: run.is_rtl(),
            });
        }
        if run.is_rtl() {
            clusters.reverse();
        }
        for cluster in clusters {
            self.place(cluster)?;
        }
        Ok(())
    }

    fn place(&mut self, mut cluster: Cluster) -> Result<(), CannotRender> {
        cluster.x = self.x;
        self.x += cluster.advance;
        if cluster.text == "\n" {
            // A space, so that the words around a line break stay two words for whoever reads or copies them.
            self.become_character(&mut cluster, ' ', " ");
        } else if cluster.text == "\u{a0}" {
            // It has kept its words on one line. Now it stretches like its neighbours, and a search for a name that
            // was typed with an ordinary space finds it.
            self.become_character(&mut cluster, ' ', " ");
        } else if cluster.text == "\u{ad}" {
            let ends_the_line = cluster.start + cluster.text.len() == self.line_end;
            if !ends_the_line || self.line_end == self.source.text.len() {
                return Ok(());
            }
            self.become_character(&mut cluster, '-', "\u{ad}");
        } else if is_invisible(&cluster.text) {
            return Ok(());
        } else if cluster.glyphs.iter().any(|glyph| glyph.id == 0) {
            return Err(self.source.unknown(&cluster.text, self.fonts));
        }
        self.clusters.push(cluster);
        Ok(())
    }

    fn become_character(&self, cluster: &mut Cluster, shown: char, text: &str) {
        // Arabic and Hebrew fonts have both; the first face is the fallback for one that has not.
        let (face, id) = match self.fonts.face(cluster.face).glyph(shown) {
            Some(id) => (cluster.face, id),
            None => (0, self.fonts.face(0).glyph(shown).unwrap_or(0)),
        };
        text.clone_into(&mut cluster.text);
        cluster.face = face;
        cluster.advance = self.fonts.face(face).advance(id) * self.size;
        cluster.glyphs = vec![Glyph { id, dx: 0.0, dy: 0.0 }];
    }
}

/// Characters that steer the text and show nothing: joiners, direction marks, variation selectors.
pub(crate) fn is_invisible(text: &str) -> bool {
    text.chars().all(|c| {
        matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
    })
}
