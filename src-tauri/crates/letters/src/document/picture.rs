/// An image with its words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picture {
    /// The bytes of its file (PNG, and whatever else [`crate::render`] says).
    pub bytes: Vec<u8>,
    /// What it shows, for those who do not see it.
    pub alternative: String,
}
