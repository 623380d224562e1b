use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

/// Gives each file a name that no other has, on systems that know no capitals either.
#[derive(Default)]
pub struct Names {
    taken: HashSet<String>,
}

impl Names {
    /// None of these is given to anything.
    pub fn without(taken: &[&str]) -> Self {
        let mut names = Self::default();
        for name in taken {
            names.give(name);
        }
        names
    }

    /// The name itself, or with a number: `consent (2).pdf`.
    pub fn give(&mut self, name: &str) -> String {
        let (stem, ending) = match name.rsplit_once('.') {
            Some((stem, ending)) => (stem, format!(".{ending}")),
            None => (name, String::new()),
        };
        let mut number = 1_u32;
        loop {
            let given = match number {
                1 => name.to_owned(),
                number => format!("{stem} ({number}){ending}"),
            };
            let spelt: String = given.nfkc().flat_map(char::to_lowercase).collect();
            if self.taken.insert(spelt) {
                return given;
            }
            number += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn two_files_of_one_name_get_two() {
        let mut names = Names::default();
        let given = ["a.pdf", "A.pdf", "a (2).pdf", "e\u{301}", "\u{e9}"].map(|name| names.give(name));
        assert_eq!(given, ["a.pdf", "A (2).pdf", "a (2) (2).pdf", "e\u{301}", "\u{e9} (2)"]);
    }
}
