use chrono::NaiveDate;

use super::Fact;
use crate::{
    Id,
    programme::Programme,
    records::{Medium, SessionKind, SessionState, SupervisionSession},
    words,
};

/// The supervision sessions that were held, and what can be counted about them.
pub(super) struct Meetings<'a> {
    held: Vec<&'a SupervisionSession>,
    section: &'static str,
}

impl<'a> Meetings<'a> {
    pub fn new(sessions: &'a [SupervisionSession], section: &'static str) -> Self {
        let mut held: Vec<_> = sessions.iter().filter(|s| s.state == SessionState::Held).collect();
        held.sort_by_key(|s| (s.date, s.number));
        Self { held, section }
    }

    pub fn held(&self) -> &[&'a SupervisionSession] {
        &self.held
    }

    /// `with` names the other person: "Maya Lindqvist and I", "Dr. Okafor and I".
    pub fn facts(&self, programme: &Programme, with: &str) -> Vec<Fact> {
        if self.held.is_empty() {
            return Vec::new();
        }
        [
            Some(self.number(with)),
            self.period(),
            self.time(),
            Some(self.media()),
            self.kinds(programme),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn ids(&self) -> impl Iterator<Item = Id> + '_ {
        self.held.iter().map(|s| s.id.clone())
    }

    fn number(&self, with: &str) -> Fact {
        let count = words::count(self.held.len(), "supervision session", "supervision sessions");
        Fact::new(self.section, "sessions_held", "Supervision sessions held")
            .says(self.held.len().to_string(), format!("{with} met for {count}."))
            .from(self.ids())
    }

    fn period(&self) -> Option<Fact> {
        let dated: Vec<(NaiveDate, &Id)> = self.held.iter().filter_map(|s| Some((s.date?, &s.id))).collect();
        let (first, last) = (dated.first()?, dated.last()?);
        let sentence = if first.0 == last.0 {
            format!("We met on {}.", words::date(first.0))
        } else {
            format!(
                "The first session took place on {}, the last on {}.",
                words::date(first.0),
                words::date(last.0)
            )
        };
        Some(
            Fact::new(self.section, "sessions_period", "First and last session")
                .says(words::dates(first.0, last.0), sentence)
                .from(dated.iter().map(|(_, id)| (*id).clone())),
        )
    }

    fn time(&self) -> Option<Fact> {
        let timed: Vec<(u64, &Id)> = self
            .held
            .iter()
            .filter_map(|s| Some((u64::try_from(s.duration_minutes?).ok()?, &s.id)))
            .collect();
        let total: u64 = timed.iter().map(|(minutes, _)| minutes).sum();
        if total == 0 {
            return None;
        }
        let time = words::time(total);
        let missing = self.held.len() - timed.len();
        let (label, sentence) = if missing == 0 {
            ("Time together".to_owned(), format!("In all, we spent {time} together."))
        } else {
            (
                format!(
                    "Time together ({} without a noted duration)",
                    words::count(missing, "session", "sessions")
                ),
                format!(
                    "The {} whose length was noted add up to {time}.",
                    words::count(timed.len(), "session", "sessions")
                ),
            )
        };
        Some(
            Fact::new(self.section, "sessions_time", label)
                .says(time, sentence)
                .from(timed.iter().map(|(_, id)| (*id).clone())),
        )
    }

    fn media(&self) -> Fact {
        let of = |medium: Medium| self.held.iter().filter(|s| s.medium == medium).count();
        let used: Vec<(usize, &str)> = [
            (of(Medium::Online), "online"),
            (of(Medium::InPerson), "in person"),
            (of(Medium::Phone), "by phone"),
        ]
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .collect();
        let value: Vec<String> = used.iter().map(|(n, how)| format!("{n} {how}")).collect();
        let sentence = match used.as_slice() {
            [(1, how)] => format!("We met {how}."),
            [(_, how)] => format!("All of these sessions were held {how}."),
            _ => {
                let parts: Vec<String> = used.iter().map(|(n, how)| format!("{} {how}", times(*n))).collect();
                format!("We met {}.", words::list(&parts))
            }
        };
        Fact::new(self.section, "sessions_media", "How you met")
            .says(words::list(&value), sentence)
            .from(self.ids())
    }

    /// The parts of the pathway that were held: the assessment, supervision, portfolio review, exit interview.
    fn kinds(&self, programme: &Programme) -> Option<Fact> {
        let of = |kinds: &[SessionKind]| self.held.iter().filter(|s| kinds.contains(&s.session_kind)).count();
        let assessment: Vec<SessionKind> = programme
            .sessions
            .iter()
            .filter(|s| s.step == "assessment")
            .map(|s| s.kind)
            .collect();
        let sessions = |n| words::count(n, "session", "sessions");
        let mut parts = Vec::new();
        match of(&assessment) {
            0 => {}
            n => parts.push(format!("the Collaborative Assessment ({})", sessions(n))),
        }
        match of(&[SessionKind::Supervision]) {
            0 => {}
            n => parts.push(words::count(n, "supervision session", "supervision sessions")),
        }
        if of(&[SessionKind::PortfolioReview]) > 0 {
            parts.push("the portfolio review".into());
        }
        if of(&[SessionKind::ExitInterview]) > 0 {
            parts.push("the exit interview".into());
        }
        if parts.is_empty() {
            return None;
        }
        let list = words::list(&parts);
        Some(
            Fact::new(self.section, "sessions_kinds", "What the sessions were")
                .says(words::capital(&list), format!("Our sessions comprised {list}."))
                .from(self.ids()),
        )
    }
}

fn times(n: usize) -> String {
    match n {
        1 => "once".into(),
        2 => "twice".into(),
        n => words::count(n, "time", "times"),
    }
}
