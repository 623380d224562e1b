//! The repetitive part of a long journey, done at the desk while the window is locked.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{Days, Local, NaiveDate};
use companion::{
    Companion, Moment,
    open::unlock,
    pathway::{Id, Kept},
};
use tests::window::App;
use vault::SecretString;

/// So many days ago.
pub fn back(days: u64) -> NaiveDate {
    Local::now().date_naive().checked_sub_days(Days::new(days)).unwrap()
}

/// Locks the window, works in its vault, and unlocks it again.
pub fn meanwhile(app: &App, passphrase: &str, work: impl FnOnce(&mut Companion)) {
    app.press("Control+l");
    app.sees("Unlock");
    let mut desk = unlock(&vault_of(app), &SecretString::from(passphrase), Moment::now()).unwrap();
    work(&mut desk);
    desk.lock().unwrap();
    app.fill("Passphrase", passphrase);
    app.click("Unlock");
}

fn vault_of(app: &App) -> PathBuf {
    let is_one = |path: &Path| path.extension().is_some_and(|ending| ending == "scipvault");
    let documents = fs::read_dir(app.home().join("Documents")).unwrap();
    let mut paths = documents.map(|entry| entry.unwrap().path());
    paths.find(|path| is_one(path)).unwrap()
}

pub fn all<K: Kept>(desk: &Companion) -> Vec<K> {
    desk.records(&[K::KIND], None)
        .unwrap()
        .into_iter()
        .filter_map(K::from_record)
        .collect()
}

pub fn blank<K: Kept>(desk: &Companion, about: Option<&Id>) -> K {
    K::from_record(desk.blank(K::KIND, about.cloned(), Moment::now()).unwrap()).unwrap()
}

pub fn save<K: Kept>(desk: &mut Companion, record: K) {
    assert_eq!(desk.save(record.into(), Moment::now()).unwrap().problems, []);
}
