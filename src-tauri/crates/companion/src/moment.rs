use chrono::{DateTime, Local, NaiveDate, Utc};

/// When something is done: the instant for the vault, the person's own day for the records.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    pub instant: DateTime<Utc>,
    pub today: NaiveDate,
}

impl Moment {
    /// This moment, by this computer's clock and time zone.
    #[must_use]
    pub fn now() -> Self {
        let local = Local::now();
        Self {
            instant: local.with_timezone(&Utc),
            today: local.date_naive(),
        }
    }
}
