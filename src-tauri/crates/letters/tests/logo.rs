//! A logo at the head of a letter.
#![allow(clippy::unwrap_used)]

mod common;

use common::{rendered, sample, words_of_pages};
use letters::{LetterheadStyle, Picture};

/// How wide and high a logo may be, in points, and the narrowest margin beside the column of text.
const BOX: (f32, f32) = (120.0, 46.0);
const MARGIN: f32 = 95.0;

/// A flat field with the proportions of the box.
fn logo() -> Picture {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 240, 92);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[90; 240 * 92]).unwrap();
    writer.finish().unwrap();
    Picture {
        bytes,
        alternative: "Practice at the Fjord".into(),
    }
}

#[test]
fn no_line_runs_into_the_logo_however_long_it_is() {
    for letterhead in [
        LetterheadStyle::Classic,
        LetterheadStyle::Modern,
        LetterheadStyle::Centred,
    ] {
        let mut document = sample::letter(1);
        document.design.letterhead = letterhead;
        document.letterhead.credentials =
            "PhD, Licensed Psychologist · Couples and Family Therapist · SCIP Supervisor".into();
        document.letterhead.lines =
            vec!["ingrid.solheim@example.org · +47 05 55 01 42 · www.solheim.example.org/practice".into()];
        let top = words_of_pages(&rendered(&document).pdf)[0][0].top;
        document.letterhead.logo = Some(logo());
        let words = words_of_pages(&rendered(&document).pdf).swap_remove(0);
        // The head begins where it began without a logo, and so the logo ends no higher than this.
        let beside = words.iter().filter(|word| word.top < top + BOX.1 - 10.0);
        for word in beside {
            let is_clear = match letterhead {
                LetterheadStyle::Classic => word.left > MARGIN + BOX.0,
                LetterheadStyle::Modern => word.left > MARGIN + 404.0 * 0.5,
                LetterheadStyle::Centred => false,
            };
            assert!(is_clear, "{letterhead:?}: {word:?}");
        }
    }
}
