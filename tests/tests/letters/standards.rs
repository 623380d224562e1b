//! Every document is an archivable and accessible PDF, and the validator would say so if one were not.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use super::{
    broken::broken,
    samples::samples,
    scripts::all_fonts,
    validator::{Verdict, judge},
};

struct Judged {
    samples: BTreeMap<String, Verdict>,
    broken: BTreeMap<String, Verdict>,
}

/// One process of the validator for all tests: starting it takes longer than judging.
fn judged() -> &'static Judged {
    static JUDGED: OnceLock<Judged> = OnceLock::new();
    JUDGED.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let write = |kind: &str, name: &str, pdf: &[u8]| -> PathBuf {
            let file = folder.path().join(format!("{kind}-{name}.pdf"));
            std::fs::write(&file, pdf).unwrap();
            file
        };
        let mut files = Vec::new();
        let mut fonts = all_fonts();
        for sample in samples() {
            files.push(write("sample", &sample.name, &sample.rendered(&mut fonts).pdf));
        }
        for (name, pdf) in broken() {
            files.push(write("broken", name, &pdf));
        }
        let (mut samples, mut broken) = (BTreeMap::new(), BTreeMap::new());
        for (file, verdict) in judge(&files) {
            let name = stem(&file);
            match name.split_once('-').unwrap() {
                ("sample", name) => samples.insert(name.to_owned(), verdict),
                (_, name) => broken.insert(name.to_owned(), verdict),
            };
        }
        Judged { samples, broken }
    })
}

fn stem(file: &Path) -> String {
    file.file_stem().unwrap().to_str().unwrap().to_owned()
}

#[test]
fn every_sample_keeps_pdf_a_2a_and_pdf_ua_1() {
    let samples = &judged().samples;
    for (name, verdict) in samples {
        assert!(verdict.refused_by.is_empty(), "{name}: {:#?}", verdict.broken);
        assert!(
            verdict.checks > 1000,
            "{name}: only {} checks were made",
            verdict.checks
        );
    }
    println!(
        "{} files, {} checks",
        samples.len(),
        samples.values().map(|v| v.checks).sum::<u64>()
    );
}

#[test]
fn files_broken_on_purpose_are_refused_each_by_what_is_broken() {
    let verdicts = &judged().broken;
    for breakage in super::broken::BREAKAGES {
        let verdict = &verdicts[breakage.name];
        let begins = format!("{} ", breakage.rule);
        let noticed = verdict.broken.iter().any(|rule| rule.starts_with(&begins));
        assert!(
            noticed,
            "{}: expected {}, got {:#?}",
            breakage.name, breakage.rule, verdict.broken
        );
    }
    assert!(
        verdicts[super::broken::UNTOUCHED].refused_by.is_empty(),
        "reading and writing alone breaks nothing"
    );
}
