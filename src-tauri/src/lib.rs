//! The shell: one window over `companion`. Each command is a line or two; no rule, no SQL and no key lives here.

pub mod bindings;
mod chooser;
mod clipboard;
mod commands;
mod handed_out;
mod held;
mod lock;
mod memory;
mod passphrase;
mod places;
mod sharing;
mod upkeep;
mod window;

use std::process::ExitCode;

use clipboard::Clipboard;
use commands::gate;
use handed_out::HandedOut;
use held::Held;
use lock::{Inherited, Lock};
use places::Places;
use sharing::Sharing;
use tauri::{Manager, RunEvent};
use upkeep::Upkeep;

/// Opens the window and runs until it is closed.
#[must_use]
pub fn run() -> ExitCode {
    memory::keep_to_ourselves();
    if let Some(place) = handed_out::stays_behind_for() {
        handed_out::stay_behind(&place);
        return ExitCode::SUCCESS;
    }
    let commands = bindings::commands();
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(gate::guarded(commands.invoke_handler()));
    // Journeys run side by side; people run one.
    let app = if lock::in_a_new_process() {
        app.plugin(tauri_plugin_single_instance::init(|app, _, _| {
            window::bring_to_front(app)
        }))
    } else {
        app
    };
    let built = app
        .setup(|app| {
            let inherited = Inherited::read();
            let held = Held::default();
            if let Some(vault) = inherited.as_ref().and_then(|fresh| fresh.chosen.clone()) {
                held.choose(vault);
            }
            let places = Places::of(app.handle())?;
            app.manage(HandedOut::begin(&places.handed_out()));
            app.manage(places);
            app.manage(held);
            app.manage(Upkeep::default());
            app.manage(Clipboard::default());
            app.manage(Sharing::new(inherited.as_ref().is_some_and(|fresh| fresh.sharing)));
            app.manage(Lock::new(inherited.as_ref().map(|fresh| fresh.left)));
            window::open(app.handle(), inherited.and_then(|fresh| fresh.frame))?;
            lock::begin_watch(app.handle());
            upkeep::begin(app.handle());
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => until_it_ends(app),
        Err(error) => {
            eprintln!("SCIP Companion could not open its window: {error}. Your vault was not touched.");
            ExitCode::FAILURE
        }
    }
}

fn until_it_ends(app: tauri::App) -> ExitCode {
    let handle = app.handle().clone();
    let code = app.run_return(|app, event| match event {
        // The last window is gone. After a lock another one follows.
        RunEvent::ExitRequested { code: None, api, .. } if app.state::<Lock>().go_on(app) => api.prevent_exit(),
        RunEvent::Exit => {
            app.state::<HandedOut>().wipe();
            app.state::<Held>().lock();
            app.state::<HandedOut>().wipe();
        }
        _ => {}
    });
    if let Some(fresh) = handle.state::<Lock>().take_fresh() {
        let error = fresh.start(&handle.env());
        eprintln!(
            "SCIP Companion could not start again after the lock: {error}. Your vault is locked; start the app again."
        );
        return ExitCode::FAILURE;
    }
    u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from)
}
