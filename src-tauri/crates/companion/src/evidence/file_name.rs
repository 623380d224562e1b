//! The name under which a file is handed to the system: the person's own, as far as every file system takes it.

use super::media::known_by_its_beginning;

/// The longest name, in bytes.
const LONGEST: usize = 150;

/// What a viewer, a player or an office program shows. Everything else the system might run, install or connect with, in more
/// ways than anybody can list.
const SHOWN: [&str; 64] = [
    "7z", "aac", "aif", "aiff", "amr", "avi", "avif", "bmp", "caf", "csv", "doc", "docx", "eml", "epub", "flac", "gif",
    "heic", "heif", "ics", "jpeg", "jpg", "key", "m4a", "m4b", "m4v", "md", "mka", "mkv", "mov", "mp3", "mp4", "mpeg",
    "mpg", "mts", "numbers", "odp", "ods", "odt", "oga", "ogg", "ogv", "opus", "pages", "pdf", "png", "ppt", "pptx",
    "rtf", "tif", "tiff", "txt", "vcf", "wav", "weba", "webm", "webp", "wma", "wmv", "xls", "xlsx", "zip", "3ga",
    "3gp", "m2ts",
];

/// How far the system looks into a file to find out what it is, in bytes.
const SNIFFED: usize = 1024;
/// What makes it run a file, or load something from elsewhere.
const ACTIVE: [&[u8]; 16] = [
    b"<!--",
    b"<!doctype",
    b"<?xml",
    b"<a href",
    b"<body",
    b"<h1",
    b"<head",
    b"<html",
    b"<iframe",
    b"<img",
    b"<link",
    b"<meta",
    b"<script",
    b"<svg",
    b"<title",
    b"[desktop entry]",
];

/// Whether a file that is called like this and begins like this is only shown when it is opened: the system goes by either.
pub fn only_shows_itself(name: &str, beginning: &[u8]) -> bool {
    let name = sane(name).to_lowercase();
    let is_what_it_says = known_by_its_beginning(beginning).is_some();
    let is_shown = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && !ending.contains(' ') => SHOWN.contains(&ending),
        _ => is_what_it_says,
    };
    is_shown && (is_what_it_says || !is_active(beginning))
}

/// What is called a picture and is a page inside may be opened as a page.
fn is_active(beginning: &[u8]) -> bool {
    let start = beginning.get(..SNIFFED).unwrap_or(beginning);
    // Between the letters of UTF-16 stand zeros.
    let letters = start.iter().filter(|byte| **byte != 0);
    let start: Vec<u8> = letters.map(u8::to_ascii_lowercase).collect();
    let holds = |what: &&[u8]| start.windows(what.len()).any(|here| here == *what);
    start.starts_with(b"#!") || ACTIVE.iter().any(holds)
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
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    )
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
            ("a\u{61c}b\u{ad}\u{e0041}.pdf", "ab.pdf"),
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
    fn what_people_keep_is_shown() {
        for (name, beginning) in [
            ("Zertifikat Übung.pdf", &b"%PDF-1.7"[..]),
            ("certificate", b"%PDF-1.7"),
            ("A.MP3", b"\xff\xfb\x90"),
            ("plan.docx", b"PK\x03\x04"),
            ("scan.jpeg", b"\xff\xd8\xff\xe0"),
            ("notes.txt", b"She said: 3 < 4 & so on."),
            ("notes.md", b"# Session 3"),
            ("scan.png", b"\x89PNG\r\n\x1a\n....iTXtXML:com.adobe.xmp <?xml version"),
            ("empty.wav", b""),
        ] {
            assert!(only_shows_itself(name, beginning), "{name}");
        }
    }

    #[test]
    fn what_the_system_would_run_or_load_is_not_shown_whatever_it_is_called() {
        let page = &b"  <HTML><script src=//example.org/x></script>"[..];
        for name in [
            "a.exe",
            "A.EXE",
            "recording.mp3.bat",
            "x.desktop",
            "x.exe ",
            "x.exe.",
            "x.\u{200b}exe",
            "x.e\u{ad}xe",
            "x.kdelnk",
            "x.inetloc",
            "x.terminal",
            "x.workflow",
            "x.library-ms",
            "x.settingcontent-ms",
            "x.docm",
            "x.xll",
            "x.iqy",
            "x.chm",
            "x.jnlp",
            "x.iso",
            "x.m3u",
            "x.mhtml",
            "x.shtml",
            "x.svgz",
            "page.html",
            "exe",
            "",
            "a.exe.unknown",
        ] {
            assert!(!only_shows_itself(name, b"\0\x01"), "{name:?}");
        }
        for name in ["notes", "notes.txt", "picture.png", "song.mp3", "talk.pdf"] {
            assert!(!only_shows_itself(name, page), "{name:?}");
        }
        let utf16: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain("<svg onload=x>".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert!(!only_shows_itself("picture.png", &utf16) && !only_shows_itself("notes.txt", &utf16));
        for text in [&b"#!/bin/sh\n"[..], b"\n[Desktop Entry]\nExec=x"] {
            assert!(!only_shows_itself("readme", text) && !only_shows_itself("readme.txt", text));
        }
    }
}
