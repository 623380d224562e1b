//! A disk that is full, a place that cannot be written.

use std::{fs, io, path::Path};

use tempfile::TempDir;
use vault::{Secret, Vault, VaultError, Wreck};

use crate::support::{create, morning, session};

/// The text of a session that takes about five pages.
fn long() -> String {
    "What we spoke about. ".repeat(1000)
}

/// Saves sessions until the vault refuses, sees that all those saved before are there, and gives their number.
fn fill(vault: &mut Vault, is_expected: impl Fn(&VaultError) -> bool) -> usize {
    for number in 0..1000 {
        let name = format!("session-{number}");
        let saved = vault.transact(morning(0), |writing| writing.put(&session(&name, &long()).into()));
        if let Err(error) = saved {
            assert!(is_expected(&error), "{error:?}");
            assert_all_there(vault, number);
            return number;
        }
    }
    panic!("a thousand sessions fitted");
}

fn assert_all_there(vault: &Vault, sessions: usize) {
    let records = vault.all_records().unwrap();
    assert_eq!(
        records.len(),
        sessions,
        "what was refused is not there, everything else is"
    );
    for (number, record) in records.into_iter().enumerate() {
        assert_eq!(record, session(&format!("session-{number}"), &long()).into());
    }
}

#[test]
fn creation_that_fails_leaves_nothing() {
    let home = TempDir::new().unwrap();
    let file = home.path().join("a file");
    fs::write(&file, "mine").unwrap();
    let not_a_folder = if cfg!(windows) {
        io::ErrorKind::NotFound
    } else {
        io::ErrorKind::NotADirectory
    };
    for (place, expected) in [
        (file.join("New.scipvault"), not_a_folder),
        (home.path().join("nowhere/New.scipvault"), io::ErrorKind::NotFound),
    ] {
        match create(&place) {
            Err(VaultError::CannotWrite { kind, place: named }) => assert_eq!((kind, named), (expected, place)),
            other => panic!("{:?}", other.err()),
        }
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    }
}

#[cfg(unix)]
mod limited {
    use super::*;
    use crate::{
        process::{self, Process},
        support::{Scratch, passphrase},
    };

    /// Blocks of 512 bytes: room for the store of a new vault, and a little more.
    const BLOCKS: u32 = 600;

    #[test]
    fn a_write_that_the_system_refuses_is_reported_and_loses_nothing() {
        let scratch = Scratch::new();
        let name = "disk::limited::a_process_that_may_not_write_large_files";
        let mut other = Process::start_with_file_limit(BLOCKS, name, &scratch.folder);
        let saved: usize = other.says().expect("the number of saved sessions").parse().unwrap();
        assert!(saved > 0);
        assert_eq!(other.says(), None);
        drop(other);
        let vault = scratch.open().unwrap();
        assert_all_there(&vault, saved);
        assert!(vault.check().unwrap().is_whole());
    }

    #[test]
    #[ignore = "a second process, started by the test above"]
    fn a_process_that_may_not_write_large_files() {
        let mut vault = Vault::open(&process::folder(), &passphrase()).unwrap();
        let saved = fill(&mut vault, |error| matches!(error, VaultError::CannotWrite { .. }));
        process::say(&saved.to_string());
    }
}

#[cfg(target_os = "linux")]
pub mod small {
    use std::{env, process::Command};

    use super::*;
    use crate::support::{Scratch, copy_folder, passphrase};

    /// A disk of its own, as small as we like. Mounting takes root or sudo; where neither can be had, the tests above
    /// and the store's own test of a full disk must do, but never on the machine that is there to test.
    pub struct Disk {
        at: TempDir,
    }

    impl Disk {
        pub fn mount(size: &str) -> Option<Self> {
            let at = TempDir::new().unwrap();
            let options = format!("size={size},mode=777");
            if run(&["mount", "-t", "tmpfs", "-o", &options, "tmpfs"], at.path()) {
                return Some(Self { at });
            }
            assert!(
                env::var_os("CI").is_none(),
                "this machine must be able to mount a small disk"
            );
            eprintln!("NOT TESTED: a small disk cannot be mounted here; become root, or let sudo work without asking");
            None
        }

        pub fn path(&self) -> &Path {
            self.at.path()
        }

        pub fn make_read_only(&self) {
            assert!(run(&["mount", "-o", "remount,ro"], self.path()));
        }
    }

    impl Drop for Disk {
        fn drop(&mut self) {
            // Lazily: a process that another test is starting just now has our files open for a moment.
            run(&["umount", "-l"], self.path());
        }
    }

    fn run(command: &[&str], place: &Path) -> bool {
        let succeeds = |start: &[&str]| {
            let words: Vec<_> = start.iter().chain(command).collect();
            let output = Command::new(words[0]).args(&words[1..]).arg(place).output();
            output.is_ok_and(|output| output.status.success())
        };
        succeeds(&[]) || succeeds(&["sudo", "-n"])
    }

    #[test]
    fn a_full_disk_refuses_to_save_and_loses_nothing() {
        let Some(disk) = Disk::mount("1m") else { return };
        let filler = disk.path().join("filler");
        fs::write(&filler, vec![1; 500_000]).unwrap();
        let folder = disk.path().join("Test.scipvault");
        let mut vault = create(&folder).unwrap();
        let saved = fill(&mut vault, |error| matches!(error, VaultError::DiskFull));
        assert!(saved > 0);

        let refused = vault.transact(morning(0), |writing| writing.put(&session("again", &long()).into()));
        assert!(
            matches!(refused, Err(VaultError::DiskFull)),
            "it says so as long as it is so"
        );
        fs::remove_file(&filler).unwrap();
        let name = format!("session-{saved}");
        vault
            .transact(morning(0), |writing| writing.put(&session(&name, &long()).into()))
            .expect("with room again, saving goes on");
        drop(vault);

        let vault = Vault::open(&folder, &passphrase()).unwrap();
        assert_all_there(&vault, saved + 1);
        assert!(vault.check().unwrap().is_whole());
    }

    #[test]
    fn creation_on_a_full_disk_leaves_nothing() {
        let Some(disk) = Disk::mount("64k") else { return };
        assert!(matches!(
            create(&disk.path().join("Test.scipvault")),
            Err(VaultError::DiskFull)
        ));
        assert_eq!(fs::read_dir(disk.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_read_only_disk_is_told_in_words_of_its_own() {
        let Some(disk) = Disk::mount("1m") else { return };
        let folder = disk.path().join("Test.scipvault");
        copy_folder(&Scratch::new().folder, &folder);
        disk.make_read_only();
        let read_only = |result: Result<Vault, VaultError>| match result {
            Err(error @ VaultError::CannotWrite { .. }) => assert!(error.to_string().contains("can only be read")),
            other => panic!("{:?}", other.err()),
        };
        read_only(Vault::open(&folder, &passphrase()));
        // What is on it can be copied elsewhere all the same.
        let wreck = Wreck::open(&folder, Secret::Passphrase(&passphrase()), None).unwrap();
        let elsewhere = TempDir::new().unwrap();
        let copy = elsewhere.path().join("Copy.scipvault");
        assert!(wreck.salvage(&copy, morning(1)).unwrap().lost.is_nothing());
        Vault::open(&copy, &passphrase()).unwrap();
        read_only(create(&disk.path().join("New.scipvault")));
        assert_eq!(fs::read_dir(disk.path()).unwrap().count(), 1);
    }
}
