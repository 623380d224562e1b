use std::{thread, time::Duration};

use vault::Vault;

use super::{
    Extent, Row,
    chance::Chance,
    content::passphrase,
    look::look,
    process::{Server, Start, kill},
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
    let mut worker = Start::at(&scene, "save-until-killed").serve(&scene);
    let mut chance = Chance::new(seed);
    let mut acknowledged = 3;
    let mut outcomes: Vec<_> = (0..kills)
        .map(|_| {
            worker.begin("-");
            let process = begun(worker.says(), &mut acknowledged);
            if let Ok(process) = &process {
                // The random moment itself: nothing is waited for.
                thread::sleep(Duration::from_micros(chance.number() % 60_000));
                kill(process);
            }
            let last = worker.rest().pop();
            if let Some(done) = last.as_deref().and_then(|line| line.strip_prefix("SAVED ")) {
                acknowledged = done.parse().unwrap();
            }
            process.map(|_| ())
        })
        .collect();
    outcomes.push(last_look(worker, &scene, acknowledged));
    (outcomes, acknowledged)
}

/// The next process has seen what is there: what was acknowledged before, or the one save more that was under way. Gives
/// the process.
fn begun(said: Option<String>, acknowledged: &mut usize) -> Result<String, String> {
    let words = said
        .as_deref()
        .and_then(|line| line.strip_prefix("BEGIN ")?.split_once(' '));
    let Some((saves, process)) = words else {
        return Err(format!("the next process said {said:?}"));
    };
    let saves: usize = saves.parse().unwrap();
    let before = std::mem::replace(acknowledged, saves);
    if (before..=before + 1).contains(&saves) {
        Ok(process.to_owned())
    } else {
        kill(process);
        Err(format!("{before} saves were acknowledged, {saves} are there"))
    }
}

fn last_look(worker: Server, scene: &Scene, acknowledged: usize) -> Result<(), String> {
    // With it goes its lock.
    drop(worker);
    let vault = Vault::open(&scene.vault(), &passphrase()).map_err(|error| format!("does not open: {error:?}"))?;
    let found = look(&vault)?;
    if (acknowledged..=acknowledged + 1).contains(&found.saves) {
        Ok(())
    } else {
        Err(format!("{acknowledged} saves were acknowledged: {found}"))
    }
}
