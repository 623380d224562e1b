use std::path::Path;

use pathway::{Id, identity::Register};

use super::{
    begin::{Content, Part, WantedFile, at, holds},
    names::Names,
    offer::refused,
    told,
};
use crate::{
    Code, Companion, Moment, Refusal, Result,
    evidence::{known_by_its_beginning, sane},
};

/// The longest picture that is looked through, in bytes.
const LARGEST_PICTURE: u64 = 100_000_000;
/// The folder of the evidence.
const FOLDER: &str = "evidence";

impl Companion {
    /// The chosen files, each ready to be written.
    ///
    /// # Errors
    /// When one is gone, may not go, or bears a name that must not leave; that at the field "files/ID".
    pub(super) fn evidence_parts(
        &self,
        wanted: &[WantedFile],
        register: &Register,
        names: &mut Names,
        moment: Moment,
    ) -> Result<Vec<Part>> {
        let may_go = self.evidence_that_may_go(moment)?;
        let mut parts = Vec::new();
        for file in wanted {
            let (view, record) = may_go.iter().find(|(view, _)| view.id == file.id).ok_or_else(|| {
                let message = "A file that was chosen is no longer there, so nothing was put together. Choose again.";
                Refusal::new(Code::NotFound, message)
            })?;
            let own = sane(&view.file_name);
            // Its own name is one that nobody has looked at.
            let (name, tells) = match file.name.trim() {
                "" => (own.clone(), told::may_hold(register, &own)),
                other => {
                    let other = with_ending_of(&own, &sane(other));
                    let tells = told::holds(register, &other);
                    (other, tells)
                }
            };
            let about = self.title_of(record);
            if holds(register, &about) {
                let message = "What a chosen file is attached to has a title with a word that must never leave, and the index \
                               would say it. Change the title; the check beside it offers another word.";
                return Err(Refusal::new(Code::Incomplete, message));
            }
            if tells {
                let message = format!(
                    "This name holds a word that you said must never leave, so nothing was put together. The file is \
                     attached to {about}: send it under another name, or leave it out."
                );
                return Err(Refusal::at(Code::Incomplete, format!("files/{}", file.id), message));
            }
            let why = refused(view);
            if !why.is_empty() {
                let message = format!("Nothing was put together. “{name}”, attached to {about}: {why}");
                return Err(Refusal::new(Code::Incomplete, message));
            }
            parts.push(Part {
                content: self.content(&file.id).map_err(|refusal| at(&name, refusal))?,
                name: names.give(&format!("{FOLDER}/{name}")),
                item: about,
            });
        }
        Ok(parts)
    }

    /// A name for a file whose own must not leave: what it is attached to.
    pub(super) fn other_name(&self, own: &str, about: &str, register: &Register) -> String {
        let named = with_ending_of(own, &sane(about));
        if told::may_hold(register, &named) {
            with_ending_of(own, "Evidence")
        } else {
            named
        }
    }

    fn content(&self, id: &Id) -> Result<Content> {
        let file = self.vault.open_evidence(id)?;
        let mut reader = file.clone().reader()?;
        let beginning = reader.next_chunk()?.unwrap_or_default();
        Ok(match known_by_its_beginning(beginning) {
            Some(picture @ ("image/jpeg" | "image/png")) => {
                if file.size() > LARGEST_PICTURE {
                    let message = "This picture is too large to be looked through for what its camera wrote beside it.";
                    return Err(Refusal::new(Code::Invalid, message));
                }
                Content::Picture(file, picture)
            }
            _ => Content::Attached(file),
        })
    }
}

/// Whoever gets it must be able to open it.
fn with_ending_of(own: &str, name: &str) -> String {
    let ending = |name: &str| {
        Path::new(name)
            .extension()
            .map(|ending| ending.to_string_lossy().into_owned())
    };
    match ending(own) {
        Some(wanted) if ending(name).is_none_or(|given| !given.eq_ignore_ascii_case(&wanted)) => {
            format!("{name}.{wanted}")
        }
        _ => name.to_owned(),
    }
}
