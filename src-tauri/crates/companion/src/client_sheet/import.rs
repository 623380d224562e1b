use std::collections::{HashMap, HashSet};

use pathway::{
    Id, Record,
    records::{Client, ClientSession},
};
use serde::{Deserialize, Serialize};
use specta::Type;
use vault::VaultError;

use super::{Columns, line::Known};
use crate::{Code, Companion, Moment, Refusal, Result, companion::new_id, keep::spelt};

/// A client of the sheet, and the pseudonym under which their sessions are kept. Their sessions stay out when it is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NewPseudonym {
    pub written: String,
    pub pseudonym: String,
}

/// What an import brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct SheetImported {
    pub sessions: u32,
    pub clients: u32,
    /// Lines that were refused, or whose client was left out.
    pub left_out: u32,
}

impl Companion {
    /// Takes in every session of the chosen sheet that can be taken: one writing, and one step to take back.
    ///
    /// # Errors
    /// At the field "pseudonym/N" of those given, when it cannot be one; when nothing is left to import; when the vault cannot
    /// be written. Nothing is imported then, and the sheet is still chosen.
    pub fn import_sheet(
        &mut self,
        columns: &Columns,
        pseudonyms: &[NewPseudonym],
        moment: Moment,
    ) -> Result<SheetImported> {
        let known = Known::of(self)?;
        let (added, named) = self.new_clients(&known, pseudonyms, moment)?;
        let mut sessions: Vec<Record> = Vec::new();
        let mut left_out = 0;
        for (_, read) in self.lines(self.chosen()?, columns, moment)? {
            let client = read.as_ref().ok().and_then(|told| {
                let name = spelt(&told.client);
                known.clients.get(&name).or_else(|| named.get(&name))
            });
            match (client.cloned(), read) {
                (Some(client), Ok(told)) if !known.has(&told.session, &client) => sessions.push(
                    ClientSession {
                        id: new_id()?,
                        client,
                        ..told.session
                    }
                    .into(),
                ),
                _ => left_out += 1,
            }
        }
        if sessions.is_empty() {
            let message = "No line of this file can be taken as it is, so nothing was imported. The list says why.";
            return Err(Refusal::new(Code::Invalid, message));
        }
        let of: HashSet<&Id> = sessions
            .iter()
            .filter_map(|session| match session {
                Record::ClientSession(session) => Some(&session.client),
                _ => None,
            })
            .collect();
        let used = |client: &&Client| of.contains(&client.id);
        let clients: Vec<Record> = added.iter().filter(used).cloned().map(Record::from).collect();
        self.vault.transact(moment.instant, |writing| {
            writing.set_every_version_aside();
            for record in clients.iter().chain(&sessions) {
                writing.put(record)?;
            }
            Ok::<_, VaultError>(())
        })?;
        self.sheet = None;
        let count = |records: &[Record]| u32::try_from(records.len()).unwrap_or(u32::MAX);
        Ok(SheetImported {
            sessions: count(&sessions),
            clients: count(&clients),
            left_out,
        })
    }

    /// The clients to be added, and whose sessions each name of the sheet means.
    fn new_clients(
        &self,
        known: &Known,
        pseudonyms: &[NewPseudonym],
        moment: Moment,
    ) -> Result<(Vec<Client>, HashMap<String, Id>)> {
        let mut added: Vec<Client> = Vec::new();
        let mut named = HashMap::new();
        for (index, one) in pseudonyms.iter().enumerate() {
            let pseudonym = one.pseudonym.trim();
            if pseudonym.is_empty() {
                continue;
            }
            let same = added.iter().find(|client| spelt(&client.pseudonym) == spelt(pseudonym));
            let there = known.clients.get(&spelt(pseudonym)).or(same.map(|client| &client.id));
            let id = match there {
                Some(id) => id.clone(),
                None => {
                    let client = Client {
                        id: new_id()?,
                        pseudonym: pseudonym.to_owned(),
                        note: String::new(),
                    };
                    if let Some(problem) = self.problems(&client.clone().into(), moment)?.into_iter().next() {
                        let field = format!("pseudonym/{index}");
                        return Err(Refusal::at(Code::Invalid, field, problem.message));
                    }
                    let id = client.id.clone();
                    added.push(client);
                    id
                }
            };
            named.insert(spelt(&one.written), id);
        }
        Ok((added, named))
    }
}
