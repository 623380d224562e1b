//! What is promised in time. Measured here, where nothing depends on it but the table.

use std::{
    fs,
    time::{Duration, Instant},
};

use pathway::records::Workspace;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use vault::{Cost, Vault, VaultError};

use super::{
    Extent, Row,
    content::{self, moment, passphrase},
    process::Start,
    scene::Scene,
};

fn within(took: Duration, most: Duration, what: &str) -> Result<(), String> {
    if took < most {
        Ok(())
    } else {
        Err(format!("{what} took {} ms", took.as_millis()))
    }
}

fn longest(times: &[Duration]) -> u128 {
    times.iter().max().map_or(0, Duration::as_millis)
}

/// From the start of the second process to its message.
pub fn a_second_process(extent: &Extent) -> Row {
    let mut row = Row::of("a second process is told within 500 ms");
    let scene = Scene::with_saves(1);
    let mut first = Start::at(&scene, "hold").run();
    assert!(first.says().is_some_and(|said| said.starts_with("BEGIN")));
    let mut times = Vec::new();
    for _ in 0..extent.points(50, 3) {
        let start = Instant::now();
        let said = Start::at(&scene, "hold").run().says();
        let took = start.elapsed();
        times.push(took);
        let told = said.as_deref().is_some_and(|said| said.starts_with("REFUSED InUse"));
        row.point(if told { Ok(()) } else { Err(format!("said {said:?}")) });
        if extent.full {
            row.failures
                .extend(within(took, Duration::from_millis(500), "the message").err());
        }
    }
    row.note = format!("at most {} ms, the start of the process included", longest(&times));
    row
}

/// Key files as somebody might prepare them to hold the computer up.
fn hostile() -> Vec<(&'static str, Vec<u8>)> {
    let slot = |cost: Value| {
        json!({
            "kind": "passphrase", "argon2id": cost, "salt": "A".repeat(22) + "==",
            "nonce": "A".repeat(32), "wrapped": "A".repeat(64), "made_at": null
        })
    };
    let keys =
        |slots: Vec<Value>| sealed(json!({ "format": 1, "vault": "0".repeat(32), "generation": 1, "slots": slots }));
    let cost = |memory_kib: Value, passes: Value| json!({ "memory_kib": memory_kib, "passes": passes });
    vec![
        ("4 TiB of memory", keys(vec![slot(cost(json!(u32::MAX), json!(3)))])),
        (
            "a little over 1 GiB",
            keys(vec![slot(cost(json!(1024 * 1024 + 1), json!(3)))]),
        ),
        (
            "four billion passes",
            keys(vec![slot(cost(json!(65536), json!(u32::MAX)))]),
        ),
        ("eleven passes", keys(vec![slot(cost(json!(65536), json!(11)))])),
        ("a negative cost", keys(vec![slot(cost(json!(-1), json!(3)))])),
        (
            "a cost beyond all numbers",
            keys(vec![slot(cost(json!(1e300), json!(3)))]),
        ),
        ("no work at all", keys(vec![slot(cost(json!(0), json!(0)))])),
        (
            "ten thousand slots",
            keys(vec![slot(cost(json!(65536), json!(3))); 10_000]),
        ),
        (
            "eight slots of 1 GiB",
            keys(vec![slot(cost(json!(1024 * 1024), json!(3))); 8]),
        ),
        (
            "two slots of 1 GiB",
            keys(vec![slot(cost(json!(1024 * 1024), json!(3))); 2]),
        ),
        (
            "1 GiB, four passes",
            keys(vec![slot(cost(json!(1024 * 1024), json!(4)))]),
        ),
        ("brackets without end", vec![b'['; 1 << 20]),
        (
            "a string of 64 MB",
            sealed(json!({ "format": 1, "vault": "0".repeat(64 << 20) })),
        ),
        ("64 MB of spaces", vec![b' '; 64 << 20]),
        ("nothing", Vec::new()),
        ("no text", vec![0xff; 4096]),
    ]
}

/// With a checksum that fits.
fn sealed(keys: Value) -> Vec<u8> {
    let sum = Sha256::digest(keys.to_string());
    let sum: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
    json!({ "sha256": sum, "keys": keys }).to_string().into_bytes()
}

pub fn a_hostile_key_header(extent: &Extent) -> Row {
    let mut row = Row::of("a hostile key header is refused within 50 ms");
    let scene = Scene::with_saves(1);
    let mut times = Vec::new();
    for (what, bytes) in hostile() {
        for name in ["keys.json", "keys.json.previous"] {
            fs::write(scene.vault().join(name), &bytes).unwrap();
        }
        let start = Instant::now();
        let opened = Vault::open(&scene.vault(), &passphrase());
        let took = start.elapsed();
        times.push(took);
        row.point(match opened {
            Err(VaultError::Damaged { .. }) => Ok(()),
            Err(other) => Err(format!("{what}: told as {other:?}")),
            Ok(_) => Err(format!("{what}: opened")),
        });
        if extent.full {
            row.failures.extend(within(took, Duration::from_millis(50), what).err());
        }
    }
    row.note = format!("at most {} ms", longest(&times));
    row
}

/// With the cost that a person's own vault has; every page of it is proven each time.
pub fn unlocking(extent: &Extent) -> Row {
    let mut row = Row::of("unlocking, 19 of 20 times within 1.5 s");
    let scene = Scene::empty();
    let now = moment(0);
    let vault = Vault::create(
        &scene.vault(),
        Workspace::Supervisor,
        &passphrase(),
        Cost::interactive(),
        now,
    );
    let mut vault = vault.unwrap();
    for number in 0..extent.points(200, 1) {
        content::fill(&mut vault, number, 100_000).unwrap();
    }
    vault.close().unwrap();
    let size = fs::metadata(scene.vault().join("vault.db")).unwrap().len();
    let mut times = Vec::new();
    for _ in 0..extent.points(40, 1) {
        let start = Instant::now();
        let opened = Vault::open(&scene.vault(), &passphrase());
        times.push(start.elapsed());
        row.point(opened.and_then(Vault::close).map_err(|error| format!("{error:?}")));
    }
    times.sort_unstable();
    let p95 = times[(times.len() * 95).div_ceil(100) - 1];
    if extent.full {
        row.failures
            .extend(within(p95, Duration::from_millis(1500), "the 95th of 100").err());
    }
    row.note = format!(
        "a vault of {} MB: p50 {} ms, p95 {} ms, 256 MiB and three passes",
        size / 1_000_000,
        times[times.len() / 2].as_millis(),
        p95.as_millis()
    );
    row
}
