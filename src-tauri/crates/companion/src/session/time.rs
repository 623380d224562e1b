use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use pathway::{
    Id, Kept,
    records::{Candidate, SessionState, SupervisionSession},
    session::{Told, overlap, starts_at, told},
    words,
};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{Companion, Result};

/// The time of a session, as it stands on the screen: it may not be kept yet.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct TimeAsked {
    pub session: Id,
    pub date: NaiveDate,
    pub start: NaiveTime,
    pub duration_minutes: Option<i32>,
    pub zone: String,
    /// The zone of this computer.
    pub here: String,
}

/// What there is to say about the time of a session.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct SessionTime {
    pub told: Told,
    /// When it begins; nothing in a zone that is not known.
    pub starts_at: Option<DateTime<Utc>>,
    /// Another session takes place while this one does.
    pub overlap: Option<Overlap>,
}

/// Another session at the same time, of any candidate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Overlap {
    pub session: Id,
    pub candidate: Option<Id>,
    /// Names the other one, and says when it is.
    pub words: String,
}

impl Companion {
    /// Tells a session's time in the zones of the two people, and whether it meets another session.
    ///
    /// # Errors
    /// When it is no session of this vault, or the vault cannot be read.
    pub fn session_time(&self, asked: &TimeAsked) -> Result<SessionTime> {
        let kept = self.session(&asked.session)?;
        let zone = if asked.zone.is_empty() {
            &asked.here
        } else {
            &asked.zone
        };
        let theirs = match &kept.candidate {
            Some(id) => self.vault.get::<Candidate>(id)?.map(|candidate| candidate.zone),
            None => None,
        };
        let others = [theirs.unwrap_or_default(), asked.here.clone()];
        let session = SupervisionSession {
            date: Some(asked.date),
            start: Some(asked.start),
            duration_minutes: asked.duration_minutes,
            zone: zone.clone(),
            // Whether it would meet another one, if it takes place.
            state: if super::desk::takes_place(&kept) {
                kept.state
            } else {
                SessionState::Cancelled
            },
            ..kept
        };
        let all: Vec<SupervisionSession> = self.typed(None)?;
        Ok(SessionTime {
            told: told(asked.date, asked.start, zone, &others.each_ref().map(String::as_str)),
            starts_at: starts_at(asked.date, asked.start, zone),
            overlap: overlap(&session, &all, &asked.here).map(|other| self.meets(other, zone, &asked.here)),
        })
    }

    /// Names another session with its time, in its own zone and in the one that is asked about.
    fn meets(&self, other: &SupervisionSession, zone: &str, here: &str) -> Overlap {
        let title = self.title_of(&other.clone().into());
        let own = if other.zone.is_empty() { here } else { &other.zone };
        let at = match (other.date, other.start) {
            (Some(day), Some(start)) => told(day, start, own, &[zone]).words,
            _ => String::new(),
        };
        let lasts = other.duration_minutes.and_then(|minutes| u64::try_from(minutes).ok());
        let lasts = lasts
            .map(|minutes| format!(", {}", words::time(minutes)))
            .unwrap_or_default();
        Overlap {
            session: other.id().clone(),
            candidate: other.candidate.clone(),
            words: format!("{title}: {at}{lasts}."),
        }
    }
}
