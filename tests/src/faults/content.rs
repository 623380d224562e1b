//! What the worker saves, and how a vault is seen to hold exactly so many saves.

use std::{fs, path::Path};

use chrono::{DateTime, TimeDelta, Utc};
use pathway::{
    Id, Record,
    records::{Candidate, Medium, SessionKind, SessionState, SupervisionSession},
};
use serde_json::{Value, json};
use vault::{SecretString, Vault, VaultError};

pub const WORDS: &str = "a quiet lake before the rain";
/// What the worker changes the passphrase to.
pub const NEW_WORDS: &str = "five other birds above the shore";

/// Of the vault of version 1 in `tests/vaults`.
pub const FROZEN_WORDS: &str = "a vault frozen in its first winter";

/// Sessions that are written over and over.
const SESSIONS: usize = 16;

pub fn passphrase() -> SecretString {
    SecretString::from(WORDS)
}

pub fn new_passphrase() -> SecretString {
    SecretString::from(NEW_WORDS)
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// A morning in November, and so many seconds later.
pub fn moment(number: usize) -> DateTime<Utc> {
    let seconds = i64::try_from(number).unwrap();
    DateTime::from_timestamp(1_795_424_400, 0).unwrap() + TimeDelta::seconds(seconds)
}

/// The candidate's record says how many saves there were.
fn candidate(saves: usize) -> Candidate {
    Candidate {
        id: id("ada"),
        name: "Ada".to_owned(),
        credentials: String::new(),
        email: String::new(),
        phone: String::new(),
        zone: String::new(),
        registered_on: None,
        eligibility_seen: false,
        about: saves.to_string(),
        archived: false,
    }
}

fn session(number: usize) -> SupervisionSession {
    let sentence = format!("What we spoke about in save {number}. ");
    SupervisionSession {
        id: session_id(number),
        candidate: Some(id("ada")),
        number: 1,
        session_kind: SessionKind::Supervision,
        state: SessionState::Held,
        date: None,
        start: None,
        zone: String::new(),
        duration_minutes: Some(50),
        medium: Medium::Online,
        setting: pathway::records::Setting::Individual,
        moved: Vec::new(),
        missed_because: String::new(),
        supervisor: None,
        agenda_done: Vec::new(),
        // From one sentence to several pages of the store.
        lines: Vec::new(),
        summary: sentence.repeat(1 + number * 7919 % 197),
        guidance: String::new(),
        actions: Vec::new(),
    }
}

fn session_id(number: usize) -> Id {
    id(&format!("session-{}", number % SESSIONS))
}

fn private_note(number: usize) -> String {
    format!("For me alone, in save {number}.")
}

/// The save with this number; the first is 1.
pub fn save(vault: &mut Vault, number: usize) -> Result<(), VaultError> {
    vault.transact(moment(number), |writing| {
        writing.put(&candidate(number).into())?;
        writing.put(&session(number).into())?;
        writing.put_private_note(&session_id(number), &private_note(number))
    })
}

/// Puts a session of about so many bytes into a vault that is to be large.
pub fn fill(vault: &mut Vault, number: usize, bytes: usize) -> Result<(), VaultError> {
    let sentence = format!("What makes it large, {number}. ");
    let session = SupervisionSession {
        id: id(&format!("large-{number}")),
        candidate: None,
        summary: sentence.repeat(bytes / sentence.len()),
        ..session(number)
    };
    vault.transact(moment(number), |writing| writing.put(&session.into()))
}

/// How many saves a vault holds: all of that many, word for word, and nothing else; or what is wrong.
///
/// # Errors
/// When it cannot be read, and says so.
pub fn saves(vault: &Vault) -> Result<Result<usize, String>, VaultError> {
    let Some(candidate) = vault.typed::<Candidate>()?.pop() else {
        let empty = vault.all_records()?.is_empty();
        return Ok(if empty {
            Ok(0)
        } else {
            Err("the candidate is gone".to_owned())
        });
    };
    let Ok(saves) = candidate.about.parse::<usize>() else {
        return Ok(Err("the candidate is another".to_owned()));
    };
    let last_of_each = saves.saturating_sub(SESSIONS - 1).max(1)..=saves;
    let (kept, expected) = (vault.typed::<SupervisionSession>()?.len(), last_of_each.clone().count());
    if kept != expected {
        return Ok(Err(format!(
            "{kept} sessions instead of {expected} after {saves} saves"
        )));
    }
    for number in last_of_each {
        let id = session_id(number);
        if vault.get::<SupervisionSession>(&id)? != Some(session(number)) {
            return Ok(Err(format!("the session of save {number} is not as it was saved")));
        }
        let note = vault.private_note(&id)?;
        if note.is_none_or(|note| note.text() != private_note(number)) {
            return Ok(Err(format!("the private note of save {number} is not as it was saved")));
        }
    }
    Ok(Ok(saves))
}

/// A record that every vault has after its first save.
pub fn any_session() -> Id {
    session_id(SESSIONS)
}

/// A file of a few chunks.
pub fn attached_file() -> Vec<u8> {
    (0..600_000_u32)
        .map(|place| (place.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect()
}

const ONE_MORE: &str = "one-more";

/// Adds a record to any vault of a supervisor.
pub fn add_one_more(vault: &mut Vault) -> Result<(), VaultError> {
    let more = Candidate {
        id: id(ONE_MORE),
        ..candidate(0)
    };
    vault.transact(moment(0), |writing| writing.put(&more.into()))
}

/// Writes a session over at a moment of its own.
pub fn rewrite(vault: &mut Vault, number: usize, now: DateTime<Utc>) -> Result<(), VaultError> {
    let session = SupervisionSession {
        id: any_session(),
        ..session(1000 + number)
    };
    vault.transact(now, |writing| writing.put(&session.into()))
}

/// Moves a session into the trash.
pub fn remove_last(vault: &mut Vault, now: DateTime<Utc>) -> Result<(), VaultError> {
    vault.transact(now, |writing| writing.remove(&session_id(1)))
}

/// Sees that a vault of version 1 is what was put into it, and how many records were added since.
pub fn is_the_frozen_vault(vault: &Vault) -> Result<usize, String> {
    let vaults = Path::new(env!("CARGO_MANIFEST_DIR")).join("vaults");
    let content: Value = serde_json::from_slice(&fs::read(vaults.join("v1.json")).unwrap()).unwrap();
    let wrong = |error: VaultError| format!("cannot be read: {error:?}");
    let (added, records): (Vec<_>, Vec<_>) = vault
        .all_records()
        .map_err(wrong)?
        .into_iter()
        .partition(|record| matches!(record, Record::Candidate(candidate) if candidate.id == id(ONE_MORE)));
    if !holds(&json!(records), &content["records"]) {
        return Err("the records are not what they were".to_owned());
    }
    let notes: Vec<(Id, String)> = serde_json::from_value(content["private_notes"].clone()).unwrap();
    for (about, text) in notes {
        let kept = vault.private_note(&about).map_err(wrong)?;
        if kept.is_none_or(|kept| kept.text() != text) {
            return Err("a private note is not what it was".to_owned());
        }
    }
    let health = vault.check().map_err(wrong)?;
    if health.is_whole() {
        Ok(added.len())
    } else {
        Err(format!("{:?}", health.faults))
    }
}

/// Whether everything that was then is there now. What records have learnt to hold since may stand beside it.
fn holds(now: &Value, then: &Value) -> bool {
    match (now, then) {
        (Value::Object(now), Value::Object(then)) => then
            .iter()
            .all(|(name, then)| now.get(name).is_some_and(|now| holds(now, then))),
        (Value::Array(now), Value::Array(then)) => {
            now.len() == then.len() && now.iter().zip(then).all(|(now, then)| holds(now, then))
        }
        (now, then) => now == then,
    }
}

/// The number of the save that wrote a session.
pub fn written_by(record: &Record) -> Option<usize> {
    let Record::SupervisionSession(session) = record else {
        return None;
    };
    let rest = session.summary.strip_prefix("What we spoke about in save ")?;
    rest.split('.').next()?.parse().ok()
}
