use std::{fs, path::Path};

use vault::VaultError;

use crate::support::{Scratch, WORDS, bytes_of, candidate, id, morning, session};

const CANARIES: [&str; 4] = ["Wintergruen", "Kolkrabe", "Zaunkoenig", WORDS];

fn found(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for (path, bytes) in bytes_of(folder) {
        for canary in CANARIES {
            let wide: Vec<u8> = canary.encode_utf16().flat_map(u16::to_le_bytes).collect();
            for form in [canary.as_bytes(), &wide] {
                if bytes.windows(form.len()).any(|window| window == form) {
                    found.push(format!("{canary} in {}", path.display()));
                }
            }
        }
    }
    found
}

#[test]
fn no_plaintext_in_any_file() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    let mut write = |minute, summary: &str, note: &str| {
        vault
            .transact(morning(minute), |writing| -> Result<(), VaultError> {
                writing.put(&candidate("Wintergruen").into())?;
                writing.put(&session("first", &summary.repeat(500)).into())?;
                writing.put_private_note(&id("first"), &note.repeat(500))
            })
            .unwrap();
    };
    write(0, "Kolkrabe ", "Zaunkoenig ");
    write(60, "something else", "something else");
    vault
        .transact(morning(61), |writing| writing.remove(&id("first")))
        .unwrap();

    assert!(
        scratch.file("vault.db-wal").metadata().unwrap().len() > 0,
        "the log is searched too"
    );
    assert_eq!(found(&scratch.folder), [""; 0], "while the vault is open");
    vault.close().unwrap();
    assert_eq!(found(&scratch.folder), [""; 0], "after closing");

    fs::write(scratch.file("plain.txt"), "a Kolkrabe").unwrap();
    assert_eq!(found(&scratch.folder).len(), 1, "the search itself finds what is there");
}
