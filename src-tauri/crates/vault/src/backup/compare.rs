use super::portrait::{Portrait, Row, Sort};

/// How the rows of one sort in a backup stand to the vault's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    pub sort: Sort,
    pub equal: usize,
    /// Changed in the vault since the backup was made.
    pub changed: usize,
    /// Made in the vault since.
    pub added: usize,
    /// In the backup, but no more in the vault.
    pub gone: usize,
    /// Not what the vault holds, although nobody changed it since; or missing, although it was there.
    pub wrong: usize,
}

/// Compares row by row. Which of two different rows is right shows in their own history, not in the clock.
pub fn compare(vault: &Portrait, backup: &Portrait, made_at: i64) -> Vec<Compared> {
    Sort::ALL
        .into_iter()
        .map(|sort| {
            let mut compared = Compared {
                sort,
                equal: 0,
                changed: 0,
                added: 0,
                gone: 0,
                wrong: 0,
            };
            let newest = match sort {
                // Notes have no number of their own, only the time at which they were begun.
                Sort::PrivateNote => made_at,
                _ => backup.rows(sort).map(|(_, row)| row.order).max().unwrap_or(0),
            };
            for (key, row) in vault.rows(sort) {
                *match verdict(row, backup.get(sort, key), newest) {
                    Verdict::Equal => &mut compared.equal,
                    Verdict::Changed => &mut compared.changed,
                    Verdict::Added => &mut compared.added,
                    Verdict::Wrong => &mut compared.wrong,
                } += 1;
            }
            let is_gone = |(key, row): &(&String, &Row)| vault.get(sort, key).is_none_or(|now| now.who != row.who);
            compared.gone = backup.rows(sort).filter(is_gone).count();
            compared
        })
        .collect()
}

enum Verdict {
    Equal,
    Changed,
    Added,
    Wrong,
}

fn verdict(now: &Row, then: Option<&Row>, newest: i64) -> Verdict {
    match then {
        Some(then) if then.who != now.who => Verdict::Added,
        Some(then) if then.state != now.state => Verdict::Changed,
        Some(then) if then.content != now.content => Verdict::Wrong,
        Some(_) => Verdict::Equal,
        None if now.order > newest => Verdict::Added,
        None => Verdict::Wrong,
    }
}
