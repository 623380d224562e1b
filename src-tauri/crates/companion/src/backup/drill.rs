use std::sync::atomic::AtomicBool;

use chrono::{DateTime, Utc};
use pathway::words;
use serde::Serialize;
use specta::Type;
use vault::backup::{Backup, Compared, DrillJob, Drilled, Sort};

use super::{look::chosen, said};
use crate::{Companion, Result};

/// A restore about to be tried in scratch space. Needs the open vault no more.
pub struct Drill {
    job: DrillJob,
}

/// What a restore that was tried has proved, in plain words.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Proof {
    /// Whether everything that the vault held when the backup was made would come back out of it.
    pub proved: bool,
    pub made_at: DateTime<Utc>,
    pub title: String,
    pub sentences: Vec<String>,
    /// The same in figures.
    pub rows: Vec<DrillRow>,
}

/// One sort of what a vault holds, in the backup beside the vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DrillRow {
    pub what: String,
    pub equal: i32,
    /// Changed, added or removed in the vault since the backup was made.
    pub since: i32,
    pub wrong: i32,
}

impl Companion {
    /// Makes ready to try a restore of one backup, or of the newest one.
    ///
    /// # Errors
    /// When there is no backup, or the vault cannot be read.
    pub fn begin_drill(&self, backup: Option<&str>) -> Result<Drill> {
        self.begin_drill_of(&chosen(self.folder(), backup)?)
    }

    /// The same of a backup that was found. Quick.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn begin_drill_of(&self, backup: &Backup) -> Result<Drill> {
        Ok(Drill {
            job: self.vault.begin_drill(backup)?,
        })
    }
}

impl Drill {
    /// Tries it: restores the backup into scratch space, compares everything in it with the vault, and clears the space.
    ///
    /// # Errors
    /// When the backup cannot be restored: why. When there is no room for it. When it was stopped.
    pub fn run(self, progress: &mut dyn FnMut(u64, u64), cancel: &AtomicBool) -> Result<Proof> {
        Ok(told(&self.job.run(&mut |at| progress(at.done, at.of), cancel)?))
    }
}

fn told(drilled: &Drilled) -> Proof {
    let proved = drilled.is_proved();
    let title = if proved {
        "This backup gives everything back"
    } else {
        "This backup does not give everything back"
    };
    let mut sentences = vec![format!(
        "The backup of {} was restored into a folder of its own and opened, and every page of it was checked. That folder is gone again.",
        said(drilled.made_at)
    )];
    sentences.push(equal(drilled));
    sentences.extend(since(drilled));
    if drilled.files_proved > 0 {
        let files = words::count(drilled.files_proved, "attached file", "attached files");
        let (was, is) = if drilled.files_proved == 1 {
            ("was", "is")
        } else {
            ("were", "are")
        };
        sentences.push(format!(
            "{} {was} decrypted to the last byte and {is} what was attached.",
            words::capital(&files)
        ));
    }
    sentences.extend(wrong(drilled));
    Proof {
        proved,
        made_at: drilled.made_at,
        title: title.to_owned(),
        sentences,
        rows: drilled.compared.iter().filter(|row| rows(row) > 0).map(row).collect(),
    }
}

fn equal(drilled: &Drilled) -> String {
    let same: Vec<String> = drilled
        .compared
        .iter()
        .filter(|row| row.equal > 0)
        .map(|row| named(row.sort, row.equal))
        .collect();
    if same.is_empty() {
        "Nothing in it is as it stands in the vault now.".to_owned()
    } else {
        format!(
            "{} came back word for word as they stand in the vault.",
            words::capital(&words::list(&same))
        )
    }
}

fn since(drilled: &Drilled) -> Option<String> {
    let sum = |count: fn(&Compared) -> usize| drilled.compared.iter().map(count).sum::<usize>();
    let parts = [
        (sum(|row| row.changed), "changed"),
        (sum(|row| row.added), "added"),
        (sum(|row| row.gone), "removed"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{} {what}", words::number(count)))
        .collect();
    (!parts.is_empty()).then(|| {
        format!(
            "Since it was made, {} in the vault, as it should be; the next backup has that too.",
            words::list(&parts)
        )
    })
}

fn wrong(drilled: &Drilled) -> Vec<String> {
    let mut sentences = Vec::new();
    for row in drilled.compared.iter().filter(|row| row.wrong > 0) {
        sentences.push(format!(
            "{} in this backup {} missing or not what the vault holds, although nobody changed it since.",
            words::capital(&named(row.sort, row.wrong)),
            if row.wrong == 1 { "is" } else { "are" }
        ));
    }
    if drilled.unreadable > 0 {
        let records = words::count(drilled.unreadable, "record", "records");
        sentences.push(format!("{} in this backup cannot be read.", words::capital(&records)));
    }
    if drilled.files_wrong > 0 {
        let files = words::count(drilled.files_wrong, "attached file", "attached files");
        sentences.push(format!(
            "{} of this backup cannot be read or is not what was attached.",
            words::capital(&files)
        ));
    }
    if !sentences.is_empty() {
        let next = "Your vault is not touched by this. Make a new backup now and prove that one; if it fails too, choose another \
                    disk for the further place.";
        sentences.push(next.to_owned());
    }
    sentences
}

fn row(compared: &Compared) -> DrillRow {
    let number = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    let (_, many) = words_for(compared.sort);
    DrillRow {
        what: words::capital(many),
        equal: number(compared.equal),
        since: number(compared.changed + compared.added + compared.gone),
        wrong: number(compared.wrong),
    }
}

fn rows(compared: &Compared) -> usize {
    compared.equal + compared.changed + compared.added + compared.gone + compared.wrong
}

fn named(sort: Sort, count: usize) -> String {
    let (one, many) = words_for(sort);
    words::count(count, one, many)
}

fn words_for(sort: Sort) -> (&'static str, &'static str) {
    match sort {
        Sort::Record => ("record", "records"),
        Sort::Version => ("earlier text", "earlier texts"),
        Sort::PrivateNote => ("private note", "private notes"),
        Sort::PrivateNoteVersion => ("earlier private note", "earlier private notes"),
        Sort::ClientWord => ("protected word", "protected words"),
        Sort::Evidence => ("attached file's entry", "attached files' entries"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drilled(records: Compared) -> Drilled {
        Drilled {
            sequence: 3,
            made_at: DateTime::UNIX_EPOCH,
            compared: vec![records],
            unreadable: 0,
            files_proved: 2,
            files_wrong: 0,
        }
    }

    fn records(equal: usize, changed: usize, wrong: usize) -> Compared {
        Compared {
            sort: Sort::Record,
            equal,
            changed,
            added: 0,
            gone: 0,
            wrong,
        }
    }

    #[test]
    fn what_was_proved_is_said_in_counts() {
        let proof = told(&drilled(records(61, 2, 0)));
        assert!(proof.proved);
        let said = proof.sentences.join(" ").replace('\u{a0}', " ");
        for part in [
            "61 records came back word for word",
            "two changed",
            "Two attached files were decrypted",
        ] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_what_to_do() {
        let proof = told(&drilled(records(60, 0, 1)));
        assert!(!proof.proved && proof.title.contains("not"));
        let said = proof.sentences.join(" ").replace('\u{a0}', " ");
        assert!(
            said.contains("One record in this backup is missing or not what the vault holds"),
            "{said}"
        );
        assert!(said.contains("Make a new backup now"));
    }
}
