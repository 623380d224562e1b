use letters::{
    Dated, Signature,
    documents::{Agreed, Agreement, Feedback, Plan, Reviewed, Section, Session, SessionRecord, Stationery},
};
use pathway::{
    Id,
    fees::{AgreedPart, agreed},
    records::{ItemSeen, Medium, SessionState, SupervisionSession, Workspace},
};

use super::{Composed, prose};
use crate::{Companion, Moment, Refusal, Result, letter::file_named, stationery::Own};

impl Companion {
    /// The supervision agreement, for both to sign. A draft until it is finalized.
    pub(super) fn agreement_paper(&self, candidate: &Id, moment: Moment) -> Result<Composed> {
        let records = self.of_candidate(candidate)?;
        let agreement = records.agreement.ok_or_else(Refusal::not_found)?;
        let Own { stationery, signature } = self.own_paper(moment, agreement.finalized_on.is_none())?;
        let stationery = dated(stationery, agreement.finalized_on);
        let parts = agreed(self.programme, &agreement);
        let paper = Agreement {
            supervisor: by_hand(signature),
            candidate: signs(&records.candidate.name, &records.candidate.credentials),
            preamble: Vec::new(),
            goals: prose(&agreement.goals, &stationery),
            schedule: prose(&agreement.schedule, &stationery),
            payment: prose(&agreement.payment, &stationery),
            currency: parts
                .first()
                .map_or_else(|| self.programme.fees.currency.clone(), |part| part.currency.clone()),
            sessions: parts.iter().map(agreed_line).collect(),
            stationery,
        };
        Ok(Composed {
            document: paper.into(),
            file_name: file_named("Supervision agreement", &records.candidate.name, moment.today),
        })
    }

    /// The personalized supervision plan.
    pub(super) fn plan_paper(&self, candidate: &Id, moment: Moment) -> Result<Composed> {
        let records = self.of_candidate(candidate)?;
        let plan = records.plan.ok_or_else(Refusal::not_found)?;
        let Own { stationery, signature } = self.own_paper(moment, plan.agreed_on.is_none())?;
        let methods = prose(&plan.methods, &stationery);
        let further = if methods.is_empty() {
            Vec::new()
        } else {
            let heading = stationery.words().methods.to_owned();
            vec![Section {
                heading,
                blocks: methods,
            }]
        };
        let focus = plan.focus.iter().filter_map(|key| self.programme.competency(key));
        let paper = Plan {
            agreed_on: day(plan.agreed_on, &stationery),
            supervisor: self.owner()?,
            candidate: records.candidate.name.clone(),
            objectives: prose(&plan.objectives, &stationery),
            focus: focus.map(|known| (known.name.clone(), known.words.clone())).collect(),
            further,
            signatures: vec![
                by_hand(signature),
                signs(&records.candidate.name, &records.candidate.credentials),
            ],
            stationery,
        };
        Ok(Composed {
            document: paper.into(),
            file_name: file_named("Supervision plan", &records.candidate.name, moment.today),
        })
    }

    /// The sessions that were held, as a table and then each with what may be shared of it.
    pub(super) fn session_record(&self, candidate: Option<&Id>, moment: Moment) -> Result<Composed> {
        let Own { stationery, signature } = self.own_paper(moment, false)?;
        let (supervisor, name, sessions) = match (self.workspace(), candidate) {
            (Workspace::Supervisor, Some(id)) => {
                let records = self.of_candidate(id)?;
                (self.owner()?, records.candidate.name, records.sessions)
            }
            (Workspace::Supervisor, None) => return Err(Refusal::not_found()),
            (Workspace::Candidate, _) => {
                let records = self.of_oneself()?;
                let supervisor = records.enrolment.map(|e| e.supervisor_name).unwrap_or_default();
                (supervisor, self.owner()?, records.sessions)
            }
        };
        let held = sessions.iter().filter(|session| session.state == SessionState::Held);
        let paper = SessionRecord {
            sessions: held.map(|session| self.held_session(session, &stationery)).collect(),
            signatures: vec![by_hand(signature)],
            supervisor,
            candidate: name.clone(),
            stationery,
        };
        Ok(Composed {
            document: paper.into(),
            file_name: file_named("Supervision sessions", &name, moment.today),
        })
    }

    fn held_session(&self, session: &SupervisionSession, stationery: &Stationery) -> Session {
        let slot = self
            .programme
            .sessions
            .iter()
            .find(|slot| slot.number == session.number);
        let kind = slot.or_else(|| {
            self.programme
                .sessions
                .iter()
                .find(|slot| slot.kind == session.session_kind)
        });
        let actions: Vec<String> = session
            .actions
            .iter()
            .map(|action| match action.due_on {
                Some(due) => format!(
                    "- {} ({})",
                    action.text,
                    letters::words::date(due, &stationery.language)
                ),
                None => format!("- {}", action.text),
            })
            .collect();
        let words = stationery.words();
        Session {
            number: u32::try_from(session.number).unwrap_or_default(),
            date: day(session.date, stationery),
            kind: kind.map(|slot| slot.title.clone()).unwrap_or_default(),
            medium: match session.medium {
                Medium::Online => words.online,
                Medium::InPerson => words.in_person,
                Medium::Phone => words.by_phone,
            }
            .to_owned(),
            minutes: session.duration_minutes.and_then(|minutes| u32::try_from(minutes).ok()),
            summary: prose(&session.summary, stationery),
            guidance: prose(&session.guidance, stationery),
            actions: prose(&actions.join("\n"), stationery),
        }
    }

    /// What the supervisor says of the portfolio.
    pub(super) fn portfolio_feedback(&self, candidate: &Id, moment: Moment) -> Result<Composed> {
        let records = self.of_candidate(candidate)?;
        let review = records.review.ok_or_else(Refusal::not_found)?;
        let Own { stationery, signature } = self.own_paper(moment, review.reviewed_on.is_none())?;
        let words = stationery.words();
        let mut reviewed: Vec<Reviewed> = review
            .case_studies
            .iter()
            .filter(|study| study.seen)
            .map(|study| Reviewed {
                item: words.case_study(study.number.into()),
                seen: study.seen,
                accepted: study.accepted,
                comment: study.feedback.clone(),
            })
            .collect();
        let part = |item: &str, seen: &ItemSeen| Reviewed {
            item: item.to_owned(),
            seen: seen.seen,
            accepted: seen.accepted,
            comment: seen.feedback.clone(),
        };
        reviewed.push(part(words.write_ups, &review.write_ups));
        reviewed.push(part(words.session_excerpts, &review.excerpts));
        reviewed.push(part(words.retreat_evidence, &review.retreat));
        let stationery = dated(stationery, review.reviewed_on);
        let paper = Feedback {
            supervisor: self.owner()?,
            candidate: records.candidate.name.clone(),
            reviewed,
            overall: prose(&review.feedback, &stationery),
            next_steps: records
                .decision
                .map(|decision| prose(&decision.next_steps, &stationery))
                .unwrap_or_default(),
            signature,
            stationery,
        };
        Ok(Composed {
            document: paper.into(),
            file_name: file_named("Portfolio feedback", &records.candidate.name, moment.today),
        })
    }
}

/// The paper of a day that has come; today's otherwise.
fn dated(stationery: Stationery, on: Option<chrono::NaiveDate>) -> Stationery {
    Stationery {
        date: on.unwrap_or(stationery.date),
        ..stationery
    }
}

fn day(day: Option<chrono::NaiveDate>, stationery: &Stationery) -> String {
    day.map(|day| letters::words::date(day, &stationery.language))
        .unwrap_or_default()
}

/// A place to sign with a pen, where and when among it: no picture of a signature stands for somebody's consent.
fn by_hand(signature: Signature) -> Signature {
    Signature {
        image: None,
        dated: Dated::ByHand,
        ..signature
    }
}

fn signs(name: &str, credentials: &str) -> Signature {
    by_hand(Signature {
        name: name.trim().to_owned(),
        lines: Some(credentials.trim())
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .into_iter()
            .collect(),
        ..Signature::default()
    })
}

fn agreed_line(part: &AgreedPart<'_>) -> Agreed {
    Agreed {
        what: part.rule.title.clone(),
        count: u32::try_from(part.sessions).unwrap_or_default(),
        fee: i64::from(part.each),
    }
}
