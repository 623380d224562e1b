use super::{
    super::{LOGO_BOX, Logo, Problem, logo, png},
    HALVES, LARGE, PRESS, file, holds, pixels, with_segment,
};
use crate::{Code, Refusal};

fn refused(bytes: &[u8]) -> Refusal {
    logo(bytes).unwrap_err()
}

#[track_caller]
fn refuses(bytes: &[u8], problem: Problem) {
    assert_eq!(refused(bytes), problem.at("logo_png"));
}

fn svg(inside: &str) -> Vec<u8> {
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 100">{inside}</svg>"##
    )
    .into_bytes()
}

#[test]
fn a_photograph_of_twelve_million_pixels_is_kept_small() {
    let Logo { png, notes } = logo(LARGE).unwrap();
    let kept = pixels(&png);
    assert!(
        kept.width <= 500 && kept.height <= 192,
        "{} x {}",
        kept.width,
        kept.height
    );
    assert!(png.len() < 60_000, "{}", png.len());
    assert_eq!(notes, [""; 0]);
}

#[test]
fn what_a_camera_wrote_down_is_dropped_and_how_it_was_held_is_heeded() {
    let exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0 taken at home";
    let turned = with_segment(&with_segment(HALVES, 0xe1, exif), 0xfe, b"by Ada");
    let kept = logo(&turned).unwrap().png;
    for word in [b"Exif".as_slice(), b"home", b"Ada", b"eXIf", b"tEXt"] {
        assert!(!holds(&file(&kept), word));
    }
    let upright = pixels(&kept);
    assert_eq!((upright.width, upright.height), (24, 48), "the camera lay on its side");
    // The file's left half is what stands above.
    assert!(upright.row(4)[12][0] > 150 && upright.row(44)[12][2] > 120);
}

#[test]
fn what_a_program_wrote_into_a_png_is_dropped() {
    let mut bytes = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut bytes, 300, 100);
    encoder.set_color(::png::ColorType::Rgb);
    encoder.add_text_chunk("Author".into(), "Ada Lovelace".into()).unwrap();
    encoder
        .add_itxt_chunk("XML:com.adobe.xmp".into(), "made at home".into())
        .unwrap();
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[40; 300 * 100 * 3]).unwrap();
    writer.finish().unwrap();
    assert!(holds(&bytes, b"Ada Lovelace"));
    let kept = file(&logo(&bytes).unwrap().png);
    let chunks = [b"tEXt".as_slice(), b"iTXt", b"zTXt", b"Ada", b"home"];
    assert!(chunks.iter().all(|word| !holds(&kept, word)));
}

#[test]
fn a_profile_of_other_colours_is_told() {
    let mut bytes = Vec::new();
    let mut info = ::png::Info::with_size(300, 100);
    info.color_type = ::png::ColorType::Grayscale;
    info.icc_profile = Some(b"a profile called Display P3".as_slice().into());
    let mut writer = ::png::Encoder::with_info(&mut bytes, info)
        .unwrap()
        .write_header()
        .unwrap();
    writer.write_image_data(&[40; 300 * 100]).unwrap();
    writer.finish().unwrap();
    let notes = logo(&bytes).unwrap().notes;
    assert!(notes.iter().any(|note| note.contains("colour profile")), "{notes:?}");
}

#[test]
fn a_logo_of_few_pixels_is_taken_with_a_word_about_it() {
    let notes = logo(HALVES).unwrap().notes;
    assert!(notes.len() == 1 && notes[0].contains("few pixels"), "{notes:?}");
}

#[test]
fn colours_for_presses_strange_files_and_damaged_ones_are_refused_in_words() {
    refuses(PRESS, Problem::ForPresses);
    refuses(b"%PDF-1.7", Problem::Unknown);
    refuses(b"", Problem::Unknown);
    refuses(b"\0\0\0\x20ftypheic\0\0\0\0", Problem::Heic);
    refuses(&HALVES[..200], Problem::Damaged);
    refuses(b"\x89PNG\r\n\x1a\n", Problem::Damaged);
    let refusal = refused(PRESS);
    assert_eq!(
        (refusal.code, refusal.field.as_deref()),
        (Code::Invalid, Some("logo_png"))
    );
}

#[test]
fn a_huge_size_is_refused_before_there_is_room_made_for_it() {
    // Only the header is true.
    let mut header = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    header.extend(20_000_u32.to_be_bytes().repeat(2));
    header.extend([8, 6, 0, 0, 0]);
    let crc = crc32(&header[12..]);
    header.extend(crc.to_be_bytes());
    header.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
    refuses(&header, Problem::ManyPixels);

    let mut jpeg = HALVES.to_vec();
    let frame = jpeg.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0x4e, 0x20, 0x4e, 0x20]);
    refuses(&jpeg, Problem::ManyPixels);

    let mut large = HALVES.to_vec();
    large.resize(21 << 20, 0);
    refuses(&large, Problem::LargeFile);
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| match crc & 1 {
            1 => crc >> 1 ^ 0xedb8_8320,
            _ => crc >> 1,
        })
    })
}

#[test]
fn an_svg_is_drawn_as_large_as_its_place_and_without_empty_edges() {
    let drawing = svg(r##"<circle cx="60" cy="50" r="20" fill="#1f6f6b"/>"##);
    let kept = pixels(&logo(&drawing).unwrap().png);
    let most = LOGO_BOX.1 as usize;
    assert!(
        kept.width.abs_diff(most) <= 4 && kept.height.abs_diff(most) <= 4,
        "{} x {}",
        kept.width,
        kept.height
    );
    assert_eq!(kept.row(kept.height / 2)[kept.width / 2], [0x1f, 0x6f, 0x6b, 0xff]);
    assert_eq!(kept.row(0)[0][3], 0, "its corner is empty");
}

#[test]
fn an_svg_of_a_drawing_program_with_its_doctype_and_styles_is_taken() {
    let drawing = br##"<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
  <!ENTITY ns_svg "http://www.w3.org/2000/svg">
]>
<svg xmlns="&ns_svg;" viewBox="0 0 40 20"><metadata>made with love</metadata>
<defs><style>.a{fill:url(#g)} .b{clip-path:url(#c)}</style><linearGradient id="g"><stop offset="0" stop-color="red"/>
<stop offset="1" stop-color="blue"/></linearGradient><clipPath id="c"><rect width="40" height="20"/></clipPath></defs>
<a href="https://example.org"><g class="b"><rect class="a" width="40" height="20"/></g></a></svg>"##;
    let kept = pixels(&logo(drawing).unwrap().png);
    assert!(kept.row(9)[2][0] > 230 && kept.row(9)[kept.width - 3][2] > 230);
}

#[test]
fn an_svg_that_loads_anything_is_refused() {
    for inside in [
        r##"<use href="https://example.org/a.svg#b"/>"##,
        r##"<use xlink:href="file:///etc/passwd"/>"##,
        r##"<rect width="9" height="9" fill="url(https://example.org/p.svg#p)"/>"##,
        r##"<rect width="9" height="9" style="fill: URL( 'http://example.org/#p')"/>"##,
        r##"<style>@import "https://example.org/a.css";</style><rect width="9" height="9"/>"##,
        r##"<style>@font-face { src: url(data:font/woff2;base64,AA) }</style><rect width="9" height="9"/>"##,
    ] {
        refuses(&svg(inside), Problem::LoadingSvg);
    }
    let outside = br##"<!DOCTYPE svg [<!ENTITY file SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><desc>&file;</desc></svg>"##;
    refuses(outside, Problem::DamagedSvg);
}

#[test]
fn an_svg_with_scripts_photographs_or_writing_is_refused_with_what_to_do() {
    refuses(&svg("<script>alert(1)</script>"), Problem::ScriptInSvg);
    refuses(
        &svg(r##"<rect width="9" height="9" onload="alert(1)"/>"##),
        Problem::ScriptInSvg,
    );
    refuses(
        &svg(r##"<a href="javascript:alert(1)"><rect width="9" height="9"/></a>"##),
        Problem::ScriptInSvg,
    );
    refuses(
        &svg(r##"<image href="data:image/png;base64,AA" width="9" height="9"/>"##),
        Problem::PhotographInSvg,
    );
    refuses(
        &svg(r##"<image href="https://example.org/a.png" width="9" height="9"/>"##),
        Problem::PhotographInSvg,
    );
    refuses(&svg(r##"<text x="9" y="9">Practice</text>"##), Problem::WritingInSvg);
    refuses(&svg(""), Problem::Empty);
    refuses(b"\x1f\x8b\x08packed", Problem::PackedSvg);
    refuses(b"<svg", Problem::DamagedSvg);
    refuses(&svg("<g>"), Problem::DamagedSvg);
}

#[test]
fn an_svg_that_would_never_end_is_refused_at_once() {
    let mut laughs = String::from(r##"<g id="l0"><rect width="9" height="9"/></g>"##);
    for level in 1..12 {
        let uses = format!(r##"<use href="#l{}"/>"##, level - 1).repeat(10);
        laughs += &format!(r##"<g id="l{level}">{uses}</g>"##);
    }
    refuses(&svg(&laughs), Problem::IntricateSvg);

    let mut patterns = String::new();
    for level in 1..12 {
        let rect = format!(r##"<rect width="9" height="9" fill="url(#p{})"/>"##, level - 1).repeat(10);
        patterns += &format!(r##"<pattern id="p{level}" width="9" height="9">{rect}</pattern>"##);
    }
    refuses(
        &svg(&(patterns + r##"<rect width="9" height="9" fill="url(#p11)"/>"##)),
        Problem::IntricateSvg,
    );

    let entities: String = (1..10)
        .map(|level| format!(r##"<!ENTITY e{level} "{}">"##, format!("&e{};", level - 1).repeat(10)))
        .collect();
    let entities = format!(
        r##"<!DOCTYPE svg [<!ENTITY e0 "ha">{entities}]><svg xmlns="http://www.w3.org/2000/svg"><desc>&e9;</desc></svg>"##
    );
    refuses(entities.as_bytes(), Problem::IntricateSvg);

    let deep = |levels: usize| svg(&format!("{}{}", "<g>".repeat(levels), "</g>".repeat(levels)));
    refuses(&deep(100), Problem::IntricateSvg);
    refuses(&deep(50_000), Problem::IntricateSvg);
    refuses(&svg(r##"<g id="a"><use href="#a"/></g>"##), Problem::IntricateSvg);
    refuses(
        &svg(&r##"<rect width="9" height="9"/>"##.repeat(30_000)),
        Problem::IntricateSvg,
    );
    refuses(
        &svg(
            r##"<filter id="f"><feTurbulence numOctaves="999999999"/></filter><rect width="9" height="9" filter="url(#f)"/>"##,
        ),
        Problem::IntricateSvg,
    );
    let enormous =
        br##"<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="1e9"><rect width="1e9" height="1e9"/></svg>"##;
    assert!(
        pixels(&logo(enormous).unwrap().png).width <= LOGO_BOX.0 as usize,
        "its size is only a proportion"
    );
}

#[test]
fn noise_is_made_smaller_until_every_letter_can_carry_it() {
    let mut state = 7_u32;
    let mut noise = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    let rgba = (0..1000 * 383).flat_map(|_| [noise(), noise(), noise(), 255]).collect();
    let noisy = super::Pixels::new(1000, 383, rgba).unwrap();
    let kept = logo(&png::written(&noisy).unwrap()).unwrap().png;
    assert!(file(&kept).len() <= 160 << 10);
}
