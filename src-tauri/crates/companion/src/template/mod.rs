//! Texts to begin a summary or a reflection from.

mod begin_from;

pub use begin_from::{Begun, ReadyTemplate, ReadyTemplates};
