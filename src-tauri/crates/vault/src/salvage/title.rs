//! How a person would call a record, from as much of its text as there is.

/// The fields of records that name them, the best first.
const NAMING: [&str; 7] = [
    "name",
    "title",
    "pseudonym",
    "file_name",
    "competency",
    "number",
    "date",
];
/// More than this is no title.
const LONGEST: usize = 80;

/// `body` may end in the middle of anything.
pub fn title(body: &str) -> Option<String> {
    NAMING.iter().find_map(|field| {
        let (_, value) = body.split_once(&format!("\"{field}\":"))?;
        let title: String = match value.strip_prefix('"') {
            Some(text) => text.split('"').next()?.chars().take(LONGEST).collect(),
            None => value.chars().take_while(char::is_ascii_digit).collect(),
        };
        (!title.is_empty() && !title.contains('\\')).then_some(title)
    })
}
