//! What can only be broken from inside: the bytes of a sealed file.

use std::{fs, io, path::Path, sync::atomic::AtomicBool};

use pathway::Id;
use tempfile::TempDir;

use super::{
    Sealed, Sealing, Unsealing,
    chunks::{CHUNK, HEADER, TAG},
};
use crate::{Damage, VaultError};

static GO_ON: AtomicBool = AtomicBool::new(false);

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// Bytes of which no two chunks are alike.
fn content(size: usize) -> Vec<u8> {
    let mut content = Vec::with_capacity(size);
    for number in 0..=size / CHUNK {
        content.extend([number as u8 + 1, 0xa7, 3].repeat(CHUNK / 3 + 1));
        content.truncate(size.min((number + 1) * CHUNK));
    }
    content
}

fn sealed(folder: &Path, name: &str, content: &[u8]) -> Sealed {
    let sealing = Sealing::under(id(name), folder.to_owned()).unwrap();
    sealing.run(content, &mut |_| {}, &GO_ON).unwrap()
}

fn opened(sealed: &Sealed) -> Result<Vec<u8>, VaultError> {
    let mut out = Vec::new();
    let unsealing = Unsealing::of(sealed.seal.clone(), &sealed.folder);
    unsealing.run(&mut out, &mut |_| {}, &GO_ON)?;
    Ok(out)
}

fn is_damage(result: &Result<Vec<u8>, VaultError>) -> bool {
    let Err(VaultError::Damaged { what }) = result else {
        return false;
    };
    *what == Damage::Evidence { id: id("one") }
}

#[test]
fn a_file_of_any_size_comes_back_as_it_was() {
    let home = TempDir::new().unwrap();
    for size in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 10 << 20] {
        let content = content(size);
        let sealed = sealed(home.path(), "one", &content);
        assert_eq!(opened(&sealed).unwrap(), content, "{size} bytes");
        let on_disk = sealed.path().metadata().unwrap().len();
        assert_eq!(on_disk, sealed.seal.sealed_size);
        assert_eq!(on_disk as usize, HEADER + size + TAG * (size / CHUNK + 1));
    }
}

#[test]
fn read_in_parts_of_any_size_it_is_the_same() {
    let home = TempDir::new().unwrap();
    let content = content(CHUNK + 77);
    let sealed = sealed(home.path(), "one", &content);
    let mut reader = Unsealing::of(sealed.seal.clone(), home.path()).reader().unwrap();
    let mut out = Vec::new();
    let mut part = [0; 1000];
    while let Ok(read @ 1..) = io::Read::read(&mut reader, &mut part) {
        out.extend_from_slice(&part[..read]);
    }
    assert_eq!(out, content);
}

#[test]
fn a_flipped_bit_in_any_byte_is_noticed() {
    let home = TempDir::new().unwrap();
    let sealed = sealed(home.path(), "one", &content(300));
    let whole = fs::read(sealed.path()).unwrap();
    for at in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        fs::write(sealed.path(), &flipped).unwrap();
        assert!(is_damage(&opened(&sealed)), "byte {at}");
    }
    fs::write(sealed.path(), &whole).unwrap();
    assert!(opened(&sealed).is_ok());
}

#[test]
fn a_file_cut_anywhere_or_lengthened_is_noticed() {
    let home = TempDir::new().unwrap();
    let sealed = sealed(home.path(), "one", &content(300));
    let whole = fs::read(sealed.path()).unwrap();
    for length in 0..whole.len() {
        fs::write(sealed.path(), &whole[..length]).unwrap();
        assert!(is_damage(&opened(&sealed)), "cut to {length}");
    }
    fs::write(sealed.path(), [whole.as_slice(), &[0]].concat()).unwrap();
    assert!(is_damage(&opened(&sealed)), "one byte more");
    fs::remove_file(sealed.path()).unwrap();
    assert!(is_damage(&opened(&sealed)), "not there");
}

#[test]
fn a_file_cut_between_two_chunks_is_noticed() {
    let home = TempDir::new().unwrap();
    for size in [2 * CHUNK, 2 * CHUNK + 5] {
        let sealed = sealed(home.path(), "one", &content(size));
        let whole = fs::read(sealed.path()).unwrap();
        for chunks in 0..=2 {
            fs::write(sealed.path(), &whole[..HEADER + chunks * (CHUNK + TAG)]).unwrap();
            assert!(is_damage(&opened(&sealed)), "{chunks} chunks of {size} bytes");
        }
    }
}

#[test]
fn chunks_in_another_order_are_noticed() {
    let home = TempDir::new().unwrap();
    let sealed = sealed(home.path(), "one", &content(3 * CHUNK));
    let whole = fs::read(sealed.path()).unwrap();
    let (header, chunks) = whole.split_at(HEADER);
    let chunk = |number: usize| &chunks[number * (CHUNK + TAG)..][..CHUNK + TAG];
    let last = &chunks[3 * (CHUNK + TAG)..];
    let put_together = |order: [usize; 3]| {
        let bytes = [header, chunk(order[0]), chunk(order[1]), chunk(order[2]), last].concat();
        fs::write(sealed.path(), bytes).unwrap();
        opened(&sealed)
    };
    assert!(put_together([0, 1, 2]).is_ok());
    for order in [[1, 0, 2], [0, 2, 1], [0, 0, 2]] {
        assert!(is_damage(&put_together(order)), "{order:?}");
    }
}

#[test]
fn another_file_in_its_place_is_noticed_even_under_its_own_key() {
    let home = TempDir::new().unwrap();
    let one = sealed(home.path(), "one", b"what was attached here");
    let other = sealed(home.path(), "other", b"what was attached there");
    fs::copy(other.path(), one.path()).unwrap();
    assert!(is_damage(&opened(&one)));

    // A row that a person of ill will wrote anew, with the other's key.
    let mut forged = other.seal.clone();
    forged.id = one.seal.id.clone();
    let forged = Sealed {
        seal: forged,
        folder: home.path().to_owned(),
    };
    assert!(is_damage(&opened(&forged)), "a file is bound to its own evidence");
}

#[test]
fn an_older_state_of_the_same_file_is_noticed() {
    let home = TempDir::new().unwrap();
    let old = sealed(home.path(), "one", b"an earlier file");
    let mut new = sealed(home.path(), "one", b"the file of now");
    fs::copy(old.path(), new.path()).unwrap();
    // Even if the keys were the same.
    new.seal.key = old.seal.key.clone();
    assert!(is_damage(&opened(&new)));
}

#[test]
fn what_was_stopped_or_failed_leaves_nothing() {
    struct Failing(usize);
    impl io::Read for Failing {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.0 = self.0.checked_sub(1).ok_or(io::ErrorKind::TimedOut)?;
            buffer.fill(7);
            Ok(buffer.len())
        }
    }
    let home = TempDir::new().unwrap();
    let sealing = || Sealing::under(id("one"), home.path().to_owned()).unwrap();

    let cancel = AtomicBool::new(false);
    let mut heard = 0;
    let stopped = sealing().run(
        io::repeat(1),
        &mut |done| {
            heard = done;
            cancel.store(true, std::sync::atomic::Ordering::Relaxed);
        },
        &cancel,
    );
    assert!(matches!(stopped, Err(VaultError::Cancelled)));
    assert_eq!(heard, CHUNK as u64, "at the first chunk after it was told to");

    let failed = sealing().run(Failing(9), &mut |_| {}, &GO_ON);
    let kind = io::ErrorKind::TimedOut;
    assert!(matches!(failed, Err(VaultError::CannotCopyIn { kind: found }) if found == kind));
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
}

#[test]
fn the_same_file_sealed_twice_is_two_different_files() {
    let home = TempDir::new().unwrap();
    let (one, two) = (
        sealed(home.path(), "one", b"a recording"),
        sealed(home.path(), "two", b"a recording"),
    );
    assert_eq!(one.sha256(), two.sha256());
    assert_ne!(fs::read(one.path()).unwrap(), fs::read(two.path()).unwrap());
    assert_ne!(one.seal.key.bytes(), two.seal.key.bytes());
}
