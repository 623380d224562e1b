//! Every page looks as it did when a person last looked at it.
//!
//! `UPDATE=1 cargo test -p tests --test letters references` draws the references anew; look at them before they are
//! committed. A page is drawn at 150 dots an inch and stored at 50, in sixteen greys. Squares of four by four dots
//! (2 mm on paper) are compared by their mean, which antialiasing hardly changes: a line that moves by half a point, or
//! a letter that is missing, does.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use letters::{Document, Fonts, render};

use super::{
    samples::{self, samples},
    scripts::all_fonts,
    tools,
};

const DRAWN_AT: usize = 150;
/// How many drawn dots become one, each way.
const SHRINK: usize = 3;
const SQUARE: usize = 4;
/// How far the means of a square may lie apart, of 255. Storing sixteen greys alone takes four.
const TOLERANCE: f64 = 9.0;

/// A page in greys from 0 (black) to 255.
#[derive(Clone)]
struct Picture {
    width: usize,
    dots: Vec<u8>,
}

impl Picture {
    fn height(&self) -> usize {
        self.dots.len() / self.width
    }

    /// From what poppler draws: "P5", width and height, 255, and the dots.
    fn from_pgm(bytes: &[u8]) -> Self {
        let mut lines = bytes.splitn(4, |&byte| byte == b'\n');
        assert_eq!(lines.next(), Some(&b"P5"[..]));
        let size = std::str::from_utf8(lines.next().unwrap()).unwrap();
        let (width, _) = size.split_once(' ').unwrap();
        let dots = lines.nth(1).unwrap().to_vec();
        Self {
            width: width.parse().unwrap(),
            dots,
        }
    }

    fn mean(&self, left: usize, top: usize, size: usize) -> f64 {
        let dot = |x: usize, y: usize| f64::from(self.dots[y * self.width + x]);
        let sum: f64 = (top..top + size)
            .flat_map(|y| (left..left + size).map(move |x| (x, y)))
            .map(|(x, y)| dot(x, y))
            .sum();
        sum / (size * size) as f64
    }

    fn shrunk(&self) -> Self {
        let (width, height) = (self.width / SHRINK, self.height() / SHRINK);
        let dot = |x: usize, y: usize| self.mean(x * SHRINK, y * SHRINK, SHRINK).round() as u8;
        let dots = (0..height)
            .flat_map(|y| (0..width).map(move |x| (x, y)))
            .map(|(x, y)| dot(x, y))
            .collect();
        Self { width, dots }
    }

    /// The largest difference of a square, and where it lies in points from the upper left corner.
    fn difference(&self, other: &Self) -> (f64, [usize; 2]) {
        if self.width != other.width || self.height() != other.height() {
            return (255.0, [0, 0]);
        }
        let mut largest = (0.0, [0, 0]);
        for y in (0..self.height() - SQUARE).step_by(SQUARE) {
            for x in (0..self.width - SQUARE).step_by(SQUARE) {
                let apart = (self.mean(x, y, SQUARE) - other.mean(x, y, SQUARE)).abs();
                if apart > largest.0 {
                    let points = |dots: usize| dots * 72 * SHRINK / DRAWN_AT;
                    largest = (apart, [points(x), points(y)]);
                }
            }
        }
        largest
    }

    /// As PNG, four bits a dot.
    fn png(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width as u32, self.height() as u32);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_compression(png::Compression::High);
        let four = |dot: u8| ((u16::from(dot) + 8) / 17) as u8;
        let rows = self.dots.chunks(self.width).flat_map(|row| {
            row.chunks(2)
                .map(|pair| (four(pair[0]) << 4) | pair.get(1).map_or(0, |&dot| four(dot)))
                .collect::<Vec<_>>()
        });
        let rows: Vec<u8> = rows.collect();
        encoder.write_header().unwrap().write_image_data(&rows).unwrap();
        bytes
    }

    fn from_png(bytes: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::IDENTITY);
        let mut reader = decoder.read_info().unwrap();
        let mut rows = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut rows).unwrap();
        let width = frame.width as usize;
        let dots = rows[..frame.buffer_size()].chunks(frame.line_size).flat_map(|row| {
            let pairs = row.iter().flat_map(|&pair| [(pair >> 4) * 17, (pair & 15) * 17]);
            pairs.take(width).collect::<Vec<_>>()
        });
        Self {
            width,
            dots: dots.collect(),
        }
    }
}

fn drawn(pdf: &[u8]) -> Vec<Picture> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.pdf");
    fs::write(&file, pdf).unwrap();
    let drawn = Command::new("pdftoppm")
        .args(["-gray", "-r", &DRAWN_AT.to_string()])
        .arg(&file)
        .arg(folder.path().join("page"))
        .status()
        .expect("pdftoppm is missing; on Debian `cargo xtask test` installs poppler-utils");
    assert!(drawn.success());
    let mut pages: Vec<PathBuf> = files(folder.path())
        .into_iter()
        .filter(|path| path.extension().is_some_and(|end| end == "pgm"))
        .collect();
    pages.sort();
    pages
        .iter()
        .map(|page| Picture::from_pgm(&fs::read(page).unwrap()))
        .collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .collect()
}

#[test]
fn every_page_looks_as_its_reference() {
    let references = tools::of_suite("references");
    let seen = tools::target().join("letters-seen");
    let update = std::env::var_os("UPDATE").is_some();
    fs::create_dir_all(&references).unwrap();
    fs::create_dir_all(&seen).unwrap();
    let mut fonts = all_fonts();
    let mut known: BTreeSet<PathBuf> = files(&references).into_iter().collect();
    let mut wrong = Vec::new();
    for sample in samples() {
        for (page, picture) in drawn(&sample.rendered(&mut fonts).pdf).iter().enumerate() {
            let name = format!("{}-{:02}.png", sample.name, page + 1);
            let reference = references.join(&name);
            let picture = picture.shrunk();
            known.remove(&reference);
            if update {
                fs::write(&reference, picture.png()).unwrap();
                continue;
            }
            let Ok(bytes) = fs::read(&reference) else {
                wrong.push(format!("{name} has no reference"));
                continue;
            };
            let (apart, place) = picture.difference(&Picture::from_png(&bytes));
            if apart > TOLERANCE {
                fs::write(seen.join(&name), picture.png()).unwrap();
                wrong.push(format!(
                    "{name} differs by {apart:.0} about {place:?} points from its upper left corner"
                ));
            }
        }
    }
    for left_over in known {
        if update {
            fs::remove_file(&left_over).unwrap();
        } else {
            wrong.push(format!("{} is the reference of no page", left_over.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\nWhat was drawn lies in {}",
        wrong.join("\n"),
        seen.display()
    );
}

#[test]
fn a_line_that_moved_and_a_letter_that_is_missing_are_seen() {
    let mut document = samples::letter(1);
    let mut fonts = Fonts::shipped();
    let mut page = |document: &Document| drawn(&render(document, &mut fonts).unwrap().pdf).swap_remove(0);
    let original = page(&document);
    let stored = Picture::from_png(&original.shrunk().png());
    let stored_alone = original.shrunk().difference(&stored);
    assert!(
        stored_alone.0 < TOLERANCE,
        "storing alone must not be seen: {stored_alone:?}"
    );

    // One dot of 150 an inch is half a point.
    let mut moved = original.clone();
    let band = 900 * original.width..930 * original.width;
    moved.dots[band.clone()].copy_from_slice(&original.dots[band.start - original.width..band.end - original.width]);
    assert!(
        moved.shrunk().difference(&stored).0 > TOLERANCE,
        "a line that moved by half a point"
    );

    document.letterhead.name.pop();
    document.ending.signatures.clear();
    let shorter = page(&document);
    assert!(shorter.shrunk().difference(&stored).0 > TOLERANCE, "a letter of a name");
}
