//! A signature: drawn with the pointer, or lifted off the paper that it was photographed on. Either way it ends as one ink
//! on nothing, for the paper of a letter is white already.

mod drawn;
mod lifted;
mod paper;
mod specks;

pub use drawn::{Dot, Drawing, Ink, drawn};
pub use lifted::lifted;
pub use paper::{SignatureOnPaper, on_paper};

const FIELD: &str = "signature_png";
