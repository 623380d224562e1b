//! What no paper shows as it was written: refused before anything is laid out.

use crate::error::CannotRender;

/// More marks than any writing puts on one letter; Hebrew with cantillation has four, Vietnamese two.
const MOST_MARKS: usize = 8;

/// # Errors
/// A letter under a pile of marks, which would run over its neighbours' lines; a sign that turns the order of the
/// letters round, so that a reader sees another text than the file holds; letters that are never seen.
pub(crate) fn check(text: &str, place: &str) -> Result<(), CannotRender> {
    let mut marks = 0;
    for character in text.chars() {
        if matches!(character, '\u{202d}' | '\u{202e}') {
            return Err(CannotRender::Override {
                character,
                place: place.to_owned(),
            });
        }
        // Letters that no program shows: whoever searches or copies would find words that nobody saw.
        if matches!(character, '\u{e0000}'..='\u{e007f}') {
            return Err(CannotRender::Hidden {
                character,
                place: place.to_owned(),
            });
        }
        marks = if is_mark(character) { marks + 1 } else { 0 };
        if marks > MOST_MARKS {
            return Err(CannotRender::Pile {
                mark: character,
                place: place.to_owned(),
            });
        }
    }
    Ok(())
}

/// Marks that stand above, below or through the letter before: those of Latin, Greek and Cyrillic, which can be piled
/// up without end, and those of Hebrew, Arabic, Devanagari and Thai.
fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}'
        | '\u{5c4}'..='\u{5c5}' | '\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}'
        | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{93c}' | '\u{93e}'..='\u{94f}' | '\u{951}'..='\u{957}'
        | '\u{962}'..='\u{963}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::error::CannotRender;

    #[test]
    fn fifty_marks_on_one_letter_are_refused_and_those_of_real_writings_are_not() {
        let pile = format!("a{}", "\u{301}".repeat(50));
        assert_eq!(
            check(&pile, "section 1"),
            Err(CannotRender::Pile {
                mark: '\u{301}',
                place: "section 1".into()
            })
        );
        for real in ["Nguyễn Thị", "בְּרֵאשִׁ֖ית", "ٱلرَّحْمَٰنِ", "श्रीमती", "ที่ปรึกษา", "Z͑ͫ"]
        {
            assert_eq!(check(real, "section 1"), Ok(()), "{real}");
        }
    }

    #[test]
    fn letters_that_nobody_sees_are_refused() {
        assert_eq!(
            check("kind\u{e0041}", "the subject"),
            Err(CannotRender::Hidden {
                character: '\u{e0041}',
                place: "the subject".into()
            })
        );
    }

    #[test]
    fn an_override_of_the_direction_is_refused_and_marks_of_direction_are_not() {
        let turned = check("fees \u{202e}08 EUR", "the subject");
        assert!(matches!(
            turned,
            Err(CannotRender::Override {
                character: '\u{202e}',
                ..
            })
        ));
        assert_eq!(
            check("\u{2067}שירה\u{2069}\u{200f} (\u{202b}לוי\u{202c})", "the subject"),
            Ok(())
        );
    }
}
