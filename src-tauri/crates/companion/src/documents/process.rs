use letters::{
    Item, Span, State,
    documents::{PathwayFee, ProcessOverview, Stationery, Step},
};
use pathway::{
    Id,
    readiness::{Readiness, RequirementState},
    records::{Enrolment, Fee, Payee, Workspace},
};

use super::Composed;
use crate::{Companion, Moment, Result, letter::file_named};

impl Companion {
    /// The way to certification with what is done and what is next.
    pub(super) fn process_overview(&self, candidate: Option<&Id>, moment: Moment) -> Result<Composed> {
        let readiness = self.readiness(candidate, moment)?;
        let (name, supervisor, fees) = match (self.workspace(), candidate) {
            (Workspace::Supervisor, Some(id)) => {
                let records = self.of_candidate(id)?;
                (records.candidate.name, self.owner()?, records.fees)
            }
            _ => {
                let records = self.of_oneself()?;
                let supervisor = records
                    .enrolment
                    .map(|e: Enrolment| e.supervisor_name)
                    .unwrap_or_default();
                (self.owner()?, supervisor, records.fees)
            }
        };
        let stationery = self.own_paper(moment, false)?.stationery;
        let currency = fees
            .first()
            .map_or_else(|| self.programme.fees.currency.clone(), |fee| fee.currency.clone());
        let overview = ProcessOverview {
            steps: steps(&readiness, &stationery),
            fees: fees
                .iter()
                .filter(|fee| fee.currency.trim().eq_ignore_ascii_case(currency.trim()) && !fee.is_waived())
                .map(|fee| self.pathway_fee(fee, &stationery.language))
                .collect(),
            currency,
            note: self.programme.about.independence.clone(),
            candidate: name.clone(),
            supervisor,
            stationery,
        };
        Ok(Composed {
            document: overview.into(),
            file_name: file_named("Pathway", &name, moment.today),
        })
    }

    fn pathway_fee(&self, fee: &Fee, language: &str) -> PathwayFee {
        PathwayFee {
            what: self.fee_title(fee),
            paid_to: match fee.payee {
                Payee::Programme => "CMSC".to_owned(),
                Payee::Supervisor => letters::words::Words::of(language).supervisor.to_owned(),
            },
            cents: i64::from(fee.amount_cents),
            paid: fee
                .paid_on
                .map(|day| letters::words::date(day, language))
                .unwrap_or_default(),
        }
    }

    /// What a fee is called: as the programme calls it, unless it has a title of its own.
    pub(crate) fn fee_title(&self, fee: &Fee) -> String {
        match fee.title.trim() {
            "" => self
                .programme
                .fee(&fee.fee)
                .map(|known| known.title.clone())
                .unwrap_or_default(),
            title => title.to_owned(),
        }
    }
}

fn steps(readiness: &Readiness, stationery: &Stationery) -> Vec<Step> {
    let next = readiness.next.as_ref().map(|next| next.requirement.as_str());
    let of = |key: &str| {
        readiness
            .requirements
            .iter()
            .filter(|requirement| requirement.step == key)
            .map(|requirement| Item {
                state: match requirement.state {
                    RequirementState::Met => State::Done,
                    _ if next == Some(requirement.key.as_str()) => State::Next,
                    _ => State::NotYet,
                },
                text: vec![Span::plain(&requirement.title)],
                detail: super::prose(&requirement.reason, stationery),
            })
            .collect()
    };
    let steps = readiness.steps.iter().map(|step| Step {
        title: format!("{}. {}", step.number, step.title),
        about: String::new(),
        items: of(&step.key),
    });
    steps.filter(|step| !step.items.is_empty()).collect()
}
