use std::{fmt::Write, path::Path, process::Command};

use companion::pathway::{
    Id, Record,
    records::{Client, ClientSession},
};
use tests::desk::{Desk, day, today};

use crate::figure::{Figure, median, timed};

/// What tells this program that it is the process whose memory is measured.
pub const CHILD: &str = "import-child";
const SESSIONS: u32 = 10_000;
const RUNS: usize = 3;

/// 10,000 sessions out of a readable copy, in a process of its own.
pub fn import() -> [Figure; 2] {
    let scratch = tempfile::tempdir().unwrap();
    let file = scratch.path().join("copy.json");
    std::fs::write(&file, copy()).unwrap();
    let (mut seconds, mut megabytes) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let output = Command::new(std::env::current_exe().unwrap())
            .arg(CHILD)
            .arg(&file)
            .output()
            .unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        let (time, memory) = said
            .trim()
            .split_once(' ')
            .unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&output.stderr)));
        seconds.push(time.parse().unwrap());
        megabytes.push(memory.parse().unwrap());
    }
    let note = format!("{SESSIONS} client sessions of 100 words in a vault of the app's own; {RUNS} runs");
    [
        Figure {
            what: "10,000 sessions imported",
            measured: median(seconds),
            promised: 10.0,
            unit: "s",
            note: note.clone(),
        },
        Figure {
            what: "10,000 sessions imported, memory at most",
            measured: median(megabytes),
            promised: 300.0,
            unit: "MB",
            note,
        },
    ]
}

/// Imports, and prints the seconds and the most memory that the process ever held, in MB.
pub fn child(file: &str) {
    let mut desk = Desk::candidate();
    let (time, imported) = timed(|| desk.import_copy(Path::new(file), today()).unwrap());
    assert_eq!(imported.records, SESSIONS as usize + 20);
    println!("{} {}", time.as_secs_f64(), most_memory());
}

/// The high-water mark of this process's memory. Linux tells it; elsewhere the figure is not measured.
fn most_memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: f64 = line
        .and_then(|line| line.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or(0.0);
    kilobytes / 1024.0
}

fn copy() -> String {
    let client = |n: u32| Id::new(format!("client-{n}")).unwrap();
    let clients = (0..20).map(|n| {
        Client {
            id: client(n),
            pseudonym: format!("Pseudonym {n}"),
            note: String::new(),
        }
        .into()
    });
    let sessions = (0..SESSIONS).map(|n| {
        ClientSession {
            id: Id::new(format!("session-{n}")).unwrap(),
            client: client(n % 20),
            date: Some(day(2020, 1, 1) + chrono::Days::new(u64::from(n % 2000))),
            duration_minutes: Some(50),
            self_compassion: true,
            practice: "A self-compassion break".into(),
            note: "She stayed with the voice and asked it what it was afraid of. ".repeat(8),
            left_as_is: Vec::new(),
        }
        .into()
    });
    let mut json = String::from(r#"{"format": "scip-companion", "version": 1, "workspace": "candidate", "records": ["#);
    for (n, record) in clients.chain(sessions).enumerate() {
        let record: Record = record;
        let comma = if n == 0 { "" } else { "," };
        write!(json, "{comma}{}", serde_json::to_string(&record).unwrap()).unwrap();
    }
    json + "]}"
}
