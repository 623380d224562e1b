use super::finding::{Finding, Standing};
use crate::{
    fees,
    programme::{FeeRule, LetterSection, Programme, Strength},
    records::{Export, Fee, Letter, LetterKind},
    words,
};

/// One required part of a letter: written or not.
pub(super) fn section(letter: Option<&Letter>, section: &LetterSection) -> Finding {
    let written = letter.filter(|l| !l.text_of(&section.key).trim().is_empty());
    match written {
        Some(letter) => Finding::met("Written.").from([letter.id.clone()]),
        None => Finding::open("Not written yet."),
    }
}

/// Whether the letter left the app as a finished file. A draft does not count.
pub(super) fn exported(exports: &[Export], kind: LetterKind) -> Finding {
    let of_kind = || exports.iter().filter(|e| e.letter_kind == kind);
    match of_kind().filter(|e| !e.draft).max_by_key(|e| e.exported_on) {
        Some(export) => Finding::by_day(Some(export.exported_on), "Exported", "").from([export.id.clone()]),
        None if of_kind().next().is_some() => Finding::open("Only a draft has been exported so far."),
        None => Finding::open("Not exported yet."),
    }
}

/// A fee is settled when every record of it is paid or waived. Its amount is the two people's own agreement: "Supervisors may
/// offer sliding scale rates according to need and regional context."
pub(super) fn fee(programme: &Programme, records: &[Fee], rule: &FeeRule) -> Finding {
    let of_rule: Vec<&Fee> = records.iter().filter(|f| f.fee == rule.key).collect();
    let open: Vec<&&Fee> = of_rule.iter().filter(|f| f.is_open()).collect();
    let list_price = fees::amount(i64::from(rule.amount) * 100, &programme.fees.currency);
    let finding = if of_rule.is_empty() {
        Finding::open(format!(
            "No payment is noted yet; the programme’s list names {list_price}."
        ))
    } else if let Some(first) = open.first() {
        let amount = fees::amount(i64::from(first.amount_cents), &first.currency);
        let due = first
            .due_on
            .map_or_else(String::new, |day| format!(", due on {}", words::date(day)));
        Finding::open(format!("Not paid yet: {amount}{due}."))
    } else {
        let paid = of_rule.iter().filter_map(|f| f.paid_on).max();
        let waived = of_rule.iter().filter_map(|f| f.waived_on).max();
        if paid.is_some() {
            Finding::by_day(paid, "Paid", "")
        } else {
            Finding::by_day(waived, "Waived", "")
        }
    };
    let mut finding = finding.from(of_rule.iter().map(|f| f.id.clone()));
    let advice = rule
        .contradiction
        .as_deref()
        .and_then(|key| programme.contradiction(key));
    if let Some(contradiction) = advice
        && finding.standing == Standing::Open
        && rule.strength == Strength::Required
    {
        finding.reason = format!("{} {}", finding.reason, contradiction.advice);
    }
    finding
}
