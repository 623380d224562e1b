//! The logo and the signature: into the profile in every way there is, and out on a letter.
#![allow(clippy::unwrap_used)]

#[path = "letter/desk.rs"]
#[allow(dead_code, reason = "the letters use the rest of it")]
mod desk;

use std::{fs, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD};
use lopdf::{Document, Object};
use serde_json::json;
use tests::{paper::text_of, window::App};

use desk::{pages_show, recommendation, sample};

const PROFILE: &str = "You and your letterhead";
const PAD: &str = "dialog[open] canvas";
const LEAF: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 90"><path d="M20 70C20 30 60 10 100 20C100 60 60 84 20 70Z" fill="#1f6f6b"/>
<path d="M20 70C45 58 70 42 92 27" stroke="#fff" stroke-width="4" fill="none"/><circle cx="160" cy="45" r="30" fill="#c98a2b"/></svg>"##;

fn profile(app: &App) {
    app.click(PROFILE);
    app.is_at(PROFILE);
    app.offers("Choose a logo");
}

/// A wave with a loop, as a share of the sheet.
fn name_in_one_stroke() -> Vec<(f64, f64)> {
    (0..70)
        .map(|step| {
            let t = f64::from(step) / 70.0;
            (
                0.12 + 0.7 * t + 0.03 * (t * 25.0).cos(),
                0.55 - 0.25 * (t * 25.0).sin() * (1.0 - 0.6 * t),
            )
        })
        .collect()
}

/// A signature in blue on paper in the shadow of a lamp.
fn photograph() -> Vec<u8> {
    let (width, height) = (600_u32, 300_u32);
    let mut pixels = Vec::new();
    for y in 0..height {
        for x in 0..width {
            let light = 1.0 - 0.5 * x as f32 / width as f32;
            let away = (y as f32 - 150.0 - 60.0 * (x as f32 / 25.0).sin()).abs();
            // A soft pen: its stroke fades towards its edges.
            let inked = if (120..480).contains(&x) {
                ((16.0 - away) / 12.0).clamp(0.0, 1.0)
            } else {
                0.0
            };
            let paper_and_ink = [(240.0, 30.0), (238.0, 50.0), (230.0, 140.0)];
            let surface = paper_and_ink.map(|(paper, ink): (f32, f32)| paper + (ink - paper) * inked);
            pixels.extend(surface.map(|colour| (colour * light) as u8));
        }
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    bytes
}

/// How wide and high the images of a PDF are that have transparent parts.
fn images(pdf: &Path) -> Vec<(i64, i64)> {
    let pdf = Document::load(pdf).unwrap();
    let streams = pdf.objects.values().filter_map(|object| object.as_stream().ok());
    let images = streams.filter(|stream| stream.dict.has(b"SMask"));
    let side = |stream: &lopdf::Stream, name: &[u8]| stream.dict.get(name).and_then(Object::as_i64).unwrap();
    images
        .map(|image| (side(image, b"Width"), side(image, b"Height")))
        .collect()
}

/// What a screen reader says in the place of each image.
fn said_of_images(pdf: &Path) -> Vec<String> {
    let pdf = Document::load(pdf).unwrap();
    let nodes = pdf.objects.values().filter_map(|object| object.as_dict().ok());
    let words = nodes
        .filter_map(|node| node.get(b"Alt").ok())
        .map(|words| lopdf::decode_text_string(words).unwrap());
    words.collect()
}

#[test]
fn a_chosen_logo_and_a_drawn_signature_are_on_the_exported_letter() {
    let app = sample("supervisor");
    profile(&app);
    app.holds_up("profile-empty");
    app.put("Practice or institution (optional)", "Practice at the Fjord");

    let strange = app.document("logo.svg");
    fs::write(&strange, LEAF.replace("</svg>", "<script>alert(1)</script></svg>")).unwrap();
    app.answers(&strange);
    app.click("Choose a logo");
    app.within("Logo").sees("This SVG file holds a program (a script)");
    app.screenshot("profile-logo-refused");
    fs::write(&strange, LEAF).unwrap();
    app.answers(&strange);
    app.click("Choose a logo");
    app.offers("Remove the logo");
    app.misses("This SVG file holds a program (a script)");

    app.click("Draw it");
    app.sees("Draw your signature");
    app.holds_up("profile-pad-empty");
    app.draws(PAD, &name_in_one_stroke());
    app.draws(PAD, &[(0.2, 0.8), (0.5, 0.77), (0.85, 0.74)]);
    app.draws(PAD, &[(0.9, 0.2), (0.95, 0.1)]);
    let strokes = |app: &App| app.run("return document.querySelector('dialog[open] .sheet').ariaLabel", &[]);
    app.until("three strokes are told", |_| {
        strokes(&app) == "Where you sign. Strokes drawn: 3"
    });
    app.click("Undo last stroke");
    app.until("two strokes are told", |_| {
        strokes(&app) == "Where you sign. Strokes drawn: 2"
    });
    app.holds_up("profile-pad-drawn");
    app.press("Escape");
    app.click("Draw it");
    app.until("closed by mistake, it is still there", |_| {
        strokes(&app) == "Where you sign. Strokes drawn: 2"
    });
    app.click("Keep this signature");
    app.sees("The signature is kept.");
    app.offers("Remove the signature");
    app.sees("Saved");
    app.holds_up("profile-filled");

    app.click("Remove the signature");
    app.offers("Draw it");
    app.click("Undo");
    app.offers("Draw it anew");

    for (letterhead, name) in [
        ("Modern, name at the left", "modern"),
        ("Centred", "centred"),
        ("Classic, at the right", "classic"),
    ] {
        app.choose("Letterhead", letterhead);
        app.screenshot(&format!("profile-{name}"));
    }
    app.sees("Saved");

    app.click("Candidates");
    recommendation(&app, "Marisol Ferreira-Nakagawa");
    pages_show(&app, "Practice at the Fjord");
    let file = app.document("Letter.pdf");
    app.answers(&file);
    app.click("Export PDF");
    app.sees("Letter.pdf now lies in");
    assert!(text_of(&file).contains("Practice at the Fjord"));
    let mut found = images(&file);
    found.sort_unstable_by_key(|(width, _)| *width);
    let [(logo, _), (signature, _)] = found[..] else {
        unreachable!("not a logo and a signature: {found:?}")
    };
    assert!(logo <= 1000 && signature == 1250, "{found:?}");
    let said = said_of_images(&file);
    assert!(said.iter().any(|words| words == "Practice at the Fjord"), "{said:?}");
    assert!(said.iter().any(|words| words.starts_with("Signature of ")), "{said:?}");
}

#[test]
fn a_photographed_signature_loses_its_paper_as_far_as_the_person_wants() {
    let app = sample("candidate");
    profile(&app);
    let film = app.document("film.png");
    fs::write(&film, b"not a picture at all").unwrap();
    app.answers(&film);
    app.click("Take it from a picture");
    app.within("Signature").sees("This is no picture that the app knows.");
    app.cancels();
    app.click("Take it from a picture");
    app.lacks("Keep this signature");

    let photo = app.document("photo.png");
    fs::write(&photo, photograph()).unwrap();
    app.answers(&photo);
    app.click("Take it from a picture");
    app.sees("Your signature without its paper");
    let shown = |app: &App| {
        app.run(
            "return document.querySelector('dialog[open] .result img')?.src ?? ''",
            &[],
        )
    };
    app.until("the signature is shown", |_| shown(&app) != "");
    app.holds_up("profile-lift");
    let usual = shown(&app);
    app.put("How much of the paper to take away", "90");
    app.until("the slider changes what is left", |_| {
        shown(&app) != usual && shown(&app) != ""
    });
    app.put("How much of the paper to take away", "50");
    app.until("and gives it back", |_| shown(&app) == usual);
    app.click("Keep this signature");
    app.offers("Remove the signature");
    app.sees("Saved");
    app.screenshot("profile-lifted");
}

#[test]
fn a_picture_can_be_dropped_and_pasted_where_it_belongs() {
    let app = sample("candidate");
    profile(&app);
    let hand_over = "const [event, at, name, bytes] = arguments;
        const data = new DataTransfer();
        data.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name));
        const place = [...document.querySelectorAll('fieldset')].find((f) => f.querySelector('legend')?.textContent === at);
        const about = { bubbles: true, cancelable: true };
        place.dispatchEvent(event === 'drop'
          ? new DragEvent('drop', { ...about, dataTransfer: data })
          : new ClipboardEvent('paste', { ...about, clipboardData: data }));";
    let give = |event: &str, at: &str, name: &str, bytes: &[u8]| {
        app.run(
            hand_over,
            &[json!(event), json!(at), json!(name), json!(STANDARD.encode(bytes))],
        );
    };
    give("drop", "Logo", "leaf.svg", b"<svg");
    app.within("Logo").sees("This SVG file is damaged.");
    give("drop", "Logo", "leaf.svg", LEAF.as_bytes());
    app.offers("Remove the logo");
    give("paste", "Signature", "photo.png", &photograph());
    app.sees("Your signature without its paper");
    app.press("Escape");
    app.offers("Take it from a picture");
}
