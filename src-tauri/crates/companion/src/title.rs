//! What a record is called for people: in the trash, in what goes with it, in what was undone.

use chrono::NaiveDate;
use pathway::{
    Id, Record,
    records::{LetterKind, Level, PortfolioItemKind, SupervisionSession, Workspace},
    words,
};
use vault::Evidence;

use crate::Companion;

impl Companion {
    /// The title of a record: "Session 3 with Maren, 14 September 2026", "Case study 7". It names people and things, and
    /// never quotes what was written.
    #[must_use]
    pub fn title_of(&self, record: &Record) -> String {
        match record {
            Record::Profile(_) => "Your profile".to_owned(),
            Record::Candidate(candidate) => named("Candidate", &candidate.name),
            Record::Agreement(agreement) => self.about("Supervision agreement with", &agreement.candidate),
            Record::Plan(plan) => self.about("Supervision plan for", &plan.candidate),
            Record::SupervisionSession(session) => self.session_title(session),
            Record::CompetencyNote(note) => {
                let competency = self.programme.competency(&note.competency);
                let on = named("Competency note", competency.map_or("", |known| &known.name));
                dated(self.about(&format!("{on}, about"), &note.candidate), note.date)
            }
            Record::SelfRating(rating) => {
                let competency = self.programme.competency(&rating.competency);
                let on = named("Self-rating", competency.map_or("", |known| &known.name));
                dated(self.perhaps_about(&on, ", of", rating.candidate.as_ref()), rating.date)
            }
            Record::CaseMaterial(material) => dated(
                self.about("Case material from", &material.candidate),
                material.received_on,
            ),
            Record::Concern(concern) => dated(self.about("Concern about", &concern.candidate), concern.noted_on),
            Record::Template(template) => named("Template", &template.name),
            Record::ConsideredSupervisor(supervisor) => named("Supervisor", &supervisor.name),
            Record::PortfolioReview(review) => self.about("Portfolio review for", &review.candidate),
            Record::Decision(decision) => self.about("Exit interview with", &decision.candidate),
            Record::Notice(notice) => {
                let known = self.programme.notice(&notice.notice);
                let title = named("Notice", known.map_or("", |known| &known.title));
                dated(
                    self.about(&format!("{title}, about"), &notice.candidate),
                    notice.sent_on,
                )
            }
            Record::Enrolment(_) => "Your enrolment".to_owned(),
            Record::Training(training) => {
                let level = match training.level {
                    Level::A => "A",
                    Level::B => "B",
                    Level::C => "C",
                };
                dated(format!("Training, Level {level}"), training.started_on)
            }
            Record::Client(client) => named("Client", &client.pseudonym),
            Record::ClientSession(session) => {
                let client = self.even_removed(&session.client);
                let with = match client {
                    Some(Record::Client(client)) => format!("Client session with {}", client.pseudonym),
                    _ => "Client session".to_owned(),
                };
                dated(with, session.date)
            }
            Record::Retreat(retreat) => dated(named("Retreat", &retreat.title), retreat.started_on),
            Record::PracticeNote(note) => dated("Practice note".to_owned(), note.date),
            Record::CaseStudy(study) => format!("Case study {}", study.number),
            Record::PortfolioItem(item) => named(portfolio_item(item.item_kind), &item.title),
            Record::Fee(fee) => {
                let known = self.programme.fee(&fee.fee).map_or("", |known| known.title.as_str());
                let title = named("Fee", if fee.title.is_empty() { known } else { &fee.title });
                self.perhaps_about(&title, ", for", fee.candidate.as_ref())
            }
            Record::Letter(letter) => self.letter_title(letter.letter_kind, letter.candidate.as_ref()),
            Record::Submission(submission) => dated("Submission".to_owned(), Some(submission.assembled_on)),
            Record::Export(export) => {
                let letter = self.letter_title(export.letter_kind, export.candidate.as_ref());
                dated(
                    format!("Export of the {}", words::small(&letter)),
                    Some(export.exported_on),
                )
            }
        }
    }

    /// "consent.pdf, attached to Session 3 with Maren".
    pub(crate) fn title_of_evidence(&self, evidence: &Evidence) -> String {
        match self.even_removed(&evidence.record) {
            Some(record) => format!("{}, attached to {}", evidence.file_name, self.title_of(&record)),
            None => evidence.file_name.clone(),
        }
    }

    /// The title of what lies under an id, in the trash or not.
    pub(crate) fn title_under(&self, id: &Id) -> Option<String> {
        self.even_removed(id).map(|record| self.title_of(&record))
    }

    fn session_title(&self, session: &SupervisionSession) -> String {
        let session_is = match self.workspace() {
            Workspace::Supervisor => "Session",
            Workspace::Candidate => "Supervision session",
        };
        let title = format!("{session_is} {}", session.number);
        dated(
            self.perhaps_about(&title, " with", session.candidate.as_ref()),
            session.date,
        )
    }

    fn letter_title(&self, kind: LetterKind, candidate: Option<&Id>) -> String {
        match kind {
            LetterKind::Application => "Letter of application".to_owned(),
            LetterKind::Recommendation => self.perhaps_about("Letter of recommendation", " for", candidate),
        }
    }

    fn about(&self, before: &str, candidate: &Id) -> String {
        format!(
            "{before} {}",
            self.first_name(candidate).unwrap_or_else(|| "a candidate".to_owned())
        )
    }

    fn perhaps_about(&self, title: &str, joint: &str, candidate: Option<&Id>) -> String {
        match candidate.and_then(|id| self.first_name(id)) {
            Some(name) => format!("{title}{joint} {name}"),
            None => title.to_owned(),
        }
    }

    fn first_name(&self, candidate: &Id) -> Option<String> {
        match self.even_removed(candidate)? {
            Record::Candidate(candidate) => candidate.name.split_whitespace().next().map(ToOwned::to_owned),
            _ => None,
        }
    }

    /// A title is never worth failing for: what cannot be read is left out of it.
    fn even_removed(&self, id: &Id) -> Option<Record> {
        self.vault.record_even_removed(id).ok().flatten()
    }
}

fn named(what: &str, name: &str) -> String {
    match name.trim() {
        "" => what.to_owned(),
        name => format!("{what} {name}"),
    }
}

fn dated(title: String, day: Option<NaiveDate>) -> String {
    match day {
        Some(day) => format!("{title}, {}", words::date(day)),
        None => title,
    }
}

fn portfolio_item(kind: PortfolioItemKind) -> &'static str {
    match kind {
        PortfolioItemKind::WriteUp => "Write-up",
        PortfolioItemKind::Reflection => "Reflection",
        PortfolioItemKind::Recording => "Recording",
        PortfolioItemKind::Transcript => "Transcript",
        PortfolioItemKind::RetreatEvidence => "Retreat evidence",
    }
}
