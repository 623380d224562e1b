//! Pictures without what their camera wrote beside them: where and when they were taken, by what, a smaller picture of before.

/// The picture without it; none when its bytes are not such a picture. The pixels are not touched.
pub fn without(media: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    match media {
        "image/jpeg" => jpeg(bytes),
        "image/png" => png(bytes),
        _ => None,
    }
}

/// What shows a PNG as it is. Everything else in it is about it.
const SHOWS: [&[u8; 4]; 15] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs",
    b"acTL", b"fcTL", b"fdAT",
];

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    let mut out = SIGNATURE.to_vec();
    loop {
        let length = usize::try_from(u32::from_be_bytes(*rest.first_chunk()?)).ok()?;
        let (chunk, after) = rest.split_at_checked(length.checked_add(12)?)?;
        let kind = &chunk[4..8];
        if SHOWS.iter().any(|shows| shows[..] == *kind) {
            out.extend_from_slice(chunk);
        }
        if kind == b"IEND" {
            return Some(out);
        }
        rest = after;
    }
}

fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    const END: [u8; 2] = [0xff, 0xd9];
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    let mut out = vec![0xff, 0xd8];
    let mut turned = None;
    loop {
        let (marker, after) = match rest {
            [0xff, 0xff, ..] => {
                rest = &rest[1..];
                continue;
            }
            [0xff, marker, after @ ..] => (*marker, after),
            // Cut off: what is there can still be seen.
            [] | [0xff] if out.len() > 2 => {
                out.extend_from_slice(&END);
                return Some(out);
            }
            _ => return None,
        };
        if marker == END[1] {
            // What stands behind the end may be a whole second picture with all that was taken out here.
            out.extend_from_slice(&END);
            return Some(out);
        }
        let length = usize::from(u16::from_be_bytes(*after.first_chunk()?));
        let (segment, after) = after.split_at_checked(length)?;
        let body = segment.get(2..)?;
        match marker {
            // Its first fourteen bytes; a small picture of before may follow.
            0xe0 if body.starts_with(b"JFIF\0") && body.len() >= 14 => {
                out.extend_from_slice(&[0xff, 0xe0, 0, 16]);
                out.extend_from_slice(&body[..12]);
                out.extend_from_slice(&[0, 0]);
            }
            // How the camera was held: without it the picture would lie on its side.
            0xe1 if turned.is_none() => {
                turned = orientation(body);
                out.extend(turned.map(held).into_iter().flatten());
            }
            // Colours.
            0xe2 if body.starts_with(b"ICC_PROFILE\0") => keep(&mut out, marker, segment),
            0xee if body.starts_with(b"Adobe") => keep(&mut out, marker, segment),
            0xe0..=0xef | 0xfe => {}
            _ => keep(&mut out, marker, segment),
        }
        rest = after;
        if marker == 0xda {
            let end = rest
                .windows(2)
                .position(|pair| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7 | 0xff))
                .unwrap_or(rest.len());
            out.extend_from_slice(&rest[..end]);
            rest = &rest[end..];
        }
    }
}

fn keep(out: &mut Vec<u8>, marker: u8, segment: &[u8]) {
    out.extend_from_slice(&[0xff, marker]);
    out.extend_from_slice(segment);
}

/// Which of eight ways the picture is turned, when it is.
fn orientation(exif: &[u8]) -> Option<u8> {
    const TAG: u16 = 0x0112;
    let tiff = exif.strip_prefix(b"Exif\0\0")?;
    let big = tiff.starts_with(b"MM");
    let short = |at: usize| {
        let pair = *tiff.get(at..)?.first_chunk()?;
        Some(if big {
            u16::from_be_bytes(pair)
        } else {
            u16::from_le_bytes(pair)
        })
    };
    let offset = *tiff.get(4..)?.first_chunk()?;
    let offset = if big {
        u32::from_be_bytes(offset)
    } else {
        u32::from_le_bytes(offset)
    };
    let first = usize::try_from(offset).ok()?;
    let entries = usize::from(short(first)?);
    let entry = (0..entries)
        .filter_map(|n| first.checked_add(2 + n * 12))
        .find(|at| short(*at) == Some(TAG))?;
    u8::try_from(short(entry.checked_add(8)?)?)
        .ok()
        .filter(|way| (2..=8).contains(way))
}

/// Exif that says nothing else.
fn held(way: u8) -> Vec<u8> {
    let mut segment = b"\xff\xe1\0\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    segment.extend_from_slice(&[way, 0, 0, 0, 0, 0, 0]);
    segment
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"Kolkrabe 59.9139 10.7522";

    fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
        let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker][..], &length, body].concat()
    }

    fn holds(bytes: &[u8], what: &[u8]) -> bool {
        bytes.windows(what.len()).any(|here| here == what)
    }

    /// Exif of a camera that was turned, with a place.
    fn exif() -> Vec<u8> {
        let tiff = b"Exif\0\0II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        [tiff, SECRET].concat()
    }

    #[test]
    fn a_jpeg_keeps_its_picture_and_how_it_is_turned_and_nothing_else() {
        let picture = [&segment(0xda, b"scan")[..], b"\x01\xff\0\x02\xff\xd0\x03"].concat();
        let bytes = [
            &[0xff, 0xd8][..],
            &segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01secret"),
            &segment(0xe1, &exif()),
            &segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", SECRET].concat()),
            &segment(0xed, SECRET),
            &segment(0xfe, SECRET),
            &segment(0xdb, b"table"),
            &picture,
            &[0xff, 0xd9],
            SECRET,
        ]
        .concat();
        let clean = without("image/jpeg", &bytes).unwrap();
        assert!(!holds(&clean, b"Kolkrabe") && !holds(&clean, b"secret"));
        assert!(holds(&clean, &picture) && holds(&clean, b"table") && clean.ends_with(&[0xff, 0xd9]));
        let at = clean.windows(6).position(|here| here == b"Exif\0\0").unwrap();
        assert_eq!(orientation(&clean[at..]), Some(6), "it is not on its side");
        assert_eq!(without("image/jpeg", &clean).unwrap(), clean);
    }

    #[test]
    fn a_png_keeps_its_picture_and_nothing_else() {
        let chunk = |kind: &[u8; 4], body: &[u8]| {
            let length = u32::try_from(body.len()).unwrap().to_be_bytes();
            [&length[..], kind, body, b"crc."].concat()
        };
        let shown = [chunk(b"IHDR", b"h"), chunk(b"IDAT", b"pixels"), chunk(b"IEND", b"")];
        let about = [
            chunk(b"tEXt", SECRET),
            chunk(b"eXIf", SECRET),
            chunk(b"iTXt", SECRET),
            chunk(b"tIME", SECRET),
        ];
        let signature = b"\x89PNG\r\n\x1a\n".to_vec();
        let bytes = [
            &signature,
            &shown[0],
            &about.concat(),
            &shown[1],
            &shown[2],
            &SECRET.to_vec(),
        ]
        .map(Vec::as_slice)
        .concat();
        let expected = [&signature, &shown[0], &shown[1], &shown[2]]
            .map(Vec::as_slice)
            .concat();
        assert_eq!(without("image/png", &bytes).unwrap(), expected);
    }

    #[test]
    fn what_is_no_picture_inside_is_refused_wherever_it_ends() {
        let bytes = [&[0xff, 0xd8][..], &segment(0xe1, &exif()), &segment(0xdb, b"table")].concat();
        for end in 0..bytes.len() {
            let _ = without("image/jpeg", &bytes[..end]);
            let _ = without("image/png", &bytes[..end]);
        }
        assert_eq!(without("image/jpeg", b"\xff\xd8\0\0"), None);
        assert_eq!(without("image/png", b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR"), None);
    }
}
