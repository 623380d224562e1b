//! What the name of a file tells. There a name is often written small, and tied to the next word: `lena_lindqvist2.pdf`.

use pathway::{
    identity::{Class, Register, look},
    words::capital,
};

/// A word that must never leave stands in it.
pub fn holds(register: &Register, name: &str) -> bool {
    found(register, name, &[Class::Register])
}

/// The same, or a word that is almost one: whoever sends it should have looked at it.
pub fn may_hold(register: &Register, name: &str) -> bool {
    found(register, name, &[Class::Register, Class::NearRegister])
}

fn found(register: &Register, name: &str, classes: &[Class]) -> bool {
    [name, &as_names(name)]
        .iter()
        .any(|text| look(text, register).iter().any(|one| classes.contains(&one.class)))
}

/// Its words apart, each with a capital.
fn as_names(name: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for character in name.chars() {
        let begins = !before.is_alphabetic() || (before.is_lowercase() && character.is_uppercase());
        match words.last_mut() {
            _ if !character.is_alphabetic() => {}
            Some(word) if !begins => word.push(character),
            _ => words.push(character.to_string()),
        }
        before = character;
    }
    words.iter().map(|word| capital(word)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_a_file_is_named_with_it() {
        let register = Register::of([("Lena Lindqvist", "Juniper"), ("Stavanger", "")]);
        for name in [
            "Lena.pdf",
            "lena_lindqvist.pdf",
            "LenaLindqvist.mp3",
            "2025-03 lena-2.wav",
            "session3STAVANGER.txt",
            "lindqvist2025.pdf",
        ] {
            assert!(holds(&register, name), "{name}");
        }
        for name in ["Level A.pdf", "retreat 2025.jpg", "calendar.pdf", "Juniper.mp3"] {
            assert!(!holds(&register, name) && !may_hold(&register, name), "{name}");
        }
        assert!(may_hold(&register, "Lindqwist.pdf"), "a slip");
    }
}
