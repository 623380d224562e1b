use letters::{
    CannotRender, Document, Fonts,
    documents::{IndexedFile, Stationery, SubmissionIndex},
};
use pathway::records::SubmittedFile;

use crate::{Code, Refusal, Result, evidence::size_in_words, fonts::rendered};

/// The index for programs, and the same on paper.
pub const TABLE: &str = "index.csv";
pub const PAPER: &str = "index.pdf";

/// Stands on paper where a file's name has what no font can show; the table has the name as it is.
const NOT_SHOWN: &str = "?";

/// Whose submission it is, as the index shows it.
pub struct Heading {
    pub stationery: Stationery,
    pub candidate: String,
}

/// Each file with its size and its hash, as a table.
pub fn table(files: &[SubmittedFile]) -> Result<Vec<u8>> {
    let head = ["File", "Size in bytes", "SHA-256"].map(ToOwned::to_owned);
    let rows = files
        .iter()
        .map(|file| [file.name.clone(), file.bytes.to_string(), file.sha256.clone()]);
    exchange::table::table(std::iter::once(head).chain(rows)).map_err(|_| {
        let message = "The index could not be made, so nothing was put together. Your vault is not touched.";
        Refusal::new(Code::Internal, message)
    })
}

/// The same as a PDF. `items` says what each file is.
pub fn paper(heading: Heading, files: &[SubmittedFile], items: &[String]) -> Result<Vec<u8>> {
    let mut index = SubmissionIndex {
        stationery: heading.stationery,
        candidate: heading.candidate,
        files: files.iter().zip(items).map(indexed).collect(),
        total: size_in_words(files.iter().map(|file| whole(file.bytes)).sum()),
    };
    let mut fonts = Fonts::shipped();
    loop {
        match rendered(&Document::from(index.clone()), &mut fonts) {
            Ok(paper) => return Ok(paper.pdf),
            Err(why) if do_without(&why, &mut index.files) => {}
            Err(why) => return Err(why.into()),
        }
    }
}

/// Whether what cannot be shown stood in the names.
fn do_without(why: &CannotRender, files: &mut [IndexedFile]) -> bool {
    let character = match why {
        CannotRender::UnknownCharacter { character, .. }
        | CannotRender::NoFont { character, .. }
        | CannotRender::Override { character, .. }
        | CannotRender::Hidden { character, .. }
        | CannotRender::Pile { mark: character, .. } => *character,
        _ => return false,
    };
    let texts = files.iter_mut().flat_map(|file| [&mut file.name, &mut file.item]);
    let found: Vec<&mut String> = texts.filter(|text| text.contains(character)).collect();
    let any = !found.is_empty();
    for text in found {
        *text = text.replace(character, NOT_SHOWN);
    }
    any
}

fn indexed((file, item): (&SubmittedFile, &String)) -> IndexedFile {
    IndexedFile {
        name: file.name.clone(),
        item: item.clone(),
        size: size_in_words(whole(file.bytes)),
        fingerprint: file.sha256.clone(),
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub fn whole(bytes: f64) -> u64 {
    bytes as u64
}
