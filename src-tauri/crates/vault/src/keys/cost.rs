use serde::{Deserialize, Serialize};

/// How much work it is to try one passphrase: the memory and passes of Argon2id, in one lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Asked", into = "Asked")]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
}

const MIB: u32 = 1024;
/// Memory times passes: what 1 GiB and three passes are, about three seconds.
const MOST_WORK: u64 = 3 * 1024 * MIB as u64;

impl Cost {
    /// For a person who waits: 256 MiB, three passes, about 0.7 s.
    #[must_use]
    pub const fn interactive() -> Self {
        Self {
            memory_kib: 256 * MIB,
            passes: 3,
        }
    }

    /// The least that is ever accepted: 64 MiB, three passes.
    #[must_use]
    pub const fn floor() -> Self {
        Self {
            memory_kib: 64 * MIB,
            passes: 3,
        }
    }

    /// `None` outside 64 MiB to 1 GiB and three to ten passes, and beyond 3 GiB of memory times passes: less is too weak, and
    /// more would let a prepared file hold the computer up.
    #[must_use]
    pub fn new(memory_kib: u32, passes: u32) -> Option<Self> {
        let floor = Self::floor();
        let fits = (floor.memory_kib..=1024 * MIB).contains(&memory_kib) && (floor.passes..=10).contains(&passes);
        let fits = fits && u64::from(memory_kib) * u64::from(passes) <= MOST_WORK;
        fits.then_some(Self { memory_kib, passes })
    }

    /// No less work than either.
    #[must_use]
    pub fn at_least(self, other: Self) -> Self {
        Self {
            memory_kib: self.memory_kib.max(other.memory_kib),
            passes: self.passes.max(other.passes),
        }
    }

    #[must_use]
    pub fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    #[must_use]
    pub fn passes(self) -> u32 {
        self.passes
    }
}

/// A cost as a file asks for it: not yet believed.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    memory_kib: u32,
    passes: u32,
}

impl TryFrom<Asked> for Cost {
    type Error = &'static str;

    fn try_from(asked: Asked) -> Result<Self, Self::Error> {
        Cost::new(asked.memory_kib, asked.passes).ok_or("a cost outside the limits")
    }
}

impl From<Cost> for Asked {
    fn from(Cost { memory_kib, passes }: Cost) -> Self {
        Self { memory_kib, passes }
    }
}
