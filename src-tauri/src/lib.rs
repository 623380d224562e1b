//! The shell: one window over `companion`. Each command is a line or two; no rule, no SQL and no key lives here.

pub mod bindings;
mod chooser;
mod commands;
mod held;
mod places;
mod window;

use std::process::ExitCode;

use held::Held;
use places::Places;
use tauri::Manager;

/// Opens the window and runs until it is closed.
#[must_use]
pub fn run() -> ExitCode {
    let commands = bindings::commands();
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(commands.invoke_handler());
    // Journeys run side by side; people run one.
    #[cfg(not(feature = "journeys"))]
    let app = app.plugin(tauri_plugin_single_instance::init(|app, _, _| {
        window::bring_to_front(app)
    }));
    let built = app
        .setup(|app| {
            app.manage(Places::of(app.handle())?);
            app.manage(Held::default());
            window::open(app.handle())?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(|app, event| {
                if let tauri::RunEvent::Exit = event {
                    app.state::<Held>().lock();
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("SCIP Companion could not open its window: {error}. Your vault was not touched.");
            ExitCode::FAILURE
        }
    }
}
