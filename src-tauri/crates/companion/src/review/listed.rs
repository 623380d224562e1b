use std::path::Path;

use pathway::{
    Id, Record,
    records::{CaseStudySeen, PortfolioReview},
};

use vault::VaultError;

use crate::{Code, Companion, Moment, Refusal, Result, client_sheet::Sheet, copy::CopyFile, foreign::read_file};

/// Longer than any readable copy of a candidate, in bytes: 2,000 sessions and 24 case studies are a hundredth of it.
const LONGEST: u64 = 64 << 20;

/// More case studies than any portfolio has.
const MOST: usize = 1_000;

impl Companion {
    /// Takes the list of case studies from a file that the candidate made: a table (.csv) with a column for the number and one
    /// for the title, or a readable copy (.json). Titles are taken in; what was seen and said stays. Answers how many it names.
    ///
    /// # Errors
    /// When the file cannot be read or holds no such list, or the vault cannot be written. Nothing is changed then.
    pub fn take_case_studies(&mut self, candidate: &Id, file: &Path, moment: Moment) -> Result<i32> {
        let bytes = read_file(file, LONGEST).map_err(|_| unfit())?;
        let listed = match bytes.iter().find(|byte| !byte.is_ascii_whitespace()) {
            Some(b'{') => from_copy(&bytes)?,
            _ => from_table(&bytes)?,
        };
        if listed.is_empty() || listed.len() > MOST {
            return Err(unfit());
        }
        let mut review: PortfolioReview = self.single(Some(candidate))?.ok_or_else(Refusal::not_found)?;
        for (number, title) in &listed {
            match review.case_studies.iter_mut().find(|study| study.number == *number) {
                // A list without titles takes none away.
                Some(study) if !title.is_empty() => study.title.clone_from(title),
                Some(_) => {}
                None => review.case_studies.push(CaseStudySeen {
                    number: *number,
                    title: title.clone(),
                    seen: false,
                    accepted: false,
                    seen_on: None,
                    returned: false,
                    feedback: String::new(),
                }),
            }
        }
        review.case_studies.sort_by_key(|study| study.number);
        if let Some(problem) = self.problems(&review.clone().into(), moment)?.into_iter().next() {
            return Err(Refusal::at(Code::Invalid, problem.field, problem.message));
        }
        self.vault.transact(moment.instant, |writing| {
            writing.set_every_version_aside();
            writing.put(&review.into())?;
            Ok::<_, VaultError>(())
        })?;
        Ok(i32::try_from(listed.len()).unwrap_or(i32::MAX))
    }
}

fn unfit() -> Refusal {
    let message = "This file holds no list of case studies. Ask for a table with the columns “number” and “title”, or for a \
                   readable copy from the candidate’s app. Nothing was changed.";
    Refusal::new(Code::Invalid, message)
}

/// Of a candidate's readable copy, only the numbers and the titles are taken.
fn from_copy(bytes: &[u8]) -> Result<Vec<(i32, String)>> {
    let copy: CopyFile = serde_json::from_slice(bytes).map_err(|_| unfit())?;
    let studies = copy.records.into_iter().filter_map(|record| match record {
        Record::CaseStudy(study) if study.counts => Some((study.number, study.title.trim().to_owned())),
        _ => None,
    });
    Ok(studies.collect())
}

fn from_table(bytes: &[u8]) -> Result<Vec<(i32, String)>> {
    let sheet = Sheet::read(String::new(), bytes).map_err(|_| unfit())?;
    let column = |names: &[&str]| {
        let place = sheet
            .head
            .iter()
            .position(|cell| names.contains(&cell.trim().to_lowercase().as_str()));
        place.and_then(|place| u32::try_from(place).ok())
    };
    let number = column(&["number", "no", "no.", "nr", "nr.", "#", "nummer", "número", "numéro"]);
    let title = column(&["title", "titel", "título", "titre", "name"]).ok_or_else(unfit)?;
    let mut listed = Vec::new();
    for (counted, row) in (1..).zip(&sheet.rows) {
        let number = match number {
            Some(_) => row.cell(number).parse().map_err(|_| unfit())?,
            None => counted,
        };
        listed.push((number, row.cell(Some(title)).to_owned()));
    }
    Ok(listed)
}
