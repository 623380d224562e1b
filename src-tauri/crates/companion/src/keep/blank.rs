use pathway::{
    Id, Kind, Record,
    records::{
        CaseMaterial, CaseStudy, Client, ClientSession, CompetencyNote, Concern, ConcernAbout, ConsideredSupervisor,
        Fee, Level, MaterialKind, Medium, Notice, Payee, PortfolioItem, PortfolioItemKind, PracticeNote, Retreat,
        SelfRating, SessionKind, SessionState, Source, SupervisionSession, Template, TemplateFor, Training,
    },
};

use super::begin::blank_review;
use crate::{Code, Companion, Moment, Refusal, Result, companion::new_id};

impl Companion {
    /// A new record of this kind with sensible beginnings, not yet saved.
    ///
    /// `about` is the candidate whom it is for, or the client of a client session.
    ///
    /// # Errors
    /// When such a record cannot be added by itself.
    pub fn blank(&self, kind: Kind, about: Option<Id>, moment: Moment) -> Result<Record> {
        let id = new_id()?;
        let today = Some(moment.today);
        let needed = || {
            about
                .clone()
                .ok_or_else(|| Refusal::new(Code::Invalid, "Say first whom this record is for."))
        };
        let text = String::new;
        Ok(match kind {
            Kind::SupervisionSession => self.next_session(id, about)?,
            Kind::CompetencyNote => CompetencyNote {
                id,
                candidate: needed()?,
                session: None,
                competency: self.first_competency(),
                date: today,
                stage: None,
                source: Source::Recording,
                words: text(),
                use_in_letter: false,
            }
            .into(),
            Kind::SelfRating => SelfRating {
                id,
                candidate: about,
                session: None,
                competency: self.first_competency(),
                date: today,
                stage: None,
                words: text(),
            }
            .into(),
            Kind::CaseMaterial => CaseMaterial {
                id,
                candidate: needed()?,
                session: None,
                material: MaterialKind::Transcript,
                title: text(),
                received_on: today,
                reviewed_on: None,
                feedback: text(),
                returned_on: None,
                destroyed_on: None,
            }
            .into(),
            Kind::Concern => Concern {
                id,
                candidate: needed()?,
                session: None,
                about: ConcernAbout::Risk,
                noted_on: today,
                words: text(),
                follow_up: text(),
                follow_up_on: None,
                closed_on: None,
                outcome: text(),
            }
            .into(),
            Kind::Template => Template {
                id,
                name: text(),
                template_for: TemplateFor::Summary,
                text: text(),
            }
            .into(),
            Kind::ConsideredSupervisor => ConsideredSupervisor {
                id,
                name: text(),
                email: text(),
                approach: text(),
                call_on: None,
                call_notes: text(),
                chosen_on: None,
                passed_over: false,
            }
            .into(),
            Kind::Agreement => self.blank_agreement(&needed()?)?,
            Kind::Plan => self.blank_plan(&needed()?)?,
            Kind::Decision => self.blank_decision(&needed()?)?,
            Kind::PortfolioReview => blank_review(&needed()?)?,
            Kind::Notice => Notice {
                id,
                candidate: needed()?,
                notice: text(),
                sent_on: today,
            }
            .into(),
            Kind::Training => Training {
                id,
                level: self.next_level()?,
                started_on: None,
                completed_on: None,
                teachers: text(),
                place: text(),
                note: text(),
            }
            .into(),
            Kind::Client => Client {
                id,
                pseudonym: text(),
                note: text(),
            }
            .into(),
            Kind::ClientSession => ClientSession {
                id,
                client: needed()?,
                date: today,
                duration_minutes: Some(50),
                self_compassion: true,
                practice: text(),
                note: text(),
                left_as_is: Vec::new(),
            }
            .into(),
            Kind::Retreat => Retreat {
                id,
                title: text(),
                started_on: None,
                ended_on: None,
                teachers: text(),
                online: false,
                silent: true,
                note: text(),
            }
            .into(),
            Kind::PracticeNote => PracticeNote {
                id,
                date: today,
                minutes: None,
                practice: text(),
                text: text(),
                left_as_is: Vec::new(),
            }
            .into(),
            Kind::CaseStudy => self.next_case_study(id)?,
            Kind::PortfolioItem => PortfolioItem {
                id,
                item_kind: PortfolioItemKind::WriteUp,
                title: text(),
                note: text(),
                text: String::new(),
                date: None,
                case_study: None,
                ready: false,
                left_as_is: Vec::new(),
            }
            .into(),
            Kind::Fee => Fee {
                id,
                candidate: about,
                fee: text(),
                title: text(),
                payee: Payee::Supervisor,
                amount_cents: 18_000,
                currency: "USD".into(),
                due_on: None,
                paid_on: None,
                invoice_number: String::new(),
                invoiced_on: None,
                receipt_number: String::new(),
                waived_on: None,
                note: text(),
            }
            .into(),
            Kind::Profile | Kind::Candidate | Kind::Enrolment | Kind::Letter | Kind::Export | Kind::Submission => {
                return Err(Refusal::new(Code::Invalid, "Such a record is not added by itself."));
            }
        })
    }

    fn next_session(&self, id: Id, candidate: Option<Id>) -> Result<Record> {
        let others: Vec<SupervisionSession> = self.typed(candidate.as_ref())?;
        let number = others.iter().map(|session| session.number).max().unwrap_or(0) + 1;
        let prepared = self.programme.sessions.iter().find(|session| session.number == number);
        Ok(SupervisionSession {
            id,
            candidate,
            number,
            session_kind: prepared.map_or(SessionKind::Supervision, |session| session.kind),
            state: SessionState::Planned,
            date: None,
            start: None,
            zone: String::new(),
            duration_minutes: None,
            medium: Medium::Online,
            setting: pathway::records::Setting::Individual,
            moved: Vec::new(),
            missed_because: String::new(),
            supervisor: None,
            agenda_done: Vec::new(),
            lines: Vec::new(),
            summary: String::new(),
            guidance: String::new(),
            actions: Vec::new(),
        }
        .into())
    }

    fn first_competency(&self) -> String {
        let first = self.programme.competencies.first();
        first.map(|competency| competency.key.clone()).unwrap_or_default()
    }

    fn next_level(&self) -> Result<Level> {
        let kept: Vec<Training> = self.typed(None)?;
        let missing = |level: &Level| !kept.iter().any(|training| training.level == *level);
        Ok([Level::A, Level::B, Level::C]
            .into_iter()
            .find(missing)
            .unwrap_or(Level::C))
    }

    fn next_case_study(&self, id: Id) -> Result<Record> {
        let others: Vec<CaseStudy> = self.typed(None)?;
        Ok(CaseStudy {
            id,
            number: others.iter().map(|study| study.number).max().unwrap_or(0) + 1,
            title: String::new(),
            client: None,
            competencies: Vec::new(),
            context: String::new(),
            presenting: String::new(),
            formulation: String::new(),
            inner_critic: String::new(),
            alliance: String::new(),
            work: String::new(),
            outcome: String::new(),
            own_response: String::new(),
            reflection: String::new(),
            learned: String::new(),
            finished: false,
            // The 25th is welcome; which 24 count is the person's choice.
            reviewed_on: None,
            counts: others.iter().filter(|study| study.counts).count() < 24,
            left_as_is: Vec::new(),
        }
        .into())
    }
}
