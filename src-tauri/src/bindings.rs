//! The typed bridge: which commands there are, and their TypeScript, which is committed.

use tauri_specta::{Builder, ErrorHandlingMode, collect_commands};

use crate::{
    commands::{about, letters, locking, records, settings, vaults},
    held::Progress,
};

/// Every command of the window, with its types.
#[must_use]
pub fn commands() -> Builder<tauri::Wry> {
    Builder::new()
        .error_handling(ErrorHandlingMode::Result)
        .disable_serde_phases()
        // What goes through a channel that the page makes.
        .typ::<Progress>()
        .commands(collect_commands![
            about::about,
            settings::settings,
            settings::keep_settings,
            vaults::status,
            vaults::choose_place,
            vaults::create_vault,
            vaults::choose_vault,
            vaults::choose_recent,
            vaults::unlock,
            vaults::explore_sample,
            locking::watch,
            locking::stir,
            locking::lock,
            locking::stop,
            records::programme,
            records::candidates,
            records::readiness,
            records::records,
            records::record,
            records::blank,
            records::save,
            records::begin_candidate,
            records::remove,
            records::bring_back,
            records::private_note,
            records::save_private_note,
            records::choose_signature,
            letters::letter,
            letters::letter_pages,
            letters::export_letter,
            letters::export_copy,
        ])
}
