//! A short version of `cargo xtask faults`: a few points of each promise.
#![cfg(target_os = "linux")]

use tests::faults::{Extent, PROMISES};

/// The same points each time; `SCIP_FAULTS_SEED` chooses others.
fn seed() -> u64 {
    let given = std::env::var("SCIP_FAULTS_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    given.unwrap_or(1)
}

#[test]
fn every_promise_is_held_at_a_few_points() {
    let extent = Extent {
        seed: seed(),
        full: false,
    };
    println!("SCIP_FAULTS_SEED={}", extent.seed);
    for promise in PROMISES {
        (promise.keep)(&extent).must_hold();
    }
}
