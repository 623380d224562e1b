use companion::pathway::records::SupervisionSession;
use rusqlite::Connection;
use tests::desk::{Desk, today};

use crate::figure::{Figure, median, millis, timed};

const RUNS: usize = 300;

/// One autosave, from the command to the durable commit, beside a bare commit of the same bytes by rusqlite.
pub fn autosave() -> Figure {
    let mut desk = Desk::supervisor();
    desk.begin_candidate("Ada", today()).unwrap();
    let mut session: SupervisionSession = desk.first();
    let bare = Bare::new(&desk.path("bare.db"));
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    for run in 0..RUNS {
        session.summary = format!(
            "{run} {}",
            "We listened to a recording of the third client. ".repeat(40)
        );
        let json = serde_json::to_string(&session).unwrap();
        let record = session.clone();
        // Turn about, so that a slow moment of the disk is slow for both.
        floor.push(millis(timed(|| bare.keep(&json)).0));
        ours.push(millis(timed(|| desk.save(record.into(), today()).unwrap()).0));
    }
    let (ours, floor) = (median(ours), median(floor));
    Figure {
        what: "one autosave, beside a bare commit",
        measured: ours / floor,
        promised: 1.3,
        unit: "x",
        note: format!(
            "{ours:.2} ms beside {floor:.2} ms (plain SQLite, WAL, FULL, the same bytes); {RUNS} runs, turn about"
        ),
    }
}

/// The least that a durable commit can be.
struct Bare {
    connection: Connection,
}

impl Bare {
    fn new(file: &std::path::Path) -> Self {
        let connection = Connection::open(file).unwrap();
        connection
            .execute_batch("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA locking_mode=EXCLUSIVE;")
            .unwrap();
        connection
            .execute_batch("CREATE TABLE record(id TEXT PRIMARY KEY, body TEXT) STRICT;")
            .unwrap();
        connection
            .execute("INSERT INTO record VALUES ('session', '')", [])
            .unwrap();
        Self { connection }
    }

    fn keep(&self, body: &str) {
        let mut update = self
            .connection
            .prepare_cached("UPDATE record SET body = ?1 WHERE id = 'session'")
            .unwrap();
        update.execute([body]).unwrap();
    }
}
