use super::{
    super::{
        Dot, Drawing, Ink, Problem, SIGNATURE_BOX, SignatureOnPaper, drawn, lifted, on_paper, pixels::Pixels, png,
    },
    LARGE, file, pixels,
};

const WIDE: usize = 900;
const HIGH: usize = 600;

/// How bright a place of the photograph is, by its share of the width and of the height.
type Light = fn(f32, f32) -> f32;

/// A blue line with a loop, photographed by hand: warm light, a shadow across the paper, grain.
fn photograph(shadow: impl Fn(f32, f32) -> f32) -> Pixels {
    let mut state = 3_u32;
    let mut grain = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as f32 / 255.0 * 10.0 - 5.0
    };
    let mut rgba = Vec::new();
    for y in 0..HIGH {
        for x in 0..WIDE {
            let light = shadow(x as f32 / WIDE as f32, y as f32 / HIGH as f32);
            let cover = covered(x, y);
            let paper_and_ink = [(245.0, 40.0), (240.0, 60.0), (228.0, 150.0)];
            let surface = paper_and_ink.map(|(paper, ink): (f32, f32)| paper + (ink - paper) * cover);
            let seen = surface.map(|colour| (colour * light + grain()).clamp(0.0, 255.0) as u8);
            rgba.extend([seen[0], seen[1], seen[2], 255]);
        }
    }
    Pixels::new(WIDE, HIGH, rgba).unwrap()
}

/// A wave from (250, 300) to (650, 300), seven pixels wide with soft edges, and fainter where the pen went fast.
fn covered(x: usize, y: usize) -> f32 {
    let along = (x as f32 - 250.0) / 30.0;
    let half = 3.5 * (1.0 + 2.0 * along.cos().abs());
    let away = (y as f32 - 300.0 - 60.0 * along.sin()).abs();
    let pressed = 1.0 - 0.35 * along.cos().abs();
    match (250..650).contains(&x) {
        true => (half - away + 0.5).clamp(0.0, 1.0) * pressed,
        false => 0.0,
    }
}

fn is_ink(x: usize, y: usize) -> bool {
    covered(x, y) > 0.5
}

fn taken(photograph: &Pixels) -> SignatureOnPaper {
    on_paper(&png::written(photograph).unwrap()).unwrap()
}

/// How many pixels of the signature say ink where there was paper, or paper where there was ink; in a thousand of the
/// ink's. Its soft edges may have been cut two pixels further out.
fn wrong(lifted: &Pixels) -> usize {
    let ink: Vec<(usize, usize)> = (0..HIGH)
        .flat_map(|y| (0..WIDE).map(move |x| (x, y)))
        .filter(|(x, y)| is_ink(*x, *y))
        .collect();
    let left = ink.iter().map(|(x, _)| *x).min().unwrap();
    let top = ink.iter().map(|(_, y)| *y).min().unwrap();
    let wrong_from = |left: usize, top: usize| {
        let is_wrong = |(x, y): (usize, usize)| is_ink(left + x, top + y) != (lifted.row(y)[x][3] > 127);
        let places = (0..lifted.height).flat_map(|y| (0..lifted.width).map(move |x| (x, y)));
        places.filter(|place| is_wrong(*place)).count()
    };
    let offsets = (0..=2).flat_map(|right| (0..=2).map(move |down| (right, down)));
    let wrong = offsets
        .map(|(right, down)| wrong_from(left - right, top - down))
        .min()
        .unwrap();
    wrong * 1000 / ink.len()
}

#[test]
fn the_paper_goes_and_the_ink_stays_in_even_light_and_across_a_shadow() {
    let lights: [(&str, Light); 3] = [
        ("even light", |_, _| 1.0),
        ("a lamp at the left", |x, y| 1.0 - 0.65 * x - 0.1 * y),
        ("the shadow of a hand", |x, y| {
            1.0 - 0.5 / (1.0 + (-(x + y - 1.0) * 25.0).exp())
        }),
    ];
    for (light, shadow) in lights {
        let lifted = pixels(&lifted(&taken(&photograph(shadow)), 50).unwrap());
        assert!(
            lifted.width.abs_diff(400) < 8 && lifted.height.abs_diff(130) < 16,
            "{light}: cut to {} x {}",
            lifted.width,
            lifted.height
        );
        assert!(
            wrong(&lifted) < 80,
            "{light}: {} in a thousand are wrong",
            wrong(&lifted)
        );
        let corner = lifted.row(0)[lifted.width / 2][3];
        assert!(corner < 128, "{light}: paper is left");
    }
}

#[test]
fn the_ink_keeps_its_colour() {
    let lifted = pixels(&lifted(&taken(&photograph(|x, _| 1.0 - 0.5 * x)), 50).unwrap());
    let [red, green, blue, _] = lifted.all().find(|pixel| pixel[3] == 255).unwrap();
    assert!(blue > red + 60 && blue > green + 60, "{red} {green} {blue}");
    assert!(
        lifted.all().all(|pixel| pixel[..3] == [red, green, blue]),
        "it is one ink"
    );
}

#[test]
fn the_more_is_taken_away_the_less_is_left() {
    let signature = taken(&photograph(|_, _| 1.0));
    let ink = |taken| {
        pixels(&lifted(&signature, taken).unwrap())
            .all()
            .map(|pixel| u64::from(pixel[3]))
            .sum::<u64>()
    };
    let left: Vec<u64> = [0, 25, 50, 75, 100].map(ink).into();
    assert!(left.is_sorted_by(|more, less| more > less), "{left:?}");
}

#[test]
fn specks_of_dust_go() {
    let mut dusty = photograph(|_, _| 1.0);
    for (x, y) in [(40, 40), (820, 500), (450, 90)] {
        for place in [(x, y), (x + 1, y), (x, y + 1)] {
            let at = (place.1 * WIDE + place.0) * 4;
            dusty.rgba[at..at + 3].fill(20);
        }
    }
    let lifted = pixels(&lifted(&taken(&dusty), 50).unwrap());
    assert!(lifted.width < 420, "dust widens it to {}", lifted.width);
}

#[test]
fn a_photograph_of_twelve_million_pixels_becomes_a_small_signature() {
    let signature = lifted(&on_paper(LARGE).unwrap(), 50).unwrap();
    let kept = pixels(&signature);
    assert!(kept.width <= SIGNATURE_BOX.0 as usize && kept.height <= SIGNATURE_BOX.1 as usize);
    assert!(file(&signature).len() < 30_000, "{}", file(&signature).len());
}

#[test]
fn a_scan_that_has_no_paper_any_more_is_taken_as_well() {
    let mut clear = photograph(|_, _| 1.0);
    for y in 0..HIGH {
        for x in 0..WIDE {
            clear.rgba[(y * WIDE + x) * 4 + 3] = if is_ink(x, y) { 255 } else { 0 };
        }
    }
    assert!(wrong(&pixels(&lifted(&taken(&clear), 50).unwrap())) < 80);
}

#[test]
fn a_picture_without_ink_is_refused_in_words() {
    let refused = |rgba: [u8; 4]| {
        let flat = Pixels::new(300, 200, rgba.repeat(300 * 200)).unwrap();
        on_paper(&png::written(&flat).unwrap()).unwrap_err()
    };
    for colour in [[250, 250, 250, 255], [10, 10, 10, 255], [0, 0, 0, 0]] {
        assert_eq!(refused(colour), Problem::NoInk.at("signature_png"), "{colour:?}");
    }
    assert_eq!(
        on_paper(b"<svg/>").unwrap_err(),
        Problem::DrawnSignature.at("signature_png")
    );
}

#[test]
fn a_forged_answer_of_the_window_is_refused() {
    let signature = taken(&photograph(|_, _| 1.0));
    for darkness in ["", "AAAA", "no base64"] {
        let forged = SignatureOnPaper {
            darkness: darkness.into(),
            ..signature.clone()
        };
        assert!(lifted(&forged, 50).is_err());
    }
    let nothing = SignatureOnPaper {
        darkness: {
            use base64::Engine;
            base64::prelude::BASE64_STANDARD.encode(png::written_grey(20, 20, &[0; 400]).unwrap())
        },
        ..signature
    };
    assert_eq!(
        lifted(&nothing, 50).unwrap_err(),
        Problem::AllTakenAway.at("signature_png")
    );
}

fn dot(x: u16, y: u16, width: u8) -> Dot {
    Dot { x, y, width }
}

fn drawing(strokes: Vec<Vec<Dot>>) -> Drawing {
    Drawing {
        ink: Ink::Blue,
        strokes,
    }
}

#[test]
fn a_stroke_is_as_wide_as_its_dots_say_and_goes_through_them() {
    let stroke = vec![dot(500, 1000, 40), dot(3000, 1000, 80), dot(5500, 1000, 40)];
    let kept = pixels(&drawn(&drawing(vec![stroke])).unwrap());
    assert_eq!(kept.width, SIGNATURE_BOX.0 as usize);
    let thickness = |x: usize| (0..kept.height).filter(|y| kept.row(*y)[x][3] > 127).count();
    let scale = kept.width as f32 / 5044.0;
    for (x, width) in [(40, 44.0), (kept.width / 2, 80.0), (kept.width - 40, 44.0)] {
        let found = thickness(x) as f32 / scale;
        assert!((found - width).abs() < 8.0, "at {x} it is {found} wide, not {width}");
    }
    assert_eq!(kept.row(kept.height / 2)[600], [0x1d, 0x2f, 0x6f, 255]);
}

#[test]
fn initials_stay_small_and_a_single_dot_is_a_dot() {
    let small = vec![dot(3000, 1000, 40), dot(3200, 800, 40), dot(3400, 1000, 40)];
    let kept = pixels(&drawn(&drawing(vec![small, vec![dot(3500, 1000, 60)]])).unwrap());
    let inked = (0..kept.height)
        .filter(|y| kept.row(*y).iter().any(|pixel| pixel[3] > 0))
        .count();
    assert!(inked * 3 < kept.height, "{inked} of {} rows", kept.height);
}

#[test]
fn no_stroke_and_far_too_many_are_refused() {
    for strokes in [vec![], vec![vec![]]] {
        assert_eq!(
            drawn(&drawing(strokes)).unwrap_err(),
            Problem::NoStroke.at("signature_png")
        );
    }
    let many = vec![vec![dot(1, 1, 10); 30_000]];
    assert_eq!(
        drawn(&drawing(many)).unwrap_err(),
        Problem::ManyStrokes.at("signature_png")
    );
    let long = vec![
        (0..20_000)
            .map(|n| dot((n * 7919 % 65_536) as u16, (n * 104_729 % 65_536) as u16, 255))
            .collect(),
    ];
    assert!(drawn(&drawing(long)).is_ok(), "wherever the window says that it was");
}
