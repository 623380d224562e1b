//! Everything that a person keeps in a vault, but for private notes, which live in `vault` alone.

mod agreement;
mod candidate;
mod case_material;
mod case_study;
mod client;
mod competency_note;
mod concern;
mod considered_supervisor;
mod decision;
mod enrolment;
mod export;
mod fee;
mod letter;
mod notice;
mod portfolio;
mod portfolio_review;
mod practice;
mod profile;
mod submission;
mod supervision_session;
mod template;
mod training;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    Id,
    check::{Check, Ground, Problem},
};

pub use agreement::{Agreement, PaymentStructure, Plan};
pub use candidate::Candidate;
pub use case_material::{CaseMaterial, MaterialKind};
pub use case_study::CaseStudy;
pub use client::{Client, ClientSession};
pub use competency_note::{CompetencyNote, SelfRating, Source};
pub use concern::{Concern, ConcernAbout};
pub use considered_supervisor::ConsideredSupervisor;
pub use decision::{Attained, Decision, Outcome};
pub use enrolment::{Enrolment, Verdict};
pub use export::{Export, ExportedFact};
pub use fee::{Fee, Payee};
pub use letter::{Letter, LetterKind, Overruled, SectionText};
pub use notice::Notice;
pub use portfolio::{PortfolioItem, PortfolioItemKind};
pub use portfolio_review::{CaseStudySeen, ItemSeen, PortfolioReview};
pub use practice::{PracticeNote, Retreat};
pub use profile::{LetterheadStyle, Paper, PaperLanguage, Profile, Typeface};
pub use submission::{Submission, SubmissionForm, SubmittedFile};
pub use supervision_session::{
    Action, Medium, Moved, SessionKind, SessionState, Setting, SupervisionSession, TimedLine, Whose,
};
pub use template::{Template, TemplateFor};
pub use training::{Level, Training};

/// Whose vault it is: decides which records it may hold and which screens it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum Workspace {
    Supervisor,
    Candidate,
}

/// A record type: its kind, its place in [`Record`], and what it may hold.
pub trait Kept: Clone + Into<Record> {
    const KIND: Kind;

    fn id(&self) -> &Id;
    /// The supervisor's candidate whom this record is about, if it is about one.
    fn candidate(&self) -> Option<&Id> {
        None
    }
    fn check(&self, check: &mut Check<'_>);
    fn from_record(record: Record) -> Option<Self>;
}

macro_rules! records {
    ($($(#[$doc:meta])* $kind:ident = $name:literal),+ $(,)?) => {
        /// Any record, with its kind beside it, as it lies in the vault and in an exported file.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
        #[serde(tag = "kind", rename_all = "snake_case")]
        pub enum Record { $($(#[$doc])* $kind($kind)),+ }

        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, Type)]
        #[serde(rename_all = "snake_case")]
        pub enum Kind { $($kind),+ }

        impl Kind {
            pub const ALL: &'static [Kind] = &[$(Kind::$kind),+];

            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Kind::$kind => $name),+ }
            }
        }

        impl Record {
            #[must_use]
            pub fn kind(&self) -> Kind {
                match self { $(Record::$kind(_) => Kind::$kind),+ }
            }
            #[must_use]
            pub fn id(&self) -> &Id {
                match self { $(Record::$kind(r) => r.id()),+ }
            }
            #[must_use]
            pub fn candidate(&self) -> Option<&Id> {
                match self { $(Record::$kind(r) => r.candidate()),+ }
            }
            fn check_into(&self, check: &mut Check<'_>) {
                match self { $(Record::$kind(r) => r.check(check)),+ }
            }
            /// Reads a record of this kind; the error says which field and why.
            ///
            /// # Errors
            /// The path of the first field that does not fit, and the reason.
            pub fn read(kind: Kind, body: serde_json::Value) -> Result<Self, serde_path_to_error::Error<serde_json::Error>> {
                match kind { $(Kind::$kind => serde_path_to_error::deserialize(body).map(Record::$kind)),+ }
            }
        }

        $(impl From<$kind> for Record {
            fn from(record: $kind) -> Self { Record::$kind(record) }
        })+
    };
}

records! {
    Profile = "profile",
    Candidate = "candidate",
    Agreement = "agreement",
    Plan = "plan",
    SupervisionSession = "supervision_session",
    CompetencyNote = "competency_note",
    SelfRating = "self_rating",
    CaseMaterial = "case_material",
    Concern = "concern",
    Template = "template",
    PortfolioReview = "portfolio_review",
    Decision = "decision",
    Notice = "notice",
    Enrolment = "enrolment",
    ConsideredSupervisor = "considered_supervisor",
    Training = "training",
    Client = "client",
    ClientSession = "client_session",
    Retreat = "retreat",
    PracticeNote = "practice_note",
    CaseStudy = "case_study",
    PortfolioItem = "portfolio_item",
    Fee = "fee",
    Letter = "letter",
    Export = "export",
    Submission = "submission",
}

impl Record {
    /// Everything that keeps this record from being kept as it is; empty when it is fine.
    #[must_use]
    pub fn problems(&self, ground: &Ground<'_>) -> Vec<Problem> {
        let mut check = Check::new(ground);
        self.check_into(&mut check);
        check.finish()
    }
}

impl Kind {
    /// Whether such records are hidden while somebody else looks on, as private notes are.
    #[must_use]
    pub fn is_private(self) -> bool {
        self == Kind::Concern
    }

    /// Whether a vault of this workspace holds such records.
    #[must_use]
    pub fn belongs_to(self, workspace: Workspace) -> bool {
        use Kind::{
            Agreement, Candidate, CaseMaterial, CaseStudy, Client, ClientSession, CompetencyNote, Concern,
            ConsideredSupervisor, Decision, Enrolment, Notice, Plan, PortfolioItem, PortfolioReview, PracticeNote,
            Retreat, Submission, Training,
        };
        match self {
            Candidate | Agreement | Plan | CompetencyNote | CaseMaterial | Concern | PortfolioReview | Decision
            | Notice => workspace == Workspace::Supervisor,
            Enrolment | ConsideredSupervisor | Training | Client | ClientSession | Retreat | PracticeNote
            | CaseStudy | PortfolioItem | Submission => workspace == Workspace::Candidate,
            _ => true,
        }
    }
}

/// Writes the parts of [`Kept`] that are the same for every record type.
macro_rules! kept {
    ($type:ident) => {
        const KIND: $crate::records::Kind = $crate::records::Kind::$type;

        fn id(&self) -> &$crate::Id {
            &self.id
        }

        fn from_record(record: $crate::records::Record) -> Option<Self> {
            match record {
                $crate::records::Record::$type(record) => Some(record),
                _ => None,
            }
        }
    };
    ($type:ident of a candidate) => {
        $crate::records::kept!($type);

        fn candidate(&self) -> Option<&$crate::Id> {
            Some(&self.candidate)
        }
    };
    ($type:ident of a candidate or oneself) => {
        $crate::records::kept!($type);

        fn candidate(&self) -> Option<&$crate::Id> {
            self.candidate.as_ref()
        }
    };
}
pub(crate) use kept;
