//! Where the app keeps its few things outside a vault: the list of vaults opened before, how the window looks, and the
//! samples.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use tauri::{AppHandle, Manager};

/// How many vaults the welcome screen remembers.
const REMEMBERED: usize = 5;

pub struct Places {
    data: PathBuf,
    documents: PathBuf,
}

impl Places {
    pub fn of(app: &AppHandle) -> tauri::Result<Self> {
        let data = match scratch() {
            Some(scratch) => scratch,
            None => app.path().app_data_dir()?,
        };
        let documents = app
            .path()
            .document_dir()
            .or_else(|_| app.path().home_dir())
            .unwrap_or_else(|_| data.clone());
        Ok(Self { data, documents })
    }

    /// Where a new vault goes unless the person chooses another place.
    pub fn documents(&self) -> &Path {
        &self.documents
    }

    pub fn sample(&self, name: &str) -> PathBuf {
        self.data.join("samples").join(format!("{name}.scipvault"))
    }

    /// Where readable copies of attached files lie, on a system that keeps no files in memory.
    pub fn handed_out(&self) -> PathBuf {
        self.data.join("handed-out")
    }

    /// Whether a vault is one of the samples that the app makes.
    pub fn is_sample(&self, folder: &Path) -> bool {
        folder.starts_with(self.data.join("samples"))
    }

    /// Vaults that were opened before and are still there, the latest first.
    pub fn recent(&self) -> Vec<PathBuf> {
        self.listed().into_iter().filter(|folder| folder.is_dir()).collect()
    }

    /// The whole list: a vault on a disk that is not connected now comes back with it.
    fn listed(&self) -> Vec<PathBuf> {
        let listed = std::fs::read(self.list()).unwrap_or_default();
        serde_json::from_slice(&listed).unwrap_or_default()
    }

    /// Puts a vault at the top of the list. A list that cannot be written is no reason to keep a vault shut.
    pub fn remember(&self, folder: &Path) {
        let mut folders = self.listed();
        folders.retain(|known| known != folder);
        folders.insert(0, folder.to_owned());
        folders.truncate(REMEMBERED);
        if let Ok(json) = serde_json::to_vec(&folders)
            && std::fs::create_dir_all(&self.data).is_ok()
        {
            let _ = write(&self.list(), &json);
        }
    }

    /// What the person chose in the settings, as JSON; nothing when nothing was chosen yet.
    pub fn settings(&self) -> Option<Vec<u8>> {
        std::fs::read(self.settings_file()).ok()
    }

    /// # Errors
    /// When the app's own folder cannot be written.
    pub fn keep_settings(&self, json: &[u8]) -> io::Result<()> {
        std::fs::create_dir_all(&self.data)?;
        write(&self.settings_file(), json)
    }

    fn settings_file(&self) -> PathBuf {
        self.data.join("settings.json")
    }

    fn list(&self) -> PathBuf {
        self.data.join("recent.json")
    }
}

/// Writes a file that only its owner may read: the list of vaults says whose they are.
fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(file)?;
    // One that an earlier app made keeps its mode otherwise.
    #[cfg(unix)]
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    file.write_all(bytes)
}

/// The scratch folder that a journey gives the app.
fn scratch() -> Option<PathBuf> {
    cfg!(feature = "journeys")
        .then(|| std::env::var_os("SCIP_JOURNEYS_DATA").map(PathBuf::from))
        .flatten()
}

#[cfg(all(test, unix))]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn what_the_app_keeps_outside_a_vault_is_its_owner_s_alone_even_where_it_lay_open_before() {
        let data = tempfile::tempdir().unwrap();
        let places = Places {
            data: data.path().to_owned(),
            documents: data.path().to_owned(),
        };
        std::fs::write(places.settings_file(), "{}").unwrap();
        std::fs::set_permissions(places.settings_file(), PermissionsExt::from_mode(0o644)).unwrap();
        places.remember(data.path());
        places.keep_settings(b"{}").unwrap();
        for file in [places.list(), places.settings_file()] {
            assert_eq!(
                file.metadata().unwrap().permissions().mode() & 0o777,
                0o600,
                "{}",
                file.display()
            );
        }
        assert_eq!(places.recent(), [data.path()]);
    }
}
