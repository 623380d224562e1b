//! Vaults that older versions wrote.

use std::{fs, io::Read, path::Path};

use pathway::Id;
use serde_json::{Value, json};
use tempfile::TempDir;
use vault::{SecretString, Sought, Vault, VaultError};

use crate::support::{id, morning};

/// A copy of a frozen vault, open, and what was put into it.
struct Frozen {
    _home: TempDir,
    folder: std::path::PathBuf,
    passphrase: SecretString,
    vault: Vault,
    content: Value,
}

fn frozen(name: &str, passphrase: &str) -> Frozen {
    let vaults = Path::new(env!("CARGO_MANIFEST_DIR")).join("vaults");
    let content = serde_json::from_slice(&fs::read(vaults.join(name).with_extension("json")).unwrap()).unwrap();
    let home = TempDir::new().unwrap();
    let folder = home.path().join(name).with_extension("scipvault");
    copy(&vaults.join(name).with_extension("scipvault"), &folder);
    let passphrase = SecretString::from(passphrase);
    let vault = Vault::open(&folder, &passphrase).unwrap();
    Frozen {
        _home: home,
        folder,
        passphrase,
        vault,
        content,
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, target) = entry.map(|entry| (entry.path(), to.join(entry.file_name()))).unwrap();
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(path, target).unwrap();
        }
    }
}

impl Frozen {
    fn holds_its_records_notes_and_history(&self) {
        let records = json!(self.vault.all_records().unwrap());
        assert!(holds(&records, &self.content["records"]), "{records:#}");
        assert_eq!(
            json!(self.vault.own_copy_notes(&self.passphrase).unwrap()),
            self.content["private_notes"]
        );
        let versions = self.vault.versions(&id("session-1")).unwrap();
        let versions: Vec<_> = versions.iter().map(|v| json!({ "at": v.at, "body": v.body })).collect();
        assert!(
            holds(&json!(versions), &self.content["versions_of_session_1"]),
            "{versions:#?}"
        );
        let note_before = self.vault.private_note_versions(&id("session-1")).unwrap();
        assert_eq!(note_before[0].note.text(), "First impression.");
        assert!(self.vault.check().unwrap().is_whole());
    }

    /// The index of words came with version 3.
    fn can_be_searched(&self) {
        let sought = |words| Sought {
            words,
            kinds: &[],
            candidate: None,
            most: 10,
        };
        let found = self.vault.search(&sought("solberg-ødeg")).unwrap();
        assert_eq!(found.iter().map(|one| one.id().as_str()).collect::<Vec<_>>(), ["maren"]);
        assert_eq!(
            self.vault.search_private_notes(&sought("second thou")).unwrap().len(),
            1
        );
        let files = self.content["evidence"].as_array().map_or(0, |kept| kept.len() - 1);
        assert_eq!(self.vault.search_files(&sought("recording.txt")).unwrap().len(), files);
    }

    fn gives_the_trash_back(&mut self) {
        let removed: Vec<Id> = serde_json::from_value(self.content["removed"].clone()).unwrap();
        self.vault
            .transact(morning(0), |writing| writing.restore(&removed[0]))
            .unwrap();
        assert!(self.vault.record(&removed[0]).unwrap().is_some());
    }

    fn opens_again(self) {
        self.vault.close().unwrap();
        Vault::open(&self.folder, &self.passphrase).unwrap();
    }
}

#[test]
fn a_vault_of_version_1_opens_and_holds_what_was_put_into_it() {
    let mut frozen = frozen("v1", "a vault frozen in its first winter");
    frozen.holds_its_records_notes_and_history();
    frozen.can_be_searched();
    frozen.gives_the_trash_back();
    frozen.opens_again();
}

#[test]
fn a_vault_of_version_2_opens_with_its_files_its_trash_and_what_was_destroyed() {
    opens_whole(frozen("v2", "a vault frozen in its second winter"));
}

#[test]
fn a_vault_of_version_3_opens_with_its_files_its_trash_and_what_was_destroyed() {
    opens_whole(frozen("v3", "a vault frozen in its third winter"));
}

fn opens_whole(mut frozen: Frozen) {
    frozen.holds_its_records_notes_and_history();
    let list = |name: &str| frozen.content[name].as_array().unwrap().clone();

    let kept = list("evidence");
    let vault = &mut frozen.vault;
    assert_eq!(kept.len(), vault.all_evidence().unwrap().len());
    let text = |vault: &Vault, id: &Id| {
        let mut text = String::new();
        let mut reader = vault.open_evidence(id).and_then(|file| file.reader()).unwrap();
        reader.read_to_string(&mut text).unwrap();
        text
    };
    for one in &kept {
        let id: Id = serde_json::from_value(one["id"].clone()).unwrap();
        let evidence = vault.evidence(&id).unwrap().unwrap();
        assert_eq!(json!(evidence.file_name), one["file_name"]);
        assert_eq!(json!(evidence.consent.until), one["until"]);
        assert_eq!(json!(text(vault, &id)), one["text"]);
    }
    let slip: Id = serde_json::from_value(frozen.content["removed_evidence"][0].clone()).unwrap();
    vault
        .transact(morning(1), |writing| -> Result<(), VaultError> {
            writing.restore_evidence(&slip)
        })
        .unwrap();
    assert!(vault.evidence(&slip).unwrap().unwrap().deleted_at.is_none());

    let destroyed = vault.destructions().unwrap();
    let destroyed: Vec<_> = destroyed
        .iter()
        .map(|one| json!({ "id": one.id, "kind": one.kind, "at": one.at }))
        .collect();
    assert_eq!(json!(destroyed), frozen.content["destroyed"]);
    assert!(vault.record_even_removed(&id("session-3")).unwrap().is_none());
    let exported = vault.versions(&id("letter-1")).unwrap().len();
    assert_eq!(json!(exported), frozen.content["versions_of_letter_1"]);

    frozen.can_be_searched();
    frozen.gives_the_trash_back();
    frozen.opens_again();
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
