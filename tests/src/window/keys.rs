//! The keys of a keyboard, as WebDriver numbers them.

/// The characters for a key or a chord such as `Enter`, `Control+Shift+S` or `ArrowDown`, in the order in which they
/// are pressed.
///
/// # Panics
/// On a name that no key has.
pub fn chord(keys: &str) -> Vec<char> {
    keys.split('+').map(key).collect()
}

fn key(name: &str) -> char {
    match name {
        "Backspace" => '\u{E003}',
        "Tab" => '\u{E004}',
        "Enter" => '\u{E007}',
        "Shift" => '\u{E008}',
        "Control" => '\u{E009}',
        "Alt" => '\u{E00A}',
        "Escape" => '\u{E00C}',
        "Space" => ' ',
        "PageUp" => '\u{E00E}',
        "PageDown" => '\u{E00F}',
        "End" => '\u{E010}',
        "Home" => '\u{E011}',
        "ArrowLeft" => '\u{E012}',
        "ArrowUp" => '\u{E013}',
        "ArrowRight" => '\u{E014}',
        "ArrowDown" => '\u{E015}',
        "Delete" => '\u{E017}',
        "F1" => '\u{E031}',
        "F2" => '\u{E032}',
        "F6" => '\u{E036}',
        "F10" => '\u{E03A}',
        _ => {
            let mut letters = name.chars();
            match (letters.next(), letters.next()) {
                (Some(letter), None) => letter.to_ascii_lowercase(),
                _ => panic!("no key is called {name:?}"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chord_is_pressed_from_left_to_right() {
        assert_eq!(chord("Control+Shift+S"), ['\u{E009}', '\u{E008}', 's']);
        assert_eq!(chord("Tab"), ['\u{E004}']);
    }
}
