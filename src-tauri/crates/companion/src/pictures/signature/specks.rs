//! Dust is smaller than the dot on an i, and a stain is nowhere as dark as ink.

/// Fainter than this holds nothing together.
const HOLDS: u8 = 24;

/// Takes away every patch that touches nothing else and has fewer pixels than `least`, or nowhere the strength of `faintest`.
pub(super) fn without_specks(strengths: &mut [u8], width: usize, least: usize, faintest: u8) {
    if width == 0 {
        return;
    }
    let height = strengths.len() / width;
    let mut seen = vec![false; strengths.len()];
    for start in 0..strengths.len() {
        if seen[start] || strengths[start] < HOLDS {
            continue;
        }
        seen[start] = true;
        let (mut patch, mut next) = (vec![start], 0);
        while let Some(at) = patch.get(next).copied() {
            next += 1;
            let (x, y) = (at % width, at / width);
            for y in y.saturating_sub(1)..(y + 2).min(height) {
                for x in x.saturating_sub(1)..(x + 2).min(width) {
                    let beside = y * width + x;
                    if !seen[beside] && strengths[beside] >= HOLDS {
                        seen[beside] = true;
                        patch.push(beside);
                    }
                }
            }
        }
        let strongest = patch.iter().map(|at| strengths[*at]).max();
        if patch.len() < least || strongest < Some(faintest) {
            patch.into_iter().for_each(|at| strengths[at] = 0);
        }
    }
    // What is fainter goes with what it surrounded.
    let held: Vec<bool> = strengths.iter().map(|strength| *strength >= HOLDS).collect();
    for at in 0..strengths.len() {
        let (x, y) = (at % width, at / width);
        let mut around = (y.saturating_sub(1)..(y + 2).min(height))
            .flat_map(|y| (x.saturating_sub(1)..(x + 2).min(width)).map(move |x| y * width + x));
        if !held[at] && !around.any(|beside| held[beside]) {
            strengths[at] = 0;
        }
    }
}
