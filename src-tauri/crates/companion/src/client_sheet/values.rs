//! What the cells of a sheet say: days, lengths, yes and no, as people write them.

use chrono::NaiveDate;

/// The numbers of a day, and whether the year stands first.
fn numbers(cell: &str) -> Option<([u32; 3], bool)> {
    // A time behind the day says nothing here.
    let day = cell.split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['.', '/', '-']).filter(|part| !part.is_empty()).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let number = |part: &&str| part.parse::<u32>().ok();
    Some(([number(a)?, number(b)?, number(c)?], a.len() == 4))
}

/// Whether the days of a column can only be read with the month first.
pub fn month_comes_first<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let mut month_first = false;
    for ([a, b, _], year_first) in cells.filter_map(numbers) {
        if !year_first && a > 12 {
            return false;
        }
        month_first |= !year_first && b > 12;
    }
    month_first
}

/// A day in the orders that people write; none when it is no day.
pub fn day(cell: &str, month_first: bool) -> Option<NaiveDate> {
    let ([a, b, c], year_first) = numbers(cell)?;
    let (year, month, day) = match (year_first, month_first) {
        (true, _) => (a, b, c),
        (false, true) => (c, a, b),
        (false, false) => (c, b, a),
    };
    let year = if year < 100 { 2000 + year } else { year };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// "50", "50 min", "0:50", "1 h 20": minutes. None when it is no length.
pub fn minutes(cell: &str) -> Option<i32> {
    let cell = cell.to_lowercase();
    if let Some((hours, minutes)) = cell.split_once([':', 'h']) {
        let letters = |part: &str| {
            part.trim()
                .trim_end_matches(|c: char| c.is_alphabetic() || c == '.')
                .trim()
                .to_owned()
        };
        let hours: i32 = letters(hours).parse().ok()?;
        let rest = letters(minutes);
        let minutes: i32 = if rest.is_empty() { 0 } else { rest.parse().ok()? };
        return hours.checked_mul(60)?.checked_add(minutes);
    }
    let number = cell.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = cell.strip_prefix(number)?.trim();
    // "1 Stunde" is no minute: a unit that is not known is no length.
    is_minutes(unit).then(|| number.trim().parse().ok())?
}

fn is_minutes(unit: &str) -> bool {
    matches!(unit, "" | "’" | "'" | "′" | "m" | "m.") || unit.starts_with("min") || unit.starts_with("דק")
}

/// Yes or no; none when it is neither.
pub fn yes(cell: &str) -> Option<bool> {
    match cell.to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "x" | "✓" | "✔" | "ja" | "j" | "oui" | "o" | "si" | "sí" | "s" | "vrai"
        | "wahr" | "כן" => Some(true),
        "" | "no" | "n" | "false" | "0" | "-" | "–" | "nein" | "non" | "faux" | "falsch" | "לא" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_the_orders_that_people_write() {
        let expected = NaiveDate::from_ymd_opt(2026, 3, 4);
        for (cell, month_first) in [
            ("2026-03-04", false),
            ("4.3.2026", false),
            ("04/03/26", false),
            ("3/4/2026", true),
            ("2026-03-04T09:00", true),
            ("4.3.2026 09:00", false),
        ] {
            assert_eq!(day(cell, month_first), expected, "{cell}");
        }
        for cell in ["", "soon", "31.2.2026", "2026", "4. March", "99999999999.1.1"] {
            assert_eq!(day(cell, false), None, "{cell}");
        }
        assert!(month_comes_first(["1/2/2026", "3/14/2026"].into_iter()));
        assert!(!month_comes_first(["1/2/2026", "14/3/2026", "2026-01-20"].into_iter()));
    }

    #[test]
    fn lengths_are_minutes_or_hours_with_minutes() {
        for (cell, length) in [
            ("50", Some(50)),
            ("50 min", Some(50)),
            ("50’", Some(50)),
            ("0:50", Some(50)),
            ("1 h 20", Some(80)),
            ("1h", Some(60)),
            ("1:20 h", Some(80)),
            ("50 Minuten", Some(50)),
            ("1 Stunde", None),
            ("2 Std", None),
            ("1 שעה", None),
            ("long", None),
            ("99999999999", None),
            ("-5", Some(-5)),
        ] {
            assert_eq!(minutes(cell), length, "{cell}");
        }
    }
}
