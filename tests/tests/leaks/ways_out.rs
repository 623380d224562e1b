//! Every file that the app can make, read to its ground.

use std::{collections::BTreeSet, fs, iter::successors, path::Path};

use companion::{
    Overwrite, Result,
    calendar::{CalendarOf, CalendarWords},
    documents::{DocumentKind, DocumentWanted},
    fees::FeesTable,
    message::MessageWords,
    pathway::{
        Id,
        records::{Candidate, Fee, LetterKind, Payee, SessionState, SupervisionSession, Workspace},
    },
    sample,
};
use tests::desk::{Desk, today};
use vault::SecretString;

use crate::reading;

/// What makes a file and is searched here.
pub const SEARCHED: &[&str] = &[
    "export_document",
    "export_letter",
    "export_letter_for_word",
    "export_notice",
    "export_fees",
    "export_calendar",
    "export_sheet",
    "export_copy",
    "export_copy_of",
    "export_own_copy",
    "export_submission_draft",
    "export_application_draft",
];
/// What makes a file that holds nothing of the records, or is a record's own file as it came in.
pub const ELSEWHERE: &[&str] = &["export_recovery_kit", "begin_copying_out"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Paper,
    Message,
    Calendar,
    Table,
    Copy,
    OwnCopy,
    FileName,
}

/// A file that was made, or the refusal in its place.
pub struct Made {
    pub name: String,
    pub way: Way,
    pub texts: Vec<String>,
    pub refused: bool,
}

impl Made {
    pub fn say(&self, word: &str) -> bool {
        self.texts.iter().any(|text| text.contains(word))
    }
}

/// Each kind of document once. A new one does not compile before it is named here.
pub fn kinds() -> impl Iterator<Item = DocumentKind> {
    use DocumentKind::{
        Agreement, CaseStudies, CaseStudy, Invoice, Plan, Portfolio, PortfolioFeedback, ProcessOverview, Receipt,
        SessionRecord,
    };
    successors(Some(ProcessOverview), |kind| match kind {
        ProcessOverview => Some(Agreement),
        Agreement => Some(Plan),
        Plan => Some(SessionRecord),
        SessionRecord => Some(PortfolioFeedback),
        PortfolioFeedback => Some(Invoice),
        Invoice => Some(Receipt),
        Receipt => Some(CaseStudy),
        CaseStudy => Some(CaseStudies),
        CaseStudies => Some(Portfolio),
        Portfolio => None,
    })
}

fn calendar_words() -> impl Iterator<Item = CalendarWords> {
    use CalendarWords::{FirstName, Initials, Kind, Nothing};
    successors(Some(Nothing), |words| match words {
        Nothing => Some(Kind),
        Kind => Some(Initials),
        Initials => Some(FirstName),
        FirstName => None,
    })
}

fn tables() -> impl Iterator<Item = FeesTable> {
    successors(Some(FeesTable::Lines), |table| match table {
        FeesTable::Lines => Some(FeesTable::Totals),
        FeesTable::Totals => None,
    })
}

/// The kinds of documents that the two samples can fill.
pub fn documents_of_both() -> Vec<DocumentKind> {
    let mut supervisor = Desk::sample(Workspace::Supervisor);
    one_fee_of_each_standing(&mut supervisor);
    let people: Vec<Candidate> = supervisor.all();
    let mut lines = Desk::sample(Workspace::Candidate).documents(None).unwrap();
    for person in &people {
        lines.extend(supervisor.documents(Some(&person.id)).unwrap());
    }
    lines.into_iter().map(|line| line.wanted.kind).collect()
}

/// Everything that can leave a vault today.
pub fn every_file(desk: &mut Desk) -> Vec<Made> {
    let supervisor = desk.workspace() == Workspace::Supervisor;
    let mut made = Vec::new();
    if supervisor {
        one_fee_of_each_standing(desk);
        for person in desk.all::<Candidate>() {
            made.extend(files_about(desk, &person.id));
        }
        for table in tables() {
            let file = |file: &Path| desk.export_fees(table, file, Overwrite::Agreed, today());
            made.push(written(format!("fees as {table:?}"), Way::Table, whole, file));
        }
    } else {
        made.extend(papers(desk, None, LetterKind::Application));
        let sheet = |file: &Path| desk.export_sheet(file, Overwrite::Agreed).map(|_| ());
        made.push(written("client sessions".into(), Way::Table, whole, sheet));
        made.push(named("client sessions", desk.sheet_file_name(today())));
        let draft = desk.submission_draft().unwrap();
        let words = MessageWords {
            email: draft.email,
            subject: draft.subject,
            body: draft.body,
        };
        let message = |file: &Path| desk.export_submission_draft(&words, file, Overwrite::Agreed, today());
        made.push(written(
            "the draft to the committee".into(),
            Way::Message,
            reading::message,
            message,
        ));
        made.push(named(
            "the draft to the committee",
            desk.submission_draft_name(today()).unwrap(),
        ));
        let draft = desk.application_draft().unwrap();
        let words = MessageWords {
            email: draft.email,
            subject: draft.subject,
            body: draft.body,
        };
        let message = |file: &Path| desk.export_application_draft(&words, file, Overwrite::Agreed, today());
        made.push(written(
            "the letter by mail".into(),
            Way::Message,
            reading::message,
            message,
        ));
        made.push(named(
            "the letter by mail",
            desk.application_draft_name(today().today).unwrap(),
        ));
    }
    made.extend(calendars(desk, &CalendarOf::Everybody));
    made.push(named("calendar", desk.calendar_file_name(today().today)));
    made.push(written("readable copy".into(), Way::Copy, whole, |file| {
        desk.export_copy(file, Overwrite::Agreed)
    }));
    made.push(written("own copy".into(), Way::OwnCopy, whole, |file| {
        desk.export_own_copy(file, Overwrite::Agreed, &SecretString::from(sample::PASSPHRASE))
    }));
    made
}

/// Everything that is made about one candidate alone.
pub fn files_about(desk: &mut Desk, candidate: &Id) -> Vec<Made> {
    let mut made = papers(desk, Some(candidate), LetterKind::Recommendation);
    let notices: Vec<String> = desk.programme().notices.iter().map(|rule| rule.key.clone()).collect();
    for notice in notices {
        let draft = desk.notice_draft(candidate, &notice, today()).unwrap();
        let words = MessageWords {
            email: draft.email,
            subject: draft.subject,
            body: draft.body,
        };
        let name = desk.notice_file_name(candidate, &notice, today().today).unwrap();
        made.push(named(&notice, name));
        made.push(written(
            format!("notice {notice}"),
            Way::Message,
            reading::message,
            |file| desk.export_notice((candidate, &notice), &words, file, Overwrite::Agreed, today()),
        ));
    }
    made.extend(calendars(desk, &CalendarOf::Candidate(candidate.clone())));
    let sessions: Vec<SupervisionSession> = desk.all();
    let planned = sessions.iter().find(|session| {
        session.candidate.as_ref() == Some(candidate)
            && session.state == SessionState::Planned
            && session.date.is_some()
    });
    if let Some(session) = planned {
        made.extend(calendars(desk, &CalendarOf::Session(session.id.clone())));
    }
    made.push(written("copy of one candidate".into(), Way::Copy, whole, |file| {
        desk.export_copy_of(candidate, file, Overwrite::Agreed)
    }));
    made.push(named(
        "copy of one candidate",
        desk.copy_file_name(candidate, today()).unwrap(),
    ));
    made
}

/// The documents and the letter, with the names that they are offered under.
fn papers(desk: &mut Desk, candidate: Option<&Id>, kind: LetterKind) -> Vec<Made> {
    let mut made = Vec::new();
    for line in desk.documents(candidate).unwrap() {
        let wanted: DocumentWanted = line.wanted;
        let name = desk.document_file_name(&wanted, today()).unwrap();
        made.push(written(line.title.clone(), Way::Paper, reading::pdf, |file| {
            desk.export_document(&wanted, file, Overwrite::Agreed, today())
                .map(|_| ())
        }));
        // A name that a refused file would have had is never seen.
        if !made.last().unwrap().refused {
            made.push(named(&line.title, name));
        }
    }
    made.push(written("letter".into(), Way::Paper, reading::pdf, |file| {
        desk.export_letter(kind, candidate, file, true, Overwrite::Agreed, today())
            .map(|_| ())
    }));
    made.extend(elsewhere(desk, candidate, kind));
    made.push(named(
        "letter",
        desk.letter(kind, candidate, today()).unwrap().file_name,
    ));
    made
}

/// The letter for other programs: their files, and what goes onto the clipboard or to the printer.
fn elsewhere(desk: &mut Desk, candidate: Option<&Id>, kind: LetterKind) -> Vec<Made> {
    let name = desk.letter_name_for_word(kind, candidate, today()).unwrap();
    vec![
        written("letter for Word".into(), Way::Paper, reading::word, |file| {
            desk.export_letter_for_word(kind, candidate, file, Overwrite::Agreed, today())
        }),
        named("letter for Word", name),
        written("letter on the clipboard".into(), Way::Paper, whole, |file| {
            fs::write(file, desk.letter_as_text(kind, candidate, today())?).unwrap();
            Ok(())
        }),
        written("letter to the printer".into(), Way::Paper, reading::pdf, |file| {
            fs::write(file, desk.letter_for_printing(kind, candidate, today())?.1).unwrap();
            Ok(())
        }),
    ]
}

fn calendars(desk: &Desk, of: &CalendarOf) -> Vec<Made> {
    calendar_words()
        .map(|words| {
            written(
                format!("calendar of {of:?} with {words:?}"),
                Way::Calendar,
                reading::calendar,
                |file| desk.export_calendar(of, words, file, Overwrite::Agreed, today()),
            )
        })
        .collect()
}

/// An invoice and a receipt are about different fees.
fn one_fee_of_each_standing(desk: &mut Desk) {
    let mut fees: Vec<Fee> = desk.all();
    fees.retain(|fee| fee.payee == Payee::Supervisor && fee.candidate.is_some());
    let (mut paid, mut open) = (fees.remove(0), fees.remove(0));
    (paid.paid_on, paid.waived_on) = (Some(today().today), None);
    (open.paid_on, open.waived_on) = (None, None);
    desk.keeps(paid);
    desk.keeps(open);
}

fn whole(bytes: &[u8]) -> Vec<String> {
    vec![reading::lossy(bytes)]
}

fn named(what: &str, name: String) -> Made {
    Made {
        name: format!("the file name of {what}"),
        way: Way::FileName,
        texts: vec![name],
        refused: false,
    }
}

fn written(
    name: String,
    way: Way,
    read: impl Fn(&[u8]) -> Vec<String>,
    write: impl FnOnce(&Path) -> Result<()>,
) -> Made {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    let (texts, refused) = match write(&file) {
        Ok(()) => (read(&fs::read(&file).unwrap()), false),
        Err(refusal) => {
            assert!(!file.exists(), "{name}: nothing is written");
            (vec![refusal.message], true)
        }
    };
    Made {
        name,
        way,
        texts,
        refused,
    }
}

/// Every function of the use cases that writes a file where the person says: each is told what to do with one that is there.
pub fn in_the_source() -> BTreeSet<String> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/companion/src");
    let mut found = BTreeSet::new();
    let mut folders = vec![source];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            // The writer that all of them use is no way out of its own.
            if path.extension().is_none_or(|ending| ending != "rs") || path.ends_with("whole_file.rs") {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            for part in text.split("pub fn ").skip(1) {
                let signature = part.split('{').next().unwrap();
                if signature.contains("overwrite: Overwrite") {
                    found.insert(signature.split(['(', '<']).next().unwrap().to_owned());
                }
            }
        }
    }
    found
}
