use chrono::{NaiveDate, NaiveTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Kept, kept};
use crate::{Id, check::Check};

/// One of the prepared sessions of the programme, or a further one. The part of it that may be shared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct SupervisionSession {
    pub id: Id,
    /// Whom the supervisor met; absent in a candidate's own vault.
    pub candidate: Option<Id>,
    /// Its place in the pathway: 1 to 10 are prepared, further ones follow.
    pub number: i32,
    pub session_kind: SessionKind,
    pub state: SessionState,
    pub date: Option<NaiveDate>,
    pub start: Option<NaiveTime>,
    /// The IANA time zone in which `date` and `start` are told, like "Europe/Berlin"; empty when nobody said.
    #[serde(default)]
    pub zone: String,
    pub duration_minutes: Option<i32>,
    pub medium: Medium,
    #[serde(default)]
    pub setting: Setting,
    /// The times that it was moved away from, oldest first.
    #[serde(default)]
    pub moved: Vec<Moved>,
    /// Why it was cancelled or missed.
    #[serde(default)]
    pub missed_because: String,
    /// In a candidate's vault: the supervisor who held it, of those they keep.
    #[serde(default)]
    pub supervisor: Option<Id>,
    /// Keys of the agenda items that were covered.
    pub agenda_done: Vec<String>,
    /// Quick lines written while it went on. They stand on no paper.
    #[serde(default)]
    pub lines: Vec<TimedLine>,
    /// For both: what the session was about.
    pub summary: String,
    /// Guidance given, or in a candidate's vault received.
    pub guidance: String,
    pub actions: Vec<Action>,
}

/// Something that was agreed to be done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Action {
    pub text: String,
    pub due_on: Option<NaiveDate>,
    pub done: bool,
    #[serde(default)]
    pub whose: Whose,
}

/// Who has agreed to do something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    #[default]
    Candidate,
    Supervisor,
}

/// A time at which a session was to be, before it was moved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Moved {
    pub date: NaiveDate,
    pub start: Option<NaiveTime>,
}

/// A line written down while a session went on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct TimedLine {
    /// The time of day.
    pub at: NaiveTime,
    pub text: String,
}

/// With one candidate, or with several at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    #[default]
    Individual,
    Group,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum SessionKind {
    Orientation,
    CaseAndPracticeReview,
    SupervisionPlanMeeting,
    Supervision,
    PortfolioReview,
    ExitInterview,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum SessionState {
    Planned,
    Held,
    Cancelled,
    /// It was planned, and the candidate did not come.
    NoShow,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    Online,
    InPerson,
    Phone,
}

impl Kept for SupervisionSession {
    kept!(SupervisionSession of a candidate or oneself);

    fn check(&self, check: &mut Check<'_>) {
        check.count("number", self.number, 10_000);
        if self.state == SessionState::Held {
            check.past_day_because("date", self.date, "state");
        } else {
            check.day("date", self.date);
        }
        check.minutes("duration_minutes", self.duration_minutes);
        for (index, key) in self.agenda_done.iter().enumerate() {
            check.line(format!("agenda_done/{index}"), key);
        }
        check.zone("zone", &self.zone);
        for (index, moved) in self.moved.iter().enumerate() {
            check.day(format!("moved/{index}/date"), Some(moved.date));
        }
        check.line("missed_because", &self.missed_because);
        for (index, line) in self.lines.iter().enumerate() {
            check.text(format!("lines/{index}/text"), &line.text);
        }
        check.text("summary", &self.summary);
        check.text("guidance", &self.guidance);
        for (index, action) in self.actions.iter().enumerate() {
            check.text(format!("actions/{index}/text"), &action.text);
            check.day(format!("actions/{index}/due_on"), action.due_on);
        }
    }
}
