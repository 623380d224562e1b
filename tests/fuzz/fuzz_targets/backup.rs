#![no_main]
//! A folder of backups, from anywhere: names of folders, and a manifest in each, as it comes and with a checksum that fits.

use std::fs;

use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use vault::backup::{Manifest, Place, list};

fuzz_target!(|input: (Vec<String>, &str)| {
    let (names, manifest) = input;
    let home = tempfile::tempdir().unwrap();
    let backups = home.path().join("backups");
    fs::create_dir(&backups).unwrap();
    let resealed = serde_json::from_str::<Value>(manifest).map(|backup| {
        let sum = Sha256::digest(backup.to_string());
        let sum: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
        serde_json::to_string_pretty(&json!({ "sha256": sum, "backup": backup })).unwrap()
    });
    let usual = "000001-20261123T090000Z".to_owned();
    for name in names.iter().take(4).chain([&usual]).filter(|name| !name.contains('/')) {
        let folder = backups.join(name);
        if fs::create_dir(&folder).is_ok() {
            let _ = fs::write(folder.join("manifest.json"), resealed.as_deref().unwrap_or(manifest));
        }
    }
    for backup in list(&Place::own(home.path())).unwrap() {
        let _ = (backup.manifest(), backup.made_at(), Manifest::read(backup.folder()));
    }
});
