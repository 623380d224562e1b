//! A disk that fails, for tests: a library that is loaded into a process before all others (`LD_PRELOAD`).
//!
//! It stands between the process and every call that touches a file under one folder (`SCIP_DISK_UNDER`). It writes all
//! of them down, with the bytes (`SCIP_DISK_LOG`), and lets the one that it was told to go wrong (`SCIP_DISK_PLAN`), which
//! is counted from the line `BEGIN` that the process writes to its standard output. It can also show single bits of a file wrongly (`SCIP_DISK_FLIP`). Linux only; elsewhere it is empty.
#![cfg_attr(
    target_os = "linux",
    allow(
        unsafe_code,
        reason = "it takes the place of functions of the C library, which can be written in no other way"
    )
)]

#[cfg(target_os = "linux")]
mod calls;
#[cfg(target_os = "linux")]
mod flip;
#[cfg(target_os = "linux")]
mod log;
#[cfg(target_os = "linux")]
mod path;
#[cfg(target_os = "linux")]
mod plan;
#[cfg(target_os = "linux")]
mod serve;
#[cfg(target_os = "linux")]
mod watch;
