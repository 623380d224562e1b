//! Dates finer than a year.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{
    super::{Class, LEFT_OUT},
    Rule,
};

/// Months as they are written out, in English, German, Spanish, French and Hebrew. Small letters: patterns ask for no capitals.
const MONTHS: &str = "january|february|march|april|may|june|july|august|september|october|november|december\
    |januar|jänner|februar|märz|mai|juni|juli|oktober|dezember\
    |enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre\
    |janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre\
    |ינואר|פברואר|מרץ|מרס|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר";
/// Short months stand beside a day or a year only.
const SHORT: &str = "jan|feb|mar|apr|jun|jul|aug|sept?|oct|okt|nov|dec|dez";
const YEAR: &str = r"(?:19|20)\d\d";

#[cfg(test)]
pub(super) const ALL: usize = 7;

pub(super) static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let named = format!("(?:{MONTHS}|(?:{SHORT})\\b\\.?)");
    let day = r"(?:\d{1,2}(?:st|nd|rd|th|er|\.)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)";
    let rules = [
        // 2025-03-14, 2025/3, 2025-03
        Rule::new(Class::Date, &format!(r"\b{YEAR}[-/.](?:0?[1-9]|1[0-2])(?:[-/.](?:0?[1-9]|[12]\d|3[01]))?\b"))
            .map(|rule| rule.when(is_no_version)),
        // 14.03.2025, 3/14/25, 14-3-2025
        Rule::new(Class::Date, r"\b(?P<a>\d{1,2})[./-]\s?(?P<b>\d{1,2})[./-]\s?(?:(?:19|20)?\d\d)\b")
            .map(|rule| rule.when(is_day_and_month)),
        // 14.3., 03/2025
        Rule::new(Class::Date, r"\b(?P<a>\d{1,2})\.\s?(?P<b>\d{1,2})\.(?:\s|$|[,;)])").map(|rule| rule.when(is_day_and_month)),
        Rule::new(Class::Date, &format!(r"\b(?:0?[1-9]|1[0-2])/{YEAR}\b")),
        // 14 March 2025, 14.–18. März, le 1er mars, 14 de marzo de 2025, 14 במרץ
        Rule::new(
            Class::Date,
            &format!(r"(?i)\b(?:{day}\s?(?:[-–]|to|bis|und|and|au?|al?)\s?)?{day}[\s-](?:of\s|de\s|ב)?ב?{named}(?:(?:,?\s(?:del?\s)?|-){YEAR})?\b"),
        ),
        // March 14th, 2025; March 2025; marzo de 2025
        Rule::new(
            Class::Date,
            &format!(r"(?i)\bב?{named}(?:\s{day}(?:\s?[-–]\s?{day})?(?:,?\s{YEAR})?|,?\s(?:del?\s)?{YEAR})\b"),
        )
        .map(|rule| rule.when(is_a_month_with_its_day)),
        // in March, since last May, im März, en marzo, en mars
        Rule::new(
            Class::Date,
            &format!(
                r"(?i)\b(?:in|since|until|by|during|last|next|this|early|late|mid|im|seit|bis|anfang|mitte|ende|letzten|en|desde|hasta|de|depuis|fin|début)[\s-](?P<what>(?:{MONTHS}))\b"
            ),
        )
        .map(|rule| rule.when(is_no_verb)),
    ];
    rules
        .into_iter()
        .flatten()
        .map(|rule| rule.or_rather(year_alone))
        .collect()
});

/// The year of a date, which may be told; without one, nothing.
fn year_alone(date: &str) -> String {
    static YEARS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(YEAR).ok());
    let year = YEARS.as_ref().and_then(|years| years.find(date));
    year.map_or(LEFT_OUT, |year| year.as_str()).to_owned()
}

fn number(found: &Captures<'_>, name: &str) -> u32 {
    found
        .name(name)
        .and_then(|digits| digits.as_str().parse().ok())
        .unwrap_or(0)
}

fn is_day_and_month(found: &Captures<'_>) -> bool {
    let (a, b) = (number(found, "a"), number(found, "b"));
    (1..=31).contains(&a) && (1..=31).contains(&b) && (a <= 12 || b <= 12)
}

/// "2025.1" is a version; "2025-03" is a month.
fn is_no_version(found: &Captures<'_>) -> bool {
    found.get(0).is_some_and(|all| {
        let marks = all.as_str().matches(['-', '/', '.']).count();
        marks == 2 || all.as_str().contains('-')
    })
}

/// "may 20 percent" has no capital; a German month never stands in small letters.
fn is_a_month_with_its_day(found: &Captures<'_>) -> bool {
    is_written_as_a_month(found.get(0).map_or("", |all| all.as_str()))
}

fn is_no_verb(found: &Captures<'_>) -> bool {
    is_written_as_a_month(found.name("what").map_or("", |what| what.as_str()))
}

/// English months have capitals: "may" and "march" without one are other words.
fn is_written_as_a_month(words: &str) -> bool {
    let ambiguous = ["may", "march", "mar", "mai", "sep", "dec", "jan", "jun"];
    let first = words.split([' ', '.', ',']).next().unwrap_or_default();
    !ambiguous.contains(&first)
}
