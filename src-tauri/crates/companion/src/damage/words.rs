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
    let only_notes = lost.records.iter().filter(|record| record.only_private_note).count();
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
        if what != "record" {
            continue;
        }
        if earlier > 0 {
            sentences.push(format!(
                "For {earlier} of them the newest text in its history stands in: compare it with what you remember."
            ));
        }
        if only_notes > 0 {
            sentences.push(format!(
                "Of {only_notes} of them the private note can be read. An empty session stands in to hold it."
            ));
        }
    }
    if !lost.unreadable_tables.is_empty() || lost.unknown_pages > 0 {
        sentences.push("More may be missing that left no trace. Compare with your newest backup.".to_owned());
    }
    sentences
}

/// What was saved; nothing is said of what there was none of.
pub fn saved(records: usize, private_notes: usize, files: usize) -> String {
    let records = counted(records, "record");
    let more = [(private_notes, "private note"), (files, "attached file")];
    let more: Vec<String> = more
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| counted(count, what))
        .collect();
    match more.as_slice() {
        [] => format!("{records} were saved into the new vault."),
        [one] => format!("{records} and {one} were saved into the new vault."),
        all => format!("{records}, {} were saved into the new vault.", all.join(" and ")),
    }
}

/// A lost record as its owner would call it.
pub fn record(lost: &LostRecord) -> String {
    let kind = lost.kind.as_deref().unwrap_or("record").replace('_', " ");
    let name = lost.title.as_deref().or(lost.id.as_deref());
    let named = name.map_or_else(|| kind.clone(), |name| format!("{kind} “{name}”"));
    match lost {
        LostRecord { earlier_text: true, .. } => format!("{named} (an earlier text of it is there)"),
        LostRecord {
            only_private_note: true,
            ..
        } => format!("{named} (its private note is there)"),
        _ => named,
    }
}

/// A lost file by its name.
pub fn file(lost: &LostFile) -> String {
    lost.file_name
        .clone()
        .unwrap_or_else(|| "a file whose name is lost too".to_owned())
}

/// A number with its thing: the word that is counted is the last before what is said about it.
pub fn counted(count: usize, what: &str) -> String {
    let about = [" of ", " to ", " about "]
        .iter()
        .filter_map(|joint| what.find(joint))
        .min();
    let (thing, rest) = what.split_at(about.unwrap_or(what.len()));
    match thing.strip_suffix("ry") {
        _ if count == 1 => format!("1 {what}"),
        Some(stem) => format!("{count} {stem}ries{rest}"),
        None => format!("{count} {thing}s{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_counted_as_people_count() {
        assert_eq!(counted(1, "record"), "1 record");
        assert_eq!(counted(3, "earlier text of a record"), "3 earlier texts of a record");
        assert_eq!(
            counted(2, "entry about a removal for good"),
            "2 entries about a removal for good"
        );
        assert_eq!(counted(2, "key to older backups"), "2 keys to older backups");
    }

    #[test]
    fn nothing_is_said_of_what_there_was_none_of() {
        assert_eq!(saved(26, 0, 0), "26 records were saved into the new vault.");
        assert_eq!(
            saved(26, 0, 1),
            "26 records and 1 attached file were saved into the new vault."
        );
        assert_eq!(
            saved(26, 2, 1),
            "26 records, 2 private notes and 1 attached file were saved into the new vault."
        );
    }

    #[test]
    fn a_lost_record_is_called_as_its_owner_calls_it() {
        let lost = LostRecord {
            kind: Some("supervision_session".to_owned()),
            id: Some("f00d".to_owned()),
            title: Some("2026-11-23".to_owned()),
            ..LostRecord::default()
        };
        assert_eq!(record(&lost), "supervision session “2026-11-23”");
        assert_eq!(record(&LostRecord::default()), "record");
    }
}
