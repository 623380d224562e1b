use super::Picture;

/// Who writes, at the top of the first page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letterhead {
    pub name: String,
    /// Such as `Licensed Psychologist · SCIP Supervisor`. May be empty.
    pub credentials: String,
    /// Practice, address, contact: one entry a line.
    pub lines: Vec<String>,
    pub logo: Option<Picture>,
}

impl Letterhead {
    /// Whether nobody and nothing stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
