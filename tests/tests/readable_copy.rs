//! The readable copy: out and in again without a difference, and never half in.
#![allow(clippy::unwrap_used)]

use companion::{
    Code, Overwrite, copy,
    pathway::{
        Kind,
        records::{SupervisionSession, Workspace},
    },
};
use serde_json::{Value, json};
use tests::desk::{Desk, PASSPHRASE, today};
use vault::SecretString;

fn exported(desk: &Desk, name: &str) -> Value {
    let file = desk.path(name);
    desk.export_copy(&file, Overwrite::Never).unwrap();
    serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
}

#[test]
fn a_copy_brought_into_an_empty_vault_and_out_again_is_the_same_to_the_byte() {
    for workspace in [Workspace::Supervisor, Workspace::Candidate] {
        let first = Desk::sample(workspace);
        let mut second = Desk::of(workspace);
        first.export_copy(&first.path("copy.json"), Overwrite::Never).unwrap();
        second.import_copy(&first.path("copy.json"), today()).unwrap();
        second.export_copy(&second.path("copy.json"), Overwrite::Never).unwrap();
        let bytes = |desk: &Desk| std::fs::read_to_string(desk.path("copy.json")).unwrap();
        assert!(bytes(&first) == bytes(&second), "{workspace:?}");
    }
}

#[test]
fn a_copy_fits_its_documented_schema() {
    let schema = copy::schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for workspace in [Workspace::Supervisor, Workspace::Candidate] {
        let copy = exported(&Desk::sample(workspace), "copy.json");
        let faults: Vec<String> = validator.iter_errors(&copy).map(|e| e.to_string()).take(3).collect();
        assert_eq!(faults, Vec::<String>::new(), "{workspace:?}");
    }
    assert!(
        !validator.is_valid(&json!({"format": "scip-companion", "version": 1})),
        "it refuses what is no copy"
    );
}

#[test]
fn the_committed_schema_is_that_of_the_types() {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../src-tauri/crates/companion/src/copy/readable-copy.schema.json"
    );
    let fresh = serde_json::to_string_pretty(&copy::schema()).unwrap() + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(file, &fresh).unwrap();
    }
    let committed = std::fs::read_to_string(file).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        committed == fresh,
        "run this test with UPDATE=1 after a change of a record's shape"
    );
}

/// A change that makes a good copy a bad one.
type Spoil = Box<dyn Fn(&mut Value)>;

#[test]
fn an_import_with_any_fault_names_its_path_and_changes_nothing() {
    let good = exported(&Desk::sample(Workspace::Candidate), "copy.json");
    let place = |kind: &str| {
        good["records"]
            .as_array()
            .unwrap()
            .iter()
            .position(|r| r["kind"] == kind)
            .unwrap()
    };
    let (client, session, retreat) = (place("client"), place("client_session"), place("retreat"));
    let faults: Vec<(String, Spoil)> = vec![
        (
            format!("records[{session}].duration_minutes"),
            Box::new(move |c| c["records"][session]["duration_minutes"] = json!(-5)),
        ),
        (
            format!("records[{session}].duration_minutes"),
            Box::new(move |c| c["records"][session]["duration_minutes"] = json!("fifty")),
        ),
        (
            format!("records[{session}].client"),
            Box::new(move |c| c["records"][session]["client"] = json!("nobody")),
        ),
        (
            format!("records[{session}].date"),
            Box::new(move |c| c["records"][session]["date"] = json!("2026-02-30")),
        ),
        (
            format!("records[{session}].date"),
            Box::new(move |c| c["records"][session]["date"] = json!("2027-01-01")),
        ),
        (
            format!("records[{retreat}].ended_on"),
            Box::new(move |c| c["records"][retreat]["ended_on"] = json!("1990-01-01")),
        ),
        (
            format!("records[{client}].kind"),
            Box::new(move |c| c["records"][client]["kind"] = json!("candidate_of_mine")),
        ),
        (
            format!("records[{client}].kind"),
            Box::new(move |c| c["records"][client]["kind"] = json!("agreement")),
        ),
        (
            format!("records[{client}].pseudonym"),
            Box::new(move |c| {
                let taken = c["records"][client]["pseudonym"].as_str().unwrap().to_uppercase();
                c["records"][client + 1]["pseudonym"] = json!(taken);
            }),
        ),
        (
            format!("records[{}].id", client + 1),
            Box::new(move |c| c["records"][client + 1]["id"] = c["records"][client]["id"].clone()),
        ),
        (
            format!("records[{client}]"),
            Box::new(move |c| c["records"][client]["surname"] = json!("x")),
        ),
        ("workspace".into(), Box::new(|c| c["workspace"] = json!("supervisor"))),
        ("version".into(), Box::new(|c| c["version"] = json!(2))),
        ("format".into(), Box::new(|c| c["format"] = json!("something"))),
        (
            "private_notes[0].about".into(),
            Box::new(|c| c["private_notes"] = json!([{"about": "nobody", "text": "x"}])),
        ),
    ];
    for (path, spoil) in faults {
        let mut copy = good.clone();
        spoil(&mut copy);
        let mut desk = Desk::candidate();
        let before = exported(&desk, "before.json");
        let refused = desk.import(copy.to_string().as_bytes(), today()).unwrap_err();
        assert_eq!(refused.code, Code::Invalid, "{path}");
        let field = refused.field.unwrap();
        assert!(field.starts_with(&path), "at {field}, not at {path}");
        assert!(refused.message.contains(&path), "{}", refused.message);
        assert_eq!(exported(&desk, "after.json"), before, "nothing was imported ({path})");
    }
}

#[test]
fn a_file_with_more_behind_its_end_is_refused() {
    let desk = Desk::sample(Workspace::Candidate);
    let copy = exported(&desk, "copy.json").to_string();
    let mut second = Desk::candidate();
    for more in [" x", "{}", &copy] {
        let refused = second.import(format!("{copy}{more}").as_bytes(), today()).unwrap_err();
        assert!(refused.message.contains("more in this file"), "{}", refused.message);
    }
    assert_eq!(second.count(Kind::ClientSession), 0, "nothing was imported");
}

#[test]
fn importing_again_updates_what_is_there_and_adds_nothing_twice() {
    let mut desk = Desk::supervisor();
    desk.begin_candidate("Ada", today()).unwrap();
    let session: SupervisionSession = desk.first();
    let mut copy = exported(&desk, "copy.json");
    for record in copy["records"].as_array_mut().unwrap() {
        if record["id"] == session.id.as_str() {
            record["summary"] = json!("Written elsewhere.");
        }
    }
    let before = desk.count(Kind::SupervisionSession);
    desk.import(copy.to_string().as_bytes(), today()).unwrap();
    assert_eq!(desk.count(Kind::SupervisionSession), before);
    assert_eq!(desk.first::<SupervisionSession>().summary, "Written elsewhere.");
}

#[test]
fn the_owner_s_own_copy_asks_for_the_passphrase_and_brings_private_notes_back() {
    let mut desk = Desk::supervisor();
    desk.begin_candidate("Ada", today()).unwrap();
    let session: SupervisionSession = desk.first();
    desk.save_private_note(&session.id, "A doubt of mine.", today())
        .unwrap();

    let file = desk.path("own.json");
    let wrong = SecretString::from("not my passphrase at all");
    assert_eq!(
        desk.export_own_copy(&file, Overwrite::Never, &wrong).unwrap_err().code,
        Code::WrongPassphrase
    );
    assert!(!file.exists(), "nothing is written without the passphrase");

    desk.export_own_copy(&file, Overwrite::Never, &SecretString::from(PASSPHRASE))
        .unwrap();
    let mut second = Desk::supervisor();
    second.import_copy(&file, today()).unwrap();
    assert_eq!(second.private_note(&session.id).unwrap(), "A doubt of mine.");
}
