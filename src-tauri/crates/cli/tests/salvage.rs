//! A damaged vault on the command line: what is said, what is saved, what stays as it was.
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

const PASSPHRASE: &str = "four quiet unrelated words";
const PAGE: usize = 4096;

fn run(home: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_scip-companion-cli"))
        .args(arguments)
        .args(["--passphrase-file", "passphrase"])
        .current_dir(home)
        .output()
        .unwrap()
}

#[test]
fn a_damaged_vault_is_described_and_salvaged_and_stays_as_it_was() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    fs::write(home.join("passphrase"), PASSPHRASE).unwrap();
    assert!(
        run(home, &["new", "Ada.scipvault", "--workspace", "candidate"])
            .status
            .success()
    );
    let store = home.join("Ada.scipvault/vault.db");
    let mut damaged = fs::read(&store).unwrap();
    damaged[1000] ^= 1;
    damaged[PAGE + 1000] ^= 1;
    fs::write(&store, &damaged).unwrap();

    let check = run(home, &["check", "Ada.scipvault"]);
    let said = String::from_utf8(check.stderr).unwrap();
    assert_eq!(check.status.code(), Some(1), "{said}");
    assert!(
        said.contains("2 of the ") && said.contains("There is no backup of it here."),
        "{said}"
    );

    let salvage = run(home, &["salvage", "Ada.scipvault"]);
    let said = String::from_utf8(salvage.stdout).unwrap();
    assert!(salvage.status.success(), "{}", String::from_utf8_lossy(&salvage.stderr));
    assert!(
        said.contains("2 records") && said.contains("The damaged vault was not changed."),
        "{said}"
    );
    assert_eq!(fs::read(&store).unwrap(), damaged);
    let rescued = said.lines().last().unwrap().strip_prefix("The new vault: ").unwrap();
    assert!(run(home, &["check", rescued]).status.success());
}
