//! A record as the fields that a person knows, each with its text.

use chrono::{NaiveDate, NaiveTime};
use pathway::{Id, Record, facts::token, words};
use serde::Serialize;
use serde_json::Value;
use specta::Type;

use crate::Companion;

/// One field of a record, as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Field {
    /// Its place in the record, like `summary` or `sections/impact/text`.
    pub field: String,
    /// What it is called, like "Summary".
    pub label: String,
    pub text: String,
}

/// What every record has and nobody writes.
const NOT_WRITTEN: [&str; 4] = ["kind", "id", "candidate", "letter_kind"];

impl Companion {
    /// The fields of a record that hold something, in its order.
    pub(crate) fn fields(&self, record: &Record) -> Vec<Field> {
        let mut fields = Vec::new();
        if let Ok(Value::Object(values)) = serde_json::to_value(record) {
            for (name, value) in values {
                if !NOT_WRITTEN.contains(&name.as_str()) {
                    self.gather(&name, &label(&name), &value, &mut fields);
                }
            }
        }
        fields.retain(|field| !field.text.is_empty());
        fields
    }

    fn gather(&self, place: &str, called: &str, value: &Value, fields: &mut Vec<Field>) {
        match value {
            Value::Object(parts) => {
                for (name, part) in parts {
                    self.gather(
                        &format!("{place}/{name}"),
                        &format!("{called}: {}", words::small(&label(name))),
                        part,
                        fields,
                    );
                }
            }
            Value::Array(lines) if lines.iter().any(Value::is_object) => {
                for (index, line) in lines.iter().enumerate() {
                    self.gather_line(place, index, line, fields);
                }
            }
            other => fields.push(Field {
                field: place.to_owned(),
                label: called.to_owned(),
                text: self.text(place.rsplit('/').next().unwrap_or(place), other),
            }),
        }
    }

    /// One line of a list. It is known by what it is about rather than by its place, where it is about something.
    fn gather_line(&self, list: &str, index: usize, line: &Value, fields: &mut Vec<Field>) {
        let about = |name: &str| line.get(name);
        if let (Some(Value::String(section)), Some(Value::String(text))) = (about("section"), about("text")) {
            fields.push(Field {
                field: format!("{list}/{section}"),
                label: self.section_title(section),
                text: token::plain(text),
            });
            return;
        }
        let (key, called) = match about("number").and_then(Value::as_i64) {
            Some(number) => (number.to_string(), format!("Case study {number}")),
            None => (index.to_string(), format!("{} {}", line_of(list), index + 1)),
        };
        let Value::Object(parts) = line else { return };
        // What is not so is what a line begins with: only what is so is told of it.
        let parts = parts
            .iter()
            .filter(|(name, part)| *name != "number" && **part != Value::Bool(false));
        for (name, part) in parts {
            let called = if name == "text" {
                called.clone()
            } else {
                format!("{called}: {}", words::small(&label(name)))
            };
            self.gather(&format!("{list}/{key}/{name}"), &called, part, fields);
        }
    }

    fn section_title(&self, key: &str) -> String {
        let letters = [
            &self.programme.letters.recommendation,
            &self.programme.letters.application,
        ];
        let mut sections = letters.into_iter().flat_map(|letter| &letter.sections);
        sections
            .find(|section| section.key == key)
            .map_or_else(|| label(key), |section| section.title.clone())
    }

    /// A value in words.
    fn text(&self, name: &str, value: &Value) -> String {
        match value {
            Value::Null | Value::Object(_) => String::new(),
            Value::Bool(yes) => if *yes { "Yes" } else { "No" }.to_owned(),
            Value::Number(number) => self.number(name, number.as_i64().unwrap_or_default()),
            Value::Array(lines) => lines
                .iter()
                .map(|line| self.text(name, line))
                .collect::<Vec<_>>()
                .join("\n"),
            Value::String(text) => self.string(name, text),
        }
    }

    fn number(&self, name: &str, number: i64) -> String {
        match name {
            "duration_minutes" | "minutes" => words::time(number.unsigned_abs()),
            "amount_cents" => format!("{}.{:02}", number / 100, number % 100),
            "stage" => {
                let stages = &self.programme.scale.stages;
                let known = stages.iter().find(|stage| i64::from(stage.number) == number);
                known.map_or_else(|| number.to_string(), |stage| stage.name.clone())
            }
            _ => number.to_string(),
        }
    }

    fn string(&self, name: &str, text: &str) -> String {
        let known = match name {
            "competency" | "competencies" | "focus" => self.programme.competency(text).map(|known| known.name.clone()),
            "agenda_done" => {
                let mut agenda = self.programme.sessions.iter().flat_map(|session| &session.agenda);
                agenda.find(|item| item.key == text).map(|item| item.title.clone())
            }
            "fee" => self.programme.fee(text).map(|known| known.title.clone()),
            "notice" => self.programme.notice(text).map(|known| known.title.clone()),
            "client" | "session" | "letter" => Id::new(text).ok().and_then(|id| self.title_under(&id)),
            "state" | "session_kind" | "medium" | "source" | "outcome" | "verdict" | "item_kind" | "payee"
            | "paper" | "paper_language" | "letterhead" | "typeface" | "setting" | "whose" | "material"
            | "template_for" => Some(label(text)),
            "zone" => Some(text.replace('_', " ")),
            "logo_png" | "signature_png" if !text.is_empty() => Some("A picture".to_owned()),
            "start" | "at" => text
                .parse()
                .ok()
                .map(|time: NaiveTime| time.format("%H:%M").to_string()),
            _ if name == "date" || name.ends_with("_on") => text.parse().ok().map(|day: NaiveDate| words::date(day)),
            _ => None,
        };
        known.unwrap_or_else(|| text.to_owned())
    }
}

/// What one line of a list is called.
fn line_of(list: &str) -> &'static str {
    match list {
        "lines" => "Quick line",
        "moved" => "Earlier time",
        _ => "Agreed action",
    }
}

/// The name of a field as a person reads it.
fn label(name: &str) -> String {
    let known = match name {
        "duration_minutes" => "Duration",
        "amount_cents" => "Amount",
        "logo_png" => "Logo",
        "signature_png" => "Signature",
        "agenda_done" => "Agenda",
        "focus" => "Focus competencies",
        "write_ups" => "Write-ups",
        "zone" => "Time zone",
        "missed_because" => "Why it was missed",
        "item_kind" => "Kind",
        _ => return words::capital(name.trim_end_matches("_on").replace('_', " ").trim()),
    };
    known.to_owned()
}
