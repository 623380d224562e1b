use chrono::NaiveDate;

use super::finding::{Finding, Standing};
use crate::{
    programme::{FeeRule, LetterContent, Programme, Rule, Strength},
    records::{Payee, Workspace},
};

/// One demand with what was found about it.
pub(super) struct Asked {
    pub key: String,
    pub step: usize,
    pub title: String,
    pub todo: String,
    pub strength: Strength,
    pub eligibility: bool,
    pub fee: Option<Payee>,
    pub cite: String,
    pub contradiction: Option<String>,
    pub finding: Finding,
}

impl Asked {
    /// Whether it keeps its step open.
    pub fn blocks(&self) -> bool {
        self.strength == Strength::Required && self.finding.standing != Standing::Met
    }

    pub fn met_on(&self) -> Option<NaiveDate> {
        self.finding.on.filter(|_| self.finding.standing == Standing::Met)
    }
}

/// The ways in which the records of one workspace answer.
pub(super) trait Answers {
    const WORKSPACE: Workspace;

    /// What the records say about a rule; none when this app does not know how to see it.
    fn rule(&self, programme: &Programme, rule: &Rule) -> Option<Finding>;
    /// Whether this fee is asked for in this workspace.
    fn owes(&self, fee: &FeeRule) -> bool;
    fn fee(&self, programme: &Programme, fee: &FeeRule) -> Finding;
    /// The letter that is written here.
    fn letter<'p>(&self, programme: &'p Programme) -> &'p LetterContent;
    fn section(&self, section: &crate::programme::LetterSection) -> Finding;
}

/// Every demand of the programme on this workspace, in order; the letter's sections stand before its export, and the
/// fees end their step.
pub(super) fn all<A: Answers>(programme: &Programme, answers: &A) -> Vec<Asked> {
    let step_at = |key: &str| programme.steps.iter().position(|s| s.key == key).unwrap_or_default();
    let letter = answers.letter(programme);
    let export_key = format!("{}_exported", letter.key);
    let mut asked = Vec::new();
    for rule in programme.rules_for(A::WORKSPACE) {
        if rule.key == export_key {
            asked.extend(letter.sections.iter().map(|section| Asked {
                key: format!("{}_{}", letter.key, section.key),
                step: step_at(&rule.step),
                title: format!("{}: {}", letter.title, section.title),
                todo: format!("Write “{}”", section.title),
                strength: section.strength,
                eligibility: false,
                fee: None,
                cite: section.cite.clone(),
                contradiction: None,
                finding: answers.section(section),
            }));
        }
        let unknown = || Finding::waiting("This app does not know how to see this in the records. Keep it in mind.");
        asked.push(Asked {
            key: rule.key.clone(),
            step: step_at(&rule.step),
            title: rule.title.clone(),
            todo: rule.todo.clone(),
            strength: rule.strength,
            eligibility: programme.eligibility.iter().any(|r| r.key == rule.key),
            fee: None,
            cite: rule.cite.clone(),
            contradiction: rule.contradiction.clone(),
            finding: answers.rule(programme, rule).unwrap_or_else(unknown),
        });
    }
    asked.extend(
        programme
            .fees
            .list
            .iter()
            .filter(|fee| answers.owes(fee))
            .map(|fee| Asked {
                key: format!("fee_{}", fee.key),
                step: step_at(&fee.step),
                title: fee.title.clone(),
                todo: fee.title.clone(),
                strength: fee.strength,
                eligibility: false,
                fee: Some(fee.payee),
                cite: fee.cite.clone(),
                contradiction: fee.contradiction.clone(),
                finding: answers.fee(programme, fee),
            }),
    );
    asked.sort_by_key(|a| a.step);
    asked
}
