//! One bit that is not as it was written, in every byte of everything; and files that end too early.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, atomic::AtomicBool},
    thread,
};

use vault::{
    Vault,
    backup::{self, Place},
};

use super::{
    Extent, Row, acts,
    chance::Chance,
    content::{passphrase, saves},
    process::Start,
    scene::Scene,
};

/// What is said of a vault that is not as it was written.
fn verdict(opened: Result<Vault, vault::VaultError>) -> Result<String, String> {
    let vault = match opened {
        Ok(vault) => vault,
        Err(error) => return Ok(format!("{error:?}")),
    };
    // Not closed: closing would write.
    let vault = std::mem::ManuallyDrop::new(vault);
    match saves(&vault) {
        Err(error) => return Ok(format!("{error:?}")),
        Ok(Err(why)) => return Err(format!("read wrongly without a word: {why}")),
        Ok(Ok(_)) => {}
    }
    match vault.check() {
        Ok(health) if health.is_whole() => Err("taken for whole".to_owned()),
        Ok(health) => Ok(format!("{:?}", health.faults)),
        Err(error) => Ok(format!("{error:?}")),
    }
}

pub fn a_flipped_bit_in_the_store(extent: &Extent) -> Row {
    let mut row = Row::of("one flipped bit in every byte of the vault's store");
    let scene = Scene::with_saves(6);
    let before = bytes_of(&scene.home());
    let size = fs::metadata(scene.vault().join("vault.db")).unwrap().len() as usize;
    let mut chance = Chance::new(extent.seed);
    let ranges: Vec<_> = if extent.full {
        let side = size.div_ceil(64);
        (0..size)
            .step_by(side)
            .map(|from| from..(from + side).min(size))
            .collect()
    } else {
        // The file's own header, and a few places by chance.
        let places = (0..6).map(|_| chance.below(size - 8)).map(|from| from..from + 8);
        std::iter::once(0..100).chain(places).collect()
    };
    let waiting = Mutex::new(ranges.into_iter());
    let outcomes = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                // Each with a vault of its own: one process a vault.
                let scene = scene.again();
                loop {
                    let Some(range) = waiting.lock().unwrap().next() else {
                        break;
                    };
                    let expected = range.len();
                    let plan = format!("vault.db:{}:{}", range.start, range.end);
                    let said = Start::at(&scene, "judge").flipped(&scene, &plan).run().rest();
                    let noticed = said.iter().filter(|line| line.starts_with("NOTICED")).count();
                    eprintln!("{noticed} of {expected} bytes noticed from {}", range.start);
                    let mut outcomes = outcomes.lock().unwrap();
                    outcomes.extend((0..noticed).map(|_| Ok(())));
                    outcomes.extend(said.into_iter().filter(|line| !line.starts_with("NOTICED")).map(Err));
                    outcomes.extend(
                        (noticed < expected).then(|| Err(format!("{noticed} of {expected} bytes noticed in {plan}"))),
                    );
                }
                let unchanged = bytes_of(&scene.home()) == before;
                outcomes
                    .lock()
                    .unwrap()
                    .extend((!unchanged).then(|| Err("opening changed the damaged vault".to_owned())));
            });
        }
    });
    outcomes
        .into_inner()
        .unwrap()
        .into_iter()
        .for_each(|outcome| row.point(outcome));
    row.note = format!("{size} bytes; refused at opening, not a byte of the folder changed");
    row
}

/// Every file of a folder but the lock.
fn bytes_of(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        for entry in fs::read_dir(&path).unwrap() {
            let path = entry.unwrap().path();
            let is_lock = path.extension().is_some_and(|end| end == "lock");
            if path.is_dir() {
                open.push(path);
            } else if !is_lock {
                let bytes = fs::read(&path).unwrap();
                found.insert(path.strip_prefix(folder).unwrap().to_owned(), bytes);
            }
        }
    }
    found
}

/// Shows a damaged file to somebody who must notice, at these places of it.
fn must_notice(
    row: &mut Row,
    files: &[PathBuf],
    cases: impl Iterator<Item = (String, Vec<u8>)>,
    notices: impl Fn() -> Result<(), String>,
) {
    let whole: Vec<_> = files.iter().map(|file| fs::read(file).unwrap()).collect();
    for (what, bytes) in cases {
        files.iter().for_each(|file| fs::write(file, &bytes).unwrap());
        row.point(notices().map_err(|why| format!("{what}: {why}")));
    }
    for (file, bytes) in files.iter().zip(whole) {
        fs::write(file, bytes).unwrap();
    }
}

fn flips(file: &Path, extent: &Extent, short: usize) -> impl Iterator<Item = (String, Vec<u8>)> {
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    let whole = fs::read(file).unwrap();
    let step = if extent.full { 1 } else { whole.len().div_ceil(short) };
    let first = extent.seed as usize % step;
    (first..whole.len()).step_by(step).map(move |byte| {
        let mut flipped = whole.clone();
        flipped[byte] ^= 1 << (byte % 8);
        (format!("byte {byte} of {name}"), flipped)
    })
}

fn cuts(file: &Path, extent: &Extent, short: usize) -> impl Iterator<Item = (String, Vec<u8>)> {
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    let whole = fs::read(file).unwrap();
    let lengths: Vec<usize> = (0..whole.len()).step_by(512).collect();
    let step = if extent.full { 1 } else { lengths.len().div_ceil(short) };
    lengths
        .into_iter()
        .step_by(step)
        .map(move |length| (format!("{name} cut to {length} bytes"), whole[..length].to_vec()))
}

pub fn a_flipped_bit_in_the_key_slots(extent: &Extent) -> Row {
    let mut row = Row::of("one flipped bit in every byte of the key slots");
    let scene = Scene::with_saves(1);
    let files = ["keys.json", "keys.json.previous"].map(|name| scene.vault().join(name));
    // In both copies: damage, and never a wrong passphrase. In one: the other one opens the vault, and it is said.
    must_notice(&mut row, &files, flips(&files[0], extent, 40), || refuses(&scene));
    for file in &files {
        let some = Extent { full: false, ..*extent };
        let one = std::slice::from_ref(file);
        must_notice(&mut row, one, flips(file, &some, extent.points(16, 1)), || {
            verdict(Vault::open(&scene.vault(), &passphrase())).map(|_| ())
        });
    }
    row
}

fn refuses(scene: &Scene) -> Result<(), String> {
    match Vault::open(&scene.vault(), &passphrase()) {
        Err(vault::VaultError::Damaged { .. }) => Ok(()),
        Err(other) => Err(format!("told as {other:?}")),
        Ok(_) => Err("opened".to_owned()),
    }
}

/// A small vault with a backup of it.
fn with_a_backup() -> Scene {
    let scene = Scene::with_saves(6);
    let mut vault = Vault::open(&scene.vault(), &passphrase()).unwrap();
    acts::back_up(&mut vault).unwrap();
    vault.close().unwrap();
    scene
}

/// The newest backup of a scene.
fn newest(scene: &Scene) -> PathBuf {
    let backups = backup::list(&Place::own(&scene.vault())).unwrap();
    backups.first().unwrap().folder().to_owned()
}

fn backup_is_refused(folder: &Path) -> Result<(), String> {
    match backup::examine(folder, &mut |_| {}, &AtomicBool::new(false)) {
        Err(_) => Ok(()),
        Ok(examined) if !examined.files_wrong.is_empty() => Ok(()),
        Ok(_) => Err("taken for whole".to_owned()),
    }
}

fn files_of_backup(scene: &Scene) -> (PathBuf, Vec<PathBuf>) {
    let folder = newest(scene);
    let files = ["manifest.json", "keys.json", "keys.json.previous", "vault.db"].map(|name| folder.join(name));
    (folder, files.into())
}

pub fn a_flipped_bit_in_a_backup(extent: &Extent) -> Row {
    let mut row = Row::of("one flipped bit in every byte of a backup");
    let scene = with_a_backup();
    let (folder, files) = files_of_backup(&scene);
    backup_is_refused(&folder).expect_err("a whole backup is taken for whole");
    for file in files {
        let one = std::slice::from_ref(&file);
        must_notice(&mut row, one, flips(&file, extent, 30), || backup_is_refused(&folder));
    }
    row.note = "store, key slots and manifest".to_owned();
    row
}

pub fn a_file_cut_short(extent: &Extent) -> Row {
    let mut row = Row::of("truncation at every 512 bytes: always noticed");
    let scene = with_a_backup();
    let (folder, files) = files_of_backup(&scene);
    for file in files {
        let one = std::slice::from_ref(&file);
        must_notice(&mut row, one, cuts(&file, extent, 10), || backup_is_refused(&folder));
    }
    let scene = Scene::with_saves(2);
    let keys = ["keys.json", "keys.json.previous"].map(|name| scene.vault().join(name));
    must_notice(&mut row, &keys, cuts(&keys[0], extent, 4), || refuses(&scene));
    let store = scene.vault().join("vault.db");
    must_notice(&mut row, std::slice::from_ref(&store), cuts(&store, extent, 8), || {
        refuses(&scene)
    });
    row.note = "store, key slots, backup".to_owned();
    row
}

/// An attached file with a wrong bit is never handed out as whole.
pub fn a_flipped_bit_in_an_attached_file(extent: &Extent) -> Row {
    let mut row = Row::of("one flipped bit in an attached file, and cuts of it");
    let scene = Scene::with_saves(20);
    let mut vault = Vault::open(&scene.vault(), &passphrase()).unwrap();
    acts::attach(&mut vault).unwrap();
    let id = vault.all_evidence().unwrap().remove(0).id;
    let folder = scene.vault().join("evidence");
    let file = fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    let is_refused = || {
        let read = vault.open_evidence(&id).and_then(|file| file.reader());
        let copied = read.map(|mut reader| std::io::copy(&mut reader, &mut std::io::sink()));
        match copied {
            Ok(Ok(_)) => Err("handed out as whole".to_owned()),
            _ => Ok(()),
        }
    };
    is_refused().expect_err("a whole file is handed out");
    let some = Extent { full: false, ..*extent };
    let one = std::slice::from_ref(&file);
    must_notice(&mut row, one, flips(&file, &some, extent.points(2000, 20)), is_refused);
    must_notice(&mut row, one, cuts(&file, extent, 10), is_refused);
    row.note = "two thousand bytes of 600,000, spread evenly".to_owned();
    row
}
