use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use specta::Type;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;
use zxcvbn::feedback::Warning;

use super::{LONGEST_PASSPHRASE, SHORTEST_PASSPHRASE};

/// The estimator's work grows with the square of what it reads, and more than this it does not need.
const READ: usize = 100;
/// Ten thousand million guesses. At the work that a guess is here, that is two hundred years of one computer, or a month of
/// a thousand rented ones.
const ENOUGH: f64 = 10.0;

/// How hard a passphrase is to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    VeryWeak,
    Weak,
    Fair,
    Good,
    Strong,
}

/// What there is to say of a passphrase while it is chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Strength {
    pub level: Level,
    /// It may be used for a vault.
    pub enough: bool,
    /// How to make it better, for the person; empty when nothing need be said.
    pub advice: String,
    /// The power of ten of the guesses that it takes whoever knows how people choose passphrases.
    pub guesses_log10: f64,
}

/// Judges a passphrase. `name` is whose vault it is: a passphrase made of it is easy to guess.
#[must_use]
pub fn strength(passphrase: &SecretString, name: &str) -> Strength {
    let length = passphrase.expose_secret().chars().take(LONGEST_PASSPHRASE + 1).count();
    let mut read = Zeroizing::new(String::with_capacity(READ * 4));
    read.extend(passphrase.expose_secret().nfc().take(READ));
    // A name that lowers nothing would only cost time.
    let names: Vec<&str> = name
        .split_whitespace()
        .take(8)
        .chain([APP, "supervisor", "candidate"])
        .collect();
    let entropy = zxcvbn::zxcvbn(&read, &names);
    let guesses_log10 = if read.is_empty() {
        0.0
    } else {
        entropy.guesses_log10().min(beside_names(&read, &names)).max(0.0)
    };
    let warning = entropy.feedback().and_then(zxcvbn::feedback::Feedback::warning);
    let level = match guesses_log10 {
        ..6.0 => Level::VeryWeak,
        ..8.0 => Level::Weak,
        ..ENOUGH => Level::Fair,
        ..14.0 => Level::Good,
        _ => Level::Strong,
    };
    let fits = (SHORTEST_PASSPHRASE..=LONGEST_PASSPHRASE).contains(&length);
    Strength {
        // A short one is never drawn as a good one, however unguessable: it may not be used.
        level: if fits { level } else { level.min(Level::Fair) },
        enough: fits && guesses_log10 >= ENOUGH,
        advice: advice(length, guesses_log10, warning),
        guesses_log10,
    }
}

const APP: &str = "scip";

/// The guesses that are left to whoever tries the person's own names first, ten for each of them: the estimator counts
/// each name as a word, and then all the orders of those words.
fn beside_names(read: &str, names: &[&str]) -> f64 {
    let mut rest = Zeroizing::new(read.to_lowercase());
    let mut found = 0.0;
    for name in names
        .iter()
        .map(|name| name.to_lowercase())
        .filter(|name| name.chars().count() > 2)
    {
        if rest.contains(&name) {
            rest = Zeroizing::new(rest.replace(&name, ""));
            found += 1.0;
        }
    }
    match rest.trim() {
        _ if found == 0.0 => f64::INFINITY,
        "" => found,
        rest => zxcvbn::zxcvbn(rest, &[]).guesses_log10() + found,
    }
}

fn advice(length: usize, guesses_log10: f64, warning: Option<Warning>) -> String {
    if length == 0 {
        return String::new();
    }
    if length < SHORTEST_PASSPHRASE {
        return format!(
            "Use at least {SHORTEST_PASSPHRASE} characters. Four or five unrelated words are easy to remember and hard to guess."
        );
    }
    if length > LONGEST_PASSPHRASE {
        return format!("Use at most {LONGEST_PASSPHRASE} characters: one that you can type.");
    }
    if guesses_log10 >= ENOUGH {
        return String::new();
    }
    let reason = warning.map_or("Others could guess this.", reason);
    format!("{reason} Add a word or two that have nothing to do with it.")
}

fn reason(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess => {
            "Keys that lie side by side are easy to guess."
        }
        Warning::RepeatsLikeAaaAreEasyToGuess | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => {
            "What repeats itself is easy to guess."
        }
        Warning::ThisIsATop10Password
        | Warning::ThisIsATop100Password
        | Warning::ThisIsACommonPassword
        | Warning::ThisIsSimilarToACommonlyUsedPassword => "Many people use this one, or one like it.",
        Warning::SequencesLikeAbcAreEasyToGuess => "A sequence like abc or 6543 is easy to guess.",
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => "Years and dates are easy to guess.",
        Warning::AWordByItselfIsEasyToGuess => "A word by itself is easy to guess.",
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess | Warning::CommonNamesAndSurnamesAreEasyToGuess => {
            "Names are easy to guess."
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::time::Instant;

    use super::*;

    fn of(passphrase: &str) -> Strength {
        strength(&SecretString::from(passphrase), "Ingrid Solheim")
    }

    #[test]
    fn what_people_choose_first_is_not_enough_and_says_why() {
        for (passphrase, says) in [
            ("password1234", "Many people use"),
            ("aaaaaaaaaaaaaaaa", "repeats"),
            ("qwertyuiopasdf", "Many people use"),
            ("abcdefghijklmnop", "sequence"),
            ("Ingrid Solheim 1971", ""),
            ("supervisor2026", ""),
        ] {
            let strength = of(passphrase);
            assert!(!strength.enough, "{passphrase}: {strength:?}");
            assert!(strength.level <= Level::Fair, "{passphrase}: {strength:?}");
            assert!(strength.advice.contains(says), "{passphrase}: {strength:?}");
            assert!(
                strength.advice.ends_with("nothing to do with it."),
                "{passphrase}: {strength:?}"
            );
        }
    }

    #[test]
    fn a_few_unrelated_words_are_enough_and_need_no_advice() {
        for passphrase in [
            "meadow kettle harbour violin",
            "kind words on a clear desk",
            "j8#Lq!02vfPz",
            "水曜日の静かな湖と白い鳥たち",
        ] {
            let strength = of(passphrase);
            assert!(
                strength.enough && strength.level >= Level::Good,
                "{passphrase}: {strength:?}"
            );
            assert_eq!(strength.advice, "");
        }
        assert_eq!(of("unmixable-crate-plaza-jogger-ruby").level, Level::Strong);
    }

    #[test]
    fn one_s_own_name_counts_for_little() {
        let foreign = strength(&SecretString::from("solheim ingrid meadow"), "");
        let own = of("solheim ingrid meadow");
        assert!(own.guesses_log10 < foreign.guesses_log10 - 2.0, "{own:?} {foreign:?}");
    }

    #[test]
    fn the_length_has_bounds_which_are_said() {
        let short = of("xK9$qT!2mZ@");
        assert!(!short.enough && short.level <= Level::Fair && short.advice.contains("at least 12"));
        assert!(of(&"meadow kettle ".repeat(73)).enough, "1,022 characters");
        let long = of(&"meadow kettle ".repeat(74));
        assert!(!long.enough && long.advice.contains("at most 1024"), "{long:?}");
        let nothing = of("");
        assert_eq!(
            (nothing.level, nothing.enough, nothing.advice.as_str()),
            (Level::VeryWeak, false, "")
        );
    }

    #[test]
    fn no_passphrase_makes_the_estimator_work_for_long() {
        let _ = of("warm up the lists of words");
        for hostile in [
            "a".repeat(10_000),
            "4@4@".repeat(2_500),
            "aB1!".repeat(250_000),
            "e\u{301}".repeat(5_000),
        ] {
            let started = Instant::now();
            let _ = of(&hostile);
            // Far less in a release; a debug build on a busy machine still stays below.
            assert!(started.elapsed().as_secs() < 5, "{} characters", hostile.len());
        }
    }

    #[test]
    fn a_letter_typed_in_two_ways_is_judged_alike() {
        assert_eq!(of("caf\u{e9} meadow kettle"), of("cafe\u{301} meadow kettle"));
    }
}
