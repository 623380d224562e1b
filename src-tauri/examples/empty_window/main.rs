//! The least that a Tauri window can be: what the start of the app is measured beside.

use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() {
    let app = tauri::Builder::default()
        .setup(|app| {
            WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
                .inner_size(1280.0, 832.0)
                .incognito(!cfg!(feature = "journeys"))
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!("examples/empty_window/tauri.conf.json"));
    if let Err(error) = app {
        eprintln!("{error}");
    }
}
