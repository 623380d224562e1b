use chrono::NaiveDate;
use pathway::{
    Id, Record,
    records::{Agreement, CaseMaterial, CompetencyNote, Concern, Plan, Source, SupervisionSession, Workspace},
    session::{OpenAction, agreed_before, last_before, material_for, slot, without_agreement},
    words,
};
use serde::Serialize;
use specta::Type;

use crate::{Companion, Moment, Refusal, Result};

/// What a supervisor wants at hand before and in a session.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct SessionDesk {
    /// What was said the last time, when there was one.
    pub last: Option<LastTime>,
    /// Agreed in earlier sessions and not done yet.
    pub open_actions: Vec<OpenAction>,
    /// The competencies that the plan puts into focus.
    pub focus: Vec<FocusLine>,
    /// The names of those that were not observed yet.
    pub not_observed: Vec<String>,
    /// Case material that was handed over for this session.
    pub materials: Vec<CaseMaterial>,
    /// The programme's sentence that asks for case material, while none is there.
    pub asks_for_material: Option<String>,
    /// Concerns about the candidate that are not closed.
    pub concerns: Vec<Concern>,
    /// The programme asks for something that should be done before this session.
    pub ahead: Option<Ahead>,
    /// The session that was planned in the place of this one.
    pub again: Option<Id>,
}

/// The session that was held before this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct LastTime {
    pub session: Id,
    pub number: i32,
    pub date: Option<NaiveDate>,
    pub summary: String,
    pub guidance: String,
}

/// A competency in focus, and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct FocusLine {
    pub name: String,
    /// "Competent, from a recording on 4 May 2026" or "Not observed yet".
    pub standing: String,
}

/// A session that runs ahead of what comes before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Ahead {
    pub words: String,
    pub cite: String,
}

impl Companion {
    /// What belongs beside a supervision session.
    ///
    /// # Errors
    /// When it is no session of this vault, or the vault cannot be read.
    pub fn session_desk(&self, id: &Id, moment: Moment) -> Result<SessionDesk> {
        let session = self.session(id)?;
        let about = session.candidate.as_ref();
        let all: Vec<SupervisionSession> = self.typed(about)?;
        let slot = slot(&session, &all);
        let again = slot.iter().find(|other| other.id != session.id && takes_place(other));
        let mut desk = SessionDesk {
            last: last_before(&session, &all).map(|last| LastTime {
                session: last.id.clone(),
                number: last.number,
                date: last.date,
                summary: last.summary.clone(),
                guidance: last.guidance.clone(),
            }),
            open_actions: agreed_before(&session, &all, moment.today),
            again: again.map(|other| other.id.clone()),
            ..SessionDesk::default()
        };
        if self.workspace() == Workspace::Supervisor {
            self.beside(&session, &slot, &mut desk)?;
        }
        Ok(desk)
    }

    /// What only a supervisor keeps.
    fn beside(&self, session: &SupervisionSession, slot: &[&SupervisionSession], desk: &mut SessionDesk) -> Result<()> {
        let about = session.candidate.as_ref();
        let plan: Option<Plan> = self.single(about)?;
        let notes: Vec<CompetencyNote> = self.typed(about)?;
        desk.focus = plan
            .iter()
            .flat_map(|plan| &plan.focus)
            .map(|key| self.focus_line(key, &notes))
            .collect();
        let seen = |key: &str| notes.iter().any(|note| note.competency == key && note.stage.is_some());
        let competencies = self.programme.competencies.iter();
        desk.not_observed = competencies
            .filter(|known| !seen(&known.key))
            .map(|known| known.name.clone())
            .collect();

        let materials: Vec<CaseMaterial> = self.typed(about)?;
        desk.materials = material_for(slot, &materials).into_iter().cloned().collect();
        if desk.materials.is_empty() {
            let prepared = self
                .programme
                .sessions
                .iter()
                .find(|one| one.kind == session.session_kind);
            let rule = self.programme.rule("case_material");
            // The agenda of the session that asks for it names it.
            let asks = prepared.and_then(|one| {
                one.agenda
                    .iter()
                    .find(|item| rule.is_some_and(|rule| rule.key == item.key))
            });
            desk.asks_for_material = asks.map(|item| item.cite.clone());
        }

        let concerns: Vec<Concern> = self.typed(about)?;
        desk.concerns = concerns
            .into_iter()
            .filter(|concern| concern.closed_on.is_none())
            .collect();
        let agreement: Option<Agreement> = self.single(about)?;
        desk.ahead = without_agreement(self.programme, session, agreement.as_ref()).map(|rule| Ahead {
            words: format!(
                "This is session {}, and the supervision agreement is neither signed by both nor finalized.",
                session.number
            ),
            cite: rule.cite.clone(),
        });
        Ok(())
    }

    /// The latest that was observed of a competency.
    fn focus_line(&self, key: &str, notes: &[CompetencyNote]) -> FocusLine {
        let observed = notes
            .iter()
            .filter(|note| note.competency == key && note.stage.is_some());
        let standing = match observed.max_by_key(|note| note.date) {
            None => "Not observed yet".to_owned(),
            Some(note) => {
                let stages = self.programme.scale.stages.iter();
                let stage = stages.clone().find(|stage| Some(stage.number) == note.stage);
                let on = note
                    .date
                    .map(|day| format!(" on {}", words::date(day)))
                    .unwrap_or_default();
                format!("{}, {}{on}", stage.map_or("", |stage| &stage.name), from(note.source))
            }
        };
        let known = self.programme.competency(key);
        FocusLine {
            name: known.map_or_else(|| key.to_owned(), |known| known.name.clone()),
            standing,
        }
    }

    pub(super) fn session(&self, id: &Id) -> Result<SupervisionSession> {
        match self.record(id)? {
            Record::SupervisionSession(session) => Ok(session),
            _ => Err(Refusal::not_found()),
        }
    }
}

pub(super) fn takes_place(session: &SupervisionSession) -> bool {
    use pathway::records::SessionState::{Held, Planned};
    matches!(session.state, Planned | Held)
}

fn from(source: Source) -> &'static str {
    match source {
        Source::Recording => "from a recording",
        Source::Transcript => "from a transcript",
        Source::Live => "seen live",
        Source::CaseReport => "from a case report",
        Source::Discussion => "only from discussion",
    }
}
