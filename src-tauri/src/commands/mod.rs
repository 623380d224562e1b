//! What the window may ask for. Each command takes typed values and answers with a value or a refusal.

pub mod about;
pub mod across;
pub mod backups;
pub mod client_sheet;
pub mod damage;
pub mod documents;
pub mod evidence;
pub mod gate;
pub mod history;
pub mod identity;
pub mod keys;
pub mod letters;
pub mod locking;
pub mod pictures;
pub mod records;
pub mod search;
pub mod sessions;
pub mod settings;
pub mod submission;
pub mod trash;
pub mod vaults;

#[cfg(test)]
mod tests {
    include!("names.rs");

    #[test]
    fn the_window_may_call_exactly_the_commands_that_are_listed() {
        let capability: serde_json::Value =
            serde_json::from_str(include_str!("../../capabilities/main.json")).expect("the capability is JSON");
        let allowed: Vec<&str> = capability["permissions"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|p| p.as_str())
            .collect();
        let listed: Vec<String> = NAMES
            .iter()
            .map(|name| format!("allow-{}", name.replace('_', "-")))
            .collect();
        assert_eq!(allowed, listed);
    }
}
