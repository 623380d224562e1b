//! The supervisors whom a candidate considers, and the one whom they choose.

use pathway::{
    Id,
    records::{ConsideredSupervisor, Enrolment},
};

use crate::{Companion, Moment, Refusal, Result};

impl Companion {
    /// Notes the supervisor who was chosen; whoever was chosen before no longer is. The enrolment takes over their name and
    /// address where it has none yet.
    ///
    /// # Errors
    /// When they are no longer in the vault, or it cannot be written.
    pub fn choose_supervisor(&mut self, chosen: &Id, moment: Moment) -> Result<()> {
        let considered: Vec<ConsideredSupervisor> = self.typed(None)?;
        let one = considered
            .iter()
            .find(|one| one.id == *chosen)
            .ok_or_else(Refusal::not_found)?;
        let enrolment = self
            .single::<Enrolment>(None)?
            .map(|enrolment| taking_over(enrolment, one));
        let mut changed: Vec<_> = considered
            .iter()
            .filter(|other| other.id == *chosen || other.chosen_on.is_some())
            .map(|other| {
                let is_chosen = other.id == *chosen;
                ConsideredSupervisor {
                    chosen_on: is_chosen.then_some(other.chosen_on.unwrap_or(moment.today)),
                    passed_over: other.passed_over && !is_chosen,
                    ..other.clone()
                }
                .into()
            })
            .collect();
        changed.extend(enrolment.map(Into::into));
        self.put_all(&changed, moment)
    }
}

fn taking_over(mut enrolment: Enrolment, one: &ConsideredSupervisor) -> Enrolment {
    if enrolment.supervisor_name.trim().is_empty() {
        enrolment.supervisor_name.clone_from(&one.name);
        enrolment.supervisor_email.clone_from(&one.email);
    }
    enrolment
}
