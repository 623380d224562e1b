//! How a record fits among the others: the same rules for saving, for bringing back and for importing.

use pathway::{
    Id, Kind, Problem, ProblemCode, Record,
    records::{Client, Fee, LetterKind, Workspace},
};

use crate::{Companion, Result};

/// What is already there, as far as a record has to fit in with it.
pub(crate) trait Neighbours {
    fn workspace(&self) -> Workspace;
    fn kind_of(&self, id: &Id) -> Result<Option<Kind>>;
    /// Another record of the same kind, about the same candidate.
    fn has_another(&self, record: &Record) -> Result<bool>;
    /// Another fee under the same number of an invoice that cannot be on the same invoice: another candidate's, another day's.
    fn has_other_invoice(&self, fee: &Fee) -> Result<bool>;
    /// Another client with the same pseudonym, whatever its capitals.
    fn has_namesake(&self, client: &Client) -> Result<bool>;
    /// Whether a pseudonym is a word that must never leave, or has one in it.
    fn must_not_leave(&self, pseudonym: &str) -> Result<bool>;
}

/// Why a record cannot lie among these others; none when it can.
pub(crate) fn misfit(record: &Record, among: &impl Neighbours) -> Result<Option<Problem>> {
    let workspace = among.workspace();
    let is = |id: &Id, kind: Kind| Ok::<_, crate::Refusal>(among.kind_of(id)? == Some(kind));
    let unknown = |field: &str, message: &str| problem(field, ProblemCode::Unknown, message);
    Ok(if !record.kind().belongs_to(workspace) {
        unknown(
            "kind",
            "Such a record belongs into the other person's workspace, not into this vault.",
        )
    } else if let Record::Letter(letter) = record
        && letter.letter_kind != letter_of(workspace)
    {
        unknown(
            "letter_kind",
            "This letter is written by the other person, not in this vault.",
        )
    } else if let Some(candidate) = record.candidate()
        && !is(candidate, Kind::Candidate)?
    {
        unknown("candidate", "The candidate of this record is not there.")
    } else if workspace == Workspace::Supervisor && needs_a_candidate(record) && record.candidate().is_none() {
        problem(
            "candidate",
            ProblemCode::Missing,
            "Say which candidate this record is about.",
        )
    } else if let Record::ClientSession(session) = record
        && !is(&session.client, Kind::Client)?
    {
        unknown("client", "The client of this session is not there.")
    } else if is_only_once(record.kind()) && among.has_another(record)? {
        problem(
            "id",
            ProblemCode::Taken,
            "There is already such a record under another id; there can be only one.",
        )
    } else if let Record::Client(client) = record
        && among.has_namesake(client)?
    {
        let message =
            "Another client already has this pseudonym. Choose a different one, so that the two are never mixed up.";
        problem("pseudonym", ProblemCode::Taken, message)
    } else if let Record::Fee(fee) = record
        && !fee.invoice_number.trim().is_empty()
        && among.has_other_invoice(fee)?
    {
        let message = "Another invoice already has this number. Choose a different one; fees on one invoice are for one \
                       candidate and of one day.";
        problem("invoice_number", ProblemCode::Taken, message)
    } else if let Record::Client(client) = record
        && among.must_not_leave(&client.pseudonym)?
    {
        let message = "A word in this pseudonym must never leave: it is in the register. Choose another pseudonym.";
        problem("pseudonym", ProblemCode::Taken, message)
    } else {
        None
    })
}

/// Whether two fees bear the same number and yet cannot stand on one invoice.
pub(crate) fn clash(one: &Fee, other: &Fee) -> bool {
    let days = one.invoiced_on.zip(other.invoiced_on);
    one.id != other.id
        && one
            .invoice_number
            .trim()
            .eq_ignore_ascii_case(other.invoice_number.trim())
        && (one.candidate != other.candidate || days.is_some_and(|(one, other)| one != other))
}

fn problem(field: &str, code: ProblemCode, message: &str) -> Option<Problem> {
    Some(Problem {
        field: field.into(),
        code,
        message: message.into(),
        with: None,
    })
}

fn letter_of(workspace: Workspace) -> LetterKind {
    match workspace {
        Workspace::Supervisor => LetterKind::Recommendation,
        Workspace::Candidate => LetterKind::Application,
    }
}

fn needs_a_candidate(record: &Record) -> bool {
    matches!(
        record.kind(),
        Kind::SupervisionSession | Kind::Letter | Kind::Export | Kind::Fee
    )
}

/// Kinds of which there is one for the vault, or one for each candidate.
fn is_only_once(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Profile
            | Kind::Enrolment
            | Kind::Agreement
            | Kind::Plan
            | Kind::PortfolioReview
            | Kind::Decision
            | Kind::Letter
    )
}

/// A pseudonym as it is compared with others.
pub(crate) fn spelt(pseudonym: &str) -> String {
    pseudonym.trim().to_lowercase()
}

impl Neighbours for Companion {
    fn workspace(&self) -> Workspace {
        self.vault.workspace()
    }

    fn kind_of(&self, id: &Id) -> Result<Option<Kind>> {
        Ok(self.vault.record(id)?.map(|record| record.kind()))
    }

    fn has_another(&self, record: &Record) -> Result<bool> {
        let others = self.records(&[record.kind()], record.candidate())?;
        Ok(others
            .iter()
            .any(|other| other.id() != record.id() && other.candidate() == record.candidate()))
    }

    fn has_other_invoice(&self, fee: &Fee) -> Result<bool> {
        Ok(self.typed::<Fee>(None)?.iter().any(|other| clash(fee, other)))
    }

    fn has_namesake(&self, client: &Client) -> Result<bool> {
        let others: Vec<Client> = self.typed(None)?;
        Ok(others
            .iter()
            .any(|other| other.id != client.id && spelt(&other.pseudonym) == spelt(&client.pseudonym)))
    }

    fn must_not_leave(&self, pseudonym: &str) -> Result<bool> {
        Ok(self.register()?.has(pseudonym))
    }
}
