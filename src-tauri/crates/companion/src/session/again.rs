use pathway::{
    Id, Kind, Record,
    records::{SessionState, SupervisionSession},
};

use super::desk::takes_place;
use crate::{Code, Companion, Moment, Refusal, Result, keep::Saved};

impl Companion {
    /// Plans a cancelled or missed session again: a new one in the same place of the pathway, without a date yet. The missed
    /// one stays as it is, with its reason and its notes.
    ///
    /// # Errors
    /// When the session takes place, or the vault cannot be written.
    pub fn plan_again(&mut self, id: &Id, moment: Moment) -> Result<Id> {
        let missed = self.session(id)?;
        if takes_place(&missed) {
            let message =
                "This session was neither cancelled nor missed, so it is not planned again. Change its date instead.";
            return Err(Refusal::new(Code::Invalid, message));
        }
        let all: Vec<SupervisionSession> = self.typed(missed.candidate.as_ref())?;
        if let Some(there) = all
            .iter()
            .find(|other| other.number == missed.number && takes_place(other))
        {
            return Ok(there.id.clone());
        }
        let blank = self.blank(Kind::SupervisionSession, missed.candidate.clone(), moment)?;
        let Record::SupervisionSession(blank) = blank else {
            return Err(Refusal::not_found());
        };
        let again = SupervisionSession {
            number: missed.number,
            session_kind: missed.session_kind,
            state: SessionState::Planned,
            zone: missed.zone,
            duration_minutes: missed.duration_minutes,
            medium: missed.medium,
            setting: missed.setting,
            supervisor: missed.supervisor,
            ..blank
        };
        let Saved { record, .. } = self.save(again.into(), moment)?;
        Ok(record.id().clone())
    }
}
