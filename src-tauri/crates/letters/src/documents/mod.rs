//! The documents that the app makes, each from plain values: what stands in which order, in the words of its language.
//!
//! They share one manner: a letterhead, a title, what it is about as facts, sections, and those who sign.

mod agreement;
mod bill;
mod case_study;
mod feedback;
mod letter;
mod plan;
mod portfolio;
mod process;
mod recovery_kit;
mod sessions;
mod stationery;
mod submission_index;

pub use agreement::{Agreed, Agreement};
pub use bill::{Invoice, Line, Receipt};
pub use case_study::CaseStudy;
pub use feedback::{Feedback, Reviewed};
pub use letter::{About, Letter, Section};
pub use plan::Plan;
pub use portfolio::{Excerpt, PortfolioSummary, Retreat};
pub use process::{PathwayFee, ProcessOverview, Step};
pub use recovery_kit::RecoveryKit;
pub use sessions::{Session, SessionRecord};
pub use stationery::Stationery;
pub use submission_index::{IndexedFile, SubmissionIndex};
