//! The files that travel with the program, each under the SIL Open Font License that lies beside it.

use parley::fontique::{FontStyle, FontWeight};

const SERIF: &str = "Source Serif 4";
/// The second typeface.
pub(crate) const SANS: &str = "Source Sans 3";
/// Its letters are drawn whole, with their dots: readers of PDF take dots that are glyphs of their own for other lines.
const ARABIC: &str = "Scheherazade New";
const HEBREW: &str = "Noto Serif Hebrew";
const DEVANAGARI: &str = "Noto Serif Devanagari";
const THAI: &str = "Noto Sans Thai Looped";

/// Families in the order in which they are asked for a character, after the document's own typeface.
pub(crate) const FAMILIES: [&str; 5] = [SERIF, ARABIC, HEBREW, DEVANAGARI, THAI];

pub(crate) struct Shipped {
    pub family: &'static str,
    pub style: FontStyle,
    pub weight: FontWeight,
    pub data: &'static [u8],
}

macro_rules! shipped {
    ($family:expr, $style:ident, $weight:ident, $file:literal) => {
        Shipped {
            family: $family,
            style: FontStyle::$style,
            weight: FontWeight::$weight,
            data: include_bytes!(concat!("../../fonts/", $file)),
        }
    };
}

// Semi-bold is registered as bold: it is the letter's only heavy weight. The order is for good: a face goes by its
// number in the file.
pub(crate) static SHIPPED: [Shipped; 16] = [
    shipped!(SERIF, Normal, NORMAL, "SourceSerif4_400Regular.ttf"),
    shipped!(SERIF, Italic, NORMAL, "SourceSerif4_400Regular_Italic.ttf"),
    shipped!(SERIF, Normal, BOLD, "SourceSerif4_600SemiBold.ttf"),
    shipped!(SERIF, Italic, BOLD, "SourceSerif4_600SemiBold_Italic.ttf"),
    shipped!(ARABIC, Normal, NORMAL, "ScheherazadeNew_400Regular.ttf"),
    shipped!(ARABIC, Normal, BOLD, "ScheherazadeNew_700Bold.ttf"),
    shipped!(HEBREW, Normal, NORMAL, "NotoSerifHebrew_400Regular.ttf"),
    shipped!(HEBREW, Normal, BOLD, "NotoSerifHebrew_700Bold.ttf"),
    shipped!(DEVANAGARI, Normal, NORMAL, "NotoSerifDevanagari_400Regular.ttf"),
    shipped!(DEVANAGARI, Normal, BOLD, "NotoSerifDevanagari_700Bold.ttf"),
    shipped!(THAI, Normal, NORMAL, "NotoSansThaiLooped_400Regular.ttf"),
    shipped!(THAI, Normal, BOLD, "NotoSansThaiLooped_700Bold.ttf"),
    shipped!(SANS, Normal, NORMAL, "SourceSans3_400Regular.ttf"),
    shipped!(SANS, Italic, NORMAL, "SourceSans3_400Regular_Italic.ttf"),
    shipped!(SANS, Normal, BOLD, "SourceSans3_600SemiBold.ttf"),
    shipped!(SANS, Italic, BOLD, "SourceSans3_600SemiBold_Italic.ttf"),
];
