//! The code on the recovery kit: 160 random bits in eight groups of four characters, each with a character that checks it.
//!
//! The characters are Crockford's base 32, which has no I, L, O or U, so that what was written by hand is read back as
//! it was meant. The fifth character makes a weighted sum over GF(32) of the group *and its number* come out as nothing.
//! The weights all differ and none is zero, so one wrong character, two that changed places, or a group in the place of
//! another are noticed without fail, and the group is known.

use std::{fmt, ops::Range};

use secrecy::SecretString;
use zeroize::Zeroizing;

use super::random;
use crate::VaultError;

/// How many groups a code has.
pub const GROUPS: usize = 8;
/// Characters in a group: four of the code and one that checks them.
const IN_GROUP: usize = 5;
const DATA: usize = IN_GROUP - 1;
const BYTES: usize = 20;
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A recovery code. It opens the vault as the passphrase does; wiped from memory when it is dropped.
#[derive(Clone, PartialEq)]
pub struct RecoveryCode(Zeroizing<[u8; BYTES]>);

/// Why what was typed is no recovery code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeProblem {
    /// The group with this number, counted from one.
    #[error("There is a slip in group {0} of the recovery code. Compare its five characters with your recovery kit.")]
    Group(usize),
    #[error("{}. A recovery code has eight groups of five.", Counted(*.0, "missing"))]
    Missing(usize),
    #[error("{}. A recovery code has eight groups of five.", Counted(*.0, "too many"))]
    TooMany(usize),
}

/// "One character is missing", "3 characters are too many".
struct Counted(usize, &'static str);

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            1 => write!(f, "One character is {}", self.1),
            count => write!(f, "{count} characters are {}", self.1),
        }
    }
}

impl RecoveryCode {
    /// Makes one that opens nothing yet.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn make() -> Result<Self, VaultError> {
        Ok(Self(Zeroizing::new(random()?)))
    }

    /// Reads a code as a person types it: capitals, spaces and hyphens do not matter; O is read as 0, I and L as 1.
    ///
    /// # Errors
    /// Which group is mistyped, or how many characters are missing or too many.
    pub fn parse(typed: &str) -> Result<Self, CodeProblem> {
        let digits = digits(typed)?;
        // What is right so far is worth knowing before the rest is typed.
        for (index, group) in digits.chunks_exact(IN_GROUP).take(GROUPS).enumerate() {
            if check(group, index) != 0 {
                return Err(CodeProblem::Group(index + 1));
            }
        }
        match digits.len() {
            short @ 0..40 => Err(CodeProblem::Missing(GROUPS * IN_GROUP - short)),
            40 => Ok(Self::from_digits(&digits)),
            long => Err(CodeProblem::TooMany(long - GROUPS * IN_GROUP)),
        }
    }

    /// The eight groups of five characters, as they are shown and printed.
    #[must_use]
    pub fn groups(&self) -> [Zeroizing<String>; GROUPS] {
        let digits = self.digits();
        std::array::from_fn(|index| {
            let group = &digits[index * DATA..(index + 1) * DATA];
            let mut text = Zeroizing::new(String::with_capacity(IN_GROUP));
            text.extend(group.iter().map(|digit| letter(*digit)));
            text.push(letter(check(group, index)));
            text
        })
    }

    /// The 32 characters that carry the bits.
    pub(super) fn bare(&self) -> SecretString {
        let mut text = String::with_capacity(GROUPS * DATA);
        text.extend(self.digits().iter().map(|digit| letter(*digit)));
        SecretString::from(text)
    }

    /// Five bits each.
    fn digits(&self) -> Zeroizing<[u8; GROUPS * DATA]> {
        let mut digits = Zeroizing::new([0; GROUPS * DATA]);
        for (index, digit) in digits.iter_mut().enumerate() {
            *digit = bits(index).fold(0, |digit, bit| digit << 1 | (self.0[bit / 8] >> (7 - bit % 8) & 1));
        }
        digits
    }

    fn from_digits(digits: &[u8]) -> Self {
        let mut bytes = Zeroizing::new([0; BYTES]);
        let data = digits.chunks_exact(IN_GROUP).flat_map(|group| &group[..DATA]);
        for (index, digit) in data.enumerate() {
            for (place, bit) in bits(index).enumerate() {
                bytes[bit / 8] |= (digit >> (4 - place) & 1) << (7 - bit % 8);
            }
        }
        Self(bytes)
    }
}

fn bits(digit: usize) -> Range<usize> {
    digit * 5..(digit + 1) * 5
}

/// The values of the characters, with what only separates them left out.
fn digits(typed: &str) -> Result<Zeroizing<Vec<u8>>, CodeProblem> {
    // Room for all at once: growing would leave copies behind.
    let mut digits = Zeroizing::new(Vec::with_capacity(typed.len()));
    for character in typed.chars().filter(|c| !separates(*c)) {
        let digit = value(character).ok_or(CodeProblem::Group((digits.len() / IN_GROUP + 1).min(GROUPS)))?;
        digits.push(digit);
    }
    Ok(digits)
}

fn separates(character: char) -> bool {
    character.is_whitespace() || "-_.,·‐‑‒–—−\u{ad}\u{200b}".contains(character)
}

fn value(character: char) -> Option<u8> {
    let letter = match character.to_ascii_uppercase() {
        'O' => b'0',
        'I' | 'L' => b'1',
        other => u8::try_from(other).ok()?,
    };
    let place = ALPHABET.iter().position(|known| *known == letter)?;
    u8::try_from(place).ok()
}

fn letter(digit: u8) -> char {
    char::from(ALPHABET[usize::from(digit & 31)])
}

/// The weighted sum of a group and its number. Of four characters it is the fifth; of five it is zero when they are right.
fn check(group: &[u8], index: usize) -> u8 {
    // The number is added as it is: eight different numbers below 32.
    let number = (index as u8) + 1;
    let data = group.iter().take(DATA).enumerate();
    let sum = data.fold(number, |sum, (place, digit)| {
        sum ^ times_power(*digit, place as u32 + 1)
    });
    // The check character itself has the weight one, which no other place has.
    sum ^ group.get(DATA).copied().unwrap_or(0)
}

/// `digit` times two to the `power`, in GF(32) = GF(2)[x] / (x^5 + x^2 + 1), where two generates everything but zero.
fn times_power(digit: u8, power: u32) -> u8 {
    (0..power).fold(digit, |product, _| {
        let doubled = product << 1;
        if doubled & 32 == 0 {
            doubled
        } else {
            doubled ^ 0b10_0101
        }
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;

    fn text(groups: &[String]) -> String {
        groups.join("-")
    }

    fn groups(code: &RecoveryCode) -> Vec<String> {
        code.groups().iter().map(|group| group.to_string()).collect()
    }

    fn problem(typed: &str) -> Option<CodeProblem> {
        RecoveryCode::parse(typed).err()
    }

    /// Codes of all kinds: random ones, and the two extremes.
    fn codes() -> Vec<RecoveryCode> {
        let mut codes: Vec<_> = (0..12).map(|_| RecoveryCode::make().unwrap()).collect();
        codes.extend([0, 255].map(|byte| RecoveryCode(Zeroizing::new([byte; BYTES]))));
        codes
    }

    #[test]
    fn what_is_printed_is_read_back() {
        for code in codes() {
            let printed = groups(&code);
            assert!(printed.iter().all(|group| group.len() == IN_GROUP));
            assert_eq!(RecoveryCode::parse(&text(&printed)).unwrap().0, code.0);
        }
    }

    #[test]
    fn one_wrong_character_is_noticed_wherever_it_is_and_its_group_named() {
        for code in codes() {
            let printed = groups(&code);
            for (index, place) in (0..GROUPS).flat_map(|index| (0..IN_GROUP).map(move |place| (index, place))) {
                for other in ALPHABET.map(char::from) {
                    let mut typed = printed.clone();
                    if typed[index].chars().nth(place) == Some(other) {
                        continue;
                    }
                    typed[index].replace_range(place..=place, &other.to_string());
                    assert_eq!(problem(&text(&typed)), Some(CodeProblem::Group(index + 1)));
                }
            }
        }
    }

    #[test]
    fn two_neighbours_that_changed_places_are_noticed_and_their_group_named() {
        for code in codes() {
            let whole: Vec<char> = groups(&code).concat().chars().collect();
            for place in 0..whole.len() - 1 {
                let mut typed = whole.clone();
                typed.swap(place, place + 1);
                if typed != whole {
                    let typed: String = typed.into_iter().collect();
                    assert_eq!(problem(&typed), Some(CodeProblem::Group(place / IN_GROUP + 1)));
                }
            }
        }
    }

    #[test]
    fn groups_in_another_order_are_noticed_and_the_first_of_them_named() {
        for code in codes() {
            for (one, other) in (0..GROUPS).flat_map(|one| (one + 1..GROUPS).map(move |other| (one, other))) {
                let mut typed = groups(&code);
                typed.swap(one, other);
                assert_eq!(problem(&text(&typed)), Some(CodeProblem::Group(one + 1)));
            }
        }
    }

    #[test]
    fn capitals_spaces_hyphens_and_lookalikes_do_not_matter() {
        let code = RecoveryCode(Zeroizing::new(
            *b"\x00\x44\x32\x14\xc7\x42\x54\xb6\x35\xcf\x84\x65\x3a\x56\xd7\xc6\x75\xbe\x77\xdf",
        ));
        let printed = text(&groups(&code));
        for typed in [
            printed.to_lowercase(),
            printed.replace('-', ""),
            printed.replace('-', " – "),
            format!("  {}\n", printed.replace('-', "\r\n")),
            printed.replace('0', "O").replace('1', "l"),
            printed.replace('0', "o").replace('1', "I"),
        ] {
            assert_eq!(RecoveryCode::parse(&typed).unwrap().0, code.0, "{typed}");
        }
    }

    #[test]
    fn what_is_missing_or_too_many_is_counted_and_what_is_in_no_code_is_placed() {
        let code = RecoveryCode::make().unwrap();
        let whole = groups(&code).concat();
        assert_eq!(problem(""), Some(CodeProblem::Missing(40)));
        assert_eq!(problem(&whole[..39]), Some(CodeProblem::Missing(1)));
        assert_eq!(problem(&whole[..12]), Some(CodeProblem::Missing(28)));
        assert_eq!(problem(&format!("{whole}0")), Some(CodeProblem::TooMany(1)));
        assert_eq!(problem(&"0".repeat(100_000)), Some(CodeProblem::Group(1)));
        for (place, strange) in [(0, 'U'), (17, '!'), (39, 'é'), (22, '字')] {
            let mut typed: Vec<char> = whole.chars().collect();
            typed[place] = strange;
            let typed: String = typed.into_iter().collect();
            assert_eq!(problem(&typed), Some(CodeProblem::Group(place / IN_GROUP + 1)));
        }
        assert!(
            CodeProblem::Missing(1)
                .to_string()
                .starts_with("One character is missing. ")
        );
    }

    #[test]
    fn every_bit_of_a_code_counts() {
        let plain = RecoveryCode(Zeroizing::new([0; BYTES]));
        for bit in 0..BYTES * 8 {
            let mut other = RecoveryCode(Zeroizing::new([0; BYTES]));
            other.0[bit / 8] ^= 1 << (bit % 8);
            assert_ne!(groups(&other), groups(&plain));
        }
    }
}
