use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use super::{Call, Entry};
use crate::chance::Chance;

/// The least that a disk writes whole.
const SECTOR: usize = 512;

/// A folder with everything in it, as the system would show it, and as much of it as a power cut is sure to leave.
///
/// Bytes are sure once their file was synced, names once their folder was. Files and folders are told from their names,
/// as they are on a disk: a file keeps its bytes when it is renamed.
pub struct Image {
    root: PathBuf,
    nodes: Vec<Node>,
}

type Number = usize;
const ROOT: Number = 0;

enum Node {
    File { sure: Vec<u8>, pending: Vec<Change> },
    Folder { sure: Names, pending: Vec<Renaming> },
}

type Names = BTreeMap<OsString, Number>;

#[derive(Clone)]
enum Change {
    Write(usize, Vec<u8>),
    Cut(usize),
}

#[derive(Clone)]
enum Renaming {
    Add(OsString, Number),
    Remove(OsString),
    Move(OsString, OsString),
}

/// How much a power cut takes of what was not yet sure.
#[derive(Clone, Copy, Debug)]
pub enum Cut {
    Nothing,
    Everything,
    /// Each write as a whole, or not.
    SomeWrites,
    /// Each sector of each write, or not.
    SomeSectors,
}

impl Image {
    /// A folder as it lies there now, all of it sure.
    pub fn of(root: &Path) -> Self {
        let mut image = Self {
            root: root.to_owned(),
            nodes: Vec::new(),
        };
        image.take_in(root);
        image
    }

    /// The same image under another path: that under which the log knows it.
    pub fn called(self, root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            ..self
        }
    }

    fn take_in(&mut self, folder: &Path) -> Number {
        let number = self.nodes.len();
        self.nodes.push(empty_folder());
        let mut names = Names::new();
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let inside = if entry.file_type().unwrap().is_dir() {
                self.take_in(&entry.path())
            } else {
                let sure = fs::read(entry.path()).unwrap();
                self.add(Node::File {
                    sure,
                    pending: Vec::new(),
                })
            };
            names.insert(entry.file_name(), inside);
        }
        self.nodes[number] = Node::Folder {
            sure: names,
            pending: Vec::new(),
        };
        number
    }

    fn add(&mut self, node: Node) -> Number {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    /// Does what the log says was done next.
    pub fn follow(&mut self, entry: &Entry) {
        match entry.call {
            Call::Open | Call::Read | Call::Said | Call::Fault | Call::Refused => {}
            Call::Create => {
                let file = self.add(Node::File {
                    sure: Vec::new(),
                    pending: Vec::new(),
                });
                self.rename(&entry.path, |name| Renaming::Add(name, file));
            }
            Call::MakeFolder => {
                let folder = self.add(empty_folder());
                self.rename(&entry.path, |name| Renaming::Add(name, folder));
            }
            Call::Write => self.change(&entry.path, Change::Write(entry.offset as usize, entry.bytes.clone())),
            Call::Truncate => self.change(&entry.path, Change::Cut(entry.offset as usize)),
            Call::Unlink | Call::RemoveFolder => self.rename(&entry.path, Renaming::Remove),
            Call::Rename => {
                let to = entry.other.file_name().unwrap().to_owned();
                assert_eq!(
                    entry.path.parent(),
                    entry.other.parent(),
                    "from folder to folder is not followed"
                );
                self.rename(&entry.path, |name| Renaming::Move(name, to));
            }
            Call::Link => {
                let file = self.find(&entry.path).unwrap();
                self.rename(&entry.other, |name| Renaming::Add(name, file));
            }
            Call::Sync => self.sync(&entry.path),
            Call::Unknown => panic!("{} was used in a way that is not followed", entry.path.display()),
        }
    }

    fn names(&self, folder: Number) -> Names {
        match &self.nodes[folder] {
            Node::Folder { sure, pending } => renamed(sure, pending),
            Node::File { .. } => Names::new(),
        }
    }

    fn find(&self, path: &Path) -> Option<Number> {
        let inside = path.strip_prefix(&self.root).ok()?;
        inside
            .iter()
            .try_fold(ROOT, |folder, name| self.names(folder).get(name).copied())
    }

    fn rename(&mut self, path: &Path, how: impl FnOnce(OsString) -> Renaming) {
        let folder = self.find(path.parent().unwrap()).unwrap();
        let renaming = how(path.file_name().unwrap().to_owned());
        match &mut self.nodes[folder] {
            Node::Folder { pending, .. } => pending.push(renaming),
            Node::File { .. } => panic!("{} lies in a file", path.display()),
        }
    }

    /// A file that has no name any more can be written to; nobody will ever see it.
    fn change(&mut self, path: &Path, change: Change) {
        if let Some(number) = self.find(path)
            && let Node::File { pending, .. } = &mut self.nodes[number]
        {
            pending.push(change);
        }
    }

    fn sync(&mut self, path: &Path) {
        let Some(number) = self.find(path) else { return };
        match &mut self.nodes[number] {
            Node::File { sure, pending } => pending.drain(..).for_each(|change| apply(sure, &change)),
            Node::Folder { sure, pending } => *sure = renamed(sure, &std::mem::take(pending)),
        }
    }

    /// Writes down what a power cut at this moment leaves.
    pub fn after(&self, cut: Cut, chance: &mut Chance, to: &Path) {
        self.leave(ROOT, cut, chance, to);
    }

    fn leave(&self, number: Number, cut: Cut, chance: &mut Chance, to: &Path) {
        match &self.nodes[number] {
            Node::File { sure, pending } => fs::write(to, left(sure, pending, cut, chance)).unwrap(),
            Node::Folder { sure, pending } => {
                fs::create_dir(to).unwrap();
                // Names are kept in the order in which they were given: a disk's journal sees to that.
                let kept = match cut {
                    Cut::Nothing => pending.len(),
                    Cut::Everything => 0,
                    Cut::SomeWrites | Cut::SomeSectors => chance.below(pending.len() + 1),
                };
                for (name, inside) in renamed(sure, &pending[..kept]) {
                    self.leave(inside, cut, chance, &to.join(name));
                }
            }
        }
    }

    /// Every file with its bytes, and every folder, by its path under the root.
    pub fn whole(&self) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
        let mut found = BTreeMap::new();
        let mut open = vec![(ROOT, PathBuf::new())];
        while let Some((number, path)) = open.pop() {
            let bytes = match &self.nodes[number] {
                Node::File { sure, pending } => Some(left(sure, pending, Cut::Nothing, &mut Chance::new(0))),
                Node::Folder { .. } => None,
            };
            found.insert(path.clone(), bytes);
            open.extend(
                self.names(number)
                    .into_iter()
                    .map(|(name, inside)| (inside, path.join(name))),
            );
        }
        found
    }

    /// Where two images are not the same.
    pub fn differences(&self, other: &Self) -> Vec<PathBuf> {
        let (mine, theirs) = (self.whole(), other.whole());
        let paths: BTreeSet<_> = mine.keys().chain(theirs.keys()).collect();
        paths
            .into_iter()
            .filter(|path| mine.get(*path) != theirs.get(*path))
            .cloned()
            .collect()
    }
}

fn empty_folder() -> Node {
    Node::Folder {
        sure: Names::new(),
        pending: Vec::new(),
    }
}

fn renamed(names: &Names, renamings: &[Renaming]) -> Names {
    let mut names = names.clone();
    for renaming in renamings {
        match renaming {
            Renaming::Add(name, number) => {
                names.insert(name.clone(), *number);
            }
            Renaming::Remove(name) => {
                names.remove(name);
            }
            Renaming::Move(from, to) => {
                let number = names.remove(from).unwrap();
                names.insert(to.clone(), number);
            }
        }
    }
    names
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Cut(length) => bytes.resize(*length, 0),
        Change::Write(offset, text) => {
            let end = offset + text.len();
            if bytes.len() < end {
                bytes.resize(end, 0);
            }
            bytes[*offset..end].copy_from_slice(text);
        }
    }
}

fn left(sure: &[u8], pending: &[Change], cut: Cut, chance: &mut Chance) -> Vec<u8> {
    let mut bytes = sure.to_vec();
    for change in pending {
        match (cut, change) {
            (Cut::Nothing, change) => apply(&mut bytes, change),
            (Cut::Everything, _) => {}
            (Cut::SomeSectors, Change::Write(offset, text)) => {
                for (start, sector) in sectors(*offset, text) {
                    if chance.coin() {
                        apply(&mut bytes, &Change::Write(start, sector.to_vec()));
                    }
                }
            }
            (Cut::SomeWrites | Cut::SomeSectors, change) => {
                if chance.coin() {
                    apply(&mut bytes, change);
                }
            }
        }
    }
    bytes
}

/// A write in the pieces in which a disk writes it.
fn sectors(offset: usize, text: &[u8]) -> Vec<(usize, &[u8])> {
    let mut pieces = Vec::new();
    let mut from = 0;
    while from < text.len() {
        let start = offset + from;
        let length = (SECTOR - start % SECTOR).min(text.len() - from);
        pieces.push((start, &text[from..from + length]));
        from += length;
    }
    pieces
}
