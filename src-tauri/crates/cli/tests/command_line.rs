//! The command line as a script meets it: answers, refusals and exit codes.
#![allow(clippy::unwrap_used)]

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

const PASSPHRASE: &str = "four quiet unrelated words";

struct Desk {
    dir: TempDir,
}

impl Desk {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("passphrase"), format!("{PASSPHRASE}\n")).unwrap();
        Self { dir }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_scip-companion-cli"))
            .args(arguments)
            .arg("--passphrase-file")
            .arg(self.path("passphrase"))
            .current_dir(self.dir.path())
            .output()
            .unwrap()
    }

    fn done(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    /// The reason for which it is refused, with exit code 1.
    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(
            output.status.code(),
            Some(1),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stdout)
        );
        String::from_utf8(output.stderr).unwrap()
    }

    /// Takes the passphrase of the sample vaults.
    fn with_samples() -> Self {
        let desk = Self::new();
        let said = desk.done(&["sample", "sample"]);
        let passphrase = said.lines().last().unwrap().split_once(": ").unwrap().1.to_owned();
        std::fs::write(desk.path("passphrase"), passphrase).unwrap();
        desk
    }
}

fn is_pdf(file: &Path) -> bool {
    std::fs::read(file).is_ok_and(|bytes| bytes.starts_with(b"%PDF"))
}

#[test]
fn a_sample_holds_both_vaults_and_both_letters() {
    let desk = Desk::with_samples();
    let files: Vec<String> = std::fs::read_dir(desk.path("sample"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(
        files.iter().filter(|name| name.ends_with(".scipvault")).count(),
        2,
        "{files:?}"
    );
    for letter in ["Recommendation - ", "Application - "] {
        let name = files.iter().find(|name| name.starts_with(letter)).unwrap();
        assert!(is_pdf(&desk.path("sample").join(name)));
    }
    assert!(desk.done(&["check", "sample/Supervisor.scipvault"]).contains("whole"));
}

#[test]
fn a_copy_goes_from_one_vault_into_another_and_out_again_unchanged() {
    let desk = Desk::with_samples();
    desk.done(&["export", "sample/Candidate.scipvault", "first.json"]);
    desk.done(&["new", "second.scipvault", "--workspace", "candidate"]);
    desk.done(&["import", "second.scipvault", "first.json"]);
    desk.done(&["export", "second.scipvault", "second.json"]);
    let read = |name: &str| std::fs::read_to_string(desk.path(name)).unwrap();
    assert!(read("first.json") == read("second.json"));
    assert!(
        desk.refused(&["export", "second.scipvault", "second.json"])
            .contains("already a file")
    );
}

#[test]
fn the_owner_s_own_copy_has_the_private_notes_and_says_what_that_means() {
    let desk = Desk::with_samples();
    desk.done(&["export", "sample/Supervisor.scipvault", "copy.json"]);
    let output = desk.run(&["export", "sample/Supervisor.scipvault", "own.json", "--own-copy"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("private notes"));
    let read = |name: &str| std::fs::read_to_string(desk.path(name)).unwrap();
    assert!(read("own.json").contains("private_notes") && !read("copy.json").contains("private_notes"));
}

#[test]
fn readiness_speaks_in_words_and_in_json() {
    let desk = Desk::with_samples();
    let vault = "sample/Supervisor.scipvault";
    assert!(
        desk.done(&["readiness", vault, "--candidate", "Tomáš"])
            .contains("Next: ")
    );
    let json = desk.done(&["readiness", vault, "--candidate", "Tomáš", "--json"]);
    let readiness: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(readiness["ready"], false);
    assert_eq!(readiness["steps"].as_array().unwrap().len(), 5);
    assert!(
        desk.refused(&["readiness", vault, "--candidate", "Nobody"])
            .contains("no candidate")
    );
    assert!(desk.refused(&["readiness", vault]).contains("which candidate"));
}

#[test]
fn a_letter_with_parts_missing_needs_the_word_draft() {
    let desk = Desk::with_samples();
    let letter = [
        "letter",
        "sample/Supervisor.scipvault",
        "recommendation",
        "--candidate",
        "Aurélie",
        "-o",
        "letter.pdf",
    ];
    assert!(desk.refused(&letter).contains("not finished"));
    assert!(!desk.path("letter.pdf").exists());
    desk.done(&[&letter[..], &["--draft"]].concat());
    assert!(is_pdf(&desk.path("letter.pdf")));
    assert!(
        desk.refused(&[&letter[..], &["--draft"]].concat())
            .contains("already a file")
    );
}

#[test]
fn a_wrong_passphrase_is_refused_and_a_short_one_never_taken() {
    let desk = Desk::new();
    desk.done(&["new", "a.scipvault", "--workspace", "supervisor"]);
    assert!(
        desk.refused(&["new", "a.scipvault", "--workspace", "supervisor"])
            .contains("already something")
    );
    std::fs::write(desk.path("passphrase"), "four other unrelated words").unwrap();
    assert!(desk.refused(&["check", "a.scipvault"]).contains("passphrase"));
    std::fs::write(desk.path("passphrase"), "short").unwrap();
    assert!(
        desk.refused(&["new", "b.scipvault", "--workspace", "supervisor"])
            .contains("at least")
    );
    assert!(!desk.path("b.scipvault").exists());
}

#[test]
fn a_forgotten_passphrase_is_replaced_with_the_code_on_the_kit() {
    let desk = Desk::new();
    desk.done(&["new", "Mine.scipvault", "--workspace", "candidate"]);
    let said = desk.done(&["recovery-code", "Mine.scipvault", "-o", "kit.pdf"]);
    assert!(said.contains("delete the file"), "{said}");
    assert!(is_pdf(&desk.path("kit.pdf")));
    let again = desk.refused(&["recovery-code", "Mine.scipvault", "-o", "kit.pdf"]);
    assert!(again.contains("already a file"), "{again}");

    let kit = Command::new("pdftotext")
        .arg(desk.path("kit.pdf"))
        .arg("-")
        .output()
        .unwrap();
    let text = String::from_utf8(kit.stdout).unwrap();
    let is_group = |word: &&str| word.len() == 5 && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let code: Vec<&str> = text.split_whitespace().filter(is_group).collect();
    assert_eq!(code.len(), 8, "{text}");

    std::fs::write(desk.path("new"), "six other words that nobody knows\n").unwrap();
    std::fs::write(desk.path("passphrase"), code.join("-").to_lowercase()).unwrap();
    let change = [
        "passphrase",
        "Mine.scipvault",
        "--new-passphrase-file",
        "new",
        "--with-recovery-code",
    ];
    let said = desk.done(&change);
    assert!(said.contains("passphrase is changed"), "{said}");

    std::fs::write(desk.path("passphrase"), format!("{PASSPHRASE}\n")).unwrap();
    desk.refused(&["check", "Mine.scipvault"]);
    std::fs::copy(desk.path("new"), desk.path("passphrase")).unwrap();
    desk.done(&["check", "Mine.scipvault"]);
    std::fs::write(desk.path("new"), "weak\n").unwrap();
    let refused = desk.refused(&change[..4]);
    assert!(refused.contains("at least 12 characters"), "{refused}");
    std::fs::write(desk.path("new"), PASSPHRASE).unwrap();
    desk.done(&change[..4]);
}

#[test]
fn a_backup_is_made_listed_proved_and_restored() {
    let desk = Desk::with_samples();
    let vault = "sample/Supervisor.scipvault";
    assert!(desk.done(&["backups", vault]).contains("no backup"));
    assert!(desk.refused(&["drill", vault]).contains("Make one first"));
    std::fs::create_dir(desk.path("stick")).unwrap();
    let said = desk.done(&["backup", vault, "--further", "stick"]);
    assert_eq!(said.matches("opened and checked").count(), 2, "{said}");
    let listed = desk.done(&["backups", vault]);
    assert!(
        listed.contains("own/000001-") && listed.contains("further/000001-"),
        "{listed}"
    );
    assert!(desk.done(&["drill", vault]).contains("gives everything back"));

    let restored = desk.done(&["restore", vault]);
    assert!(restored.contains("Supervisor (restored "), "{restored}");
    let again = desk.done(&["restore", vault]);
    assert!(again.contains(", 2).scipvault"), "{again}");
    let made = again.lines().last().unwrap().split_once(": ").unwrap().1;
    assert!(desk.done(&["check", made]).contains("whole"));
    desk.done(&["export", vault, "before.json"]);
    desk.done(&["export", made, "after.json"]);
    let read = |name: &str| std::fs::read_to_string(desk.path(name)).unwrap();
    assert!(read("before.json") == read("after.json"));

    // The disk with the vault is gone; the stick is there.
    std::fs::remove_dir_all(desk.path(vault)).unwrap();
    let place = desk.path("stick/Supervisor.scipbackups");
    let mut there = std::fs::read_dir(&place).unwrap().map(|entry| entry.unwrap().path());
    let is_backup = |path: &std::path::PathBuf| path.file_name().unwrap().to_string_lossy().starts_with("000001-");
    let backup = there.find(is_backup).unwrap();
    std::fs::create_dir(desk.path("new disk")).unwrap();
    let given_back = desk.done(&["restore", backup.to_str().unwrap(), "--into", "new disk"]);
    let made = given_back.lines().last().unwrap().split_once(": ").unwrap().1;
    assert!(desk.done(&["check", made]).contains("whole"));
}

#[test]
fn wrong_usage_is_told_from_a_refusal() {
    let desk = Desk::new();
    for wrong in [
        &["letter"][..],
        &["new", "x"],
        &["nonsense"],
        &["new", "x", "--workspace", "both"],
        &["check", "x", "--passphrase", "secret"],
    ] {
        assert_eq!(desk.run(wrong).status.code(), Some(2), "{wrong:?}");
    }
}
