//! What shall go wrong, and when.

use std::sync::OnceLock;

use crate::log::Call;

/// How a call goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It fails with this error, and does nothing.
    Fails(i32),
    /// A write does the first half, and then fails with this error.
    Half(i32),
    /// The process ends just before it.
    Kills,
    /// The process ends in the middle of a write.
    KillsHalfWay,
}

/// `NUMBER:FAULT` for one call, or `NUMBER-:FAULT` for it and all that follow, until the process has said `REFUSED`.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub at: u64,
    pub lasting: bool,
    pub fault: Fault,
}

static PLAN: OnceLock<Option<Plan>> = OnceLock::new();

impl Plan {
    /// Another plan than the environment's; only before that was asked for.
    pub fn set(text: &str) {
        let _ = PLAN.set(parse(text));
    }

    pub fn made() -> Option<&'static Plan> {
        PLAN.get_or_init(|| parse(&std::env::var("SCIP_DISK_PLAN").ok()?))
            .as_ref()
    }

    /// Whether this call, the number-th since `BEGIN`, goes wrong. A fault that cannot befall the call it was planned for
    /// befalls the next one that it can.
    pub fn strikes(&self, number: u64, call: Call, struck: bool, refused: bool) -> bool {
        let due = number >= self.at && if self.lasting { !refused } else { !struck };
        due && match self.fault {
            Fault::Kills => true,
            Fault::KillsHalfWay | Fault::Half(_) => call == Call::Write,
            // A full disk refuses whatever needs room.
            Fault::Fails(libc::ENOSPC) => {
                matches!(
                    call,
                    Call::Create | Call::Write | Call::Sync | Call::MakeFolder | Call::Link
                )
            }
            Fault::Fails(_) => true,
        }
    }
}

fn parse(text: &str) -> Option<Plan> {
    let (at, fault) = text.split_once(':')?;
    let fault = match fault {
        "eio" => Fault::Fails(libc::EIO),
        "enospc" => Fault::Fails(libc::ENOSPC),
        "half-eio" => Fault::Half(libc::EIO),
        "half-enospc" => Fault::Half(libc::ENOSPC),
        "kill" => Fault::Kills,
        "kill-half" => Fault::KillsHalfWay,
        _ => return None,
    };
    let (at, lasting) = at.strip_suffix('-').map_or((at, false), |at| (at, true));
    Some(Plan {
        at: at.parse().ok()?,
        lasting,
        fault,
    })
}
