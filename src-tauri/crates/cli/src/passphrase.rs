use std::path::PathBuf;

use companion::{Code, Refusal, Result};
use secrecy::{ExposeSecret, SecretString};

/// Where the passphrase comes from: a file, or the person at the prompt. Never an argument, which others can see.
pub struct Source {
    file: Option<PathBuf>,
}

impl Source {
    pub fn new(file: Option<PathBuf>) -> Self {
        Self { file }
    }

    pub fn ask(&self) -> Result<SecretString> {
        match &self.file {
            Some(file) => from_file(file),
            None => prompt("Passphrase: "),
        }
    }

    pub fn ask_for_the_code(&self) -> Result<SecretString> {
        match &self.file {
            Some(file) => from_file(file),
            None => prompt("Recovery code: "),
        }
    }

    /// The recovery code, from the same places.
    pub fn ask_code(&self) -> Result<SecretString> {
        match &self.file {
            Some(file) => from_file(file),
            None => prompt("Recovery code: "),
        }
    }

    /// A passphrase that is chosen now: asked twice at the prompt, since a slip would lock its owner out.
    pub fn ask_new(&self) -> Result<SecretString> {
        let passphrase = match &self.file {
            Some(file) => from_file(file)?,
            None => prompt("New passphrase: ")?,
        };
        if self.file.is_none() && prompt("The same again: ")?.expose_secret() != passphrase.expose_secret() {
            return Err(Refusal::new(
                Code::Invalid,
                "The two passphrases differ. Nothing was done; try again.",
            ));
        }
        Ok(passphrase)
    }
}

fn from_file(file: &std::path::Path) -> Result<SecretString> {
    let unreadable = |_| Refusal::new(Code::NotFound, "The passphrase file could not be read. Check its name.");
    let text = SecretString::from(std::fs::read_to_string(file).map_err(unreadable)?);
    let first = text.expose_secret().lines().next().unwrap_or_default();
    Ok(SecretString::from(first))
}

fn prompt(words: &str) -> Result<SecretString> {
    let silent = |_| {
        Refusal::new(
            Code::Invalid,
            "There is nobody here to type the passphrase. Use --passphrase-file instead.",
        )
    };
    rpassword::prompt_password(words)
        .map(SecretString::from)
        .map_err(silent)
}
