use std::{
    fs,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
};

use secrecy::SecretString;
use tempfile::TempDir;

use super::{Key, Wrecked, look};
use crate::{
    Code, Moment, Result,
    open::unlock,
    pathway::records::Workspace,
    sample::{self, PASSPHRASE},
};

const PAGE: usize = 4096;
static GO_ON: AtomicBool = AtomicBool::new(false);

fn sample(home: &Path) -> (std::path::PathBuf, usize) {
    let folder = home.join("Ada Example.scipvault");
    let companion = sample::create(&folder, Workspace::Supervisor, Moment::now()).unwrap();
    let records = companion.check().unwrap().records;
    companion.lock().unwrap();
    (folder, records)
}

fn looked(folder: &Path) -> Result<Wrecked> {
    look(
        folder,
        &Key::Passphrase(&SecretString::from(PASSPHRASE)),
        &mut |_, _| {},
        &GO_ON,
    )
}

#[test]
fn a_whole_vault_is_called_whole() {
    let home = TempDir::new().unwrap();
    let (folder, records) = sample(home.path());
    let wrecked = looked(&folder).unwrap();
    assert!(wrecked.found().whole);
    assert_eq!(
        wrecked.found().findings,
        [format!("Nothing is damaged. All {records} records can be read.")]
    );
}

#[test]
fn a_vault_that_will_not_open_is_rescued_beside_itself() {
    let home = TempDir::new().unwrap();
    let (folder, records) = sample(home.path());
    let store = folder.join("vault.db");
    let mut damaged = fs::read(&store).unwrap();
    damaged[1000] ^= 1;
    damaged[PAGE + 1000] ^= 1;
    fs::write(&store, &damaged).unwrap();
    let passphrase = SecretString::from(PASSPHRASE);
    let refusal = unlock(&folder, &passphrase, Moment::now()).err().unwrap();
    assert_eq!(refusal.code, Code::Damaged);

    let wrecked = looked(&folder).unwrap();
    assert!(!wrecked.found().whole);
    assert!(
        wrecked.found().findings[0].starts_with("2 of the "),
        "{:?}",
        wrecked.found().findings
    );
    assert_eq!(wrecked.found().readable_records as usize, records);
    let rescued = wrecked.salvage(None, Moment::now(), &mut |_, _| {}, &GO_ON).unwrap();
    let again = wrecked.salvage(None, Moment::now(), &mut |_, _| {}, &GO_ON).unwrap();
    drop(wrecked);
    assert_eq!(rescued.folder.parent(), folder.parent());
    assert!(
        rescued.folder.to_string_lossy().contains("Ada Example (rescued 2"),
        "{}",
        rescued.folder.display()
    );
    assert_ne!(rescued.folder, again.folder);
    let companion = unlock(&rescued.folder, &passphrase, Moment::now()).unwrap();
    assert_eq!(companion.check().unwrap().records, records);
    assert_eq!(companion.workspace(), Workspace::Supervisor);
    assert_eq!(fs::read(&store).unwrap(), damaged);
}

#[test]
fn a_mistyped_recovery_code_is_told_from_a_wrong_one() {
    let home = TempDir::new().unwrap();
    let (folder, _) = sample(home.path());
    let typed = SecretString::from("AAAAA");
    let refusal = look(&folder, &Key::RecoveryCode(&typed), &mut |_, _| {}, &GO_ON)
        .err()
        .unwrap();
    assert_eq!((refusal.code, refusal.field.as_deref()), (Code::Invalid, Some("code")));
}

#[test]
fn who_waits_hears_how_far_it_is_and_may_stop_it() {
    let home = TempDir::new().unwrap();
    let (folder, _) = sample(home.path());
    let key = SecretString::from(PASSPHRASE);
    let key = Key::Passphrase(&key);
    let stop = AtomicBool::new(false);

    let mut heard = Vec::new();
    let wrecked = look(&folder, &key, &mut |done, of| heard.push((done, of)), &stop).unwrap();
    assert!(heard.is_sorted() && heard.len() > 10, "{heard:?}");
    assert!(heard.last().is_some_and(|(done, of)| done == of), "{heard:?}");
    let mut halfway = |done, of| stop.store(done * 2 > of, Ordering::Relaxed);
    let stopped = wrecked.salvage(None, Moment::now(), &mut halfway, &stop);
    assert_eq!(stopped.unwrap_err().code, Code::Cancelled);
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "nothing is left of it");
    drop(wrecked);

    stop.store(false, Ordering::Relaxed);
    let mut halfway = |done, of| stop.store(done * 2 > of, Ordering::Relaxed);
    let stopped = look(&folder, &key, &mut halfway, &stop);
    assert_eq!(stopped.err().unwrap().code, Code::Cancelled);
}
