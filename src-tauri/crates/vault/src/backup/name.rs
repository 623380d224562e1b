use std::fmt;

use chrono::{DateTime, NaiveDateTime, Utc};

/// What a backup's folder is called: `000012-20261123T065200Z`, so that they stand in their order.
///
/// One that was written anew without what was removed for good is called `…-r1`. It takes the place of the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    pub sequence: u32,
    made_at: DateTime<Utc>,
    pub revision: u32,
}

const STAMP: &str = "%Y%m%dT%H%M%SZ";

impl Name {
    pub fn new(sequence: u32, made_at: DateTime<Utc>) -> Self {
        Self {
            sequence,
            made_at,
            revision: 0,
        }
    }

    /// `None` for every other file or folder that lies in a place.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let sequence = parts.next()?.parse().ok()?;
        let made_at = NaiveDateTime::parse_from_str(parts.next()?, STAMP).ok()?.and_utc();
        let revision = match parts.next() {
            Some(part) => part.strip_prefix('r')?.parse().ok()?,
            None => 0,
        };
        let name = Self {
            sequence,
            made_at,
            revision,
        };
        (parts.next().is_none() && name.to_string() == text).then_some(name)
    }

    pub fn made_at(self) -> DateTime<Utc> {
        self.made_at
    }

    pub fn next_revision(self) -> Self {
        Self {
            revision: self.revision.saturating_add(1),
            ..self
        }
    }

    /// Whether the other one is this backup, written anew.
    pub fn is_replaced_by(self, other: Self) -> bool {
        (self.sequence, self.made_at) == (other.sequence, other.made_at) && self.revision < other.revision
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}-{}", self.sequence, self.made_at.format(STAMP))?;
        match self.revision {
            0 => Ok(()),
            revision => write!(f, "-r{revision}"),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_name_reads_as_it_is_written_and_everything_else_is_no_backup() {
        let at = DateTime::from_timestamp(1_795_424_400, 0).unwrap();
        let name = Name::new(12, at);
        assert_eq!(name.to_string(), "000012-20261123T090000Z");
        assert_eq!(name.next_revision().to_string(), "000012-20261123T090000Z-r1");
        for name in [name, name.next_revision(), Name::new(1_234_567, at)] {
            assert_eq!(Name::read(&name.to_string()), Some(name));
        }
        for other in [
            "",
            "evidence",
            "further",
            "12-20261123T090000Z",
            "000012-20261123T090000Z-r0",
            "000012-20261123T090000Z-r1-x",
            "000012-20261399T090000Z",
            ".000012-20261123T090000Z.new-00000000",
            "+00012-20261123T090000Z",
        ] {
            assert_eq!(Name::read(other), None, "{other}");
        }
    }

    #[test]
    fn only_a_later_writing_of_the_same_backup_takes_its_place() {
        let at = DateTime::from_timestamp(1_795_424_400, 0).unwrap();
        let name = Name::new(12, at);
        assert!(name.is_replaced_by(name.next_revision()));
        assert!(!name.next_revision().is_replaced_by(name));
        assert!(!name.is_replaced_by(Name::new(13, at).next_revision()));
    }
}
