//! What the committee finds: the archive opened, and looked through for what must not be in it.

use std::{fs, path::Path, process::Command};

use tests::paper::{sha256_of, text_of};

/// Words of the register, whole and in part, and what the camera wrote.
const NOBODYS: [&str; 4] = ["lena", "lindqvist", "stavanger", "kolkrabe"];

/// A picture whose camera wrote more than it shows.
pub fn picture() -> Vec<u8> {
    b"\xff\xd8\xff\xe1\0\x10Exif\0\0Kolkrabe\xff\xda\0\x02scan\xff\xd9".to_vec()
}

pub fn draft_is_ready(mail: &Path) {
    let mail = fs::read_to_string(mail).unwrap().replace("=\r\n", "");
    for words in [
        "X-Unsent: 1",
        "professionaltraining@centerformsc.org",
        "application.zip",
        "my letter of application, my clinical portfolio and the evidence",
        "Ingrid Solheim",
    ] {
        assert!(mail.contains(words), "{words}: {}", mail.get(..1500).unwrap_or(&mail));
    }
}

pub fn holds_what_was_chosen_and_nobodys_name(archive: &Path) {
    let folder = tempfile::tempdir().unwrap();
    let unpacked = Command::new("python3")
        .args(["-m", "zipfile", "-e"])
        .arg(archive)
        .arg(folder.path())
        .status();
    assert!(unpacked.unwrap().success());
    let names = [
        "evidence/The letter to the critic.txt",
        "evidence/certificate.jpg",
        "index.csv",
        "index.pdf",
    ];
    let mut inside = files_in(folder.path(), folder.path());
    inside.sort();
    assert_eq!(inside.len(), 6, "{inside:?}");
    assert!(
        names.iter().all(|name| inside.iter().any(|one| one == name)),
        "{inside:?}"
    );

    let index = fs::read_to_string(folder.path().join("index.csv")).unwrap();
    let paper = text_of(&folder.path().join("index.pdf"));
    for name in inside.iter().filter(|name| !name.starts_with("index.")) {
        let file = folder.path().join(name);
        let (hash, size) = (sha256_of(&file), file.metadata().unwrap().len());
        assert!(index.contains(&format!("{name},{size},{hash}")), "{name}: {index}");
        assert!(paper.contains(&hash[..8]), "{name}: {paper}");
    }
    for name in &inside {
        let file = folder.path().join(name);
        let text = if name.ends_with(".pdf") {
            text_of(&file)
        } else {
            String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned()
        };
        let text = format!("{name} {text}").to_lowercase();
        for word in NOBODYS {
            assert!(!text.contains(word), "{word} is in {name}");
        }
    }
    let packed = String::from_utf8_lossy(&fs::read(archive).unwrap()).to_lowercase();
    // Among compressed pages, four letters can come about by chance.
    assert!(NOBODYS[1..].iter().all(|word| !packed.contains(word)));
}

fn files_in(folder: &Path, root: &Path) -> Vec<String> {
    let inside = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    inside
        .flat_map(|path| {
            if path.is_dir() {
                files_in(&path, root)
            } else {
                vec![path.strip_prefix(root).unwrap().to_string_lossy().into_owned()]
            }
        })
        .collect()
}
