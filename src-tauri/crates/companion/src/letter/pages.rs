use letters::{CannotRender, Rendered};
use pathway::{Id, records::LetterKind};

use super::LetterView;
use crate::{Code, Companion, Moment, Refusal, Result, fonts::rendered};

impl Companion {
    /// The letter's pages as PDF, as they would be exported now.
    ///
    /// # Errors
    /// A character that no font of the letter has, named with its place.
    pub fn letter_pages(
        &mut self,
        kind: LetterKind,
        candidate: Option<&Id>,
        draft: bool,
        moment: Moment,
    ) -> Result<Vec<u8>> {
        let view = self.letter(kind, candidate, moment)?;
        Ok(self.rendered(&view, candidate, draft, moment)?.pdf)
    }

    pub(super) fn rendered(
        &mut self,
        view: &LetterView,
        candidate: Option<&Id>,
        draft: bool,
        moment: Moment,
    ) -> Result<Rendered> {
        let document = self.compose(view, candidate, draft, moment)?;
        Ok(rendered(&document, &mut self.fonts)?)
    }
}

impl From<CannotRender> for Refusal {
    fn from(error: CannotRender) -> Self {
        let code = match error {
            CannotRender::UnknownCharacter { .. }
            | CannotRender::NoFont { .. }
            | CannotRender::Override { .. }
            | CannotRender::Hidden { .. }
            | CannotRender::Pile { .. } => Code::UnknownCharacter,
            CannotRender::TooWide { .. } | CannotRender::SignatureImage(_) | CannotRender::Picture { .. } => {
                Code::Invalid
            }
            CannotRender::Pdf(_) => Code::Internal,
        };
        Self::new(code, error.to_string())
    }
}
