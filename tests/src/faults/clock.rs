use chrono::{DateTime, TimeDelta, Utc};
use vault::{
    Vault, VaultError,
    backup::{self, Place},
};

use super::{
    Extent, Row,
    acts::{self, Act},
    content::{any_session, moment, passphrase, remove_last, rewrite, written_by},
};

const TEN_YEARS: TimeDelta = TimeDelta::days(3653);
/// As much as the vault ages at the most when the clock jumps.
const STEP: TimeDelta = TimeDelta::days(2);

/// What a clock could spoil.
#[derive(Debug, PartialEq)]
struct Seen {
    records: Vec<String>,
    /// The numbers of the saves that wrote them, newest first.
    versions: Vec<usize>,
    in_the_trash: usize,
    least_days_left: i64,
    attached: usize,
    backups: usize,
}

fn look(vault: &Vault, now: DateTime<Utc>) -> Result<Seen, VaultError> {
    let trash = vault.trash(now)?;
    let versions = vault.versions(&any_session())?;
    Ok(Seen {
        records: vault
            .all_records()?
            .iter()
            .map(|record| record.id().to_string())
            .collect(),
        versions: versions
            .iter()
            .filter_map(|version| written_by(&version.body))
            .collect(),
        in_the_trash: trash.len(),
        least_days_left: trash.iter().map(|removed| removed.days_left).min().unwrap_or(-1),
        attached: vault.all_evidence()?.len(),
        backups: backup::list(&Place::own(vault.folder()))?.len(),
    })
}

/// The clock goes wrong by ten years and right again, twice, and everything that looks at it is done each time. What that may
/// cost is what four quiet days cost: histories and backups grow sparser with age, and things in the trash come nearer.
pub fn ten_years_off(_: &Extent) -> Row {
    let mut row = Row::of("clock off by ten years: order, history, trash, expiry");
    let none = TimeDelta::zero();
    // Each beside the four quiet days that a vault takes it for: one that goes back is seen when it goes on again.
    for (what, offs, honest) in [
        (
            "ten years on",
            [TEN_YEARS, none, TEN_YEARS, none],
            [STEP, STEP, STEP * 2, STEP * 2],
        ),
        (
            "ten years back",
            [-TEN_YEARS, none, -TEN_YEARS, none],
            [none, STEP, STEP, STEP * 2],
        ),
    ] {
        let both = through(honest).and_then(|honest| Ok((honest, through(offs)?)));
        let outcome = both.map_err(|error| format!("{error:?}"));
        row.point(
            outcome
                .and_then(|(honest, seen)| no_worse(&honest, &seen))
                .map_err(|why| format!("{what}: {why}")),
        );
    }
    row.note = "backups and their thinning as well; lock: the shell's own tests".to_owned();
    row
}

/// A vault with a history, things in the trash, attached files and backups; then the clock off by so much, and off again.
fn through(offs: [TimeDelta; 4]) -> Result<Seen, VaultError> {
    let scene = Act::Backup.scene();
    let mut vault = Vault::open(&scene.vault(), &passphrase())?;
    let mut now = moment(100_000);
    for number in 0..6 {
        now += TimeDelta::minutes(6);
        rewrite(&mut vault, number, now)?;
        acts::back_up_at(&mut vault, now)?;
    }
    remove_last(&mut vault, now)?;
    for (number, off) in (6..).zip(offs) {
        now += TimeDelta::minutes(6);
        rewrite(&mut vault, number, now + off)?;
        vault.thin_histories(now + off)?;
        acts::back_up_at(&mut vault, now + off)?;
        vault.close()?;
        vault = Vault::open(&scene.vault(), &passphrase())?;
    }
    look(&vault, now + offs[3])
}

/// Whether a clock that was wrong has cost more than the time that a vault takes it for.
fn no_worse(honest: &Seen, seen: &Seen) -> Result<(), String> {
    let in_order = seen.versions.windows(2).all(|pair| pair[0] > pair[1]);
    let checks = [
        ("the order of records", honest.records == seen.records),
        ("the order of the history", in_order),
        ("the newest version", honest.versions.first() == seen.versions.first()),
        ("the oldest version", honest.versions.last() == seen.versions.last()),
        ("a version", seen.versions.len() >= honest.versions.len()),
        ("something in the trash", seen.in_the_trash == 1),
        (
            "the time left in the trash",
            seen.least_days_left >= honest.least_days_left,
        ),
        ("an attached file", seen.attached == 1),
        ("a backup", seen.backups >= honest.backups),
    ];
    match checks.iter().find(|(_, held)| !held) {
        Some((lost, _)) => Err(format!("{lost} was not kept: {seen:?} instead of {honest:?}")),
        None => Ok(()),
    }
}
