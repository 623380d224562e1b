//! Whether two words differ by one slip of the fingers.

/// Whether one letter too many, one too few, one other, or two neighbours changed about make one word of the other.
pub fn is_one_slip(one: &[char], other: &[char]) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short, long) = (
        short.get(same..).unwrap_or_default(),
        long.get(same..).unwrap_or_default(),
    );
    match (short, long) {
        ([], [_]) => true,
        (short, [_, rest @ ..]) if short.len() == rest.len() => short == rest,
        ([a, b, left @ ..], [c, d, right @ ..]) if a == d && b == c => left == right,
        ([_, left @ ..], [_, right @ ..]) => left == right,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_one_slip;

    fn slip(one: &str, other: &str) -> bool {
        let chars = |word: &str| word.chars().collect::<Vec<_>>();
        is_one_slip(&chars(one), &chars(other))
    }

    #[test]
    fn one_slip_is_seen_and_two_are_not() {
        for other in [
            "lindqvst",
            "lindqvisst",
            "lindqvizt",
            "lindqivst",
            "indqvist",
            "lindqvis",
            "lindqvista",
            "ilndqvist",
        ] {
            assert!(slip("lindqvist", other) && slip(other, "lindqvist"), "{other}");
        }
        for other in ["lindqvist", "lndqvst", "lindqvistas", "linqdivst", "", "tsivqdnil"] {
            assert!(!slip("lindqvist", other), "{other}");
        }
    }
}
