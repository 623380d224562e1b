//! Where somebody lives or can be reached: addresses, postcodes, e-mail, the web.

use std::sync::LazyLock;

use super::{super::Class, Rule};

#[cfg(test)]
pub(super) const ALL: usize = 13;

pub(super) static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let name = r"\p{Lu}[\p{L}'’-]+";
    let rules = [
        Rule::new(
            Class::Email,
            r"[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]+(?:(?:\.|\s?[\[(]dot[\])]\s?)[\p{L}\p{N}-]+)*(?:\.|\s?[\[(]dot[\])]\s?)\p{L}{2,}",
        ),
        Rule::new(
            Class::Web,
            r#"(?i)\b(?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]’']"#,
        ),
        // A name of a site without its beginning; endings that are words of their own need a page behind them.
        Rule::new(
            Class::Web,
            r"\b[a-z0-9](?:[a-z0-9-]*\.)+(?:(?:com|org|net|edu|gov|info|io|de|ch|fr|es|uk|eu|nl|il|ie|ca|au)\b(?:/[^\s<>]*)?|(?:at|it|be|us|me)/[^\s<>]+)",
        ),
        // 12 Elm Street, 221b Baker St.
        Rule::new(
            Class::Address,
            &format!(
                r"\b\d{{1,5}}[a-zA-Z]?,?\s(?:{name}\s){{1,3}}(?:Street|St\b\.?|Road|Rd\b\.?|Avenue|Ave\b\.?|Lane|Ln\b\.?|Drive|Boulevard|Blvd\b\.?|Court|Way|Place|Square|Terrace|Close|Crescent|Gardens|Row)"
            ),
        ),
        // Lindenstraße 12, Am Ufer 3, Bahnhofstr. 7a
        Rule::new(
            Class::Address,
            r"\b\p{Lu}[\p{L}-]*(?:straße|strasse|str\.|weg|gasse|platz|allee|ring|ufer|damm|Straße|Strasse|Weg|Gasse|Platz|Allee)\s\d{1,4}\s?[a-z]?\b",
        ),
        // 5 bis rue de la Paix
        Rule::new(
            Class::Address,
            &format!(
                r"(?i:\b\d{{1,4}}(?:\s?(?:bis|ter))?,?\s(?:rue|avenue|boulevard|place|chemin|impasse|allée|quai|route))\s(?:(?:de|du|des|la|le|les)\s|d['’]|l['’])*{name}(?:\s{name})?"
            ),
        ),
        // Calle de Alcalá, 45
        Rule::new(
            Class::Address,
            &format!(
                r"(?i:\b(?:calle|c/|avenida|avda\.?|plaza|paseo|camino))\s(?:(?:de|del|la|las|los)\s)*{name}(?:\s{name})?,?\s(?:n[.º°]*\s?)?\d{{1,4}}\b"
            ),
        ),
        Rule::new(
            Class::Address,
            r"(?:רחוב|רח['׳]|שדרות)\s\p{Hebrew}+(?:\s\p{Hebrew}+)?\s\d{1,4}",
        ),
        // D-10115, CH-8001 Zürich; 10115 Berlin
        Rule::new(
            Class::Address,
            &format!(r"\b(?:(?:D|CH|A|F|E)[-–\s]\d{{4,5}}(?:\s{name})?|\d{{5}}\s\p{{Lu}}\p{{Ll}}[\p{{L}}'’-]+)\b"),
        ),
        // …, 4051 Basel: four digits alone are as often a number of words.
        Rule::new(Class::Address, &format!(r",\s(?P<what>[1-9]\d{{3}}\s{name})")),
        Rule::new(
            Class::Address,
            r"(?i)\b(?:p\.?\s?o\.?\s?box|postfach|apartado|boîte postale)\s\d+",
        ),
        // OX1 3PN
        Rule::new(Class::Address, r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"),
        // Portland, OR 97201
        Rule::new(
            Class::Address,
            &format!(r"(?:\b{name},?\s)?\b[A-Z]{{2}}\s\d{{5}}(?:-\d{{4}})?\b"),
        ),
    ];
    rules.into_iter().flatten().collect()
});
