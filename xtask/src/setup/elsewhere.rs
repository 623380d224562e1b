//! macOS and Windows: nothing is installed, what is missing is named.

use super::Need;
use crate::Outcome;
use crate::steps::printed;

/// One thing that a machine needs: how to see it, and what to do when it is not there.
struct Thing {
    name: &'static str,
    there: fn() -> bool,
    get: &'static str,
}

const MAC: &[Thing] = &[Thing {
    name: "Xcode's command line tools",
    there: || says("xcode-select", &["-p"]),
    get: "xcode-select --install",
}];

const WINDOWS: &[Thing] = &[
    Thing {
        name: "the C++ build tools of Visual Studio",
        there: build_tools,
        get: "winget install Microsoft.VisualStudio.2022.BuildTools, then choose \"Desktop development with C++\"",
    },
    Thing {
        name: "WebView2",
        there: web_view,
        get: "winget install Microsoft.EdgeWebView2Runtime",
    },
    Thing {
        name: "Perl (OpenSSL is built with it)",
        there: || says("perl", &["-v"]),
        get: "winget install StrawberryPerl.StrawberryPerl",
    },
    Thing {
        name: "NASM (OpenSSL is built with it)",
        there: || says("nasm", &["-v"]),
        get: "winget install NASM.NASM, and put its folder on the PATH",
    },
];

/// What the tests look into letters with.
const TEST: &[Thing] = &[
    Thing {
        name: "Poppler",
        // It prints its version to standard error; that it starts is enough.
        there: || printed("pdftotext", &["-v"]).is_some(),
        get: "brew install poppler (macOS) or choco install poppler (Windows)",
    },
    Thing {
        name: "qpdf",
        there: || says("qpdf", &["--version"]),
        get: "brew install qpdf (macOS) or choco install qpdf (Windows)",
    },
    Thing {
        name: "MuPDF's tools",
        there: || printed("mutool", &["-v"]).is_some(),
        get: "brew install mupdf-tools (macOS) or choco install mupdf (Windows)",
    },
    Thing {
        name: "Python 3 with pip",
        there: || says("python3", &["-m", "pip", "--version"]),
        get: "brew install python (macOS) or winget install Python.Python.3.12 (Windows)",
    },
    Thing {
        name: "Java 17 or newer with its compiler",
        there: || says("javac", &["--version"]),
        get: "brew install openjdk (macOS) or winget install EclipseAdoptium.Temurin.21.JDK (Windows)",
    },
];

/// # Errors
/// When something is missing: each, with how to get it.
pub fn check(need: Need) -> Outcome {
    let system = if cfg!(windows) { WINDOWS } else { MAC };
    let test = if need >= Need::Test { TEST } else { &[] };
    let missing: Vec<String> = system
        .iter()
        .chain(test)
        .filter(|thing| !(thing.there)())
        .map(|thing| format!("  {}: {}", thing.name, thing.get))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "this machine is missing something. Install it, then start again:\n{}",
        missing.join("\n")
    ))
}

fn says(program: &str, words: &[&str]) -> bool {
    printed(program, words).is_some_and(|text| !text.trim().is_empty())
}

/// Visual Studio's own finder always lies in this place.
fn build_tools() -> bool {
    says(
        r"C:\Program Files (x86)\Microsoft Visual Studio\Installer\vswhere.exe",
        &[
            "-products",
            "*",
            "-requires",
            "Microsoft.VisualStudio.Component.VC.Tools.x86.x64",
            "-property",
            "installationPath",
        ],
    )
}

/// The runtime writes its version under this key, for the machine or for one person.
fn web_view() -> bool {
    const CLIENT: &str = r"Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    [r"HKLM\SOFTWARE\WOW6432Node", r"HKLM\SOFTWARE", r"HKCU\Software"]
        .iter()
        .any(|hive| says("reg", &["query", &format!(r"{hive}\{CLIENT}"), "/v", "pv"]))
}
