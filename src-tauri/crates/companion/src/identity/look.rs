use pathway::{
    identity::{Class, Recognisable, look},
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
        let register = self.register()?.with_pseudonyms(pseudonyms);
        let mut found = look(text, &register);
        found.retain(|one| !one.may_stay || !left.contains(&one.words));
        if others_look_on {
            found.retain(|one| !matches!(one.class, Class::Register | Class::NearRegister));
        }
        Ok(found)
    }
}
