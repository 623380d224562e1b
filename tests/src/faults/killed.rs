use std::{thread, time::Duration};

use vault::Vault;

use super::{
    Extent, Row,
    chance::Chance,
    content::{holds, passphrase},
    process::{Start, Worker},
    scene::Scene,
};

/// `kill -9` at random moments of writing, on one and the same vault: each next process sees that nothing is missing,
/// and goes on.
pub fn at_random_moments(extent: &Extent) -> Row {
    let mut row = Row::of("kill -9 at random moments of writing");
    let side_by_side = 2;
    let kills = extent.points(1000, 24) / side_by_side;
    let seeds = (0..side_by_side).map(|side| extent.seed ^ (side as u64) << 32);
    let (outcomes, saves): (Vec<_>, Vec<usize>) = thread::scope(|scope| {
        let sides: Vec<_> = seeds
            .map(|seed| scope.spawn(move || again_and_again(kills, seed)))
            .collect();
        sides.into_iter().map(|side| side.join().unwrap()).unzip()
    });
    for outcome in outcomes.into_iter().flatten() {
        row.point(outcome);
    }
    row.note = format!("{} acknowledged saves", saves.iter().sum::<usize>());
    row
}

fn again_and_again(kills: usize, seed: u64) -> (Vec<Result<(), String>>, usize) {
    let scene = Scene::with_saves(3);
    let mut chance = Chance::new(seed);
    let mut acknowledged = 3;
    let mut outcomes: Vec<_> = (0..kills)
        .map(|_| {
            let mut worker = Start::at(&scene, "save-until-killed").with(acknowledged).run();
            acknowledged = begun(&mut worker)?;
            // The random moment itself: nothing is waited for.
            thread::sleep(Duration::from_micros(chance.number() % 60_000));
            worker.kill();
            let last = worker.rest().pop();
            if let Some(done) = last.as_deref().and_then(|line| line.strip_prefix("DONE ")) {
                acknowledged = done.parse().unwrap();
            }
            Ok(())
        })
        .collect();
    outcomes.push(last_look(&scene, acknowledged));
    (outcomes, acknowledged)
}

/// Waits until the worker has seen what is there, and gives the number of saves.
fn begun(worker: &mut Worker) -> Result<usize, String> {
    let said = worker.says();
    let saves = said
        .as_deref()
        .and_then(|line| line.strip_prefix("BEGIN ")?.parse().ok());
    saves.ok_or_else(|| format!("the next process said {said:?}"))
}

fn last_look(scene: &Scene, acknowledged: usize) -> Result<(), String> {
    let vault = Vault::open(&scene.vault(), &passphrase()).map_err(|error| format!("does not open: {error:?}"))?;
    holds(&vault, acknowledged)
}
