//! Writes a vault to be frozen, `PLACE.scipvault`, and beside it what is in it, `PLACE.json`.
//!
//! The records come from here; see `tests/vaults/README.md`.

use std::{env, error::Error, fs, path::PathBuf, sync::atomic::AtomicBool};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use pathway::{Id, Kind, Record, records::Workspace};
use serde_json::{Value, json};
use vault::{Consent, Cost, NewEvidence, SecretString, Vault, Why};

const PASSPHRASE: &str = "a vault frozen in its third winter";
const RECORDING: &str = "What was said in the session, as a recording would hold it: שלום 🪷\n";

fn main() -> Result<(), Box<dyn Error>> {
    let place = PathBuf::from(env::args_os().nth(1).ok_or("say where")?);
    let folder = place.with_added_extension("scipvault");
    let passphrase = SecretString::from(PASSPHRASE);
    let start = DateTime::from_timestamp(1_795_424_400, 0).ok_or("no such time")?;
    let minute = |minutes| start + TimeDelta::minutes(minutes);

    let mut vault = Vault::create(&folder, Workspace::Supervisor, &passphrase, Cost::floor(), start)?;
    let mut first = session();
    save(
        &mut vault,
        start,
        &[
            candidate(),
            competency_note(),
            letter(),
            first.clone(),
            removed("session-2", "In the trash."),
            removed("session-3", "Destroyed."),
        ],
    )?;
    first["summary"] = json!("Rewritten an hour later: שלום, 🪷, and \"quotes\".\n\n- a list");
    save(&mut vault, minute(60), &[first.clone()])?;
    let session = Id::new("session-1")?;
    for (at, text) in [(0, "First impression."), (60, "Second thoughts, for me alone: ä é 🪷")] {
        vault.transact(minute(at), |writing| writing.put_private_note(&session, text))?;
    }
    let [second, third, letter] = [Id::new("session-2")?, Id::new("session-3")?, Id::new("letter-1")?];
    vault.transact(minute(61), |writing| writing.remove(&second))?;

    // A file that stays, and one that lies in the trash.
    for (name, at) in [("recording.txt", 62), ("slip.txt", 63)] {
        let sealed = vault
            .begin_evidence()?
            .run(RECORDING.as_bytes(), &mut |_| {}, &AtomicBool::new(false))?;
        vault.transact(minute(at), |writing| {
            writing.add_evidence(&sealed, &attached(&session, name))
        })?;
    }
    let all = vault.all_evidence()?;
    let slip = all.iter().find(|evidence| evidence.file_name == "slip.txt");
    let slip = slip.ok_or("it was attached")?.id.clone();
    vault.transact(minute(64), |writing| writing.remove_evidence(&slip))?;

    // Gone for good, with only a line that it is.
    vault.destroy(&[third], Why::ByHand, minute(65))?;
    // Exported as it stood, and undone what came after.
    vault.transact(minute(66), |writing| writing.pin_version(&letter))?;
    first["summary"] = json!("Typed by mistake.");
    save(&mut vault, minute(120), &[first])?;
    vault.undo(minute(121))?.ok_or("nothing was undone")?;

    let before: Vec<Value> = vault
        .versions(&session)?
        .iter()
        .map(|version| Ok(json!({ "at": version.at, "body": serde_json::to_value(&version.body)? })))
        .collect::<Result<_, serde_json::Error>>()?;
    let evidence: Vec<Value> = vault
        .all_evidence()?
        .iter()
        .map(|one| json!({ "id": one.id, "file_name": one.file_name, "text": RECORDING, "until": one.consent.until }))
        .collect();
    let destroyed: Vec<Value> = vault
        .destructions()?
        .iter()
        .map(|one| json!({ "id": one.id, "kind": one.kind, "at": one.at }))
        .collect();
    let content = json!({
        "records": vault.all_records()?,
        "removed": ["session-2"],
        "evidence": evidence,
        "removed_evidence": [slip],
        "destroyed": destroyed,
        "versions_of_letter_1": vault.versions(&letter)?.len(),
        "versions_of_session_1": before,
        "private_notes": vault.own_copy_notes(&passphrase)?,
    });
    vault.close()?;
    fs::remove_file(folder.join("vault.lock"))?;
    fs::write(
        place.with_added_extension("json"),
        serde_json::to_string_pretty(&content)? + "\n",
    )?;
    Ok(())
}

fn attached(record: &Id, file_name: &str) -> NewEvidence {
    NewEvidence {
        record: record.clone(),
        file_name: file_name.to_owned(),
        media_type: "text/plain".to_owned(),
        consent: Consent {
            by: "Maren".to_owned(),
            on: NaiveDate::from_ymd_opt(2026, 9, 14),
            what_for: "Supervision".to_owned(),
            until: NaiveDate::from_ymd_opt(2031, 9, 14),
        },
    }
}

fn save(vault: &mut Vault, now: DateTime<Utc>, records: &[Value]) -> Result<(), Box<dyn Error>> {
    for record in records {
        let mut body = record.clone();
        let kind: Kind = serde_json::from_value(body["kind"].take())?;
        body.as_object_mut().map(|fields| fields.shift_remove("kind"));
        let record = Record::read(kind, body)?;
        vault.transact(now, |writing| writing.put(&record))?;
    }
    Ok(())
}

fn candidate() -> Value {
    json!({
        "kind": "candidate", "id": "maren", "name": "Maren Solberg-Ødegård", "credentials": "MSc, psychotherapist",
        "email": "maren@example.org", "phone": "", "registered_on": "2026-09-01", "eligibility_seen": true,
        "about": "Met at the retreat in spring.", "archived": false,
    })
}

fn session() -> Value {
    json!({
        "kind": "supervision_session", "id": "session-1", "candidate": "maren", "number": 1,
        "session_kind": "orientation", "state": "held", "date": "2026-09-14", "start": "09:30:00",
        "duration_minutes": 60, "medium": "online", "agenda_done": [], "summary": "As first written.",
        "guidance": "Read the handbook.",
        "actions": [{ "text": "Send the agreement", "due_on": "2026-09-21", "done": false }],
    })
}

fn removed(id: &str, summary: &str) -> Value {
    json!({
        "kind": "supervision_session", "id": id, "candidate": null, "number": 2,
        "session_kind": "supervision", "state": "cancelled", "date": null, "start": null, "duration_minutes": null,
        "medium": "in_person", "agenda_done": [], "summary": summary, "guidance": "", "actions": [],
    })
}

fn competency_note() -> Value {
    json!({
        "kind": "competency_note", "id": "observed-1", "candidate": "maren", "session": "session-1",
        "competency": "embodiment", "date": "2026-09-14", "stage": 2, "source": "recording",
        "words": "A long, kind silence.", "use_in_letter": true,
    })
}

fn letter() -> Value {
    json!({
        "kind": "letter", "id": "letter-1", "candidate": "maren", "letter_kind": "recommendation",
        "date": "2026-11-23", "recipient": "The programme\nExample Street 1", "salutation": "Dear colleagues,",
        "closing": "With warm regards,", "sections": [{ "section": "opening", "text": "I *warmly* recommend Maren." }],
    })
}
