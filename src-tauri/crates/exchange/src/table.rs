//! A table (.csv) for a spreadsheet.

/// The table's bytes: UTF-8 with the mark by which spreadsheets know it, commas, CRLF.
///
/// A spreadsheet would run a cell that begins like a formula: such a cell begins with an apostrophe instead.
///
/// # Errors
/// Never in practice: it is written into memory.
pub fn table<R, C>(rows: R) -> Result<Vec<u8>, csv::Error>
where
    R: IntoIterator,
    R::Item: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(&mut bytes);
    for row in rows {
        writer.write_record(row.into_iter().map(|cell| harmless(cell.as_ref())))?;
    }
    writer.flush()?;
    drop(writer);
    Ok(bytes)
}

/// The cell as a spreadsheet may have it: a number stays one, what would be a formula becomes text.
fn harmless(cell: &str) -> String {
    let begins_like_one = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if begins_like_one && cell.parse::<f64>().is_err() {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn written(row: &[&str]) -> String {
        String::from_utf8(table([row]).unwrap()).unwrap()
    }

    #[test]
    fn a_formula_comes_out_as_text_and_a_number_as_a_number() {
        assert_eq!(
            written(&["=HYPERLINK(\"x\")", "-180.00", "@SUM(A1)", "+49 30 1", "plain"]),
            "\u{feff}\"'=HYPERLINK(\"\"x\"\")\",-180.00,'@SUM(A1),'+49 30 1,plain\r\n"
        );
    }

    #[test]
    fn commas_quotes_and_line_breaks_stay_inside_their_cell() {
        assert_eq!(
            written(&["a,b", "say \"c\"", "d\ne"]),
            "\u{feff}\"a,b\",\"say \"\"c\"\"\",\"d\ne\"\r\n"
        );
    }
}
