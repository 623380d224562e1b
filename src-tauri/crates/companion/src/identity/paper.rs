use letters::Document;
use pathway::{
    Kept, Record,
    identity::{Class, Register, look},
    records::{CaseStudy, PortfolioItem, Retreat, SupervisionSession},
};

use crate::{Code, Companion, Refusal, Result};

impl Companion {
    /// Before a document leaves: no word that must never leave stands in it, in its title, or in the name of its file.
    ///
    /// # Errors
    /// When one does; it says in which records, and never the word.
    pub(crate) fn refuse_what_must_not_leave(&self, document: &Document, file_name: &str) -> Result<()> {
        let register = self.register()?;
        let holds = |text: &str| look(text, &register).iter().any(|one| one.class == Class::Register);
        if !holds(file_name) && !document.texts().iter().any(|text| holds(text)) {
            return Ok(());
        }
        let places = self.places_of(&register)?;
        let places = match places.is_empty() {
            true => String::new(),
            false => format!(" Look at {}.", pathway::words::list(&places)),
        };
        Err(Refusal::new(
            Code::Incomplete,
            format!(
                "The document was not exported: it holds a word that you said must never leave.{places} The check beside the \
                 text offers another word for it."
            ),
        ))
    }

    /// What a person calls the records that hold such a word.
    fn places_of(&self, register: &Register) -> Result<Vec<String>> {
        let mut places = Vec::new();
        places.extend(self.holding::<CaseStudy>(register, |study| format!("case study {}", study.number))?);
        places.extend(self.holding::<PortfolioItem>(register, |_| "the write-ups of the portfolio".to_owned())?);
        places.extend(self.holding::<Retreat>(register, |_| "the retreats".to_owned())?);
        places.extend(self.holding::<SupervisionSession>(register, |_| "the supervision sessions".to_owned())?);
        places.dedup();
        Ok(places)
    }

    fn holding<K: Kept>(&self, register: &Register, called: impl Fn(&K) -> String) -> Result<Vec<String>> {
        let records: Vec<K> = self.typed(None)?;
        let holds = |record: &K| {
            let record: Record = record.clone().into();
            let text = serde_json::to_value(record).unwrap_or_default();
            texts(&text)
                .iter()
                .any(|text| look(text, register).iter().any(|one| one.class == Class::Register))
        };
        Ok(records.iter().filter(|record| holds(record)).map(called).collect())
    }
}

/// Every text of a record, whatever its field.
fn texts(value: &serde_json::Value) -> Vec<&str> {
    use serde_json::Value;
    match value {
        Value::String(text) => vec![text],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}
