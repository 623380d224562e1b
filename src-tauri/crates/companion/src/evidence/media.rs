//! What kind of file it is, guessed from how it begins and, where that says nothing, from how it is called. Only for
//! showing it: nothing depends on the guess, but whether a file without an ending is opened.

/// As many bytes of a file's beginning tell what it is.
pub const ENOUGH: u64 = 4096;

pub const UNKNOWN: &str = "application/octet-stream";

/// How files begin: at which byte, with what.
const MAGIC: [(usize, &[u8], &str); 21] = [
    (0, b"%PDF-", "application/pdf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF8", "image/gif"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (8, b"AVI ", "video/x-msvideo"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftypM4B", "audio/mp4"),
    (4, b"ftyphei", "image/heic"),
    (4, b"ftypmif1", "image/heic"),
    (4, b"ftypqt", "video/quicktime"),
    (4, b"ftyp", "video/mp4"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"OggS", "audio/ogg"),
    (0, b"\x1a\x45\xdf\xa3", "video/webm"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"#!AMR", "audio/amr"),
];

/// What files are called. Also those whose beginning is that of another kind: a document is a packed folder.
const ENDINGS: [(&str, &str); 38] = [
    ("pdf", "application/pdf"),
    ("txt", "text/plain"),
    ("md", "text/markdown"),
    ("csv", "text/csv"),
    ("rtf", "application/rtf"),
    ("doc", "application/msword"),
    (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("pages", "application/vnd.apple.pages"),
    ("xls", "application/vnd.ms-excel"),
    (
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("ppt", "application/vnd.ms-powerpoint"),
    (
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    ("odp", "application/vnd.oasis.opendocument.presentation"),
    ("eml", "message/rfc822"),
    ("zip", "application/zip"),
    ("7z", "application/x-7z-compressed"),
    ("mp3", "audio/mpeg"),
    ("m4a", "audio/mp4"),
    ("aac", "audio/aac"),
    ("wav", "audio/wav"),
    ("ogg", "audio/ogg"),
    ("opus", "audio/ogg"),
    ("flac", "audio/flac"),
    ("wma", "audio/x-ms-wma"),
    ("amr", "audio/amr"),
    ("weba", "audio/webm"),
    ("mp4", "video/mp4"),
    ("m4v", "video/mp4"),
    ("mov", "video/quicktime"),
    ("mkv", "video/x-matroska"),
    ("webm", "video/webm"),
    ("avi", "video/x-msvideo"),
    ("wmv", "video/x-ms-wmv"),
    ("jpg", "image/jpeg"),
    ("png", "image/png"),
    ("heic", "image/heic"),
];

/// What a file is that begins as no other kind does.
pub fn known_by_its_beginning(beginning: &[u8]) -> Option<&'static str> {
    let begins = |at: usize, bytes: &[u8]| beginning.get(at..).is_some_and(|rest| rest.starts_with(bytes));
    let known = MAGIC.iter().find(|(at, bytes, _)| begins(*at, bytes));
    known.map(|(.., media)| *media)
}

/// The media type of a file that begins like this and is called like this.
pub fn guess(beginning: &[u8], name: &str) -> &'static str {
    let by_beginning = known_by_its_beginning(beginning);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let by_name = ending.and_then(|ending| {
        ENDINGS
            .iter()
            .find(|(known, _)| *known == ending)
            .map(|(_, media)| *media)
    });
    match (by_beginning, by_name) {
        // One container holds sound alone or pictures as well; the name says which.
        (Some("video/webm" | "video/mp4"), Some(by_name)) if is_one_of(by_name, &["audio/", "video/"]) => by_name,
        (Some(media), _) => media,
        (None, Some(media)) => media,
        // An MP3 without a header, and one that begins in the middle.
        (None, None) if matches!(beginning, [0xff, second, ..] if second & 0xe6 == 0xe2) => "audio/mpeg",
        (None, None) if is_text(beginning) => "text/plain",
        (None, None) => UNKNOWN,
    }
}

/// What a media type is, in words.
pub fn in_words(media: &str) -> &'static str {
    let is = |what: &[&str]| is_one_of(media, what);
    if is(&["audio/"]) {
        "Audio recording"
    } else if is(&["video/"]) {
        "Video recording"
    } else if is(&["image/"]) {
        "Picture"
    } else if is(&["application/pdf"]) {
        "PDF document"
    } else if media.contains("sheet") || is(&["application/vnd.ms-excel", "text/csv"]) {
        "Spreadsheet"
    } else if media.contains("presentation") || is(&["application/vnd.ms-powerpoint"]) {
        "Presentation"
    } else if media.contains("wordprocessing")
        || is(&[
            "text/",
            "application/rtf",
            "application/msword",
            "application/vnd.oasis.opendocument.text",
        ])
        || is(&["application/vnd.apple.pages"])
    {
        "Text document"
    } else if is(&["message/"]) {
        "E-mail"
    } else if is(&["application/zip", "application/x-7z"]) {
        "Packed files"
    } else {
        "File"
    }
}

fn is_one_of(media: &str, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|beginning| media.starts_with(beginning))
}

fn is_text(beginning: &[u8]) -> bool {
    // The last character may have been cut.
    let readable = match std::str::from_utf8(beginning) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    };
    !beginning.is_empty() && readable && !beginning.contains(&0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_beginning_whatever_it_is_called() {
        for (beginning, name, words) in [
            (&b"%PDF-1.7"[..], "certificate", "PDF document"),
            (b"%PDF-1.7", "certificate.mp3", "PDF document"),
            (b"\xff\xd8\xff\xe0", "scan.pdf", "Picture"),
            (b"RIFF\x24\0\0\0WAVEfmt ", "x", "Audio recording"),
            (b"\0\0\0\x20ftypM4A ", "x", "Audio recording"),
            (b"\0\0\0\x20ftypisom", "x", "Video recording"),
            (b"\0\0\0\x20ftypisom", "voice.m4a", "Audio recording"),
            (b"ID3\x04", "x", "Audio recording"),
            (b"\xff\xfb\x90", "x", "Audio recording"),
            (b"PK\x03\x04", "plan.docx", "Text document"),
            (b"PK\x03\x04", "hours.XLSX", "Spreadsheet"),
            (b"PK\x03\x04", "x.zip", "Packed files"),
            ("Guten Tag, ä".as_bytes(), "letter", "Text document"),
            (b"\0\x01\x02", "x", "File"),
            (b"", "", "File"),
        ] {
            assert_eq!(in_words(guess(beginning, name)), words, "{name}");
        }
    }
}
