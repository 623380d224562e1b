use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use companion::pathway::records::{LetterKind, Workspace};

/// Vaults and letters of SCIP Companion, without a window.
#[derive(Parser)]
#[command(name = "scip-companion-cli", version, arg_required_else_help = true)]
pub struct Arguments {
    /// Read the passphrase from the first line of this file instead of asking for it.
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Make a new, empty vault.
    New {
        vault: PathBuf,
        #[arg(long)]
        workspace: WorkspaceName,
    },
    /// Make both sample vaults and both letters in a folder.
    Sample { dir: PathBuf },
    /// Bring a readable copy (JSON) into a vault. With any fault in it, nothing is changed.
    Import { vault: PathBuf, file: PathBuf },
    /// Write a readable copy (JSON) of a vault, without private notes.
    Export {
        vault: PathBuf,
        file: PathBuf,
        /// Your own full copy, private notes included. Asks for the passphrase again.
        #[arg(long)]
        own_copy: bool,
    },
    /// Say what is done, what is next and what is missing.
    Readiness {
        vault: PathBuf,
        /// The candidate's name; needed in a supervisor's vault.
        #[arg(long)]
        candidate: Option<String>,
        #[arg(long)]
        json: bool,
    },
    /// Write a letter as PDF.
    Letter {
        vault: PathBuf,
        kind: LetterName,
        /// The candidate's name; needed for a recommendation.
        #[arg(long)]
        candidate: Option<String>,
        #[arg(short, long, value_name = "FILE.pdf")]
        output: PathBuf,
        /// Allow missing parts, and print DRAFT on each page.
        #[arg(long)]
        draft: bool,
    },
    /// Change the passphrase of a vault, or choose a new one with its recovery code.
    Passphrase {
        vault: PathBuf,
        /// Open the vault with its recovery code instead of the passphrase.
        #[arg(long)]
        with_recovery_code: bool,
        /// Read the new passphrase from the first line of this file instead of asking for it.
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
    },
    /// Make a recovery code and write its kit, one page to print. An earlier code is worthless from then on.
    RecoveryCode {
        vault: PathBuf,
        #[arg(short, long, value_name = "FILE.pdf")]
        output: PathBuf,
    },
    /// Look through a vault for damage: what cannot be read, and which backup is good.
    Check { vault: PathBuf },
    /// Save everything that can be read of a damaged vault into a new one. The damaged one is not changed.
    Salvage {
        vault: PathBuf,
        /// The folder in which the new vault is made; beside the damaged one if not given.
        #[arg(long, value_name = "FOLDER")]
        into: Option<PathBuf>,
        /// Ask for the recovery code instead of the passphrase.
        #[arg(long)]
        recovery_code: bool,
    },
    /// Make a backup: in the vault's own folder, and in the further place if one was chosen.
    Backup {
        vault: PathBuf,
        /// Keep backups in this folder too, from now on: on a stick, or on another disk.
        #[arg(long, value_name = "FOLDER")]
        further: Option<PathBuf>,
    },
    /// List the backups of a vault. Asks for no passphrase.
    Backups { vault: PathBuf },
    /// Prove a backup: restore it into scratch space, and compare everything in it with the vault.
    Drill {
        vault: PathBuf,
        /// As `backups` lists it; the newest one if not given.
        #[arg(long, value_name = "ID")]
        backup: Option<String>,
    },
    /// Make a new vault of a backup, beside the old one. Asks for no passphrase and touches nothing that is there.
    Restore {
        /// The vault, or the folder of one backup.
        vault: PathBuf,
        /// As `backups` lists it; the newest one if not given.
        #[arg(long, value_name = "ID")]
        backup: Option<String>,
        /// The folder in which the new vault is made.
        #[arg(long, value_name = "FOLDER")]
        into: Option<PathBuf>,
    },
    /// Print the JSON Schema of the readable copy.
    Schema,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum WorkspaceName {
    Supervisor,
    Candidate,
}

impl From<WorkspaceName> for Workspace {
    fn from(name: WorkspaceName) -> Self {
        match name {
            WorkspaceName::Supervisor => Self::Supervisor,
            WorkspaceName::Candidate => Self::Candidate,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum LetterName {
    Recommendation,
    Application,
}

impl From<LetterName> for LetterKind {
    fn from(name: LetterName) -> Self {
        match name {
            LetterName::Recommendation => Self::Recommendation,
            LetterName::Application => Self::Application,
        }
    }
}
