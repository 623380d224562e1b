//! Nothing of this process is written to a disk when it crashes, and no other program of the same user looks into it.

/// Called before anything else. What the system refuses is no reason not to start.
pub fn keep_to_ourselves() {
    #[cfg(unix)]
    no_core_dumps();
    // A journey reads this process's memory, to see that nothing is left in it.
    #[cfg(all(target_os = "linux", not(feature = "journeys")))]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}

#[cfg(unix)]
fn no_core_dumps() {
    use rustix::process::{Resource, Rlimit, setrlimit};

    // The web view's processes inherit it. Linux hands a dump on to a crash reporter even at a limit of 0; at 1 byte it
    // makes none at all.
    let most = Some(u64::from(cfg!(target_os = "linux")));
    let _ = setrlimit(
        Resource::Core,
        Rlimit {
            current: most,
            maximum: most,
        },
    );
}
