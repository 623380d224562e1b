//! The app never speaks to a network: not where there is none, and not where there is one.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use companion::{
    Companion, Moment,
    open::{self, Cost, NewVault},
    pathway::records::Workspace,
};
use tests::window::{App, Undriven, eventually, is_held, runs};

const PASSPHRASE: &str = "meadow kettle harbour";
const CANARY: &str = "Zacharias Canarydotter";

/// The address families of the internet, as a trace of system calls names them.
const INTERNET: &str = "AF_INET";

fn ordinary() -> PathBuf {
    env::var_os("SCIP_ORDINARY_APP")
        .expect("SCIP_ORDINARY_APP names no app; `cargo xtask test` builds it and says where it is")
        .into()
}

/// A network without any way out, and the command that starts a program in it.
fn nowhere() -> Vec<&'static str> {
    let ways: [&[&str]; 3] = [
        &["unshare", "--net"],
        &["unshare", "--net", "--map-root-user"],
        &["sudo", "-n", "-E", "unshare", "--net"],
    ];
    let works = |way: &&[&str]| {
        let up = Command::new(way[0])
            .args(&way[1..])
            .args(["ip", "link", "set", "lo", "up"])
            .status();
        up.is_ok_and(|status| status.success())
    };
    ways.into_iter().find(works).map(<[&str]>::to_vec).unwrap_or_else(|| {
        panic!(
            "this machine lets nobody make a network namespace (unshare --net), so the journey without a network was \
             NOT run. Allow it (root, or kernel.apparmor_restrict_unprivileged_userns=0) and install iproute2."
        )
    })
}

#[test]
fn a_whole_journey_needs_no_network() {
    let mut inside = Command::new(nowhere()[0]);
    inside.args(&nowhere()[1..]);
    inside.args(["sh", "-c", "ip link set lo up && exec \"$0\" \"$@\""]);
    inside.arg(env::current_exe().unwrap());
    inside.args([
        "--exact",
        "inside::the_journey_where_there_is_no_network",
        "--ignored",
        "--nocapture",
    ]);
    let done = inside.output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}");
    assert!(said.contains("1 passed"), "the journey ran: {said}");
}

mod inside {
    use super::*;

    #[test]
    #[ignore = "started by a_whole_journey_needs_no_network, in a network of its own"]
    fn the_journey_where_there_is_no_network() {
        let devices = fs::read_to_string("/proc/net/dev").unwrap();
        let devices: Vec<_> = devices
            .lines()
            .skip(2)
            .filter_map(|line| line.split(':').next())
            .collect();
        assert!(devices.iter().all(|device| device.trim() == "lo"), "{devices:?}");
        let out = std::net::TcpStream::connect(("192.0.2.1", 443));
        assert!(out.is_err(), "there is a way out");

        let app = App::start();
        app.click("A supervisor’s sample");
        app.is_at("Candidates");
        app.click("You and your letterhead");
        app.fill("Role", "Supervisor without a network");
        app.sees("Saved");
        app.click("Candidates");
        app.is_at("Candidates");
        app.run("document.querySelector('main li button').click()", &[]);
        app.click("Sessions");
        app.click("Letter");
        app.is_at("Letter of recommendation");
        app.click("Settings");
        let copy = app.document("copy.json");
        app.answers(&copy);
        app.click("Export a copy");
        app.sees("Exported: copy.json");
        let copy = fs::read_to_string(copy).unwrap();
        assert!(copy.contains("Supervisor without a network"));
        app.press("Control+l");
        app.is_at("SCIP Companion");
    }
}

/// Puts a vault where the app finds it as the one that was opened last.
fn prepare(home: &Path) {
    let folder = home.join("Documents/Vault.scipvault");
    let new = NewVault {
        folder: folder.clone(),
        workspace: Workspace::Supervisor,
        name: "Ingrid Solheim".into(),
        passphrase: PASSPHRASE.into(),
        cost: Cost::floor(),
    };
    open::create(new, Moment::now()).unwrap().lock().unwrap();
    let data = home.join(".local/share/app.scip-companion");
    fs::create_dir_all(&data).unwrap();
    fs::write(data.join("recent.json"), serde_json::to_vec(&[folder]).unwrap()).unwrap();
}

fn open_vault(home: &Path) -> companion::Result<Companion> {
    open::unlock(
        &home.join("Documents/Vault.scipvault"),
        &PASSPHRASE.into(),
        Moment::now(),
    )
}

/// Waits until the vault is open in the app, or closed. It asks the kernel, so as not to be in the app's way.
fn until_open(app: &Undriven, wanted: bool, mut ask: impl FnMut()) {
    let file = app.home().join("Documents/Vault.scipvault/vault.lock");
    let is = || {
        ask();
        if is_held(&file) == wanted { Ok(()) } else { Err(()) }
    };
    eventually(is).unwrap_or_else(|()| panic!("the vault is never {}", if wanted { "opened" } else { "closed" }));
}

/// Every file below a folder that holds this text, as UTF-8 or UTF-16.
fn files_with(folder: &Path, text: &str) -> Vec<PathBuf> {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, kind) = (entry.path(), entry.file_type().unwrap());
        if kind.is_dir() {
            found.extend(files_with(&path, text));
        } else if kind.is_file() {
            let bytes = fs::read(&path).unwrap_or_default();
            let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|part| part == needle);
            if holds(text.as_bytes()) || holds(&wide) {
                found.push(path);
            }
        }
    }
    found
}

#[test]
fn the_app_as_people_run_it_tries_no_connection_and_leaves_no_word_outside_the_vault() {
    let scratch = tempfile::tempdir().unwrap();
    let trace = scratch.path().join("trace");
    let traced = trace.to_string_lossy().into_owned();
    let through = [
        "strace",
        "-f",
        "-qq",
        "-e",
        "trace=socket,connect,sendto,sendmsg,bind",
        "-o",
        &traced,
    ];
    let app = Undriven::start(&ordinary(), &through, prepare);
    app.focus();
    let calls = || fs::read_to_string(&trace).unwrap_or_default();
    // The page puts the keyboard into the field for the passphrase when it is drawn; keys before that go nowhere.
    until_open(&app, true, || {
        app.press("ctrl+a");
        app.types(PASSPHRASE);
        app.press("Return");
    });
    let before = app.processes();
    let log = || fs::metadata(app.home().join("Documents/Vault.scipvault/vault.db-wal")).map_or(0, |log| log.len());
    let empty = log();
    let kept = eventually(|| {
        app.press("ctrl+n");
        app.types(CANARY);
        app.press("Return");
        if log() > empty { Ok(()) } else { Err(()) }
    });
    kept.expect("a candidate is kept");
    app.press("ctrl+l");
    until_open(&app, false, || {});
    let web = |one: &&u32| **one != before[0] && runs(**one);
    eventually(|| {
        if before.iter().filter(web).count() <= 1 {
            Ok(())
        } else {
            Err(())
        }
    })
    .expect("the old web view ends");
    app.focus();

    let vault = open_vault(app.home()).unwrap();
    let names: Vec<String> = vault
        .candidates(Moment::now())
        .unwrap()
        .into_iter()
        .map(|line| line.name)
        .collect();
    assert!(names.iter().any(|name| name.contains("Canarydotter")), "{names:?}");
    drop(vault);
    for text in [CANARY, "Canarydotter", PASSPHRASE] {
        assert_eq!(
            files_with(app.home(), text),
            Vec::<PathBuf>::new(),
            "{text} lies outside the vault"
        );
    }
    let calls = calls();
    assert!(
        calls.contains("connect(") && calls.contains("AF_UNIX"),
        "the trace sees what the app connects to"
    );
    let out: Vec<_> = calls.lines().filter(|line| line.contains(INTERNET)).collect();
    assert_eq!(out, Vec::<&str>::new());
}

#[test]
fn the_trace_would_show_a_connection() {
    let scratch = tempfile::tempdir().unwrap();
    let trace = scratch.path().join("trace");
    let mut strace = Command::new("strace");
    strace
        .args(["-f", "-qq", "-e", "trace=socket,connect,sendto,sendmsg,bind", "-o"])
        .arg(&trace);
    strace.args(["bash", "-c", "(exec 3<>/dev/tcp/127.0.0.1/9) 2>/dev/null; true"]);
    let ran = strace
        .status()
        .expect("strace did not start; `cargo xtask test` installs it");
    assert!(ran.success());
    let calls = fs::read_to_string(trace).unwrap();
    assert!(calls.contains(INTERNET), "{calls}");
}
