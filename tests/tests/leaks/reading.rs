//! All that a file says, to a reader and to whoever takes it apart.

use std::io::{Cursor, Read};

use base64::{Engine, prelude::BASE64_STANDARD};
use lopdf::{Document, Object};
use tests::paper::text_of;

/// A PDF: its text as it is copied, each text string in it, titles and other metadata too, and each stream unpacked.
pub fn pdf(bytes: &[u8]) -> Vec<String> {
    let file = tempfile::Builder::new().suffix(".pdf").tempfile().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    let mut said = vec![text_of(file.path()), lossy(bytes)];
    let mut document = Document::load_mem(bytes).unwrap();
    document.decompress();
    for object in document.objects.values() {
        strings(object, &mut said);
    }
    strings(&Object::Dictionary(document.trailer.clone()), &mut said);
    said
}

fn strings(object: &Object, said: &mut Vec<String>) {
    match object {
        Object::String(..) => said.extend(lopdf::decode_text_string(object)),
        Object::Array(all) => all.iter().for_each(|one| strings(one, said)),
        Object::Dictionary(all) => all.iter().for_each(|(_, one)| strings(one, said)),
        Object::Stream(stream) => {
            said.push(lossy(&stream.content));
            stream.dict.iter().for_each(|(_, one)| strings(one, said));
        }
        _ => {}
    }
}

/// A Word document: each of its parts.
pub fn word(bytes: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = Vec::new();
            archive.by_index(at).unwrap().read_to_end(&mut part).unwrap();
            // A name keeps together on its line.
            lossy(&part).replace('\u{a0}', " ")
        })
        .collect()
}

/// A message: its lines joined, what is packed in it unpacked, and the files that go along read as what they are.
pub fn message(bytes: &[u8]) -> Vec<String> {
    let text = lossy(bytes);
    let mut said = vec![text.clone(), text.replace("=\r\n", "")];
    for part in text.split("Content-Transfer-Encoding: base64").skip(1) {
        let packed = part.split_once("\r\n\r\n").unwrap().1;
        let packed: String = packed.lines().take_while(|line| !line.starts_with("--")).collect();
        let bytes = BASE64_STANDARD.decode(packed.trim()).unwrap();
        if bytes.starts_with(b"%PDF") {
            said.extend(pdf(&bytes));
        } else {
            said.push(lossy(&bytes));
        }
    }
    said
}

/// A calendar: its folded lines joined.
pub fn calendar(bytes: &[u8]) -> Vec<String> {
    let text = lossy(bytes);
    vec![text.replace("\r\n ", ""), text]
}

pub fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
