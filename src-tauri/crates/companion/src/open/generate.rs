use secrecy::SecretString;
use zeroize::Zeroizing;

use crate::{Code, Refusal, Result};

/// EFF's long list: 7,776 words that are easy to read, to spell and to remember.
const WORDS: &str = include_str!("../../words/eff_large_wordlist.txt");
/// Five of them are 64 bits: at the work that a guess is here, nobody's lifetime is enough.
const COUNT: usize = 5;

/// A passphrase of five words, chosen by the system's random numbers.
///
/// # Errors
/// When the system gives no random numbers.
pub fn five_words() -> Result<SecretString> {
    let words: Vec<&str> = WORDS.lines().collect();
    // Room for all at once: growing would leave pieces behind.
    let mut passphrase = Zeroizing::new(String::with_capacity(COUNT * 16));
    for place in 0..COUNT {
        if place > 0 {
            passphrase.push(' ');
        }
        passphrase.push_str(words[below(words.len())?]);
    }
    Ok(SecretString::from(passphrase.as_str()))
}

/// A random number below `end`, each as likely as any other: a draw from the incomplete last round is drawn again.
fn below(end: usize) -> Result<usize> {
    let fair = 65_536 - 65_536 % end;
    loop {
        let mut drawn = [0; 2];
        getrandom::fill(&mut drawn).map_err(|_| {
            Refusal::new(
                Code::Internal,
                "This computer gave no random numbers, so no words were chosen. Choose them yourself, or start the app again.",
            )
        })?;
        let drawn = usize::from(u16::from_be_bytes(drawn));
        if drawn < fair {
            return Ok(drawn % end);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::HashSet;

    use secrecy::ExposeSecret;

    use super::*;
    use crate::open::{Level, strength};

    #[test]
    fn the_list_is_whole_and_each_word_stands_on_it_once() {
        let words: HashSet<&str> = WORDS.lines().collect();
        assert_eq!((WORDS.lines().count(), words.len()), (7776, 7776));
        assert!(
            words
                .iter()
                .all(|word| word.len() >= 3 && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'))
        );
    }

    #[test]
    fn five_words_of_the_list_are_chosen_and_others_each_time() {
        let known: HashSet<&str> = WORDS.lines().collect();
        let mut seen = HashSet::new();
        for _ in 0..50 {
            let passphrase = five_words().unwrap();
            let words: Vec<&str> = passphrase.expose_secret().split(' ').collect();
            assert_eq!(words.len(), 5);
            assert!(words.iter().all(|word| known.contains(word)));
            assert!(seen.insert(passphrase.expose_secret().to_owned()));
        }
    }

    #[test]
    fn what_is_proposed_is_always_enough() {
        for _ in 0..20 {
            let passphrase = five_words().unwrap();
            let strength = strength(&passphrase, "Ingrid Solheim");
            assert!(strength.enough && strength.level == Level::Strong, "{strength:?}");
        }
    }

    /// With 7,776 words a bias would hide; with three, forty thousand draws show one of a hundredth.
    #[test]
    fn every_word_is_as_likely_as_any_other() {
        for end in [3, 7] {
            let mut drawn = vec![0_i64; end];
            for _ in 0..40_000 {
                drawn[below(end).unwrap()] += 1;
            }
            let expected = 40_000 / end as i64;
            assert!(
                drawn.iter().all(|count| (count - expected).abs() < expected / 10),
                "{drawn:?}"
            );
        }
        // The last round of 65,536 is not whole, and left out.
        assert_eq!((65_536 - 65_536 % 7776) % 7776, 0);
    }
}
