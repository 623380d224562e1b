use pathway::{
    identity::{Recognisable, Register, look},
    records::Client,
};

use crate::{Companion, Result};

impl Companion {
    /// What in a text could tell who a client is, but for what its writer has left as it is. While others look on, nothing of
    /// the register is told: a mark alone would say that it is a real name.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn recognisable(&self, text: &str, left: &[String], others_look_on: bool) -> Result<Vec<Recognisable>> {
        let clients: Vec<Client> = self.typed(None)?;
        let pseudonyms = clients.iter().map(|client| client.pseudonym.as_str());
        // Not even what it would say instead is known then.
        let register = if others_look_on {
            Register::default()
        } else {
            self.register()?.with_pseudonyms(pseudonyms)
        };
        let mut found = look(text, &register);
        found.retain(|one| !one.may_stay || !left.contains(&one.words));
        Ok(found)
    }
}
