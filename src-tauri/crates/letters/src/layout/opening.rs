//! What stands above the text: letterhead, then a letter's address or a report's title.

use crate::{Fact, Opening, error::CannotRender};

use super::{
    Role,
    compose::{Composer, Place},
    strip::Strip,
    style::Style,
};

/// From the top of a title page to its title.
const TITLE_PAGE_AIR: f32 = 150.0;

impl Composer<'_, '_> {
    /// Letterhead, then address, place and date, subject and salutation, or title, subtitle and facts.
    pub fn opening(&mut self) -> Result<(), CannotRender> {
        self.letterhead()?;
        let document = self.document;
        match &document.opening {
            Opening::Letter {
                recipient,
                place_and_date,
                subject,
                salutation,
            } => self.letter(recipient, place_and_date, subject, salutation)?,
            Opening::Report {
                title,
                subtitle,
                facts,
                own_page,
            } => self.report(title, subtitle, facts, *own_page)?,
        }
        self.composed
            .strips
            .iter_mut()
            .for_each(|strip| strip.is_opening = true);
        Ok(())
    }

    fn letter(
        &mut self,
        recipient: &[String],
        place_and_date: &str,
        subject: &str,
        salutation: &str,
    ) -> Result<(), CannotRender> {
        let column = Place::COLUMN;
        let recipient: Vec<&str> = recipient.iter().map(String::as_str).collect();
        let address = self.separate_lines(&recipient, &Style::FLAT, column, "the address")?;
        self.add(34.0, address);
        let date = self.part(place_and_date, &Style::DATE, Role::P, column, "the place and date")?;
        self.add(24.0, date);
        let subject = self.part(subject, &Style::SUBJECT, Role::H1, column, "the subject")?;
        self.add(26.0, subject);
        self.keep_last();
        let salutation = self.part(salutation, &Style::FLAT, Role::P, column, "the salutation")?;
        self.add(14.0, salutation);
        self.keep_last();
        Ok(())
    }

    fn report(&mut self, title: &str, subtitle: &str, facts: &[Fact], own_page: bool) -> Result<(), CannotRender> {
        let column = Place::COLUMN;
        let has_letterhead = !self.composed.strips.is_empty();
        if own_page {
            self.add(0.0, vec![Strip::space(TITLE_PAGE_AIR)]);
        }
        let title = self.part(title, &Style::TITLE, Role::H1, column, "the title")?;
        self.add(if has_letterhead { 38.0 } else { 0.0 }, title);
        self.keep_last();
        let subtitle = self.part(subtitle, &Style::SUBTITLE, Role::P, column, "the line below the title")?;
        self.add(5.0, subtitle);
        self.keep_last();
        if !facts.is_empty() {
            let facts = self.facts(facts, column)?;
            self.add(if own_page { 34.0 } else { 16.0 }, facts);
        }
        Ok(())
    }
}
