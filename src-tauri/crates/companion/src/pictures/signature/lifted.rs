use base64::{Engine, prelude::BASE64_STANDARD};

use super::{
    super::{Problem, SIGNATURE_BOX, pixels::Pixels, png, unpacked},
    FIELD, SignatureOnPaper,
    specks::without_specks,
};
use crate::Result;

/// The most pixels a side that the window hands back: it has them from [`super::on_paper`].
const LARGEST: usize = 2000;

/// The signature without its paper (PNG, base64). `taken` says how much of the paper is taken away, from 0 to 100; at 50 all
/// that is darker than the paper's own grain stays.
///
/// # Errors
/// When nothing is left, in words for beside the field.
pub fn lifted(signature: &SignatureOnPaper, taken: u8) -> Result<String> {
    off(signature, taken).map_err(|problem| problem.at(FIELD))
}

fn off(signature: &SignatureOnPaper, taken: u8) -> Result<String, Problem> {
    let mut darkness = unpacked(&signature.darkness)?;
    let (width, height) = (darkness.width, darkness.height);
    if width.max(height) > LARGEST {
        return Err(Problem::ManyPixels);
    }
    let (begins, full) = edges(signature.grain, taken);
    let mut strengths: Vec<u8> = darkness.all().map(|[dark, ..]| strength(dark, begins, full)).collect();
    let taken = usize::from(taken.min(100));
    let speck = (width.max(height) / 250).pow(2) * taken / 50;
    without_specks(&mut strengths, width, speck, (taken * 3).min(150) as u8);
    let (red, green, blue) = signature.ink;
    for (pixel, strength) in darkness.rgba.as_chunks_mut::<4>().0.iter_mut().zip(strengths) {
        *pixel = [red, green, blue, strength];
    }
    let ink = darkness.trimmed().map_err(|_| Problem::AllTakenAway)?;
    packed(ink.fitted(SIGNATURE_BOX), [red, green, blue])
}

/// As the profile keeps it.
pub(super) fn packed(pixels: Pixels, ink: [u8; 3]) -> Result<String, Problem> {
    let strengths: Vec<u8> = pixels.all().map(|[.., strength]| strength).collect();
    let png = png::written_in_one_ink(pixels.width, pixels.height, ink, &strengths)?;
    Ok(BASE64_STANDARD.encode(png))
}

/// The darkness at which ink begins, and that at which it covers.
fn edges(grain: u8, taken: u8) -> (f32, f32) {
    let (grain, taken) = (f32::from(grain), f32::from(taken.min(100)) / 50.0);
    let usual = grain.max(60.0);
    let begins = match taken {
        ..1.0 => usual * (0.35 + 0.65 * taken),
        _ => usual + (215.0 - usual).max(0.0) * (taken - 1.0),
    };
    (begins, begins + (255.0 - begins) * 0.55)
}

fn strength(dark: u8, begins: f32, full: f32) -> u8 {
    let part = ((f32::from(dark) - begins) / (full - begins)).clamp(0.0, 1.0);
    (part * part * (3.0 - 2.0 * part) * 255.0).round() as u8
}
