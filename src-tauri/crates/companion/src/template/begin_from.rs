use pathway::{
    Id, Record,
    records::{Candidate, Plan, Profile, SupervisionSession, TemplateFor},
    template::{Filling, PLACEHOLDERS, fill, ready, unknown},
    words,
};
use serde::Serialize;
use specta::Type;

use crate::{Companion, Refusal, Result};

/// What there is before anybody has written a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ReadyTemplates {
    pub templates: Vec<ReadyTemplate>,
    /// "{candidate}, {date} and {focus}".
    pub placeholders: String,
}

/// A template that the app brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ReadyTemplate {
    pub name: String,
    pub template_for: TemplateFor,
    pub text: String,
}

/// A template as it stands in a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Begun {
    pub text: String,
    /// What stands in braces and could not be filled, in words; empty when there is no such thing.
    pub unknown: String,
}

impl Companion {
    /// The templates that the app brings, and what any template can be filled with.
    #[must_use]
    pub fn ready_templates(&self) -> ReadyTemplates {
        let templates = ready().iter().map(|ready| ReadyTemplate {
            name: ready.name.to_owned(),
            template_for: ready.template_for,
            text: ready.text.to_owned(),
        });
        ReadyTemplates {
            templates: templates.collect(),
            placeholders: words::list(&PLACEHOLDERS),
        }
    }

    /// A template's text with what the records say of this session in it. Nothing is written: the person puts it where
    /// they want it.
    ///
    /// # Errors
    /// When it is no session of this vault, or the vault cannot be read.
    pub fn fill_template(&self, text: &str, session: &Id) -> Result<Begun> {
        let Record::SupervisionSession(session) = self.record(session)? else {
            return Err(Refusal::not_found());
        };
        Ok(Begun {
            text: fill(text, &self.filling(&session)?),
            unknown: words::list(&unknown(text)),
        })
    }

    fn filling(&self, session: &SupervisionSession) -> Result<Filling> {
        let about = session.candidate.as_ref();
        let candidate = match about {
            Some(id) => self.vault.get::<Candidate>(id)?.map(|candidate| candidate.name),
            None => self.single::<Profile>(None)?.map(|profile| profile.name),
        };
        let plan: Option<Plan> = match about {
            Some(_) => self.single(about)?,
            None => None,
        };
        let focus = plan.iter().flat_map(|plan| &plan.focus);
        let prepared = self
            .programme
            .sessions
            .iter()
            .find(|one| one.kind == session.session_kind);
        Ok(Filling {
            candidate: candidate.unwrap_or_default(),
            date: session.date,
            session: prepared.map(|one| one.title.clone()).unwrap_or_default(),
            number: session.number,
            focus: focus
                .filter_map(|key| self.programme.competency(key))
                .map(|known| words::small(&known.name))
                .collect(),
        })
    }
}
