//! A colour profile for sRGB, built from the published numbers of IEC 61966-2-1, so that no one else's file travels
//! with the letter. Version 2 of the ICC format: a header, a table of tags, and their data.

/// The primaries and the white point of sRGB, adapted to D50 as a profile wants them: X, Y, Z.
const WHITE: [f64; 3] = [0.9642, 1.0, 0.8249];
const RED: [f64; 3] = [0.436_066, 0.222_488, 0.013_916];
const GREEN: [f64; 3] = [0.385_147, 0.716_873, 0.097_076];
const BLUE: [f64; 3] = [0.143_066, 0.060_608, 0.714_096];

const HEADER: usize = 128;
/// Steps of the tone curve.
const STEPS: u32 = 1024;

/// The bytes of the profile.
pub(crate) fn profile() -> Vec<u8> {
    let curve = curve();
    let tags: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", description("sRGB")),
        (b"cprt", typed(b"text", b"No copyright, use freely\0")),
        (b"wtpt", xyz(WHITE)),
        (b"rXYZ", xyz(RED)),
        (b"gXYZ", xyz(GREEN)),
        (b"bXYZ", xyz(BLUE)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = (tags.len() as u32).to_be_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    let start = HEADER + 4 + tags.len() * 12;
    let mut written: Vec<(&[u8], usize)> = Vec::new();
    for (signature, bytes) in &tags {
        // The three tone curves are one.
        let offset = match written.iter().find(|(earlier, _)| earlier == bytes) {
            Some(&(_, offset)) => offset,
            None => {
                let offset = start + data.len();
                data.extend_from_slice(bytes);
                data.resize(data.len().next_multiple_of(4), 0);
                written.push((bytes, offset));
                offset
            }
        };
        table.extend_from_slice(*signature);
        table.extend((offset as u32).to_be_bytes());
        table.extend((bytes.len() as u32).to_be_bytes());
    }
    let mut profile = header(start + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

fn header(size: usize) -> Vec<u8> {
    let mut header = vec![0; HEADER];
    let mut put = |offset: usize, bytes: &[u8]| header[offset..offset + bytes.len()].copy_from_slice(bytes);
    put(0, &(size as u32).to_be_bytes());
    put(8, &[2, 0x10, 0, 0]); // version 2.1
    put(12, b"mntrRGB XYZ "); // a display, in RGB, connected through XYZ
    put(24, &[0x07, 0xCF, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]); // 1 January 1999, the year of the standard
    put(36, b"acsp");
    put(68, &xyz(WHITE)[8..]);
    header
}

/// A tag's data behind its type and four reserved bytes.
fn typed(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    [kind.as_slice(), &[0; 4], content].concat()
}

fn xyz(values: [f64; 3]) -> Vec<u8> {
    let content: Vec<u8> = values
        .iter()
        .flat_map(|value| ((value * 65536.0).round() as i32).to_be_bytes())
        .collect();
    typed(b"XYZ ", &content)
}

fn curve() -> Vec<u8> {
    let mut content = STEPS.to_be_bytes().to_vec();
    for step in 0..STEPS {
        let value = f64::from(step) / f64::from(STEPS - 1);
        let linear = if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        };
        content.extend(((linear * 65535.0).round() as u16).to_be_bytes());
    }
    typed(b"curv", &content)
}

/// A name in ASCII, and the empty Unicode and Macintosh names that version 2 demands.
fn description(name: &str) -> Vec<u8> {
    let mut content = (name.len() as u32 + 1).to_be_bytes().to_vec();
    content.extend_from_slice(name.as_bytes());
    content.resize(content.len() + 1 + 8 + 3 + 67, 0);
    typed(b"desc", &content)
}
