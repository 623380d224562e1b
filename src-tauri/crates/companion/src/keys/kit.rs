use std::path::Path;

use letters::{CannotRender, Document, documents::RecoveryKit};
use pathway::records::{Paper, Profile};
use serde::Serialize;
use specta::Type;
use vault::RecoveryCode;
use zeroize::Zeroizing;

use super::status::own_day;
use crate::{Companion, Moment, Overwrite, Refusal, Result, fonts::rendered, open::vault_name, whole_file};

/// A recovery kit that now lies on the disk, to be printed and then deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct KitWritten {
    pub file_name: String,
    /// The folder that it lies in, for the person to read.
    pub folder: String,
}

impl Companion {
    /// The name that the kit's file is offered under.
    #[must_use]
    pub fn recovery_kit_file_name(&self) -> String {
        format!("Recovery kit {}.pdf", vault_name(self.folder()))
    }

    /// The recovery kit as a PDF: one page to print, with the code and what to do with it.
    ///
    /// # Errors
    /// At the field "code", when it does not open this vault: such a page would be worse than none.
    pub fn recovery_kit_pdf(&mut self, code: &RecoveryCode, moment: Moment) -> Result<Zeroizing<Vec<u8>>> {
        self.may_open(code)?;
        let mut names = self.names()?;
        loop {
            let kit = self.kit(code, &names, moment)?;
            match rendered(&kit, &mut self.fonts) {
                Ok(rendered) => return Ok(Zeroizing::new(rendered.pdf)),
                // The kit is worth more than an emoji in the vault's name.
                Err(
                    CannotRender::UnknownCharacter { character, .. }
                    | CannotRender::NoFont { character, .. }
                    | CannotRender::Override { character, .. }
                    | CannotRender::Hidden { character, .. }
                    | CannotRender::Pile { mark: character, .. },
                ) if names.hold(character) => names.do_without(character),
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Writes the recovery kit, whole or not at all. Its code is on paper then, and is kept.
    ///
    /// # Errors
    /// As [`Self::recovery_kit_pdf`]; a file that is already there, a place that cannot be written to.
    pub fn export_recovery_kit(
        &mut self,
        code: &RecoveryCode,
        file: &Path,
        overwrite: Overwrite,
        moment: Moment,
    ) -> Result<KitWritten> {
        let pdf = self.recovery_kit_pdf(code, moment)?;
        whole_file::write(file, &pdf, overwrite).map_err(|error| Refusal::file(&error))?;
        if let Err(refusal) = self.keep_recovery_code(code, moment) {
            // A page with a code that opens nothing would be worse than none.
            let _ = std::fs::remove_file(file);
            return Err(refusal);
        }
        let name = |part: Option<&std::ffi::OsStr>| part.map(|name| name.to_string_lossy().into_owned());
        Ok(KitWritten {
            file_name: name(file.file_name()).unwrap_or_default(),
            folder: name(file.parent().map(Path::as_os_str)).unwrap_or_default(),
        })
    }

    fn names(&self) -> Result<Names> {
        Ok(Names {
            owner: self.owner()?,
            vault: vault_name(self.folder()),
        })
    }

    fn kit(&self, code: &RecoveryCode, Names { owner, vault }: &Names, moment: Moment) -> Result<Document> {
        let profile: Option<Profile> = self.single(None)?;
        let paper = profile.map(|profile| profile.paper).unwrap_or_default();
        let made_at = self.vault.recovery_code_made_at().filter(|_| self.proposed.is_none());
        let made_on = made_at.map_or(moment.today, own_day);
        Ok(RecoveryKit {
            paper: match paper {
                Paper::A4 => letters::Paper::A4,
                Paper::UsLetter => letters::Paper::Letter,
            },
            owner: owner.clone(),
            vault: vault.clone(),
            groups: code.groups().iter().map(|group| group.to_string()).collect(),
            made_on,
        }
        .into())
    }
}

/// What stands on the kit and was chosen by the person.
struct Names {
    owner: String,
    vault: String,
}

impl Names {
    fn hold(&self, character: char) -> bool {
        self.owner.contains(character) || self.vault.contains(character)
    }

    fn do_without(&mut self, character: char) {
        for name in [&mut self.owner, &mut self.vault] {
            *name = name.replace(character, "…");
        }
    }
}
