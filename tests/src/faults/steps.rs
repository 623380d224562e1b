//! Disks that fail or fill up, and kills, at every step of what a person does.

use super::{
    Extent, Row,
    acts::Act,
    spoilt::{Wrong, at_every_call},
};

const FAILS: &[Wrong] = &[Wrong::Eio, Wrong::NoRoom, Wrong::Half];
const KILLS: &[Wrong] = &[Wrong::Killed, Wrong::KilledHalfWay];

fn row(what: &'static str, acts: &[Act], wrongs: &[Wrong], extent: &Extent, short: usize) -> Row {
    let mut row = Row::of(what);
    for act in acts {
        at_every_call(&mut row, *act, wrongs, extent, short);
    }
    row
}

pub fn a_failing_disk(extent: &Extent) -> Row {
    let acts = [Act::Save, Act::Backup, Act::Passphrase, Act::Migration];
    let what = "EIO, ENOSPC, half-writes at every call: told, never as damage, 0 lost, saving resumes";
    row(what, &acts, FAILS, extent, 4)
}

pub fn a_full_disk(extent: &Extent) -> Row {
    let acts = [Act::Save, Act::Backup, Act::Passphrase, Act::Evidence];
    row(
        "full disk from any call on: told, and saving resumes",
        &acts,
        &[Wrong::Full],
        extent,
        2,
    )
}

/// The process is killed before each call of an act, and half-way through each write.
pub fn killed(act: Act, what: &'static str, extent: &Extent) -> Row {
    row(what, &[act], KILLS, extent, 4)
}
