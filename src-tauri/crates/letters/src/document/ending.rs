/// What comes after the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ending {
    /// Such as `With kind regards,`. May be empty.
    pub closing: String,
    /// Side by side, two in a row. Nobody on a page that nobody signs.
    pub signatures: Vec<Signature>,
    /// What travels with a letter, one entry a line.
    pub enclosures: Vec<String>,
}

/// Who signs, and where.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signature {
    pub name: String,
    /// Credentials, role: one entry a line.
    pub lines: Vec<String>,
    /// A scan of the signature. Without it there is a ruled line to sign on.
    pub image: Option<Vec<u8>>,
    pub dated: Dated,
}

/// Whether a signature says where and when.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Dated {
    /// The document says it elsewhere.
    #[default]
    Elsewhere,
    /// A ruled line above the signature, to be filled in with a pen.
    ByHand,
    /// Printed above the signature, such as `Oslo, 10 June 2026`.
    Printed(String),
}
