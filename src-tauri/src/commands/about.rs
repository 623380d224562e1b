use serde::Serialize;
use specta::Type;

/// What the app says of itself.
#[derive(Serialize, Type)]
pub struct AboutThisApp {
    pub version: String,
    /// Names, versions and licences of everything that the app is built from.
    pub third_party: String,
}

#[tauri::command]
#[specta::specta]
pub fn about() -> AboutThisApp {
    AboutThisApp {
        version: env!("CARGO_PKG_VERSION").into(),
        third_party: include_str!("../../../THIRD-PARTY.md").into(),
    }
}
