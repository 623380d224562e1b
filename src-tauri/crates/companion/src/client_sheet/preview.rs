use std::collections::HashMap;

use serde::Serialize;
use specta::Type;

use super::{Columns, line::Known};
use crate::{Companion, Moment, Result, keep::spelt};

/// So many refused lines are told one by one.
const TOLD: usize = 200;

/// What an import would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct SheetPreview {
    /// Sessions that can be taken, those of clients who are not known yet included.
    pub ready: u32,
    pub refused: u32,
    /// The first of the lines that cannot be taken.
    pub refused_lines: Vec<RefusedLine>,
    /// Clients in the sheet whom the vault does not know, in the order in which they come.
    pub unknown: Vec<UnknownClient>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct RefusedLine {
    /// Of the file, counted from 1.
    pub line: u32,
    pub why: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct UnknownClient {
    /// As they are written in the sheet.
    pub written: String,
    pub sessions: u32,
    /// It is a word that must never leave, so it cannot be a pseudonym.
    pub must_not_leave: bool,
}

impl SheetPreview {
    /// While others look on, nothing tells which name is a word of the register. An import refuses it all the same.
    pub fn hide_register(&mut self) {
        for client in &mut self.unknown {
            client.must_not_leave = false;
        }
    }
}

impl Companion {
    /// What importing the chosen sheet would do with these columns. Writes nothing.
    ///
    /// # Errors
    /// When no sheet is chosen, or the vault cannot be read.
    pub fn preview_sheet(&self, columns: &Columns, moment: Moment) -> Result<SheetPreview> {
        let known = Known::of(self)?;
        let register = self.register()?;
        let mut preview = SheetPreview {
            ready: 0,
            refused: 0,
            refused_lines: Vec::new(),
            unknown: Vec::new(),
        };
        // Where each new client stands in the list.
        let mut place: HashMap<String, usize> = HashMap::new();
        for (line, read) in self.lines(self.chosen()?, columns, moment)? {
            match read {
                Err(why) => {
                    preview.refused += 1;
                    if preview.refused_lines.len() < TOLD {
                        let line = u32::try_from(line).unwrap_or(u32::MAX);
                        preview.refused_lines.push(RefusedLine { line, why });
                    }
                }
                Ok(told) => {
                    preview.ready += 1;
                    let name = spelt(&told.client);
                    if known.clients.contains_key(&name) {
                        continue;
                    }
                    let known_at = place.get(&name).and_then(|at: &usize| preview.unknown.get_mut(*at));
                    match known_at {
                        Some(one) => one.sessions += 1,
                        None => {
                            place.insert(name, preview.unknown.len());
                            preview.unknown.push(UnknownClient {
                                must_not_leave: register.has(&told.client),
                                written: told.client,
                                sessions: 1,
                            });
                        }
                    }
                }
            }
        }
        Ok(preview)
    }
}
