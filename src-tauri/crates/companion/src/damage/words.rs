//! Damage in plain words. None of them holds more of a record than its name.

use vault::{Look, Lost, LostFile, LostRecord};

/// What is damaged, one sentence each; of a whole vault, that it is.
pub fn findings(look: &Look) -> Vec<String> {
    let mut findings = Vec::new();
    match look.damaged_key_files.as_slice() {
        [] => {}
        [one] => findings.push(format!(
            "One of the two key files ({one}) is missing or damaged. The other one works."
        )),
        _ => findings
            .push("Both key files are missing or damaged. Those of a backup were used to look inside.".to_owned()),
    }
    if look.damaged_pages > 0 {
        findings.push(format!(
            "{} of the {} pages of the file with your records (vault.db) cannot be read.",
            look.damaged_pages, look.pages
        ));
    }
    if look.log_damaged {
        findings.push(
            "The file with what was saved last (vault.db-wal) is damaged. What you wrote in the last moments before the \
             computer stopped may be missing."
                .to_owned(),
        );
    }
    findings.extend(lost(&look.lost));
    if findings.is_empty() {
        findings.push(format!(
            "Nothing is damaged. All {} can be read.",
            counted(look.readable.records, "record")
        ));
    } else if look.lost.is_nothing() {
        findings.push(format!(
            "All {} can be read all the same.",
            counted(look.readable.records, "record")
        ));
    }
    findings
}

/// What is lost, one sentence for each sort of thing.
pub fn lost(lost: &Lost) -> Vec<String> {
    let mut sentences = Vec::new();
    let earlier = lost.records.iter().filter(|record| record.earlier_text).count();
    for (count, what) in [
        (lost.records.len(), "record"),
        (lost.private_notes, "private note"),
        (lost.evidence.len(), "attached file"),
        (lost.versions, "earlier text of a record"),
        (lost.private_note_versions, "earlier text of a private note"),
        (lost.client_words, "protected word of a client"),
        (lost.destructions, "entry about a removal for good"),
        (lost.retired_keys, "key to older backups"),
    ] {
        if count > 0 {
            sentences.push(format!("{} cannot be read.", counted(count, what)));
        }
        if what == "record" && earlier > 0 {
            sentences.push(format!(
                "For {earlier} of them the newest text in its history stands in: compare it with what you remember."
            ));
        }
    }
    if !lost.unreadable_tables.is_empty() || lost.unknown_pages > 0 {
        sentences.push("More may be missing that left no trace. Compare with your newest backup.".to_owned());
    }
    sentences
}

/// A lost record as its owner would call it.
pub fn record(lost: &LostRecord) -> String {
    let kind = lost.kind.as_deref().unwrap_or("record").replace('_', " ");
    let name = lost.title.as_deref().or(lost.id.as_deref());
    let named = name.map_or_else(|| kind.clone(), |name| format!("{kind} “{name}”"));
    if lost.earlier_text {
        format!("{named} (an earlier text of it is there)")
    } else {
        named
    }
}

/// A lost file by its name.
pub fn file(lost: &LostFile) -> String {
    lost.file_name
        .clone()
        .unwrap_or_else(|| "a file whose name is lost too".to_owned())
}

pub fn counted(count: usize, what: &str) -> String {
    let (first, rest) = what
        .split_once(" of ")
        .map_or((what, String::new()), |(first, rest)| (first, format!(" of {rest}")));
    match (count, first.strip_suffix('y')) {
        (1, _) => format!("1 {what}"),
        (_, Some(stem)) if first.ends_with("ry") => format!("{count} {stem}ies{rest}"),
        _ => format!("{count} {first}s{rest}"),
    }
}
