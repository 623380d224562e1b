//! Vaults that older versions wrote.

use std::{fs, path::Path};

use pathway::Id;
use serde_json::{Value, json};
use tempfile::TempDir;
use vault::{SecretString, Vault};

use crate::support::{copy_folder, id, morning};

const PASSPHRASE: &str = "a vault frozen in its first winter";

#[test]
fn a_vault_of_version_1_opens_and_holds_what_was_put_into_it() {
    let vaults = Path::new(env!("CARGO_MANIFEST_DIR")).join("vaults");
    let content: Value = serde_json::from_slice(&fs::read(vaults.join("v1.json")).unwrap()).unwrap();
    let home = TempDir::new().unwrap();
    let folder = home.path().join("v1.scipvault");
    copy_folder(&vaults.join("v1.scipvault"), &folder);
    let passphrase = SecretString::from(PASSPHRASE);
    let mut vault = Vault::open(&folder, &passphrase).unwrap();

    let records = json!(vault.all_records().unwrap());
    assert!(holds(&records, &content["records"]), "{records:#}");
    assert_eq!(
        json!(vault.own_copy_notes(&passphrase).unwrap()),
        content["private_notes"]
    );
    let versions = vault.versions(&id("session-1")).unwrap();
    let versions: Vec<_> = versions.iter().map(|v| json!({ "at": v.at, "body": v.body })).collect();
    assert_eq!(json!(versions), content["versions_of_session_1"]);
    let note_before = vault.private_note_versions(&id("session-1")).unwrap();
    assert_eq!(note_before[0].note.text(), "First impression.");
    assert!(vault.check().unwrap().is_whole());

    let removed: Vec<Id> = serde_json::from_value(content["removed"].clone()).unwrap();
    vault
        .transact(morning(0), |writing| writing.restore(&removed[0]))
        .unwrap();
    assert!(vault.record(&removed[0]).unwrap().is_some());
    vault.close().unwrap();
    Vault::open(&folder, &passphrase).unwrap();
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
