//! Every script that a person's name or a paragraph may hold.

use std::{path::Path, sync::Arc};

use letters::{CannotRender, EastAsian, FontBytes, Fonts, render};

use super::{
    reading::{poppler, words_of},
    samples::{self, paragraph},
};

/// Where Debian keeps them; `cargo xtask test` installs fonts-noto-cjk.
const EAST_ASIAN: &str = "/usr/share/fonts/opentype/noto";

/// The shipped fonts and those of Debian for Chinese, Japanese and Korean.
pub fn all_fonts() -> Fonts {
    let mut fonts = Fonts::shipped();
    for (file, bold) in [("NotoSerifCJK-Regular.ttc", false), ("NotoSerifCJK-Bold.ttc", true)] {
        let bytes = std::fs::read(Path::new(EAST_ASIAN).join(file))
            .expect("Noto Serif CJK is missing; on Debian `cargo xtask test` installs fonts-noto-cjk");
        let bytes: FontBytes = Arc::new(bytes);
        for (writing, index) in [
            (EastAsian::Japanese, 0),
            (EastAsian::Korean, 1),
            (EastAsian::SimplifiedChinese, 2),
            (EastAsian::TraditionalChinese, 3),
        ] {
            assert!(fonts.add(writing, bold, &bytes, index), "{writing:?} of {file}");
        }
    }
    fonts
}

/// Writings whose text every reader gives back as it was written.
const COPIED_WHOLE: &[(&str, &str, &str)] = &[
    (
        "Latin",
        "en",
        "Þórunn Ægisdóttir, Zoë Løvås, Łukasz Żółkiewski and Åsa Öberg sat with Ümit Çelik; “fine” – €80.",
    ),
    (
        "Vietnamese",
        "vi",
        "Nguyễn Thị Phương Thảo được giám sát trong mười hai buổi, với lòng trắc ẩn dành cho chính mình.",
    ),
    (
        "Greek",
        "el",
        "Ο Παναγιώτης Ευθυμίου εργάζεται με συμπόνια, και οι πελάτες του το αναφέρουν με δικά τους λόγια.",
    ),
    (
        "Cyrillic",
        "ru",
        "Екатерина Соловьёва работает бережно; її клієнти кажуть про це власними словами, ђаци такође.",
    ),
    (
        "simplified Chinese",
        "zh-Hans",
        "李晓明女士在督导中表现出对自己和来访者的慈悲，她的工作稳定而细致。",
    ),
    (
        "traditional Chinese",
        "zh-Hant",
        "李曉明女士在督導中表現出對自己和來訪者的慈悲，她的工作穩定而細緻。",
    ),
    (
        "Japanese",
        "ja",
        "鈴木直美さんは、スーパービジョンにおいて自分自身への思いやりを大切にしています。",
    ),
    (
        "Korean",
        "ko",
        "김민준 선생님은 수퍼비전에서 자기 자신과 내담자에게 자비로운 태도를 보여 주었습니다.",
    ),
];

#[test]
fn latin_greek_cyrillic_chinese_japanese_and_korean_are_copied_as_they_were_written() {
    let mut fonts = all_fonts();
    for (script, language, text) in COPIED_WHOLE {
        let document = samples::letter_in(language, vec![paragraph(text)]);
        let pdf = render(&document, &mut fonts).unwrap().pdf;
        let copied = words_of(&poppler(&pdf));
        let written = words_of(text);
        let joined = copied.concat();
        assert!(
            joined.contains(&written.concat()),
            "{script}: {written:?}\nis not in {copied:?}"
        );
    }
}

#[test]
fn all_scripts_stand_in_one_line() {
    let line = "Anna Ünal · Thảo · Ευθυμίου · Соловьёва · שירה · الخطيب · अनीता · สมชาย · 李晓明 · 鈴木さん · 김민준";
    let document = samples::letter_in("en", vec![paragraph(line)]);
    let pdf = render(&document, &mut all_fonts()).unwrap().pdf;
    let copied = words_of(&poppler(&pdf));
    for word in [
        "Ünal",
        "Thảo",
        "Ευθυμίου",
        "Соловьёва",
        "שירה",
        "الخطيب",
        "สมชาย",
        "李晓明",
        "김민준",
    ] {
        assert!(copied.iter().any(|found| found == word), "{word} is not in {copied:?}");
    }
}

#[test]
fn what_no_font_shows_is_refused_by_name_and_place() {
    let refused =
        |text: &str| render(&samples::letter_in("en", vec![paragraph(text)]), &mut Fonts::shipped()).unwrap_err();
    for (text, character) in [
        ("warm 😀 regards", '😀'),
        ("a family: 👨‍👩‍👧", '👨'),
        ("private \u{e000} use", '\u{e000}'),
    ] {
        let refusal = refused(text);
        assert!(matches!(&refusal, CannotRender::UnknownCharacter { character: named, .. } if *named == character));
        assert!(refusal.to_string().contains("paragraph 1"), "{refusal}");
    }
    let turned = refused("fees \u{202e}08 EUR").to_string();
    assert!(turned.contains("U+202E") && turned.contains("paragraph 1"), "{turned}");
    let pile = refused(&format!("a{}", "\u{301}".repeat(50))).to_string();
    assert!(pile.contains("marks") && pile.contains("paragraph 1"), "{pile}");
}

#[test]
fn a_missing_font_is_named_for_each_writing() {
    for (language, text, font) in [
        ("en", "北京", "Noto Serif CJK SC"),
        ("zh-TW", "臺北", "Noto Serif CJK TC"),
        ("en", "さん", "Noto Serif CJK JP"),
        ("en", "김민준", "Noto Serif CJK KR"),
    ] {
        let refusal = render(
            &samples::letter_in(language, vec![paragraph(text)]),
            &mut Fonts::shipped(),
        )
        .unwrap_err();
        assert!(matches!(refusal, CannotRender::NoFont { .. }), "{refusal:?}");
        assert!(refusal.to_string().contains(font), "{refusal}");
    }
}

#[test]
fn fonts_that_came_for_another_letter_change_nothing() {
    let document = samples::letter_in("ja", vec![paragraph("鈴木直美さん")]);
    let alone = {
        let mut fonts = Fonts::shipped();
        let bytes: FontBytes = Arc::new(std::fs::read(Path::new(EAST_ASIAN).join("NotoSerifCJK-Regular.ttc")).unwrap());
        assert!(fonts.add(EastAsian::Japanese, false, &bytes, 0));
        render(&document, &mut fonts).unwrap().pdf
    };
    assert!(alone == render(&document, &mut all_fonts()).unwrap().pdf);
}
