//! The name under which a file is handed to the system: the person's own, as far as every file system takes it.

/// The longest name, in bytes.
const LONGEST: usize = 150;

/// What the system would run instead of showing it, by the ending.
const RUN: [&str; 40] = [
    "app",
    "appimage",
    "appref-ms",
    "bat",
    "cmd",
    "com",
    "command",
    "cpl",
    "desktop",
    "dll",
    "exe",
    "hta",
    "html",
    "htm",
    "inf",
    "jar",
    "js",
    "jse",
    "lnk",
    "msc",
    "msi",
    "msp",
    "pif",
    "pl",
    "ps1",
    "py",
    "reg",
    "run",
    "scf",
    "scr",
    "sh",
    "svg",
    "tool",
    "url",
    "vb",
    "vbe",
    "vbs",
    "ws",
    "wsf",
    "xhtml",
];

/// Whether the system would run this, or load something from elsewhere, when it is opened.
pub fn runs_when_opened(name: &str) -> bool {
    let sane = sane(name).to_lowercase();
    sane.rsplit_once('.').is_some_and(|(_, ending)| RUN.contains(&ending))
}

/// The person's own name without what breaks out of a folder, hides, or shows itself otherwise than it is. It keeps its
/// ending, which tells the system what to open it with.
pub fn sane(name: &str) -> String {
    let plain: String = name
        .chars()
        .filter(|c| !is_disguise(*c))
        .map(|c| if is_harmful(c) { ' ' } else { c })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let joined = words.join(" ");
    // Dots and spaces at an end hide a file or fall away on Windows.
    let name = joined.trim_matches(|c: char| c == '.' || c == ' ');
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains(' ') && ending.len() <= 16 => {
            (stem.trim_end_matches([' ', '.']), ending)
        }
        _ => (name, ""),
    };
    let stem = match cut(stem, LONGEST).trim_end_matches([' ', '.']) {
        "" => "file".to_owned(),
        stem if is_reserved(stem) => format!("_{stem}"),
        stem => stem.to_owned(),
    };
    if ending.is_empty() {
        stem
    } else {
        format!("{stem}.{ending}")
    }
}

fn is_harmful(c: char) -> bool {
    c.is_control() || r#"/\:*?"<>|"#.contains(c)
}

/// What would show a name in another order than it is, or not at all.
fn is_disguise(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// What Windows takes for a device, whatever its ending.
fn is_reserved(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().trim().to_uppercase();
    let numbered = |name: &str| {
        first
            .strip_prefix(name)
            .is_some_and(|rest| rest.len() == 1 && rest != "0")
    };
    ["CON", "PRN", "AUX", "NUL"].contains(&first.as_str()) || numbered("COM") || numbered("LPT")
}

/// The longest beginning of at most so many bytes.
fn cut(text: &str, longest: usize) -> &str {
    let mut end = text.len().min(longest);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_the_person_s_own() {
        for name in [
            "Session 3.mp3",
            "Zertifikat Übung.pdf",
            "録音.m4a",
            "no ending",
            "a.b.c.txt",
            "v1.5 of my text",
        ] {
            assert_eq!(sane(name), name);
        }
    }

    #[test]
    fn a_name_never_breaks_out_hides_or_shows_itself_otherwise() {
        for (name, expected) in [
            ("../../etc/passwd", "etc passwd"),
            ("..", "file"),
            ("", "file"),
            (" . ", "file"),
            (".bashrc", "bashrc"),
            ("-rf\n.txt", "-rf.txt"),
            ("a\u{202e}fdp.exe", "afdp.exe"),
            ("CON", "_CON"),
            ("nul.txt", "_nul.txt"),
            ("com1.wav", "_com1.wav"),
            ("C:\\x?.pdf ", "C x.pdf"),
            ("x.pdf...", "x.pdf"),
        ] {
            assert_eq!(sane(name), expected, "{name:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        for long in ["long ".repeat(100), "字".repeat(100)] {
            let name = sane(&format!("{long}.mp4"));
            assert!(name.len() <= LONGEST + 4 && name.ends_with(".mp4"), "{name}");
        }
    }

    #[test]
    fn what_the_system_would_run_is_known_in_any_disguise() {
        for name in [
            "a.exe",
            "A.EXE",
            "recording.mp3.bat",
            "x.desktop",
            "x.exe ",
            "x.exe.",
            "x.\u{200b}exe",
            "page.html",
        ] {
            assert!(runs_when_opened(name), "{name:?}");
        }
        for name in ["a.mp3", "exe", "a.exe.pdf", "desktop.png", ""] {
            assert!(!runs_when_opened(name), "{name:?}");
        }
    }
}
