//! The typed bridge: which commands there are, and their TypeScript, which is committed.

use tauri_specta::{Builder, ErrorHandlingMode, collect_commands};

use crate::{
    commands::{about, backups, damage, evidence, history, keys, letters, locking, records, settings, trash, vaults},
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
            keys::place_warnings,
            keys::passphrase_strength,
            keys::propose_passphrase,
            keys::unlock_with_code,
            damage::look_at_damage,
            damage::salvage,
            damage::restore_newest,
            locking::watch,
            locking::stir,
            locking::lock,
            locking::stop,
            keys::keys,
            keys::first_recovery_code,
            keys::new_recovery_code,
            keys::save_recovery_kit,
            keys::set_passphrase_after_code,
            keys::change_passphrase,
            keys::reencrypt,
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
            backups::backups,
            backups::choose_backup_place,
            backups::forget_backup_place,
            backups::back_up_now,
            backups::drill,
            backups::restore_vault,
            backups::records_in_backup,
            backups::give_back,
            trash::trash,
            trash::bring_back_from_trash,
            trash::what_goes,
            trash::remove_for_good,
            trash::destructions,
            trash::undo,
            trash::redo,
            history::history,
            history::compare_versions,
            history::bring_back_version,
            history::private_history,
            history::compare_private_versions,
            history::bring_back_private_version,
            evidence::evidence,
            evidence::attach_evidence,
            evidence::save_consent,
            evidence::open_evidence,
            evidence::copy_evidence_out,
            evidence::remove_evidence,
            evidence::expired_evidence,
            evidence::destroy_expired,
        ])
}
