use std::{path::Path, sync::atomic::AtomicBool};

use companion::{
    Moment, Result,
    backup::{folder_of, restore as make_of, vault_of},
};

use crate::say::say;

/// `from` is a vault, or a backup's own folder when there is no vault any more.
pub fn restore(from: &Path, backup: Option<&str>, into: Option<&Path>) -> Result<()> {
    let (backup, vault) = if from.join("manifest.json").exists() {
        (from.to_owned(), vault_of(from))
    } else {
        (folder_of(from, backup)?, from.to_owned())
    };
    let never = AtomicBool::new(false);
    let restored = make_of(&backup, &vault, into, Moment::now(), &mut |_, _| {}, &never)?;
    for sentence in &restored.sentences {
        say(sentence);
    }
    say(format_args!("The new vault: {}", restored.folder.display()));
    Ok(())
}
