use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Sheet, values};

/// Which column of a sheet holds what. Columns are counted from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Columns {
    pub date: Option<u32>,
    pub client: Option<u32>,
    pub minutes: Option<u32>,
    pub practice: Option<u32>,
    /// Whether self-compassion was explicitly integrated.
    pub integrated: Option<u32>,
    /// What is said of every session when no column tells: whether it was.
    pub always_integrated: bool,
    pub note: Option<u32>,
    /// 3/4 is the fourth of March.
    pub month_first: bool,
}

/// Words by which a column is known, in the languages of the paper. The first that fits counts.
const DATE: &[&str] = &["date", "datum", "fecha", "day", "tag", "תאריך"];
const CLIENT: &[&str] = &[
    "client",
    "klient",
    "pseudonym",
    "patient",
    "cliente",
    "name",
    "לקוח",
    "מטופל",
];
const MINUTES: &[&str] = &[
    "minut",
    "duration",
    "dauer",
    "durée",
    "duración",
    "length",
    "דקות",
    "משך",
];
const INTEGRATED: &[&str] = &["compassion", "mitgefühl", "compasión", "integrat", "msc", "חמלה"];
const PRACTICE: &[&str] = &["practi", "praxis", "übung", "pratique", "práctica", "exercise", "תרגול"];
const NOTE: &[&str] = &["note", "notiz", "remark", "comment", "bemerkung", "nota", "הער"];

impl Columns {
    /// As the names of the columns say, and as the days in them were written.
    pub(super) fn guessed(sheet: &Sheet) -> Self {
        let names: Vec<String> = sheet.head.iter().map(|name| name.to_lowercase()).collect();
        let mut taken: Vec<usize> = Vec::new();
        let mut find = |known: &[&str]| {
            let fits = |at: &usize| !taken.contains(at) && known.iter().any(|word| names[*at].contains(word));
            let found = (0..names.len()).find(fits)?;
            taken.push(found);
            u32::try_from(found).ok()
        };
        let (date, client, minutes) = (find(DATE), find(CLIENT), find(MINUTES));
        let (integrated, practice, note) = (find(INTEGRATED), find(PRACTICE), find(NOTE));
        let days = sheet.rows.iter().map(|row| row.cell(date));
        Self {
            date,
            client,
            minutes,
            practice,
            integrated,
            always_integrated: false,
            note,
            month_first: values::month_comes_first(days),
        }
    }
}
