use std::{path::Path, process::Command};

use companion::{
    Overwrite,
    pathway::records::{Letter, LetterKind, Workspace},
};
use tests::desk::{Desk, today};
use vault::{SecretString, Vault};

use crate::figure::{Figure, median, millis, timed};

const RUNS: usize = 25;

/// The sample's letter of application, in the open app and as a command of its own.
pub fn letters() -> [Figure; 2] {
    let mut desk = Desk::sample(Workspace::Candidate);
    let mut longer: Letter = desk.letter(LetterKind::Application, None, today()).unwrap().letter;
    for section in longer.sections.iter_mut().take(2) {
        section.text = format!("{}\n\n{}", section.text, section.text);
    }
    desk.keeps(longer);
    let file = desk.path("letter.pdf");
    let overwrite = Overwrite::Never;
    let exported = desk
        .export_letter(LetterKind::Application, None, &file, false, overwrite, today())
        .unwrap();
    assert_eq!(exported.pages, 3, "the letter that is measured has three pages");
    let mut application = || {
        desk.letter_pages(LetterKind::Application, None, false, today())
            .unwrap()
    };
    application();
    let warm = (0..RUNS).map(|_| millis(timed(&mut application).0)).collect();
    let folder = desk.folder().to_owned();
    let dir = desk.close();
    [
        Figure {
            what: "a letter of three pages, warm",
            measured: median(warm),
            promised: 50.0,
            unit: "ms",
            note: format!("the sample's application, made longer, from records to PDF; {RUNS} runs"),
        },
        cold(&folder, dir.path()),
    ]
}

fn cold(vault: &Path, scratch: &Path) -> Figure {
    let words = companion::sample::PASSPHRASE;
    let file = scratch.join("passphrase");
    std::fs::write(&file, words).unwrap();
    let open = Vault::open(vault, &SecretString::from(words)).unwrap();
    let keys = (0..RUNS)
        .map(|_| millis(timed(|| open.verify_passphrase(&SecretString::from(words)).unwrap()).0))
        .collect();
    open.close().unwrap();
    let cli = std::env::current_exe().unwrap().with_file_name("scip-companion-cli");
    let runs = (0..RUNS).map(|run| {
        let mut command = Command::new(&cli);
        command
            .args(["letter", "--passphrase-file"])
            .arg(&file)
            .arg(vault)
            .args(["application", "-o"]);
        let (time, output) = timed(|| command.arg(scratch.join(format!("{run}.pdf"))).output().unwrap());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        millis(time)
    });
    Figure {
        what: "the letter command as a whole process",
        measured: median(runs.collect()) - median(keys),
        promised: 250.0,
        unit: "ms",
        note: format!("from start to exit, less the key derivation; {RUNS} runs"),
    }
}
