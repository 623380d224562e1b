//! Chinese, Japanese and Korean: writings whose fonts are too large to travel with the program.

/// The four ways in which the shared characters are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EastAsian {
    SimplifiedChinese,
    TraditionalChinese,
    Japanese,
    Korean,
}

impl EastAsian {
    pub const ALL: [Self; 4] = [
        Self::SimplifiedChinese,
        Self::TraditionalChinese,
        Self::Japanese,
        Self::Korean,
    ];

    /// What the text is written in, where it holds a character that only these fonts have: as its language says, else
    /// as its own letters do (kana are Japanese, hangul is Korean), else simplified Chinese.
    #[must_use]
    pub fn of(text: &str, language: &str) -> Option<Self> {
        let mut characters = text.chars().filter(|&character| is_east_asian(character)).peekable();
        characters.peek()?;
        if let Some(said) = Self::of_language(language) {
            return Some(said);
        }
        Some(characters.find_map(of_letter).unwrap_or(Self::SimplifiedChinese))
    }

    /// Those whose fonts a text in this language is looked up in, if it is one of them.
    fn of_language(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        match parts.next()?.to_ascii_lowercase().as_str() {
            "ja" => Some(Self::Japanese),
            "ko" => Some(Self::Korean),
            "zh" | "yue" => {
                let traditional = |part: &str| {
                    ["hant", "tw", "hk", "mo"]
                        .iter()
                        .any(|traditional| part.eq_ignore_ascii_case(traditional))
                };
                Some(if parts.any(traditional) {
                    Self::TraditionalChinese
                } else {
                    Self::SimplifiedChinese
                })
            }
            _ => None,
        }
    }

    /// The family under which its fonts are known to the shaper.
    pub(crate) fn family(self) -> &'static str {
        match self {
            Self::SimplifiedChinese => "East Asian: zh-Hans",
            Self::TraditionalChinese => "East Asian: zh-Hant",
            Self::Japanese => "East Asian: ja",
            Self::Korean => "East Asian: ko",
        }
    }

    /// Fonts that draw it, the best first: one with serifs that is free for everybody, those that come with the systems,
    /// and last any that will do.
    #[must_use]
    pub fn fonts(self) -> &'static [&'static str] {
        match self {
            Self::SimplifiedChinese => &[
                "Noto Serif CJK SC",
                "Noto Serif SC",
                "Source Han Serif SC",
                "Songti SC",
                "SimSun",
                "Noto Sans CJK SC",
                "PingFang SC",
                "Microsoft YaHei",
            ],
            Self::TraditionalChinese => &[
                "Noto Serif CJK TC",
                "Noto Serif TC",
                "Source Han Serif TC",
                "Songti TC",
                "PMingLiU",
                "MingLiU",
                "Noto Sans CJK TC",
                "PingFang TC",
                "Microsoft JhengHei",
            ],
            Self::Japanese => &[
                "Noto Serif CJK JP",
                "Noto Serif JP",
                "Source Han Serif",
                "Hiragino Mincho ProN",
                "Yu Mincho",
                "MS Mincho",
                "Noto Sans CJK JP",
                "Hiragino Sans",
                "Yu Gothic",
                "MS Gothic",
            ],
            Self::Korean => &[
                "Noto Serif CJK KR",
                "Noto Serif KR",
                "Source Han Serif K",
                "AppleMyungjo",
                "Batang",
                "Noto Sans CJK KR",
                "Apple SD Gothic Neo",
                "Malgun Gothic",
            ],
        }
    }

    /// What a person calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::SimplifiedChinese => "Chinese (simplified)",
            Self::TraditionalChinese => "Chinese (traditional)",
            Self::Japanese => "Japanese",
            Self::Korean => "Korean",
        }
    }
}

/// Which writing a letter belongs to, where it belongs to one alone.
fn of_letter(character: char) -> Option<EastAsian> {
    match character {
        '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' => Some(EastAsian::Japanese),
        '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}' => {
            Some(EastAsian::Korean)
        }
        '\u{3100}'..='\u{312f}' | '\u{31a0}'..='\u{31bf}' => Some(EastAsian::TraditionalChinese),
        _ => None,
    }
}

/// Han characters, kana, hangul, bopomofo, and the signs and wide forms that are used with them.
pub(crate) fn is_east_asian(character: char) -> bool {
    of_letter(character).is_some()
        || matches!(character,
            '\u{2e80}'..='\u{303f}' | '\u{3190}'..='\u{319f}' | '\u{31c0}'..='\u{31ef}' | '\u{3200}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe10}'..='\u{fe1f}' | '\u{fe30}'..='\u{fe4f}'
            | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::EastAsian::{self, Japanese, Korean, SimplifiedChinese, TraditionalChinese};

    #[test]
    fn the_language_says_how_a_character_is_drawn() {
        for (language, writing) in [
            ("zh", SimplifiedChinese),
            ("zh-Hans-SG", SimplifiedChinese),
            ("zh-TW", TraditionalChinese),
            ("zh-Hant", TraditionalChinese),
            ("ja-JP", Japanese),
            ("ko", Korean),
            ("en", SimplifiedChinese),
        ] {
            assert_eq!(EastAsian::of("Anna 直美", language), Some(writing), "{language}");
        }
    }

    #[test]
    fn letters_of_one_writing_decide_where_the_language_does_not() {
        assert_eq!(EastAsian::of("直美さん", "en"), Some(Japanese));
        assert_eq!(EastAsian::of("김민준 (金)", "de"), Some(Korean));
    }

    #[test]
    fn other_scripts_need_none_of_them() {
        assert_eq!(
            EastAsian::of("Anna, Ανδρέας, Нина, שירה, ﷺ, अनीता, สมชาย €", "zh"),
            None
        );
    }
}
