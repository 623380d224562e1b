use std::path::Path;

use chrono::TimeDelta;
use vault::backup::Further;

use super::said;
use crate::Moment;

/// So long a further place may lie in a drawer before its owner is reminded.
const LONG: TimeDelta = TimeDelta::days(7);

/// That the further place for backups has not been there for a week or more, and what to do; nothing while all is well.
/// It only reminds, so the clock on the wall is good enough. Needs no open vault, and waits for as long as the place takes
/// to answer.
#[must_use]
pub fn further_place_away(vault: &Path, moment: Moment) -> Option<String> {
    let further = Further::of(vault).ok().flatten()?;
    let since = further.last_made_at.or(further.missing_since)?;
    if further.place().is_there() || moment.instant - since < LONG {
        return None;
    }
    let last = match further.last_made_at {
        Some(at) => format!("The last backup there was made on {}.", said(at)),
        None => format!("It has been missing since {}.", said(since)),
    };
    Some(format!(
        "{} is not connected. {last} Until it is, every backup lies on the same disk as the vault. Connect it, or choose \
         another place under Backups.",
        further.folder.display()
    ))
}
