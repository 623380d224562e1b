use crate::{Block, Document, Ending, Fact, Heading, Level, words::filled};

use super::Stationery;

/// One documented case study.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseStudy {
    pub number: u32,
    pub title: String,
    /// Always a pseudonym. May be empty.
    pub client: String,
    /// Such as `session 1 to 6`. May be empty.
    pub sessions: String,
    pub competencies: Vec<String>,
    pub context: Vec<Block>,
    pub presenting: Vec<Block>,
    pub formulation: Vec<Block>,
    pub inner_critic: Vec<Block>,
    pub alliance: Vec<Block>,
    pub work: Vec<Block>,
    pub outcome: Vec<Block>,
    pub own_response: Vec<Block>,
    pub reflection: Vec<Block>,
    pub learned: Vec<Block>,
}

impl CaseStudy {
    /// The study on a paper of its own, by the person whose stationery it is.
    #[must_use]
    pub fn on(&self, stationery: &Stationery) -> Document {
        let words = stationery.words();
        let number = filled(words.case_study, &[("number", &self.number.to_string())]);
        let body = self.sections(stationery, Level::Section);
        let document = stationery.report(&self.title, &number, self.facts(stationery), body, Ending::default());
        Stationery::subtitled(document, &number)
    }

    pub(super) fn anchor(&self) -> String {
        format!("case-study-{}", self.number)
    }

    /// The study as a chapter of a larger document.
    pub(super) fn chapter(&self, stationery: &Stationery) -> Vec<Block> {
        let heading = Heading {
            anchor: self.anchor(),
            ..Heading::new(Level::Part, format!("{}\u{2002}{}", self.number, self.title))
        };
        let mut blocks = vec![Block::Heading(heading), Block::Facts(self.facts(stationery))];
        blocks.extend(self.sections(stationery, Level::Point));
        blocks
    }

    fn facts(&self, stationery: &Stationery) -> Vec<Fact> {
        let words = stationery.words();
        let competencies = self.competencies.join(", ");
        [
            (words.client, self.client.as_str()),
            (words.client_sessions, self.sessions.as_str()),
            (words.competencies, competencies.as_str()),
        ]
        .into_iter()
        .filter(|(_, value)| !value.trim().is_empty())
        .map(|(label, value)| Fact::new(label, value))
        .collect()
    }

    fn sections(&self, stationery: &Stationery, level: Level) -> Vec<Block> {
        let words = stationery.words();
        let parts = [
            (words.context, &self.context),
            (words.presenting, &self.presenting),
            (words.formulation, &self.formulation),
            (words.inner_critic, &self.inner_critic),
            (words.alliance, &self.alliance),
            (words.work, &self.work),
            (words.outcome, &self.outcome),
            (words.own_response, &self.own_response),
            (words.reflection, &self.reflection),
            (words.learned, &self.learned),
        ];
        let written = parts.into_iter().filter(|(_, text)| !text.is_empty());
        written
            .flat_map(|(heading, text)| {
                std::iter::once(Block::Heading(Heading::new(level, heading))).chain(text.iter().cloned())
            })
            .collect()
    }
}
