//! Money as each language writes it.

use super::primary;

const NBSP: char = '\u{a0}';
/// Between the groups of a French or Spanish number.
const NARROW: char = '\u{202f}';

/// An amount in the smallest unit of its currency (cents) with the currency's ISO 4217 code: `$1,250.00` (`en`),
/// `1.250,00 €` (`de`), `1250,00 €` and `12 500,00 €` (`es`), `1 250,00 €` (`fr`). A currency without a common sign
/// keeps its code: `CHF 180.00`.
#[must_use]
pub fn amount(cents: i64, currency: &str, language: &str) -> String {
    let primary = primary(language);
    let (group, point, fewest) = match primary.as_str() {
        "de" if language.eq_ignore_ascii_case("de-ch") => ('’', '.', 4),
        "de" => ('.', ',', 4),
        // The Academy divides only numbers of five digits and more.
        "es" => (NARROW, ',', 5),
        "fr" => (NARROW, ',', 4),
        _ => (',', '.', 4),
    };
    let minus = if cents < 0 { "−" } else { "" };
    let cents = cents.unsigned_abs();
    let number = format!("{}{point}{:02}", grouped(cents / 100, group, fewest), cents % 100);
    let sign = match currency {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "ILS" => "₪",
        code => code,
    };
    match primary.as_str() {
        "de" if language.eq_ignore_ascii_case("de-ch") => format!("{minus}{sign}{NBSP}{number}"),
        "de" | "es" | "fr" | "he" => format!("{minus}{number}{NBSP}{sign}"),
        _ if sign == currency => format!("{minus}{sign}{NBSP}{number}"),
        _ => format!("{minus}{sign}{number}"),
    }
}

fn grouped(number: u64, group: char, fewest: usize) -> String {
    let digits = number.to_string();
    if digits.len() < fewest {
        return digits;
    }
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_writes_an_amount_its_own_way() {
        for (cents, currency, language, written) in [
            (125_000, "EUR", "de", "1.250,00 €"),
            (125_000, "USD", "en", "$1,250.00"),
            (54_000, "CHF", "en", "CHF 540.00"),
            (125_000, "CHF", "de-CH", "CHF 1’250.00"),
            (125_000, "EUR", "es", "1250,00 €"),
            (1_250_000, "EUR", "es", "12 500,00 €"),
            (125_005, "EUR", "fr", "1 250,05 €"),
            (18_000, "ILS", "he", "180.00 ₪"),
            (-18_000, "USD", "en", "−$180.00"),
        ] {
            let plain = amount(cents, currency, language).replace([NBSP, NARROW], " ");
            assert_eq!(plain, written, "{language}");
        }
    }
}
