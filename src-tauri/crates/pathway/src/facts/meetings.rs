use chrono::NaiveDate;

use super::{Fact, Live};
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

    /// `with` is the other person's name, when it is known.
    pub fn facts(&self, programme: &Programme, with: &Option<Live>) -> Vec<Fact> {
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

    fn number(&self, with: &Option<Live>) -> Fact {
        let mut fact = Fact::new(self.section, "sessions_held", "Supervision sessions held").from(self.ids());
        let who = with
            .as_ref()
            .map_or_else(|| "We".to_owned(), |name| format!("{} and I", fact.shared(name)));
        let count = fact.live(words::count(
            self.held.len(),
            "supervision session",
            "supervision sessions",
        ));
        fact.says(self.held.len().to_string(), format!("{who} met for {count}."))
    }

    fn period(&self) -> Option<Fact> {
        let dated: Vec<(NaiveDate, &Id)> = self.held.iter().filter_map(|s| Some((s.date?, &s.id))).collect();
        let (first, last) = (dated.first()?, dated.last()?);
        let ids = dated.iter().map(|(_, id)| (*id).clone());
        let mut fact = Fact::new(self.section, "sessions_period", "First and last session").from(ids);
        let began = fact.part("first", words::date(first.0));
        let sentence = if first.0 == last.0 {
            format!("We met on {began}.")
        } else {
            let ended = fact.part("last", words::date(last.0));
            format!("The first session took place on {began}, the last on {ended}.")
        };
        Some(fact.says(words::dates(first.0, last.0), sentence))
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
        let label = match missing {
            0 => "Time together".to_owned(),
            n => format!(
                "Time together ({} without a noted duration)",
                words::count(n, "session", "sessions")
            ),
        };
        let ids = timed.iter().map(|(_, id)| (*id).clone());
        let mut fact = Fact::new(self.section, "sessions_time", label).from(ids);
        let spent = fact.live(&time);
        let sentence = if missing == 0 {
            format!("In all, we spent {spent} together.")
        } else {
            let counted = fact.part("counted", words::count(timed.len(), "session", "sessions"));
            format!("The {counted} whose length was noted add up to {spent}.")
        };
        Some(fact.says(time, sentence))
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
        let parts: Vec<String> = used.iter().map(|(n, how)| format!("{} {how}", times(*n))).collect();
        let mut fact = Fact::new(self.section, "sessions_media", "How you met").from(self.ids());
        // One shape, so that the sentence stays right when another medium joins.
        let how = fact.live(words::list(&parts));
        fact.says(words::list(&value), format!("We met {how}."))
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
        let mut fact = Fact::new(self.section, "sessions_kinds", "What the sessions were").from(self.ids());
        let kinds = fact.live(&list);
        Some(fact.says(words::capital(&list), format!("Our sessions comprised {kinds}.")))
    }
}

fn times(n: usize) -> String {
    match n {
        1 => "once".into(),
        2 => "twice".into(),
        n => words::count(n, "time", "times"),
    }
}
