//! What everything on paper has in common: whose it is, in which language, on which paper, in which type.

use base64::{Engine, prelude::BASE64_STANDARD};
use letters::{Dated, Design, Letterhead, Picture, Signature, documents::Stationery};
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
        logo: picture(&profile.logo_png).map(|bytes| Picture {
            bytes,
            alternative: logo_in_words(profile),
        }),
    }
}

/// What a logo says to those who do not see it: whose it is.
fn logo_in_words(profile: &Profile) -> String {
    let practice = lines(&profile.practice).join(", ");
    match practice.is_empty() {
        true => profile.name.trim().to_owned(),
        false => practice,
    }
}

/// A picture as the profile keeps it; none where it keeps none.
fn picture(base64: &str) -> Option<Vec<u8>> {
    let given = Some(base64).filter(|base64| !base64.is_empty());
    given.and_then(|base64| BASE64_STANDARD.decode(base64).ok())
}

fn signature(profile: &Profile) -> Signature {
    Signature {
        name: profile.name.trim().to_owned(),
        lines: titles(profile)
            .into_iter()
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect(),
        image: picture(&profile.signature_png),
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
