use chrono::NaiveDate;

use super::finding::Finding;
use crate::{
    Id,
    programme::Rule,
    records::{SessionKind, SessionState, SupervisionSession},
    words,
};

/// The supervision sessions of one candidate. Only sessions that were held count; planned and cancelled ones do not.
pub(super) struct Sessions<'a> {
    pub all: &'a [SupervisionSession],
    pub today: NaiveDate,
}

impl<'a> Sessions<'a> {
    pub fn held(&self) -> impl Iterator<Item = &'a SupervisionSession> {
        self.all.iter().filter(|s| s.state == SessionState::Held)
    }

    pub fn held_of(&self, kind: SessionKind) -> impl Iterator<Item = &'a SupervisionSession> {
        self.held().filter(move |s| s.session_kind == kind)
    }

    /// The planned session of this kind that comes first.
    pub fn planned(&self, kind: SessionKind) -> Option<&'a SupervisionSession> {
        let planned = |s: &&SupervisionSession| s.state == SessionState::Planned && s.session_kind == kind;
        self.all.iter().filter(planned).min_by_key(|s| s.number)
    }

    /// The last day on which one of these was held.
    fn last_day(sessions: &[&SupervisionSession]) -> Option<NaiveDate> {
        sessions.iter().filter_map(|s| s.date).max()
    }

    /// One session of a kind, like "Session 1: Orientation".
    pub fn one(&self, kind: SessionKind) -> Finding {
        let held: Vec<_> = self.held_of(kind).collect();
        let day = Self::last_day(&held);
        let finding = match (held.is_empty(), day) {
            (true, _) => Finding::open(self.outlook(kind)),
            (false, Some(day)) => Finding::met(format!("Held on {}.", words::date(day))).on(Some(day)),
            (false, None) => Finding::met("Held; its date is not noted."),
        };
        finding.counting(held.len(), 1).from(ids(&held))
    }

    /// "Following the CA, the candidate engages in a minimum of five structured supervision sessions."
    pub fn supervision(&self, rule: &Rule) -> Finding {
        let held: Vec<_> = self.held_of(SessionKind::Supervision).collect();
        let needed = rule.at_least.unwrap_or(0);
        let mut reason = format!("{} of {needed} supervision sessions held.", held.len());
        if size(&held) < needed {
            reason = format!("{reason} {}", self.outlook(SessionKind::Supervision));
        }
        Finding::when(size(&held) >= needed, reason)
            .counting(held.len(), needed)
            .from(ids(&held))
            .on(Self::last_day(&held))
    }

    /// "A minimum of 10 supervision sessions is required, including the Collaborative Assessment".
    pub fn in_all(&self, rule: &Rule) -> Finding {
        let held: Vec<_> = self.held().collect();
        let needed = rule.at_least.unwrap_or(0);
        let reason = format!("{} of {needed} sessions held, the assessment included.", held.len());
        Finding::when(size(&held) >= needed, reason)
            .counting(held.len(), needed)
            .from(ids(&held))
            .on(Self::last_day(&held))
    }

    /// What is known of the next session of this kind.
    pub fn outlook(&self, kind: SessionKind) -> String {
        match self.planned(kind).map(|s| s.date) {
            Some(Some(day)) if day < self.today => {
                format!("Planned for {}: note whether it was held.", words::date(day))
            }
            Some(Some(day)) if day == self.today => "Planned for today.".into(),
            Some(Some(day)) => format!("Planned for {}.", words::date(day)),
            Some(None) => "The next one has no date yet.".into(),
            None => "The next one is not planned yet.".into(),
        }
    }
}

fn size(sessions: &[&SupervisionSession]) -> i32 {
    i32::try_from(sessions.len()).unwrap_or(i32::MAX)
}

fn ids<'a>(sessions: &'a [&SupervisionSession]) -> impl Iterator<Item = Id> + 'a {
    sessions.iter().map(|s| s.id.clone())
}
