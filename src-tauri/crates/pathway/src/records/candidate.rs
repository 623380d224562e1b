use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Kept, kept};
use crate::{Id, check::Check};

/// A person whom the supervisor accompanies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    pub id: Id,
    pub name: String,
    pub credentials: String,
    pub email: String,
    pub phone: String,
    /// The IANA time zone that they live in, like "Europe/Berlin"; empty when it is not known.
    #[serde(default)]
    pub zone: String,
    /// The day on which they registered with the programme.
    pub registered_on: Option<NaiveDate>,
    /// The candidate attested the eligibility: Levels A and B, 24 sessions, retreat.
    pub eligibility_seen: bool,
    /// Words about who they are and how they found you.
    pub about: String,
    pub archived: bool,
}

impl Kept for Candidate {
    kept!(Candidate);

    fn check(&self, check: &mut Check<'_>) {
        check.needed("name", &self.name, "Enter the candidate's name.");
        check.line("credentials", &self.credentials);
        check.line("email", &self.email);
        check.line("phone", &self.phone);
        check.zone("zone", &self.zone);
        check.past_day("registered_on", self.registered_on);
        check.text("about", &self.about);
    }
}
