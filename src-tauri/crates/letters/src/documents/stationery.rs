use chrono::NaiveDate;

use crate::{
    Block, Design, Document, Ending, Fact, Letterhead, Opening, Paper,
    words::{Words, filled},
};

/// What all documents of one person have in common.
#[derive(Debug, Clone, PartialEq)]
pub struct Stationery {
    /// A BCP 47 tag; it chooses the words that the paper itself says.
    pub language: String,
    pub paper: Paper,
    pub design: Design,
    pub letterhead: Letterhead,
    /// Written before the date of a letter. May be empty.
    pub place: String,
    /// The day of the document.
    pub date: NaiveDate,
    pub draft: bool,
}

impl Stationery {
    /// What paper itself says, in its language.
    #[must_use]
    pub fn words(&self) -> &'static Words {
        Words::of(&self.language)
    }

    /// A day in the words of the language.
    pub(super) fn day(&self, day: NaiveDate) -> String {
        crate::words::date(day, &self.language)
    }

    /// `50 min`, `8 h 20 min`.
    pub(super) fn duration(&self, minutes: u32) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60);
        let words = self.words();
        let pattern = if hours == 0 { words.minutes } else { words.hours };
        filled(
            pattern,
            &[("hours", &hours.to_string()), ("minutes", &rest.to_string())],
        )
        .replace(' ', "\u{a0}")
    }

    /// `Oslo, 10 June 2026`.
    pub(super) fn place_and_date(&self) -> String {
        let day = self.day(self.date);
        match self.place.trim() {
            "" => day,
            place => format!("{place}, {day}"),
        }
    }

    /// The document with this on it.
    pub(super) fn document(&self, title: String, opening: Opening, body: Vec<Block>, ending: Ending) -> Document {
        let mut document = Document {
            language: self.language.clone(),
            title,
            author: self.letterhead.name.clone(),
            paper: self.paper,
            date: self.date,
            design: self.design,
            letterhead: self.letterhead.clone(),
            opening,
            body,
            ending,
            draft: self.draft,
        };
        crate::markdown::refine(&mut document);
        document
    }

    /// The same with a line below the title.
    pub(super) fn subtitled(mut document: Document, line: &str) -> Document {
        if let Opening::Report { subtitle, .. } = &mut document.opening {
            line.clone_into(subtitle);
        }
        document
    }

    /// A document with a title; `about` says of whom or what in the metadata's title. On the page the facts say it.
    pub(super) fn report(
        &self,
        title: &str,
        about: &str,
        facts: Vec<Fact>,
        body: Vec<Block>,
        ending: Ending,
    ) -> Document {
        let whole = match about.trim() {
            "" => title.to_owned(),
            about => format!("{title} – {about}"),
        };
        let opening = Opening::Report {
            title: title.to_owned(),
            subtitle: String::new(),
            facts,
            own_page: false,
        };
        self.document(whole, opening, body, ending)
    }
}

/// A section with its heading; nothing where it has no text.
pub(super) fn section(heading: impl Into<String>, blocks: &[Block]) -> Vec<Block> {
    if blocks.is_empty() {
        return Vec::new();
    }
    std::iter::once(Block::heading(heading))
        .chain(blocks.iter().cloned())
        .collect()
}

/// A name on one line; a very long one may be divided between its words.
pub(super) fn held_together(name: &str) -> String {
    const LONGEST: usize = 40;
    let between = if name.trim().chars().count() <= LONGEST {
        "\u{a0}"
    } else {
        " "
    };
    name.split_whitespace().collect::<Vec<_>>().join(between)
}
