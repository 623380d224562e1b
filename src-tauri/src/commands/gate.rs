//! What every command passes first: nothing is done in a locked vault, and nothing of an absurd size is even read.

use companion::{Code, Refusal};
use tauri::{
    Manager, Wry,
    ipc::{Invoke, InvokeBody},
};

use crate::held::Held;

/// What can be asked while no vault is open. Everything else wants an open one: a new command does, unless it is named
/// here.
const BEFORE_UNLOCK: &[&str] = &[
    "about",
    "settings",
    "keep_settings",
    "status",
    "choose_place",
    "create_vault",
    "choose_vault",
    "choose_recent",
    "unlock",
    "explore_sample",
    "place_warnings",
    "passphrase_strength",
    "propose_passphrase",
    "unlock_with_code",
    "look_at_damage",
    "salvage",
    "restore_newest",
    "watch",
    "stir",
    "lock",
    "stop",
    "sharing",
    "share",
];

/// The most that one command takes, in bytes of text: ten times the largest record with a picture in it.
const MOST: usize = 32 << 20;

/// The commands behind the gate.
pub fn guarded(commands: impl Fn(Invoke<Wry>) -> bool + Send + Sync) -> impl Fn(Invoke<Wry>) -> bool + Send + Sync {
    move |invoke| {
        let open = invoke.message.webview_ref().state::<Held>().is_open();
        match refusal(invoke.message.command(), invoke.message.payload(), open) {
            Some(refusal) => {
                invoke.resolver.reject(refusal);
                true
            }
            None => commands(invoke),
        }
    }
}

fn refusal(command: &str, asked: &InvokeBody, open: bool) -> Option<Refusal> {
    if !open && !BEFORE_UNLOCK.contains(&command) {
        return Some(Refusal::locked());
    }
    let size = match asked {
        InvokeBody::Json(json) => texts(json),
        InvokeBody::Raw(bytes) => bytes.len(),
    };
    (size > MOST).then(|| {
        Refusal::new(
            Code::Invalid,
            "This is more than the app takes at once, so it was not saved. Divide it into several texts.",
        )
    })
}

/// The bytes of all texts in a value, names of fields included.
fn texts(value: &serde_json::Value) -> usize {
    use serde_json::Value;
    match value {
        Value::String(text) => text.len(),
        Value::Array(values) => values.iter().map(texts).sum(),
        Value::Object(fields) => fields.iter().map(|(name, value)| name.len() + texts(value)).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 1,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    include!("names.rs");

    #[test]
    fn a_locked_vault_refuses_every_command_that_is_not_named_as_one_for_before() {
        let nothing = InvokeBody::default();
        for name in NAMES {
            let before = BEFORE_UNLOCK.contains(name);
            let expected = (!before).then(Refusal::locked);
            assert_eq!(refusal(name, &nothing, false), expected, "{name}");
            assert_eq!(refusal(name, &nothing, true), None, "{name}");
        }
        let unknown = "a_command_that_somebody_adds";
        assert_eq!(refusal(unknown, &nothing, false), Some(Refusal::locked()));
        assert!(BEFORE_UNLOCK.iter().all(|name| NAMES.contains(name)));
    }

    #[test]
    fn fifty_million_letters_are_refused_wherever_they_stand() {
        let long = "a".repeat(50_000_000);
        let asked = [
            InvokeBody::Json(json!({ "about": "x", "text": long })),
            InvokeBody::Json(json!({ "record": { "actions": [{ "text": long }] } })),
            InvokeBody::Json(json!({ "record": { long.as_str(): 1 } })),
            InvokeBody::Raw(long.into_bytes()),
        ];
        for asked in asked {
            let refused = refusal("save", &asked, true);
            assert!(refused.is_some_and(|why| why.code == Code::Invalid && why.message.contains("not saved")));
        }
    }
}
