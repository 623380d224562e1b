//! An act with something going wrong at each of its calls in turn.

use std::{sync::Mutex, thread};

use super::{
    Extent, Row,
    acts::{Act, Ended, is_as_it_must_be},
    bench::Bench,
    chance::Chance,
    disk::{Call, Entry},
};

/// What goes wrong at a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It fails, once.
    Eio,
    /// There is no room, once.
    NoRoom,
    /// There is no room from here on, until somebody was told.
    Full,
    /// Half of a write is done, and then there is no room.
    Half,
    /// The process is killed before it, or half-way through a write.
    Killed,
    KilledHalfWay,
}

impl Wrong {
    fn plan(self, at: usize) -> String {
        match self {
            Wrong::Eio => format!("{at}:eio"),
            Wrong::NoRoom => format!("{at}:enospc"),
            Wrong::Full => format!("{at}-:enospc"),
            Wrong::Half => format!("{at}:half-enospc"),
            Wrong::Killed => format!("{at}:kill"),
            Wrong::KilledHalfWay => format!("{at}:kill-half"),
        }
    }

    /// Whether a call can go wrong in this way.
    fn befalls(self, call: Call) -> bool {
        let changes = !matches!(call, Call::Open | Call::Read | Call::Refused);
        match self {
            Wrong::Eio => call != Call::Refused,
            Wrong::NoRoom | Wrong::Full => {
                matches!(
                    call,
                    Call::Create | Call::Write | Call::Sync | Call::MakeFolder | Call::Link
                )
            }
            Wrong::Half | Wrong::KilledHalfWay => call == Call::Write,
            // Between two calls that change nothing there is nothing to be killed.
            Wrong::Killed => changes,
        }
    }

    fn kills(self) -> bool {
        matches!(self, Wrong::Killed | Wrong::KilledHalfWay)
    }
}

/// Tries an act with each of these at each of its calls, or at so many of them, into one row.
pub fn at_every_call(row: &mut Row, act: Act, wrongs: &[Wrong], extent: &Extent, short: usize) {
    let before = act.scene();
    let calls = calls_of(&mut Bench::of(act, &before), act);
    let mut points: Vec<(usize, Wrong)> = Vec::new();
    for (place, call) in calls.iter().enumerate() {
        points.extend(
            wrongs
                .iter()
                .filter(|wrong| wrong.befalls(*call))
                .map(|wrong| (place + 1, *wrong)),
        );
    }
    let all = points.len();
    let mut chance = Chance::new(extent.seed);
    while !extent.full && points.len() > short {
        points.swap_remove(chance.below(points.len()));
    }
    let waiting = Mutex::new(points.into_iter());
    let outcomes = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut bench = Bench::of(act, &before);
                loop {
                    let Some((at, wrong)) = waiting.lock().unwrap().next() else {
                        break;
                    };
                    let outcome = once(&mut bench, act, at, wrong);
                    let what = format!("{} at call {at} ({:?}, {wrong:?})", act.word(), calls[at - 1]);
                    outcomes
                        .lock()
                        .unwrap()
                        .push(outcome.map_err(|why| format!("{what}: {why}")));
                }
            });
        }
    });
    for outcome in outcomes.into_inner().unwrap() {
        row.point(outcome);
    }
    let separator = if row.note.is_empty() { "" } else { ", " };
    row.note += &format!("{separator}{} {all}", act.word());
}

/// The calls of an act in which nothing goes wrong, up to `DONE`.
fn calls_of(bench: &mut Bench<'_>, act: Act) -> Vec<Call> {
    let (ended, log) = bench.run("-");
    assert!(ended.done() && ended.saved() && ended.ended(), "{act:?}: {ended:?}");
    is_as_it_must_be(act, &ended, bench.found()).unwrap();
    let said = |word: &str| {
        log.iter()
            .position(|entry| entry.said().is_some_and(|said| said.starts_with(word)))
    };
    // A migration begins before the first call.
    let (begin, done) = (said("BEGIN").unwrap_or(0), said("DONE").unwrap());
    let calls = log[begin..done].iter().filter(|entry| entry.call != Call::Said);
    calls.map(|entry| entry.call).collect()
}

fn once(bench: &mut Bench<'_>, act: Act, at: usize, wrong: Wrong) -> Result<(), String> {
    let (ended, log) = bench.run(&wrong.plan(at));
    if !log.iter().any(|entry| entry.call == Call::Fault) {
        // The same act takes a call more or less from time to time; this was beyond its last.
        return Ok(());
    }
    is_as_it_must_be(act, &ended, bench.found())?;
    if wrong.kills() {
        return Ok(());
    }
    was_told(act, &log, &ended)?;
    if let Some(told) = ended.lines.iter().find(|line| line.starts_with("REFUSED Damaged")) {
        return Err(format!("a disk that fails was told as damage: {told}"));
    }
    if !ended.saved() {
        return Err(format!("saving did not go on: {:?}", ended.lines));
    }
    let text = ended.lines.iter().find(|line| line.contains("What we spoke"));
    text.map_or(Ok(()), |line| Err(format!("a message gives a record away: {line}")))
}

/// When what a save had to write could not be written, it must not say that it was done. That the name of SQLite's log
/// could not be synced with the first commit does not count: opening the vault did that, and would have said so.
fn was_told(act: Act, log: &[Entry], ended: &Ended) -> Result<(), String> {
    let fault = log.iter().position(|entry| entry.call == Call::Fault);
    let done = log.iter().position(|entry| entry.said() == Some("DONE"));
    let in_the_act = done.is_none_or(|done| fault < Some(done));
    let written = fault
        .map(|fault| &log[fault])
        .is_some_and(|fault| match fault.spoilt() {
            Call::Write => true,
            Call::Sync => !fault.is_about("Test.scipvault"),
            _ => false,
        });
    if act == Act::Save && in_the_act && written && !ended.refused() {
        return Err(format!("nobody was told: {:?}", ended.lines));
    }
    Ok(())
}
