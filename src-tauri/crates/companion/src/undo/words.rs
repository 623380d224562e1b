use pathway::{Kind, words};
use vault::{Did, What};

use crate::Companion;

impl Companion {
    /// What a step did, to stand inside a sentence.
    pub(super) fn in_words(&self, did: &[Did]) -> String {
        if let [only] = did {
            return format!("{} {}", what(only.what), self.called(only));
        }
        // A candidate is begun with all their papers at once.
        let is_new = |did: &&Did| did.kind == Kind::Candidate && did.what == What::Added;
        if let Some(person) = did.iter().find(is_new) {
            return format!("{} {}", what(person.what), self.called(person));
        }
        let mut records: Vec<_> = did.iter().map(|did| &did.id).collect();
        records.sort_unstable();
        records.dedup();
        let all = |wanted| did.iter().all(|did| did.what == wanted);
        let what = [What::Added, What::Removed, What::BroughtBack]
            .into_iter()
            .find(|wanted| all(*wanted))
            .unwrap_or(What::Changed);
        match records.as_slice() {
            [_] => format!(
                "{} {}",
                self::what(what),
                did.first().map(|did| self.called(did)).unwrap_or_default()
            ),
            records => format!(
                "{} {}",
                self::what(what),
                words::count(records.len(), "record", "records")
            ),
        }
    }

    fn called(&self, did: &Did) -> String {
        self.title_under(&did.id).unwrap_or_else(|| "a record".to_owned())
    }
}

fn what(what: What) -> &'static str {
    match what {
        What::Added => "adding",
        What::Changed => "changes to",
        What::Removed => "removing",
        What::BroughtBack => "bringing back",
        What::PrivateNote => "changes to the private note beside",
        What::ClientWords => "changes to the words that must never leave of",
    }
}
