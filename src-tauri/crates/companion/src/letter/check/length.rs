use super::Finding;

/// Below this many words a committee learns little; above the other, few will read to the end. Our own measure: the
/// programme names none.
const SHORT: usize = 120;
const LONG: usize = 1_800;

/// Whether a letter is very short or very long.
pub fn find(text: &str) -> Option<Finding> {
    let words = text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count();
    match words {
        n if n < SHORT => {
            let said = format!("The letter has only {n} words. Is everything said that the committee needs?");
            Some(Finding::new("short", said))
        }
        n if n > LONG => {
            let said = format!(
                "The letter has {n} words, about {} pages. A shorter one is read to its end.",
                n / 450
            );
            Some(Finding::new("long", said))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn very_short_and_very_long_letters_are_noticed() {
        let letter = |words: usize| find(&"word ".repeat(words)).map(|finding| finding.key);
        assert_eq!(letter(119).as_deref(), Some("short"));
        assert_eq!(letter(120), None);
        assert_eq!(letter(1_800), None);
        assert_eq!(letter(1_801).as_deref(), Some("long"));
    }
}
