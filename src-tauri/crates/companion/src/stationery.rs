//! What everything on paper has in common: whose it is, in which language, on which paper, in which type.

use base64::{Engine, prelude::BASE64_STANDARD};
use letters::{Dated, Design, Letterhead, Signature, documents::Stationery};
use pathway::records::{LetterheadStyle, Paper, Profile, Typeface};

use crate::{Companion, Moment, Result};

/// The person whose vault it is, as paper shows them.
pub(crate) struct Own {
    pub stationery: Stationery,
    pub signature: Signature,
}

impl Companion {
    /// From the profile; a plain sheet where there is none yet.
    pub(crate) fn own_paper(&self, moment: Moment, draft: bool) -> Result<Own> {
        let profile: Option<Profile> = self.single(None)?;
        let language = profile
            .as_ref()
            .map(|profile| profile.paper_language)
            .unwrap_or_default();
        Ok(Own {
            stationery: Stationery {
                language: language.tag().to_owned(),
                paper: match profile.as_ref().map(|profile| profile.paper).unwrap_or_default() {
                    Paper::A4 => letters::Paper::A4,
                    Paper::UsLetter => letters::Paper::Letter,
                },
                design: profile.as_ref().map(design).unwrap_or_default(),
                letterhead: profile.as_ref().map(letterhead).unwrap_or_default(),
                place: profile
                    .as_ref()
                    .map(|profile| profile.place.trim().to_owned())
                    .unwrap_or_default(),
                date: moment.today,
                draft,
            },
            signature: profile.as_ref().map(signature).unwrap_or_default(),
        })
    }
}

fn design(profile: &Profile) -> Design {
    Design {
        letterhead: match profile.letterhead {
            LetterheadStyle::Classic => letters::LetterheadStyle::Classic,
            LetterheadStyle::Modern => letters::LetterheadStyle::Modern,
            LetterheadStyle::Centred => letters::LetterheadStyle::Centred,
        },
        typeface: match profile.typeface {
            Typeface::Serif => letters::Typeface::Serif,
            Typeface::Sans => letters::Typeface::Sans,
        },
    }
}

fn letterhead(profile: &Profile) -> Letterhead {
    let mut below: Vec<String> = lines(&profile.practice);
    below.extend(lines(&profile.address));
    let contact = [&profile.email, &profile.phone, &profile.website].map(|part| part.trim());
    below.extend(joined(&contact));
    Letterhead {
        name: profile.name.trim().to_owned(),
        credentials: joined(&titles(profile)).unwrap_or_default(),
        lines: below,
        logo: None,
    }
}

fn signature(profile: &Profile) -> Signature {
    Signature {
        name: profile.name.trim().to_owned(),
        lines: titles(profile)
            .into_iter()
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect(),
        image: Some(&profile.signature_png)
            .filter(|png| !png.is_empty())
            .and_then(|png| BASE64_STANDARD.decode(png).ok()),
        dated: Dated::Elsewhere,
    }
}

fn titles(profile: &Profile) -> [&str; 2] {
    [profile.credentials.trim(), profile.role.trim()]
}

/// The parts that say something, side by side.
fn joined(parts: &[&str]) -> Option<String> {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// The lines of a text that say something.
pub(crate) fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}
