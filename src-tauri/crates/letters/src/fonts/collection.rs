//! One font out of a file that holds several (`.ttc`), as a font of its own.

use std::sync::Arc;

use super::FontBytes;

const HEADER: usize = 12;
const RECORD: usize = 16;

/// The font as bytes of its own: the file itself where it holds one font only. Nothing where the file is damaged.
pub(super) fn single(file: &FontBytes, index: u32) -> Option<FontBytes> {
    let bytes: &[u8] = file.as_ref().as_ref();
    if !bytes.starts_with(b"ttcf") {
        return (index == 0).then(|| Arc::clone(file));
    }
    let count = number(bytes, 8)?;
    if index as usize >= count {
        return None;
    }
    extract(bytes, number(bytes, HEADER + 4 * index as usize)?).map(|font| Arc::new(font) as FontBytes)
}

/// Copies the font whose directory begins here; the tables get new places.
fn extract(file: &[u8], directory: usize) -> Option<Vec<u8>> {
    let tables = usize::from(u16::from_be_bytes(
        file.get(directory + 4..directory + 6)?.try_into().ok()?,
    ));
    let records = file.get(directory + HEADER..directory + HEADER + tables * RECORD)?;
    let mut font = file.get(directory..directory + HEADER + tables * RECORD)?.to_vec();
    for (table, record) in records.chunks_exact(RECORD).enumerate() {
        let (from, length) = (number(record, 8)?, number(record, 12)?);
        let place = u32::try_from(font.len()).ok()?;
        let at = HEADER + table * RECORD + 8;
        font.get_mut(at..at + 4)?.copy_from_slice(&place.to_be_bytes());
        font.extend_from_slice(file.get(from..from.checked_add(length)?)?);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    Some(font)
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(four)).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::Arc;

    use super::{FontBytes, single};

    fn extracted(file: Vec<u8>, index: u32) -> Option<Vec<u8>> {
        let file: FontBytes = Arc::new(file);
        single(&file, index).map(|font| font.as_ref().as_ref().to_vec())
    }

    /// A collection of one font with one table.
    fn collection() -> Vec<u8> {
        let mut file = b"ttcf\0\x01\0\0\0\0\0\x01\0\0\0\x10".to_vec();
        file.extend(b"\0\x01\0\0\0\x01\0\x10\0\0\0\0");
        file.extend(b"name\0\0\0\0\0\0\0\x2c\0\0\0\x05");
        file.extend(b"table");
        file
    }

    #[test]
    fn a_font_of_a_collection_becomes_a_font_of_its_own() {
        let font = extracted(collection(), 0).unwrap();
        assert_eq!(
            &font[20..28],
            b"\0\0\0\x1c\0\0\0\x05",
            "the table's new place and its length"
        );
        assert_eq!(&font[28..], b"table\0\0\0");
    }

    #[test]
    fn damaged_and_missing_fonts_are_none() {
        assert_eq!(extracted(collection(), 1), None);
        for length in 4..collection().len() {
            assert_eq!(extracted(collection()[..length].to_vec(), 0), None, "cut to {length}");
        }
    }

    #[test]
    fn a_file_of_one_font_is_that_font() {
        assert_eq!(extracted(b"OTTO".to_vec(), 0).as_deref(), Some(&b"OTTO"[..]));
        assert_eq!(extracted(b"OTTO".to_vec(), 1), None);
    }
}
