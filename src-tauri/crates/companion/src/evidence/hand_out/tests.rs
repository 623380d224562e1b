use std::{fs, path::Path};

use pathway::{Id, records::Workspace};
use secrecy::SecretString;
use tempfile::TempDir;

use super::{HandOut, shelf::Shelf};
use crate::{
    Companion, Moment,
    open::{Cost, NewVault, create},
};

const SECRET: &[u8] = b"what the client said";

fn with_a_recording(home: &Path, name: &str) -> (Companion, Id) {
    let new = NewVault {
        folder: home.join("Test.scipvault"),
        workspace: Workspace::Candidate,
        name: String::new(),
        passphrase: SecretString::from("a quiet lake before the rain"),
        cost: Cost::floor(),
    };
    let mut companion = create(new, Moment::now()).unwrap();
    let file = home.join(name);
    fs::write(&file, SECRET).unwrap();
    let evidence = companion.attach(&Id::fixed("profile"), &file, Moment::now()).unwrap();
    fs::remove_file(file).unwrap();
    (companion, evidence.id)
}

fn folders(place: &Path) -> usize {
    let entries = fs::read_dir(place).unwrap().flatten();
    entries.filter(|entry| entry.path().is_dir()).count()
}

#[test]
fn a_copy_can_be_read_by_its_owner_alone_and_is_gone_when_wiped() {
    let home = TempDir::new().unwrap();
    let (companion, id) = with_a_recording(home.path(), "Session 1.mp3");
    let place = home.path().join("opened");
    let mut hand_out = HandOut::in_places(None, &place);
    let first = hand_out.put(companion.begin_opening(&id).unwrap()).unwrap();
    let second = hand_out.put(companion.begin_opening(&id).unwrap()).unwrap();
    for copy in [&first, &second] {
        assert_eq!(fs::read(copy).unwrap(), SECRET);
        assert_eq!(copy.file_name().unwrap(), "Session 1.mp3");
        assert!(copy.metadata().unwrap().permissions().readonly());
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&first), 0o400);
        for folder in first.ancestors().skip(1).take(3) {
            assert_eq!(mode(folder), 0o700, "{}", folder.display());
        }
    }
    assert_eq!(folders(&place), 1);
    hand_out.wipe().unwrap();
    assert_eq!(folders(&place), 0);

    let again = hand_out.put(companion.begin_opening(&id).unwrap()).unwrap();
    drop(hand_out);
    assert!(!again.exists(), "nor does it outlive the app");
}

#[test]
fn what_a_killed_app_left_is_swept_and_what_a_running_one_holds_is_not() {
    let home = TempDir::new().unwrap();
    let (companion, id) = with_a_recording(home.path(), "one.pdf");
    let place = home.path().join("opened");
    let mut running = HandOut::in_places(None, &place);
    let held = running.put(companion.begin_opening(&id).unwrap()).unwrap();

    // Killed: its folder is there, its lock is not held.
    let mut killed = Shelf::make(&place).unwrap();
    let left = killed.folder().unwrap();
    fs::write(left.join("one.pdf"), SECRET).unwrap();
    drop(killed);
    let foreign = place.join("something else");
    fs::create_dir(&foreign).unwrap();

    HandOut::sweep_leftovers(&place);
    assert!(!left.exists());
    assert!(held.exists(), "somebody is looking at it");
    assert!(foreign.exists(), "not ours");
}

#[test]
fn a_copy_that_is_wiped_or_stopped_while_it_is_written_leaves_nothing() {
    use std::sync::atomic::AtomicBool;

    let home = TempDir::new().unwrap();
    let (companion, id) = with_a_recording(home.path(), "one.pdf");
    let place = home.path().join("opened");
    let mut hand_out = HandOut::in_places(None, &place);

    let handing = hand_out.begin(companion.begin_opening(&id).unwrap()).unwrap();
    hand_out.wipe().unwrap();
    assert!(handing.run(&mut |_| {}, &AtomicBool::new(false)).is_err());
    assert_eq!(folders(&place), 0);

    let handing = hand_out.begin(companion.begin_opening(&id).unwrap()).unwrap();
    let copy = handing.copy.folder.clone();
    assert!(handing.run(&mut |_| {}, &AtomicBool::new(true)).is_err());
    assert!(!copy.exists());
}

#[test]
fn what_would_act_on_its_own_is_not_opened() {
    let home = TempDir::new().unwrap();
    let (companion, id) = with_a_recording(home.path(), "recording.mp3.exe");
    assert!(companion.begin_opening(&id).is_err());
}

#[cfg(target_os = "linux")]
#[test]
fn where_there_is_no_room_in_memory_the_folder_of_the_app_is_taken() {
    use super::memory;

    let home = TempDir::new().unwrap();
    let (companion, id) = with_a_recording(home.path(), "one.pdf");
    let (memory, place) = (home.path().join("memory"), home.path().join("opened"));
    fs::create_dir(&memory).unwrap();
    assert!(memory::has_room(&memory, 1) && !memory::has_room(&memory, u64::MAX / 2));
    let mut hand_out = HandOut::in_places(Some(memory.clone()), &place);
    let copy = hand_out.put(companion.begin_opening(&id).unwrap()).unwrap();
    assert!(copy.starts_with(&memory));

    let mut hand_out = HandOut::in_places(Some(home.path().join("not there")), &place);
    let copy = hand_out.put(companion.begin_opening(&id).unwrap()).unwrap();
    assert!(copy.starts_with(&place));
}
