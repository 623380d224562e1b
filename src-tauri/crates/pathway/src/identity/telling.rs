/// Parts of a name that tell nothing by themselves, and of which too many ordinary sentences are made.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "the", "and", "of", "von", "van", "der", "den", "de", "del", "della", "la", "le", "les", "du", "di", "da", "das",
    "und", "for", "zur", "zum", "bin", "ben", "bad", "saint", "sankt", "san", "santa", "new", "north", "south",
    "east", "west", "university", "universitat", "universite", "universidad", "hospital", "klinik", "klinikum",
    "clinic", "school", "schule", "college", "street", "strasse", "road", "company", "group", "gmbh", "ltd", "inc",
    "bank", "center", "centre", "zentrum", "general", "national", "state", "city", "stadt", "church", "kirche",
    "department",
];

/// A part that says something without the others.
pub fn is_telling(part: &str) -> bool {
    part.chars().count() >= 3 && !COMMON.contains(&part)
}
