//! System packages on Debian, Ubuntu and their like.

use std::io::Write;

use super::{Consent, Need};
use crate::Outcome;
use crate::steps::{command, printed, run};

/// Needed to build the app: the web view, the icons of the tray, and a C toolchain for SQLCipher and its OpenSSL.
const RUN: &[&str] = &[
    "build-essential",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "librsvg2-dev",
    "libayatana-appindicator3-dev",
    "libssl-dev",
];
/// Needed to look into the letters that the tests make: three readers of PDF, the last through Python; Java for the
/// validator of PDF/A and PDF/UA, with the classes for XML binding that Java no longer brings; and the fonts of China, Japan
/// and Korea, which the app takes from the system.
const TEST: &[&str] = &[
    "poppler-utils",
    "qpdf",
    "mupdf-tools",
    "python3",
    "python3-pip",
    "default-jdk-headless",
    "libjaxb-java",
    "fonts-noto-cjk",
];
/// Needed to drive the real window where nobody looks, and to see where it lies and that it speaks to no network.
const WINDOW: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "dbus-x11",
    "fonts-dejavu-core",
    "x11-utils",
    "xdotool",
    "strace",
    "iproute2",
];

/// Installs the packages that are missing.
///
/// # Errors
/// When the person says no, or apt fails.
pub fn setup(need: Need, consent: Consent) -> Outcome {
    let wanted = wanted(need);
    let Some(listing) = installed(&wanted) else {
        println!(
            "This Linux has no dpkg-query, so nothing is installed. Needed are the equivalents of these packages of\n\
             Debian: {}",
            wanted.join(" ")
        );
        return Ok(());
    };
    let missing = missing(&wanted, &listing);
    if missing.is_empty() {
        println!("All {} system packages are there.", wanted.len());
        return Ok(());
    }
    println!("Missing system packages: {}", missing.join(" "));
    if consent == Consent::Asked && !yes("Install them now with apt-get? [y/n] ") {
        return Err(format!(
            "system packages are missing. Install them with\n  sudo apt-get install --no-install-recommends {}",
            missing.join(" ")
        ));
    }
    apt(&["update"])?;
    let mut install = vec!["install", "-y", "--no-install-recommends"];
    install.extend(&missing);
    apt(&install)
}

/// Whether we are root, as `id` says it; never on Windows, which has no `id`.
pub fn is_root() -> bool {
    printed("id", &["-u"]).is_some_and(|id| id.trim() == "0")
}

fn wanted(need: Need) -> Vec<&'static str> {
    let mut wanted = RUN.to_vec();
    if need >= Need::Test {
        wanted.extend(TEST);
    }
    if need >= Need::TestInWindow {
        wanted.extend(WINDOW);
    }
    wanted
}

/// What dpkg knows of these packages: a line `name status` for each that it has heard of.
fn installed(wanted: &[&str]) -> Option<String> {
    let mut words = vec!["-W", "-f", "${Package} ${db:Status-Abbrev}\n"];
    words.extend(wanted);
    // It ends with 1 when it has not heard of one, and still lists the others.
    printed("dpkg-query", &words)
}

fn missing<'a>(wanted: &[&'a str], listing: &str) -> Vec<&'a str> {
    let there = |name: &str| {
        listing.lines().any(|line| {
            let mut words = line.split_whitespace();
            words.next() == Some(name) && words.next() == Some("ii")
        })
    };
    wanted.iter().copied().filter(|name| !there(name)).collect()
}

fn apt(words: &[&str]) -> Outcome {
    let mut apt = if is_root() {
        command("apt-get", words)
    } else {
        // sudo would not hand the variable on.
        let mut sudo = command("sudo", &["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        sudo.args(words);
        sudo
    };
    run(apt.env("DEBIAN_FRONTEND", "noninteractive"))
}

/// Asks on the terminal; no answer is a no.
fn yes(question: &str) -> bool {
    print!("{question}");
    let _ = std::io::stdout().flush();
    let mut answer = String::new();
    let _ = std::io::stdin().read_line(&mut answer);
    matches!(answer.trim(), "y" | "Y" | "yes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_missing_unless_dpkg_says_that_it_is_installed() {
        let listing = "qpdf ii \nxvfb un \npoppler-utils rc \n";
        let wanted = ["qpdf", "xvfb", "poppler-utils", "dbus-x11"];
        assert_eq!(missing(&wanted, listing), ["xvfb", "poppler-utils", "dbus-x11"]);
    }

    #[test]
    fn a_longer_name_does_not_stand_for_a_shorter_one() {
        assert_eq!(missing(&["qpdf"], "qpdf-doc ii \n"), ["qpdf"]);
    }

    #[test]
    fn only_the_window_needs_a_driver_and_a_display() {
        assert!(!wanted(Need::Run).contains(&"qpdf"));
        assert!(wanted(Need::Test).contains(&"qpdf"));
        assert!(!wanted(Need::Test).contains(&"xvfb"));
        assert!(wanted(Need::TestInWindow).contains(&"xvfb"));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_package_that_no_archive_has_is_missing_on_this_machine() {
        let wanted = ["dpkg", "no-such-package-anywhere"];
        if let Some(listing) = installed(&wanted) {
            assert_eq!(missing(&wanted, &listing), ["no-such-package-anywhere"]);
        }
    }
}
