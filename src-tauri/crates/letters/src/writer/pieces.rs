//! What readers copy: a line's clusters in pieces, each of which stands for a text of its own.
//!
//! Text from right to left stands in the file as on the paper, as nearly every program writes it, and poppler and
//! PDFium turn round what they find, letter by letter. So each letter is a piece of its own, even where a ligature shows
//! two, or a letter carries its vowel sign: one glyph that stood for both would come out backwards.

use crate::layout::{Cluster, Line};

/// What a vowel sign takes of its letter's width, in em: readers drop what has none.
const SIGN: f32 = 0.01;

/// A part of a cluster.
#[derive(Debug, PartialEq)]
pub(crate) struct Piece {
    pub text: String,
    /// Whether it shows the cluster's glyphs, all of them; the other pieces show nothing.
    pub is_shown: bool,
    /// From the cluster's left edge, in points.
    pub start: f32,
    pub width: f32,
}

/// The pieces of the line's cluster of this number, from left to right.
pub(crate) fn pieces(line: &Line, number: usize) -> Vec<Piece> {
    let Some(cluster) = line.clusters.get(number) else {
        return Vec::new();
    };
    let mut pieces = of_letters(cluster, line.size);
    let mark = if line.right_to_left { '\u{200f}' } else { '\u{200e}' };
    let (before, after) = marked(line, number);
    if before && let Some(first) = pieces.first_mut() {
        first.text.insert(0, mark);
    }
    if after && let Some(last) = pieces.last_mut() {
        last.text.push(mark);
    }
    pieces
}

fn of_letters(cluster: &Cluster, size: f32) -> Vec<Piece> {
    let letters: Vec<char> = cluster.text.chars().collect();
    if !cluster.right_to_left || letters.len() < 2 {
        return vec![Piece {
            text: cluster.text.clone(),
            is_shown: true,
            start: 0.0,
            width: cluster.advance,
        }];
    }
    let shown = letters.iter().rposition(|&letter| !is_vowel_sign(letter)).unwrap_or(0);
    let signs = letters.iter().filter(|&&letter| is_vowel_sign(letter)).count();
    let sign = (SIGN * size).min(cluster.advance / letters.len() as f32);
    let rest = cluster.advance - sign * signs as f32;
    let letter_width = rest / (letters.len() - signs).max(1) as f32;
    let mut start = 0.0;
    let piece = |(index, letter): (usize, &char)| {
        let width = if is_vowel_sign(*letter) { sign } else { letter_width };
        start += width;
        Piece {
            text: letter.to_string(),
            is_shown: index == shown,
            start: start - width,
            width,
        }
    };
    letters.iter().enumerate().rev().map(piece).collect()
}

/// Whether a mark of the line's direction belongs before a cluster and after it on the paper.
///
/// Readers take a space or a full stop for a part of the number or the foreign word that it follows, against its direction
/// in the line: “2026.” becomes “.2026” where it ends a Hebrew sentence, and the space before the next word is lost. The
/// mark, which text may hold anywhere, keeps it with the line.
fn marked(line: &Line, number: usize) -> (bool, bool) {
    let cluster = &line.clusters[number];
    let left = number.checked_sub(1).and_then(|left| line.clusters.get(left));
    let right = line.clusters.get(number + 1);
    if cluster.right_to_left != line.right_to_left {
        // A word or number against the line: what stands at its ends belongs to the line, unless it is a letter.
        let parts = |beside: Option<&Cluster>| {
            beside.is_some_and(|beside| beside.right_to_left == line.right_to_left && !is_letter(beside))
        };
        return (line.right_to_left && parts(left), parts(right));
    }
    if !line.right_to_left || !parts_numbers(cluster) {
        return (false, false);
    }
    let beside_sign = |beside: &Cluster| beside.text.chars().next_back().is_some_and(is_vowel_sign);
    (
        left.is_some_and(|left| !is_letter(left)),
        right.is_some_and(beside_sign),
    )
}

fn is_letter(cluster: &Cluster) -> bool {
    cluster.text.chars().next().is_some_and(char::is_alphabetic)
}

/// Whether readers take it for a part of a number, and so for something that runs from left to right.
fn parts_numbers(cluster: &Cluster) -> bool {
    cluster.text.chars().all(|letter| {
        matches!(
            letter,
            '.' | ',' | ':' | '/' | '+' | '-' | '%' | '#' | '$' | '€' | '،' | '\u{a0}'
        )
    })
}

/// The marks that stand above or below a letter of Hebrew or Arabic.
fn is_vowel_sign(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}'
        | '\u{5c5}' | '\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{8d3}'..='\u{8ff}' | '\u{fb1e}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of clusters of one em each, from left to right on the paper.
    fn line(right_to_left: bool, clusters: &[(&str, bool)]) -> Line {
        let clusters = clusters
            .iter()
            .enumerate()
            .map(|(index, &(text, right_to_left))| Cluster {
                text: text.to_owned(),
                face: 0,
                x: index as f32 * 10.0,
                advance: 10.0,
                glyphs: Vec::new(),
                language: None,
                start: index,
                right_to_left,
            });
        Line {
            clusters: clusters.collect(),
            size: 10.0,
            right_to_left,
            ..Line::empty(100.0)
        }
    }

    fn texts(line: &Line, number: usize) -> Vec<String> {
        pieces(line, number).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn the_letters_of_a_ligature_stand_side_by_side_and_one_shows_it() {
        let line = line(true, &[("لا", true)]);
        let pieces = pieces(&line, 0);
        let [alef, lam] = pieces.as_slice() else {
            panic!("{pieces:?}")
        };
        assert!(alef.text == "ا" && alef.is_shown && lam.text == "ل" && !lam.is_shown);
        assert!((alef.width + lam.width - 10.0).abs() < 0.001 && (lam.start - alef.width).abs() < 0.001);
    }

    #[test]
    fn signs_precede_their_letter_on_the_paper_and_the_letter_shows_them() {
        let line = line(true, &[("שׁ\u{5b8}", true)]);
        let pieces = pieces(&line, 0);
        let shown: Vec<bool> = pieces.iter().map(|piece| piece.is_shown).collect();
        assert_eq!(texts(&line, 0), ["\u{5b8}", "\u{5c1}", "ש"]);
        assert_eq!(shown, [false, false, true]);
        assert!(
            pieces.iter().all(|piece| piece.width > 0.0),
            "readers drop what has no width"
        );
    }

    #[test]
    fn what_follows_a_number_stays_with_a_line_from_right_to_left() {
        // “2026, ” in a Hebrew line, as it stands on the paper.
        let line = line(
            true,
            &[
                ("ב", true),
                (" ", true),
                (",", true),
                ("2", false),
                ("6", false),
                (" ", true),
            ],
        );
        assert_eq!(texts(&line, 2), ["\u{200f},"]);
        assert_eq!(texts(&line, 3), ["\u{200f}2"]);
        assert_eq!(texts(&line, 4), ["6\u{200f}"]);
        assert_eq!(texts(&line, 0), ["ב"]);
    }

    #[test]
    fn a_line_from_left_to_right_has_marks_only_behind_foreign_words() {
        let plain = line(false, &[("a", false), (".", false), (" ", false)]);
        assert_eq!(texts(&plain, 1), ["."]);
        let foreign = line(false, &[("a", false), ("ב", true), ("!", false)]);
        assert_eq!(texts(&foreign, 1), ["ב\u{200e}"]);
    }
}
