use pathway::{
    Id,
    readiness::{Forecast, Readiness, candidate_readiness, forecasts, supervisor_readiness},
    records::Workspace,
};

use crate::{Code, Companion, Moment, Refusal, Result};

impl Companion {
    /// What is done, what is next and what is missing: of this candidate, or in a candidate's vault of oneself.
    ///
    /// # Errors
    /// When a supervisor names no candidate, or the vault cannot be read.
    pub fn readiness(&self, candidate: Option<&Id>, moment: Moment) -> Result<Readiness> {
        match (self.workspace(), candidate) {
            (Workspace::Candidate, _) => Ok(candidate_readiness(
                self.programme,
                &self.of_oneself()?.view(),
                moment.today,
            )),
            (Workspace::Supervisor, Some(id)) => Ok(supervisor_readiness(
                self.programme,
                &self.of_candidate(id)?.view(),
                moment.today,
            )),
            (Workspace::Supervisor, None) => Err(Refusal::new(Code::Invalid, "Say which candidate you mean.")),
        }
    }

    /// When the rest of what is counted would be done at the present pace, in a candidate's own vault.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn forecast(&self, moment: Moment) -> Result<Vec<Forecast>> {
        if self.workspace() == Workspace::Supervisor {
            return Ok(Vec::new());
        }
        let records = self.of_oneself()?;
        let readiness = candidate_readiness(self.programme, &records.view(), moment.today);
        Ok(forecasts(&readiness, &records.view(), moment.today))
    }
}
