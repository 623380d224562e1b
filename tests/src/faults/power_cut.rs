//! The power goes at every point of a run of saves: from the log of what was done, the folder is made as a disk could
//! hold it after that, and opened.

use std::thread;

use super::{
    Extent, Row,
    acts::{Act, Ended, from_lines, is_as_it_must_be},
    bench::Bench,
    chance::Chance,
    disk::{self, Call, Cut, Entry, Image},
    process::Start,
    scene::Scene,
};

/// A vault before a run, and what the run did to it.
struct Run {
    scene: Scene,
    before: Scene,
    log: Vec<Entry>,
}

/// So many saves were in the vault before.
const BEFORE: usize = 5;

impl Run {
    fn of_saves(count: usize) -> Self {
        let before = Scene::with_saves(BEFORE);
        let scene = before.again();
        let said = Start::at(&scene, "save-so-many")
            .with(count)
            .logged(&scene)
            .run()
            .rest();
        assert_eq!(said.last().map(String::as_str), Some("END"), "{said:?}");
        let log = disk::read(&scene.log());
        Self { scene, before, log }
    }

    /// The image before the run, under the name that the folder had in the run.
    fn image(&self) -> Image {
        Image::of(&self.before.home()).called(&self.scene.home())
    }
}

/// The library that stands before the disk sees everything: what it wrote down, done again, gives the same bytes.
pub fn nothing_slips_by(_: &Extent) -> Row {
    let mut row = Row::of("the log of a run, done again, gives the same bytes");
    let run = Run::of_saves(40);
    let mut image = run.image();
    run.log.iter().for_each(|entry| image.follow(entry));
    let differences = image.differences(&Image::of(&run.scene.home()));
    row.point(if differences.is_empty() {
        Ok(())
    } else {
        Err(format!("{differences:?}"))
    });
    let count = |call: Call| run.log.iter().filter(|entry| entry.call == call).count();
    let (writes, syncs) = (count(Call::Write), count(Call::Sync));
    row.note = format!("{} calls, {writes} writes, {syncs} syncs", run.log.len());
    row
}

pub fn between_saves(extent: &Extent) -> Row {
    let mut row = Row::of("power cut at any point of saving");
    let run = Run::of_saves(60);
    let points = points(&run.log, begun(&run.log), extent.points(800, 40), extent.seed);
    row.note = format!("among {} calls; whole writes lost, and single sectors", run.log.len());
    for outcome in cut_at(&run, &run.log, &points, extent.seed) {
        row.point(outcome);
    }
    row
}

/// What `synchronous=NORMAL` does: the log of the store is synced before it is folded in, and not at each commit. The
/// same run without those syncs must lose saves, or the row above proves nothing.
pub fn control(extent: &Extent) -> Row {
    let mut row = Row::of("the same with synchronous=NORMAL loses saves (control)");
    let run = Run::of_saves(60);
    let log = without_commits(&run.log);
    let points = points(&log, begun(&log), extent.points(200, 20), extent.seed);
    let outcomes = cut_at(&run, &log, &points, extent.seed);
    let lost = outcomes.iter().filter(|outcome| outcome.is_err()).count();
    row.tried = outcomes.len();
    if lost == 0 {
        row.failures
            .push("nothing was lost: the cut takes too little".to_owned());
    }
    row.note = format!("lost at {lost} points, as it must");
    row
}

/// Leaves out every sync of the store's log that ends a commit: one that no write into the store itself follows.
fn without_commits(log: &[Entry]) -> Vec<Entry> {
    let mut kept = Vec::new();
    for (place, entry) in log.iter().enumerate() {
        let next = log[place + 1..]
            .iter()
            .find(|next| !matches!(next.call, Call::Read | Call::Open));
        let folds_in = next.is_some_and(|next| next.call == Call::Write && next.is_about("vault.db"));
        if entry.call == Call::Sync && entry.is_about("vault.db-wal") && !folds_in {
            continue;
        }
        kept.push(entry.clone());
    }
    kept
}

/// The power goes while a person does something else than saving.
pub fn during_acts(extent: &Extent) -> Row {
    let mut row = Row::of("power cut at any point of the other acts");
    for act in [
        Act::Passphrase,
        Act::Reencryption,
        Act::Migration,
        Act::Backup,
        Act::Restore,
        Act::Evidence,
    ] {
        let before = act.scene();
        let mut bench = Bench::of(act, &before);
        let (_, log) = bench.run("-");
        let points = points(&log, begun(&log), extent.points(80, 4), extent.seed);
        let mut image = Image::of(&before.home()).called(&bench.home());
        let mut chance = Chance::new(extent.seed);
        let mut done = 0;
        for (place, cut) in points {
            log[done..=place].iter().for_each(|entry| image.follow(entry));
            done = place + 1;
            let said = log[..done].iter().filter_map(Entry::said);
            let ended = Ended {
                lines: said.map(str::to_owned).collect(),
            };
            bench.show(|home| image.after(cut, &mut chance, home));
            let held = is_as_it_must_be(act, &ended, bench.found());
            row.point(held.map_err(|why| format!("{} after call {place} ({cut:?}): {why}", act.word())));
        }
    }
    row.note = "passphrase, re-encryption, migration, backup, restore, attaching".to_owned();
    row
}

/// Where the worker began. A migration begins before the first call.
fn begun(log: &[Entry]) -> usize {
    let begin = log
        .iter()
        .position(|entry| entry.said().is_some_and(|said| said.starts_with("BEGIN")));
    begin.unwrap_or(0)
}

/// Where, and how.
type Point = (usize, Cut);

/// Each call that changes something is a point, with each way of losing what is not sure; so many of them by chance.
fn points(log: &[Entry], begin: usize, most: usize, seed: u64) -> Vec<Point> {
    let ways = [Cut::Everything, Cut::SomeWrites, Cut::SomeSectors, Cut::SomeSectors];
    let changes = |place: &usize| !matches!(log[*place].call, Call::Open | Call::Read);
    let places = (begin..log.len()).filter(changes);
    let mut points: Vec<Point> = places.flat_map(|place| ways.map(|way| (place, way))).collect();
    let mut chance = Chance::new(seed);
    while points.len() > most {
        points.swap_remove(chance.below(points.len()));
    }
    points.sort_by_key(|(place, _)| *place);
    points
}

/// Cuts the power just after each of these calls, and opens what is left. Two go side by side.
fn cut_at(run: &Run, log: &[Entry], points: &[Point], seed: u64) -> Vec<Result<(), String>> {
    let half = points.len().div_ceil(2).max(1);
    thread::scope(|scope| {
        let sides: Vec<_> = points
            .chunks(half)
            .map(|points| scope.spawn(move || one_after_the_other(run, log, points, seed)))
            .collect();
        sides.into_iter().flat_map(|side| side.join().unwrap()).collect()
    })
}

fn one_after_the_other(run: &Run, log: &[Entry], points: &[Point], seed: u64) -> Vec<Result<(), String>> {
    let mut image = run.image();
    let mut done = 0;
    let mut acknowledged = BEFORE;
    let mut chance = Chance::new(seed);
    let mut outcomes = Vec::new();
    let left = run.before.again();
    let mut looking = Start::at(&left, "look").serve(&left);
    for &(place, cut) in points {
        for entry in &log[done..=place] {
            image.follow(entry);
            let said = entry.said().and_then(|said| said.strip_prefix("SAVED "));
            acknowledged = said.map_or(acknowledged, |number| number.parse().unwrap());
        }
        done = place + 1;
        left.clear();
        image.after(cut, &mut chance, &left.home());
        let found = from_lines(&looking.run("-")).and_then(|found| {
            if (acknowledged..=acknowledged + 1).contains(&found.saves) {
                Ok(())
            } else {
                Err(format!(
                    "{acknowledged} saves were acknowledged, {} are there",
                    found.saves
                ))
            }
        });
        outcomes.push(found.map_err(|why| format!("cut after call {place} ({cut:?}): {why}")));
    }
    outcomes
}
