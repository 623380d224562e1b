use std::path::Path;

use companion::{Moment, Overwrite, Result, open::unlock, pathway::records::LetterKind};

use super::who;
use crate::{passphrase::Source, say::say};

pub fn letter(
    vault: &Path,
    kind: LetterKind,
    candidate: Option<&str>,
    output: &Path,
    draft: bool,
    passphrase: &Source,
) -> Result<()> {
    let mut companion = unlock(vault, &passphrase.ask()?, Moment::now())?;
    let id = who::candidate(&companion, candidate)?;
    let exported = companion.export_letter(kind, id.as_ref(), output, draft, Overwrite::Never, Moment::now())?;
    companion.lock()?;
    let pages = if exported.pages == 1 { "page" } else { "pages" };
    say(format_args!("{} ({} {pages})", output.display(), exported.pages));
    Ok(())
}
