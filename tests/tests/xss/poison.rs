//! Records of which every text is a payload.

use std::collections::BTreeSet;

use companion::{
    Companion, Moment,
    open::{self, Cost, NewVault},
    pathway::records::Workspace,
    sample,
};
use serde_json::{Value, json};
use tests::window::App;

use super::{CORPUS, PASSPHRASE};

/// The payloads, one after the other without end.
fn payloads() -> impl Iterator<Item = &'static str> {
    CORPUS.lines().filter(|line| !line.is_empty()).cycle()
}

/// A vault in which every text of every record of the sample is a payload; and its readable copy, as it was brought in.
pub fn poisoned(app: &App, workspace: Workspace) -> Value {
    let scratch = tempfile::tempdir().unwrap();
    let sample = sample::create(&scratch.path().join("sample.scipvault"), workspace, Moment::now()).unwrap();
    let mut copy = own_copy(&sample, sample::PASSPHRASE);
    let mut payloads = payloads();
    let records = copy["records"].as_array_mut().unwrap();
    let texts: BTreeSet<(String, String)> = records.iter().flat_map(texts_of).collect();
    assert!(texts.len() > 20, "the sample has texts of many kinds: {texts:?}");
    for record in records.iter_mut() {
        let kind = record["kind"].as_str().unwrap().to_owned();
        poison(record, &kind, &texts, &mut payloads);
    }
    for note in copy
        .get_mut("private_notes")
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
    {
        note["text"] = json!(payloads.next());
    }
    let mut vault = open::create(
        NewVault {
            folder: app.document("Poisoned.scipvault"),
            workspace,
            name: "Ingrid Solheim".into(),
            passphrase: PASSPHRASE.into(),
            cost: Cost::floor(),
        },
        Moment::now(),
    )
    .unwrap();
    vault.import(copy.to_string().as_bytes(), Moment::now()).unwrap();
    let brought_in = own_copy(&vault, PASSPHRASE);
    let count = brought_in.to_string().matches("__pwned").count();
    assert!(count > 100, "payloads lie in the vault: {count}");
    for record in brought_in["records"].as_array().unwrap() {
        let asked = copy["records"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["id"] == record["id"]);
        if let Some(asked) = asked {
            assert_eq!(asked, record, "it lies in the vault letter by letter");
        }
    }
    vault.lock().unwrap();
    brought_in
}

pub fn own_copy(companion: &Companion, passphrase: &str) -> Value {
    let scratch = tempfile::tempdir().unwrap();
    let file = scratch.path().join("copy.json");
    let passphrase = passphrase.into();
    companion
        .export_own_copy(&file, companion::Overwrite::Never, &passphrase)
        .unwrap();
    serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
}

/// The fields of a record that hold a person's words, by the kind of the record: no word of the format has a space.
fn texts_of(record: &Value) -> Vec<(String, String)> {
    let kind = record["kind"].as_str().unwrap();
    let mut found = Vec::new();
    strings(record, "", &mut |field, text| {
        if text.contains(' ') {
            found.push((kind.to_owned(), field.to_owned()));
        }
    });
    found
}

fn strings(value: &Value, field: &str, see: &mut impl FnMut(&str, &str)) {
    match value {
        Value::String(text) => see(field, text),
        Value::Array(values) => values.iter().for_each(|value| strings(value, field, see)),
        Value::Object(fields) => fields.iter().for_each(|(field, value)| strings(value, field, see)),
        _ => {}
    }
}

fn poison(
    value: &mut Value,
    kind: &str,
    texts: &BTreeSet<(String, String)>,
    payloads: &mut impl Iterator<Item = &'static str>,
) {
    fn put(
        value: &mut Value,
        field: &str,
        is_text: &impl Fn(&str) -> bool,
        payloads: &mut impl Iterator<Item = &'static str>,
    ) {
        match value {
            Value::String(text) if is_text(field) => payloads.next().unwrap_or_default().clone_into(text),
            Value::Array(values) => values.iter_mut().for_each(|value| put(value, field, is_text, payloads)),
            Value::Object(fields) => fields
                .iter_mut()
                .for_each(|(field, value)| put(value, field, is_text, payloads)),
            _ => {}
        }
    }
    let is_text = |field: &str| texts.contains(&(kind.to_owned(), field.to_owned()));
    put(value, "", &is_text, payloads);
}
