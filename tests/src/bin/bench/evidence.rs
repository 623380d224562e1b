use std::{
    fs::{self, File},
    io::{Read, Write},
    path::Path,
    process::Command,
    sync::atomic::AtomicBool,
};

use sha2::{Digest, Sha256};
use tests::desk::{Desk, today};

use crate::figure::{Figure, median, timed};

/// What tells this program that it is the process whose memory is measured.
pub const CHILD: &str = "evidence-child";
const SIZE: u64 = 300_000_000;
const RUNS: usize = 3;

/// A recording of 300 MB attached, beside a plain copy of it that is hashed and brought to the disk; in a process of its own.
pub fn evidence() -> [Figure; 3] {
    let scratch = tempfile::tempdir().unwrap();
    let source = scratch.path().join("recording");
    // Sparse: it costs no room, and reading it costs nothing.
    File::create(&source).unwrap().set_len(SIZE).unwrap();
    let mut said: [Vec<f64>; 5] = Default::default();
    for _ in 0..RUNS {
        let output = Command::new(std::env::current_exe().unwrap())
            .arg(CHILD)
            .arg(&source)
            .output()
            .unwrap();
        let line = String::from_utf8(output.stdout).unwrap();
        let words: Vec<f64> = line.split_whitespace().map(|word| word.parse().unwrap()).collect();
        assert_eq!(words.len(), said.len(), "{}", String::from_utf8_lossy(&output.stderr));
        said.iter_mut().zip(words).for_each(|(all, one)| all.push(one));
    }
    let [copied, attached, opened, while_attaching, while_opening] = said.map(median);
    let speed = |seconds: f64| {
        let megabytes: f64 = 300.0;
        megabytes / seconds
    };
    let beside = format!(
        "plain copy with SHA-256 and fsync {:.0} MB/s; {RUNS} runs, turn about",
        speed(copied)
    );
    [
        Figure {
            what: "a recording attached, beside a plain copy",
            measured: attached / copied,
            promised: 3.0,
            unit: "x",
            note: format!("300 MB at {:.0} MB/s; {beside}", speed(attached)),
        },
        Figure {
            what: "a recording opened, beside a plain copy",
            measured: opened / copied,
            promised: 3.0,
            unit: "x",
            note: format!("300 MB at {:.0} MB/s; {beside}", speed(opened)),
        },
        Figure {
            what: "memory that a recording takes",
            measured: while_attaching.max(while_opening),
            promised: 8.0,
            unit: "MB",
            note: format!(
                "at most, attaching {while_attaching:.1} and opening {while_opening:.1}, whatever its length"
            ),
        },
    ]
}

/// Attaches and opens, and prints the seconds of a plain copy, of attaching and of opening, then the memory that either took
/// at most, in MB.
pub fn child(source: &str) {
    let mut desk = Desk::candidate();
    let record = pathway::Id::fixed("profile");
    let plain = desk.path("plain");
    let (copied, ()) = timed(|| copy(Path::new(source), &plain));
    fs::remove_file(&plain).unwrap();

    let before = Memory::forget_the_most();
    let (attached, view) = timed(|| desk.attach(&record, Path::new(source), today()).unwrap());
    let while_attaching = before.grown();

    let before = Memory::forget_the_most();
    let out = desk.path("out");
    let copying = desk
        .begin_copying_out(&view.id, &out, companion::Overwrite::Never)
        .unwrap();
    let (opened, ()) = timed(|| copying.run(&mut |_| {}, &AtomicBool::new(false)).unwrap());
    let while_opening = before.grown();
    assert_eq!(out.metadata().unwrap().len(), SIZE);
    println!(
        "{} {} {} {while_attaching} {while_opening}",
        copied.as_secs_f64(),
        attached.as_secs_f64(),
        opened.as_secs_f64()
    );
}

/// The least that keeping a file and knowing it again can be: through a buffer, with its SHA-256.
fn copy(from: &Path, to: &Path) {
    let (mut from, mut to) = (File::open(from).unwrap(), File::create(to).unwrap());
    let (mut buffer, mut hash) = (vec![0; 256 * 1024], Sha256::new());
    loop {
        let read = from.read(&mut buffer).unwrap();
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
        to.write_all(&buffer[..read]).unwrap();
    }
    to.sync_all().unwrap();
    assert_eq!(hash.finalize().len(), 32);
}

/// How much memory this process held at a moment, in MB. Linux tells it; elsewhere the figure is not measured.
struct Memory(f64);

impl Memory {
    /// What it holds now; the system counts the most anew from here.
    fn forget_the_most() -> Self {
        let _ = fs::write("/proc/self/clear_refs", "5");
        Self(held("VmRSS:"))
    }

    /// How much more it held since, at most.
    fn grown(&self) -> f64 {
        (held("VmHWM:") - self.0).max(0.0)
    }
}

fn held(what: &str) -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(what));
    let kilobytes: f64 = line
        .and_then(|line| line.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or(0.0);
    kilobytes / 1024.0
}
