use super::Fact;

/// What stands between the letterhead and the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opening {
    Letter {
        /// The address of the recipient, one entry a line. May be empty.
        recipient: Vec<String>,
        /// As it is printed, such as `Oslo, 10 June 2026`.
        place_and_date: String,
        subject: String,
        salutation: String,
    },
    Report {
        title: String,
        /// May be empty.
        subtitle: String,
        /// Whom and what the document is about: name, period, number.
        facts: Vec<Fact>,
        /// The title stands on a page of its own.
        own_page: bool,
    },
}
