use std::{fs, path::Path, path::PathBuf};

/// What was done: the numbers of `tests/disk/src/log.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    Open,
    Create,
    Read,
    Write,
    Truncate,
    Sync,
    Rename,
    Unlink,
    MakeFolder,
    RemoveFolder,
    Link,
    Said,
    Fault,
    Refused,
    Unknown,
}

impl Call {
    fn from_number(number: u8) -> Self {
        match number {
            1 => Self::Open,
            2 => Self::Create,
            3 => Self::Read,
            4 => Self::Write,
            5 => Self::Truncate,
            6 => Self::Sync,
            7 => Self::Rename,
            8 => Self::Unlink,
            9 => Self::MakeFolder,
            10 => Self::RemoveFolder,
            11 => Self::Link,
            12 => Self::Said,
            13 => Self::Fault,
            15 => Self::Refused,
            _ => Self::Unknown,
        }
    }
}

/// One line of the log.
#[derive(Clone, Debug)]
pub struct Entry {
    pub call: Call,
    pub path: PathBuf,
    pub other: PathBuf,
    pub offset: u64,
    pub bytes: Vec<u8>,
}

impl Entry {
    /// What the process said, if that is what this is.
    pub fn said(&self) -> Option<&str> {
        (self.call == Call::Said).then(|| std::str::from_utf8(&self.bytes).unwrap().trim_end())
    }

    /// Of a fault: the call that went wrong.
    pub fn spoilt(&self) -> Call {
        Call::from_number(u8::try_from(self.offset).unwrap())
    }

    pub fn is_about(&self, name: &str) -> bool {
        self.path.file_name().is_some_and(|file| file == name)
    }
}

/// Reads a log. A process that was killed while it wrote leaves the last record short: it counts for nothing.
pub fn read(log: &Path) -> Vec<Entry> {
    let bytes = fs::read(log).unwrap_or_default();
    let mut rest = bytes.as_slice();
    std::iter::from_fn(|| entry(&mut rest)).collect()
}

fn entry(rest: &mut &[u8]) -> Option<Entry> {
    let (&number, after) = rest.split_first()?;
    *rest = after;
    let [path, other, offset, bytes] = [part(rest)?, part(rest)?, part(rest)?, part(rest)?];
    let path_of = |bytes: &[u8]| PathBuf::from(std::str::from_utf8(bytes).unwrap());
    Some(Entry {
        call: Call::from_number(number),
        path: path_of(path),
        other: path_of(other),
        offset: u64::from_le_bytes(offset.try_into().unwrap()),
        bytes: bytes.to_vec(),
    })
}

fn part<'b>(rest: &mut &'b [u8]) -> Option<&'b [u8]> {
    let (length, after) = rest.split_first_chunk::<4>()?;
    let (part, after) = after.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    *rest = after;
    Some(part)
}
