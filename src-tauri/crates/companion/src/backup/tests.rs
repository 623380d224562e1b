use std::{fs, path::Path, sync::atomic::AtomicBool, time::Duration};

use chrono::{Local, TimeDelta, TimeZone, Utc};
use pathway::{
    Id, Record,
    records::{SupervisionSession, Workspace},
};
use secrecy::SecretString;
use tempfile::TempDir;

use super::{Standing, Where, folder_of, further_lags, overview, restore, vault_of};
use crate::{
    Code, Companion, Moment,
    open::{Cost, unlock},
    sample,
};

static GO_ON: AtomicBool = AtomicBool::new(false);

/// So many minutes after a morning in November.
fn at(minutes: i64) -> Moment {
    let instant = Utc.with_ymd_and_hms(2026, 11, 23, 9, 0, 0).unwrap() + TimeDelta::minutes(minutes);
    Moment {
        instant,
        today: instant.with_timezone(&Local).date_naive(),
    }
}

fn desk() -> (TempDir, Companion) {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("Mine.scipvault");
    let companion = sample::create(&folder, Workspace::Supervisor, at(0)).unwrap();
    (home, companion)
}

fn session(companion: &Companion) -> SupervisionSession {
    companion.typed::<SupervisionSession>(None).unwrap().remove(0)
}

fn rewrite(companion: &mut Companion, summary: &str, minutes: i64) -> Id {
    let mut session = session(companion);
    session.summary = summary.to_owned();
    let id = session.id.clone();
    companion.save(Record::from(session), at(minutes)).unwrap();
    id
}

fn restored(backup: &Path, vault: &Path) -> super::RestoredVault {
    restore(backup, vault, None, at(60), &mut |_, _| {}, &GO_ON).unwrap()
}

#[test]
fn a_backup_is_due_once_something_changed_and_not_again_at_once() {
    let (_home, mut companion) = desk();
    let (soon, late) = (Duration::from_secs(60), Duration::from_secs(1800));
    assert!(companion.backup_due(soon, at(0)).unwrap(), "there is none yet");
    companion.back_up(at(0)).unwrap();
    assert!(!companion.backup_due(late, at(40)).unwrap(), "nothing changed");
    rewrite(&mut companion, "More words.", 50);
    assert!(!companion.backup_due(soon, at(50)).unwrap());
    assert!(companion.backup_due(late, at(50)).unwrap());
    assert!(companion.backup_due(soon, at(2 * 24 * 60)).unwrap(), "another day");
}

#[test]
fn a_stick_that_is_plugged_in_again_gets_a_backup_though_nothing_changed() {
    let (home, mut companion) = desk();
    let disk = home.path().join("stick");
    fs::create_dir(&disk).unwrap();
    let further = companion.choose_further_place(&disk).unwrap();
    let away = disk.join("away");
    fs::rename(&further, &away).unwrap();
    let told = companion.back_up(at(0)).unwrap();
    assert!(!told.everywhere);
    assert!(told.sentences[1].contains("is not there now"), "{:?}", told.sentences);
    let late = Duration::from_secs(1800);
    assert!(!further_lags(companion.folder(), late));
    let seen = overview(companion.folder()).unwrap();
    let place = seen.further.unwrap();
    assert!(
        !place.there && place.sentence.contains("missing since"),
        "{}",
        place.sentence
    );

    fs::rename(away, &further).unwrap();
    assert!(further_lags(companion.folder(), late));
    assert!(!further_lags(companion.folder(), Duration::from_secs(60)));
    assert!(
        !companion.backup_due(late, at(60)).unwrap(),
        "the vault itself has not changed"
    );
    assert!(companion.back_up(at(60)).unwrap().everywhere);
    assert!(!further_lags(companion.folder(), late));
}

#[test]
fn the_overview_needs_no_open_vault_and_lists_the_newest_first() {
    let (home, mut companion) = desk();
    let folder = companion.folder().to_owned();
    assert!(overview(&folder).unwrap().sentence.contains("no backup"));
    companion.choose_further_place(home.path()).unwrap();
    companion.back_up(at(0)).unwrap();
    companion.back_up(at(30)).unwrap();
    companion.lock().unwrap();
    let seen = overview(&folder).unwrap();
    let listed: Vec<(Where, &str)> = seen
        .backups
        .iter()
        .map(|backup| (backup.place, &backup.id[backup.id.len() - 23..]))
        .collect();
    assert_eq!(
        listed,
        [
            (Where::Own, "000002-20261123T093000Z"),
            (Where::Further, "000002-20261123T093000Z"),
            (Where::Own, "000001-20261123T090000Z"),
            (Where::Further, "000001-20261123T090000Z"),
        ]
    );
    assert!(seen.backups.iter().all(|backup| backup.sound && backup.records > 10));
    let newest = folder_of(&folder, None).unwrap();
    assert!(
        newest.ends_with("Mine.scipbackups/000002-20261123T093000Z"),
        "the further disk comes first: {newest:?}"
    );
    assert_eq!(vault_of(&newest), folder);
    assert_eq!(vault_of(&folder.join("backups/000001-20261123T090000Z")), folder);
}

#[test]
fn an_id_leads_to_no_other_folder() {
    let (_home, mut companion) = desk();
    companion.back_up(at(0)).unwrap();
    for id in [
        "",
        "own",
        "own/",
        "own/..",
        "own/../../etc",
        "/",
        "further/000001-20261123T090000Z",
        "own/evidence",
    ] {
        assert_eq!(
            folder_of(companion.folder(), Some(id)).unwrap_err().code,
            Code::NotFound,
            "{id:?}"
        );
    }
}

#[test]
fn a_drill_says_what_it_proved() {
    let (_home, mut companion) = desk();
    assert_eq!(companion.begin_drill(None).err().unwrap().code, Code::NotFound);
    companion.back_up(at(0)).unwrap();
    rewrite(&mut companion, "Since then.", 30);
    let proof = companion
        .begin_drill(None)
        .unwrap()
        .run(&mut |_, _| {}, &GO_ON)
        .unwrap();
    assert!(proof.proved);
    let said = proof.sentences.join(" ");
    assert!(said.contains("word for word") && said.contains("one changed"), "{said}");
    assert!(proof.rows.iter().all(|row| row.wrong == 0));
}

#[test]
fn a_vault_is_restored_beside_the_old_one_under_a_name_that_says_so() {
    let (home, mut companion) = desk();
    companion.back_up(at(0)).unwrap();
    let folder = companion.folder().to_owned();
    let words = rewrite(&mut companion, "Since then.", 30);
    let backup = folder_of(&folder, None).unwrap();
    for name in [
        "Mine (restored 2026-11-23).scipvault",
        "Mine (restored 2026-11-23, 2).scipvault",
    ] {
        let restored = restored(&backup, &folder);
        assert_eq!(restored.folder, home.path().join(name));
        let old = unlock(&restored.folder, &SecretString::from(sample::PASSPHRASE), at(61)).unwrap();
        assert_eq!(
            old.vault.all_records().unwrap().len(),
            companion.vault.all_records().unwrap().len()
        );
        assert_ne!(old.record(&words).unwrap(), companion.record(&words).unwrap());
    }
}

#[test]
fn one_record_is_given_back_and_what_stood_there_is_in_its_history() {
    let (_home, mut companion) = desk();
    let before = session(&companion);
    companion.back_up(at(0)).unwrap();
    let id = rewrite(&mut companion, "Written over.", 30);
    let backup = overview(companion.folder()).unwrap().backups.remove(0).id;
    let listed = companion.records_in_backup(&backup, None).unwrap();
    assert_eq!(
        (&listed[0].id, listed[0].standing),
        (&id, Standing::Differs),
        "what differs comes first"
    );
    assert!(listed[1..].iter().all(|record| record.standing == Standing::Same));
    assert_eq!(
        companion.record_in_backup(&backup, &id, None).unwrap(),
        Record::from(before.clone())
    );

    let given = companion.give_back(&backup, &id, None, at(31)).unwrap();
    assert_eq!(given.record, Record::from(before.clone()));
    assert_eq!(session(&companion), before);
    let versions = companion.vault.versions(&id).unwrap();
    assert!(format!("{versions:?}").contains("Written over."));
}

#[test]
fn a_backup_from_before_a_new_passphrase_opens_with_the_one_of_its_time() {
    let (_home, mut companion) = desk();
    companion.back_up(at(0)).unwrap();
    let later = SecretString::from("another desk with other words");
    companion
        .vault
        .change_passphrase(&later, Cost::floor(), at(1).instant)
        .unwrap();
    let backup = overview(companion.folder()).unwrap().backups.remove(0).id;
    let refused = companion.records_in_backup(&backup, Some(&later)).unwrap_err();
    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (Code::WrongPassphrase, Some("passphrase"))
    );
    let old = SecretString::from(sample::PASSPHRASE);
    assert!(!companion.records_in_backup(&backup, Some(&old)).unwrap().is_empty());
    assert!(
        !companion.records_in_backup(&backup, None).unwrap().is_empty(),
        "the data key is the same"
    );
}

#[test]
fn backups_that_an_earlier_passphrase_opens_are_deleted_wherever_they_lie_and_others_stay() {
    let (home, mut companion) = desk();
    let disk = home.path().join("stick");
    fs::create_dir(&disk).unwrap();
    let further = companion.choose_further_place(&disk).unwrap();
    companion.back_up(at(0)).unwrap();
    // A place that was used before counts too.
    companion.forget_further_place().unwrap();
    let later = SecretString::from("another desk with other words");
    companion
        .vault
        .change_passphrase(&later, Cost::floor(), at(1).instant)
        .unwrap();
    companion.back_up(at(2)).unwrap();
    let told = companion.delete_backups_with_other_keys().unwrap();
    assert!(told.len() == 1 && told[0].starts_with("Two"), "{told:?}");
    let left = overview(companion.folder()).unwrap().backups;
    assert_eq!(left.len(), 1);
    assert!(left[0].sound);
    assert!(
        fs::read_dir(&further)
            .unwrap()
            .flatten()
            .all(|left| left.file_name() == "evidence")
    );
    assert!(
        companion
            .begin_drill(None)
            .unwrap()
            .run(&mut |_, _| {}, &GO_ON)
            .unwrap()
            .proved
    );
    let told = companion.delete_backups_with_other_keys().unwrap();
    assert!(told[0].starts_with("No"), "{told:?}");
}
