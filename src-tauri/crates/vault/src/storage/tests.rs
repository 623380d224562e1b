//! What can only be seen, or only be broken, from inside the store.

use std::{collections::BTreeMap, fs, path::Path};

use chrono::{DateTime, Utc};
use pathway::{Id, Record, records::Client, records::Workspace};
use tempfile::TempDir;

use super::pragma;
use crate::{Cost, Damage, Fault, SecretString, Vault, VaultError};

fn passphrase() -> SecretString {
    SecretString::from("a quiet lake before the rain")
}

fn now() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH
}

fn new() -> (TempDir, Vault) {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("Test.scipvault");
    let vault = Vault::create(&folder, Workspace::Candidate, &passphrase(), Cost::floor(), now()).unwrap();
    (home, vault)
}

fn client(id: &str, note: &str) -> Record {
    Record::from(Client {
        id: Id::new(id).unwrap(),
        pseudonym: "Juniper".to_owned(),
        note: note.to_owned(),
    })
}

/// Every file of a vault that was there before anybody tried to open it.
fn bytes_of(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    ["vault.db", "vault.db-wal", "keys.json", "keys.json.previous"]
        .into_iter()
        .filter_map(|name| Some((name.to_owned(), fs::read(folder.join(name)).ok()?)))
        .collect()
}

#[test]
fn the_store_is_as_new_as_its_promises_need() {
    let (_home, vault) = new();
    assert!(rusqlite::version_number() >= 3_051_003, "{}", rusqlite::version());
    let cipher = pragma(&vault.connection, "cipher_version").unwrap();
    assert!(
        cipher[0].starts_with("4."),
        "SQLCipher 4 writes the format of our vaults, not {cipher:?}"
    );
}

#[test]
fn the_store_is_open_with_every_setting_that_keeps_it_safe() {
    let (_home, vault) = new();
    for (setting, expected) in [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("locking_mode", "exclusive"),
        ("foreign_keys", "1"),
        ("secure_delete", "1"),
        ("temp_store", "2"),
        ("trusted_schema", "0"),
    ] {
        assert_eq!(pragma(&vault.connection, setting).unwrap(), [expected], "{setting}");
    }
}

#[test]
fn every_table_is_strict() {
    let (_home, vault) = new();
    let loose = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' AND NOT strict
                 AND name NOT LIKE 'search%'";
    assert!(!vault.connection.prepare(loose).unwrap().exists([]).unwrap());
    for place in ["client_word", "evidence", "private_note", "version", "record", "meta"] {
        assert!(vault.connection.table_exists(None, place).unwrap(), "{place}");
    }
}

#[test]
fn a_newer_vault_is_refused_unchanged() {
    let (home, mut vault) = new();
    vault
        .transact(now(), |writing| writing.put(&client("juniper", "text")))
        .unwrap();
    vault.connection.pragma_update(None, "user_version", 99).unwrap();

    // As a crash would leave it, with its last writes in the log; and as closing leaves it.
    let crashed = home.path().join("Crashed.scipvault");
    fs::create_dir(&crashed).unwrap();
    for (name, bytes) in bytes_of(vault.folder()) {
        fs::write(crashed.join(name), bytes).unwrap();
    }
    let closed = vault.folder().to_owned();
    vault.close().unwrap();
    assert!(bytes_of(&crashed)["vault.db-wal"].len() > 4096);

    for folder in [crashed, closed] {
        let before = bytes_of(&folder);
        let refused = Vault::open(&folder, &passphrase());
        assert!(matches!(refused, Err(VaultError::NewerVersion { found: 99, known: 3 })));
        let mut after = bytes_of(&folder);
        if !before.contains_key("vault.db-wal") {
            let log = after.remove("vault.db-wal").unwrap_or_default();
            assert!(log.is_empty(), "at most an empty log is new");
        }
        assert!(after == before, "{} was changed", folder.display());
    }
}

#[test]
fn a_full_store_refuses_to_save_and_loses_nothing() {
    let (_home, mut vault) = new();
    vault
        .transact(now(), |writing| writing.put(&client("juniper", "kept")))
        .unwrap();
    let pages: u32 = pragma(&vault.connection, "page_count").unwrap()[0].parse().unwrap();
    pragma(&vault.connection, &format!("max_page_count = {pages}")).unwrap();

    let too_long = client("juniper", &"does not fit ".repeat(10_000));
    let refused = vault.transact(now(), |writing| writing.put(&too_long));
    assert!(matches!(refused, Err(VaultError::DiskFull)));
    assert_eq!(vault.all_records().unwrap(), [client("juniper", "kept")]);

    pragma(&vault.connection, &format!("max_page_count = {}", pages * 100)).unwrap();
    vault.transact(now(), |writing| writing.put(&too_long)).unwrap();
    assert_eq!(vault.all_records().unwrap(), [too_long]);
}

#[test]
fn a_record_that_is_not_what_its_kind_says_is_damage_and_does_not_show_its_text() {
    let bodies = [
        r#"{"id":"juniper","pseudonym":"Kolkrabe"}"#,
        r#"{"id":"another","pseudonym":"Kolkrabe","note":""}"#,
        r#"{"id":"juniper","pseudonym":"Kolkrabe","note":"","Kolkrabe":1}"#,
        "Kolkrabe",
    ];
    for body in bodies {
        let (_home, mut vault) = new();
        vault
            .transact(now(), |writing| writing.put(&client("juniper", "")))
            .unwrap();
        vault.connection.execute("UPDATE record SET body = ?1", [body]).unwrap();

        let error = vault.record(&Id::new("juniper").unwrap()).unwrap_err();
        let (kind, id) = ("client".to_owned(), "juniper".to_owned());
        let what = Damage::Record {
            kind: kind.clone(),
            id: id.clone(),
        };
        assert!(
            matches!(&error, VaultError::Damaged { what: found } if *found == what),
            "{error}"
        );
        assert!(!format!("{error} {error:?}").contains("Kolkrabe"));
        assert_eq!(vault.check().unwrap().faults, [Fault::Record { kind, id }]);
    }
}

#[test]
fn a_check_finds_what_belongs_to_nothing() {
    let (_home, vault) = new();
    pragma(&vault.connection, "foreign_keys = OFF").unwrap();
    let orphan = "INSERT INTO private_note (about, text, created_at, changed_at) VALUES ('nobody', '', 0, 0)";
    vault.connection.execute(orphan, []).unwrap();
    assert_eq!(vault.check().unwrap().faults, [Fault::References]);
}

#[test]
fn a_check_finds_what_contradicts_itself_on_pages_that_are_whole() {
    let (_home, mut vault) = new();
    vault
        .transact(now(), |writing| writing.put(&client("juniper", "")))
        .unwrap();
    pragma(&vault.connection, "ignore_check_constraints = ON").unwrap();
    let for_no_known_reason =
        "INSERT INTO destruction (id, kind, at, why) VALUES ('juniper', 'client', 0, 'nobody knows')";
    vault.connection.execute(for_no_known_reason, []).unwrap();
    pragma(&vault.connection, "ignore_check_constraints = OFF").unwrap();
    assert_eq!(vault.check().unwrap().faults, [Fault::Structure]);
}

#[test]
fn saving_the_same_again_writes_nothing_and_an_autosave_writes_one_row() {
    let (_home, mut vault) = new();
    let rows = |vault: &Vault| vault.connection.total_changes();
    vault
        .transact(now(), |writing| writing.put(&client("juniper", "text")))
        .unwrap();
    let before = rows(&vault);
    vault
        .transact(now(), |writing| writing.put(&client("juniper", "text")))
        .unwrap();
    assert_eq!(rows(&vault), before);
    vault
        .transact(now(), |writing| writing.put(&client("juniper", "text, longer")))
        .unwrap();
    assert_eq!(rows(&vault), before + 1, "its words are taken in later");
}

#[test]
fn stores_are_made_side_by_side_from_the_first_moment_on() {
    let begin = std::sync::Barrier::new(8);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let folder = tempfile::tempdir().unwrap();
                let file = folder.path().join("vault.db");
                crate::place::make_empty(&file).unwrap();
                let key = crate::keys::DataKey::make().unwrap();
                let meta = super::meta::Meta {
                    vault: "0".repeat(32),
                    workspace: pathway::records::Workspace::Supervisor,
                    created_at: chrono::DateTime::UNIX_EPOCH,
                };
                begin.wait();
                super::create(&file, &key, &meta).unwrap();
                super::open(&file, &key).unwrap();
            });
        }
    });
}
