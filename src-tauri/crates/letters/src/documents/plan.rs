use crate::{Block, Document, Ending, Fact, Signature, Span};

use super::{Stationery, stationery::section};

/// The personalized supervision plan, "including learning objectives and competency focus areas".
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    pub stationery: Stationery,
    pub supervisor: String,
    pub candidate: String,
    /// As written, such as `28 January 2026`. May be empty.
    pub agreed_on: String,
    pub objectives: Vec<Block>,
    /// Each competency with what is to be worked on. The latter may be empty.
    pub focus: Vec<(String, String)>,
    /// Further sections: how, by when, how it is looked back on.
    pub further: Vec<super::Section>,
    /// Nobody, or both.
    pub signatures: Vec<Signature>,
}

impl From<Plan> for Document {
    fn from(plan: Plan) -> Self {
        let stationery = &plan.stationery;
        let words = stationery.words();
        let mut facts = vec![
            Fact::new(words.candidate, plan.candidate.as_str()),
            Fact::new(words.supervisor, plan.supervisor.as_str()),
        ];
        if !plan.agreed_on.trim().is_empty() {
            facts.push(Fact::new(words.agreed_on, plan.agreed_on.as_str()));
        }
        let mut body = section(words.objectives, &plan.objectives);
        if !plan.focus.is_empty() {
            let items = plan.focus.iter().map(|(competency, aim)| {
                let mut spans = vec![Span::bold(competency.as_str())];
                if !aim.trim().is_empty() {
                    spans.push(Span::plain(format!("\n{aim}")));
                }
                vec![Block::Paragraph(spans)]
            });
            let list = Block::List {
                ordered: false,
                items: items.collect(),
            };
            body.extend(section(words.focus, &[list]));
        }
        for further in &plan.further {
            body.extend(section(further.heading.as_str(), &further.blocks));
        }
        let ending = Ending {
            signatures: plan.signatures.clone(),
            ..Ending::default()
        };
        stationery.report(words.plan, &plan.candidate, facts, body, ending)
    }
}
