//! Every script that a person's name or a paragraph may hold.

use std::{path::Path, sync::Arc};

use letters::{CannotRender, EastAsian, FontBytes, Fonts, render};

use super::{
    reading::{poppler, words_of},
    samples::letter_in,
};

/// Where Debian keeps them; `cargo xtask test` installs fonts-noto-cjk.
pub const EAST_ASIAN: &str = "/usr/share/fonts/opentype/noto";

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

/// A writing, with what a letter in it says.
pub struct Writing {
    pub language: &'static str,
    pub paragraphs: &'static [&'static str],
    /// Whether what poppler copies is what was written, to the last letter.
    pub is_copied_whole: bool,
}

const fn writing(language: &'static str, is_copied_whole: bool, paragraphs: &'static [&'static str]) -> Writing {
    Writing {
        language,
        paragraphs,
        is_copied_whole,
    }
}

/// Invented people, in the words of a letter; from right to left with names in Latin letters, numbers, brackets, marks.
pub const WRITINGS: &[Writing] = &[
    writing(
        "is",
        true,
        &["Þórunn Ægisdóttir, Zoë Løvås, Łukasz Żółkiewski and Åsa Öberg sat with Ümit Çelik; “fine” – €80."],
    ),
    writing(
        "vi",
        true,
        &["Nguyễn Thị Phương Thảo được giám sát trong mười hai buổi, với lòng trắc ẩn dành cho chính mình."],
    ),
    writing(
        "el",
        true,
        &["Ο Παναγιώτης Ευθυμίου εργάζεται με συμπόνια, και οι πελάτες του το αναφέρουν με δικά τους λόγια."],
    ),
    writing(
        "ru",
        true,
        &["Екатерина Соловьёва работает бережно; її клієнти кажуть про це власними словами, ђаци такође."],
    ),
    writing(
        "zh-Hans",
        true,
        &["李晓明女士在督导中表现出对自己和来访者的慈悲，她的工作稳定而细致。"],
    ),
    writing(
        "zh-Hant",
        true,
        &["李曉明女士在督導中表現出對自己和來訪者的慈悲，她的工作穩定而細緻。"],
    ),
    writing(
        "ja",
        true,
        &["鈴木直美さんは、スーパービジョンにおいて自分自身への思いやりを大切にしています。"],
    ),
    writing(
        "ko",
        true,
        &["김민준 선생님은 수퍼비전에서 자기 자신과 내담자에게 자비로운 태도를 보여 주었습니다."],
    ),
    writing(
        "hi",
        true,
        &["अनीता शर्मा ने पर्यवेक्षण में स्वयं के प्रति करुणा दिखाई, और उनके सेवार्थी इसे अपने शब्दों में कहते हैं।"],
    ),
    writing(
        "th",
        true,
        &["คุณสมชาย ใจดี แสดงความเมตตาต่อตนเองและผู้รับบริการ งานของเขามั่นคงและละเอียดอ่อน"],
    ),
    writing(
        "ar",
        false,
        &[
            "يسرني أن أوصي بالأستاذة مريم الخطيب لنيل شهادة الإشراف. لقد أشرفت عليها في 24 جلسة بين يناير ومايو 2026، وكانت كل جلسة \
     شاهدة على عملها الهادئ والدقيق مع من يطلبون العون.",
            "عملت مع Marisol Ferreira في مدينة Oslo (النرويج)، وتقول إحدى المراجعات: «تعلّمت أن أكون رفيقة لنفسي». وهذا قولٌ لا يُقال \
     إلا بعد عملٍ طويل.",
            "العنوان: Storgata 12, 0184 Oslo، والهاتف ‎+47 22 00 11 22، والبريد ingrid@example.org.",
        ],
    ),
    writing(
        "he",
        false,
        &[
            "אני שמחה להמליץ על שירה לוי־כהן להסמכה. הדרכתי אותה ב־24 פגישות בין ינואר למאי 2026, ובכל אחת מהן ראיתי עבודה שקטה \
     ומדויקת עם מי שמבקשים עזרה.",
            "היא עבדה עם Marisol Ferreira בעיר Oslo (נורווגיה), ואחת המטופלות אומרת: „למדתי להיות חברה של עצמי”. אלה מילים שבאות רק \
     אחרי דרך ארוכה.",
            "בְּרֵאשִׁית הָיָה קָשֶׁה, וְהִיא נִשְׁאֲרָה. הכתובת: Storgata 12, 0184 Oslo, טלפון ‎+47 22 00 11 22.",
        ],
    ),
    writing("en", false, &[MIXED]),
];

/// All of them in one line.
const MIXED: &str =
    "Anna Ünal · Thảo · Ευθυμίου · Соловьёва · שירה · الخطيب · अनीता · สมชาย · 李晓明 · 鈴木さん · 김민준";

#[test]
fn what_runs_from_left_to_right_is_copied_as_it_was_written() {
    let mut fonts = all_fonts();
    for writing in WRITINGS.iter().filter(|writing| writing.is_copied_whole) {
        let document = letter_in(writing.language, writing.paragraphs.iter().copied());
        let pdf = render(&document, &mut fonts).unwrap().pdf;
        let copied = words_of(&poppler(&pdf)).concat();
        let written = words_of(&writing.paragraphs.concat()).concat();
        assert!(
            copied.contains(&written),
            "{}: {written}\nis not in {copied}",
            writing.language
        );
    }
}

#[test]
fn all_scripts_stand_in_one_line() {
    let pdf = render(&letter_in("en", [MIXED]), &mut all_fonts()).unwrap().pdf;
    let copied = words_of(&poppler(&pdf)).concat();
    for word in MIXED.split(" · ") {
        let written = word.replace(' ', "");
        assert!(copied.contains(&written), "{written} is not in {copied:?}");
    }
}

#[test]
fn what_no_font_shows_is_refused_by_name_and_place() {
    let refused = |text: &str| render(&letter_in("en", [text]), &mut Fonts::shipped()).unwrap_err();
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
        let refusal = render(&letter_in(language, [text]), &mut Fonts::shipped()).unwrap_err();
        assert!(matches!(refusal, CannotRender::NoFont { .. }), "{refusal:?}");
        assert!(refusal.to_string().contains(font), "{refusal}");
    }
}

#[test]
fn fonts_that_came_for_another_letter_change_nothing() {
    let document = letter_in("ja", ["鈴木直美さん"]);
    let alone = {
        let mut fonts = Fonts::shipped();
        let bytes: FontBytes = Arc::new(std::fs::read(Path::new(EAST_ASIAN).join("NotoSerifCJK-Regular.ttc")).unwrap());
        assert!(fonts.add(EastAsian::Japanese, false, &bytes, 0));
        render(&document, &mut fonts).unwrap().pdf
    };
    assert!(alone == render(&document, &mut all_fonts()).unwrap().pdf);
}
