//! The typst library with our fonts.

use std::path::Path;

use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, Source},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::scripts::EAST_ASIAN;

pub struct Typst {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    source: Source,
}

impl Typst {
    /// With the fonts that our letters ship.
    pub fn with_shipped_fonts() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src-tauri/crates/letters/fonts");
        let mut files: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end == "ttf"))
            .collect();
        files.sort();
        Self::with(&files)
    }

    /// The same, with those for Chinese, Japanese and Korean.
    pub fn with_all_fonts() -> Self {
        let mut typst = Self::with_shipped_fonts();
        let bytes = std::fs::read(Path::new(EAST_ASIAN).join("NotoSerifCJK-Regular.ttc")).unwrap();
        typst.fonts.extend(Font::iter(Bytes::new(bytes)));
        typst.book = LazyHash::new(FontBook::from_fonts(&typst.fonts));
        typst
    }

    fn with(files: &[std::path::PathBuf]) -> Self {
        let fonts: Vec<Font> = files
            .iter()
            .flat_map(|file| Font::iter(Bytes::new(std::fs::read(file).unwrap())))
            .collect();
        Self {
            library: LazyHash::new(<Library as LibraryExt>::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            source: Source::detached(""),
        }
    }

    /// Sets the text anew: nothing that typst remembers of an earlier time is left.
    pub fn pdf(&mut self, text: &str) -> Vec<u8> {
        comemo::evict(0);
        self.source = Source::detached(text);
        let document: PagedDocument = typst::compile(self)
            .output
            .unwrap_or_else(|errors| panic!("typst refuses: {errors:?}"));
        let options = PdfOptions {
            standards: PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).unwrap(),
            timestamp: None,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options).unwrap_or_else(|errors| panic!("typst cannot write: {errors:?}"))
    }
}

impl World for Typst {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.source.id() {
            Ok(self.source.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
