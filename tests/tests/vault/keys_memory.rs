//! What a closed vault leaves in the memory of the process that had it open: nothing.
#![cfg(target_os = "linux")]

use std::{
    fs::{self, File},
    os::unix::fs::FileExt,
};

use vault::{SecretString, Vault, VaultError};

use crate::{
    process::{self, Process},
    support::{Scratch, id, morning, session},
};

/// A word that no program holds, and so that this one does not either, written with each byte turned.
const TURNED: &[u8] = b"Dz}gvatafv}v`";
const TURN: u8 = 0x13;

fn canary() -> String {
    TURNED.iter().map(|byte| char::from(byte ^ TURN)).collect()
}

/// How often the word stands in the memory that this process can write to, `buffer` aside.
fn found(buffer: &mut [u8]) -> usize {
    let own = buffer.as_ptr() as u64..buffer.as_ptr() as u64 + buffer.len() as u64;
    let memory = File::open("/proc/self/mem").unwrap();
    let mut found = 0;
    for line in fs::read_to_string("/proc/self/maps").unwrap().lines() {
        let (range, rest) = line.split_once(' ').unwrap();
        if !rest.starts_with("rw") {
            continue;
        }
        let (from, to) = range.split_once('-').unwrap();
        let (mut at, end) = (
            u64::from_str_radix(from, 16).unwrap(),
            u64::from_str_radix(to, 16).unwrap(),
        );
        while at < end {
            let length = buffer.len().min((end - at) as usize);
            // Some of it, such as a device's, cannot be read.
            let Ok(read) = memory.read_at(&mut buffer[..length], at) else {
                break;
            };
            let is_it = |window: &[u8]| window.iter().zip(TURNED).all(|(byte, turned)| byte ^ TURN == *turned);
            found += buffer[..read]
                .windows(TURNED.len())
                .enumerate()
                .filter(|(offset, window)| is_it(window) && !own.contains(&(at + *offset as u64)))
                .count();
            if read <= TURNED.len() {
                break;
            }
            // A word may lie across two reads.
            at += if read == length && (length as u64) < end - at {
                (read - TURNED.len()) as u64
            } else {
                end - at
            };
        }
    }
    found
}

#[test]
fn a_closed_vault_leaves_no_note_and_no_passphrase_in_memory() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    vault
        .transact(morning(0), |writing| -> Result<(), VaultError> {
            for number in 0..50 {
                let name = format!("session-{number}");
                writing.put(&session(&name, &format!("{} ", canary()).repeat(200)).into())?;
                writing.put_private_note(&id(&name), &canary())?;
            }
            Ok(())
        })
        .unwrap();
    let passphrase = SecretString::from(format!("{} is the passphrase", canary()));
    vault
        .change_passphrase(&passphrase, vault::Cost::floor(), morning(1))
        .unwrap();
    vault.close().unwrap();

    let mut other = Process::start("keys_memory::a_process_that_looks_into_itself", &scratch.folder);
    let open: usize = other.says().expect("while it is open").parse().unwrap();
    let closed: usize = other.says().expect("after it is closed").parse().unwrap();
    assert!(open > 1000, "the search finds what is there: {open}");
    assert_eq!(closed, 0);
}

#[test]
#[ignore = "a second process, started by the test above"]
fn a_process_that_looks_into_itself() {
    let mut buffer = vec![0; 1 << 20];
    let passphrase = SecretString::from(format!("{} is the passphrase", canary()));
    let mut vault = Vault::open(&process::folder(), &passphrase).unwrap();
    assert!(vault.verify_passphrase(&passphrase).unwrap());
    drop(passphrase);
    let records = vault.all_records().unwrap();
    let notes: Vec<_> = (0..50)
        .map(|number| vault.private_note(&id(&format!("session-{number}"))).unwrap())
        .collect();
    vault
        .transact(morning(2), |writing| {
            writing.put(&session("session-3", &format!("Again: {}", canary())).into())
        })
        .unwrap();
    vault.checkpoint().unwrap();
    let while_open = found(&mut buffer);
    drop((records, notes));
    vault.close().unwrap();
    buffer.fill(0);
    let after = found(&mut buffer);
    process::say(&while_open.to_string());
    process::say(&after.to_string());
}
