//! `scip-companion-cli`: the same vaults and letters without a window.
//!
//! Exit codes: 0 done, 1 refused with a reason, 2 wrong usage.

mod arguments;
mod commands;
mod passphrase;
mod say;

use std::process::ExitCode;

use arguments::{Arguments, Command};
use clap::Parser;
use companion::Result;

/// Freed memory is wiped: notes and passphrases pass through it.
#[global_allocator]
static WIPING: companion::WipingAllocator = companion::WIPING;

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(code) => code,
        Err(refusal) => {
            eprintln!("{refusal}");
            ExitCode::from(1)
        }
    }
}

fn run(arguments: Arguments) -> Result<ExitCode> {
    let ask = passphrase::Source::new(arguments.passphrase_file);
    match arguments.command {
        Command::New { vault, workspace } => commands::new(&vault, workspace.into(), &ask)?,
        Command::Sample { dir } => commands::sample(&dir)?,
        Command::Import { vault, file } => commands::import(&vault, &file, &ask)?,
        Command::Export { vault, file, own_copy } => commands::export(&vault, &file, own_copy, &ask)?,
        Command::Readiness { vault, candidate, json } => {
            commands::readiness(&vault, candidate.as_deref(), json, &ask)?;
        }
        Command::Letter {
            vault,
            kind,
            candidate,
            output,
            draft,
        } => {
            commands::letter(&vault, kind.into(), candidate.as_deref(), &output, draft, &ask)?;
        }
        Command::Passphrase {
            vault,
            with_recovery_code,
            new_passphrase_file,
        } => {
            let new = passphrase::Source::new(new_passphrase_file);
            commands::change_passphrase(&vault, with_recovery_code, &ask, &new)?;
        }
        Command::RecoveryCode { vault, output } => commands::recovery_code(&vault, &output, &ask)?,
        Command::Check { vault } => return commands::check(&vault, &ask),
        Command::Salvage {
            vault,
            into,
            recovery_code,
        } => commands::salvage(&vault, into.as_deref(), recovery_code, &ask)?,
        Command::Backup { vault, further } => commands::backup(&vault, further.as_deref(), &ask)?,
        Command::Backups { vault } => commands::backups(&vault)?,
        Command::Drill { vault, backup } => return commands::drill(&vault, backup.as_deref(), &ask),
        Command::Restore { vault, backup, into } => commands::restore(&vault, backup.as_deref(), into.as_deref())?,
        Command::Schema => commands::schema()?,
    }
    Ok(ExitCode::SUCCESS)
}
