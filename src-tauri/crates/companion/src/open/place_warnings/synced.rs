//! Folders that a program copies to other computers, told by their names and by what those programs leave in them.

use std::path::Path;

/// Names of folders, in small letters, and whose they are.
const NAMES: [(&str, &str); 19] = [
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("mobile documents", "iCloud Drive"),
    ("iclouddrive", "iCloud Drive"),
    ("icloud drive", "iCloud Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("pcloud", "pCloud"),
    ("pclouddrive", "pCloud"),
    ("pcloud drive", "pCloud"),
    ("box", "Box"),
    ("box sync", "Box"),
    ("mega", "MEGA"),
    ("megasync", "MEGA"),
    ("proton drive", "Proton Drive"),
    ("tresorit", "Tresorit"),
];

/// How names begin that go on with a firm's or a person's: `OneDrive - Practice`, `Dropbox (Private)`.
const BEGINNINGS: [(&str, &str); 6] = [
    ("onedrive - ", "OneDrive"),
    ("onedrive-", "OneDrive"),
    ("dropbox (", "Dropbox"),
    ("dropbox-", "Dropbox"),
    ("googledrive-", "Google Drive"),
    ("box-box", "Box"),
];

/// What the programs leave in the folders that they copy.
const MARKS: [(&str, &str); 9] = [
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".seafile-data", "Seafile"),
];

/// The program that copies this place to other computers.
pub fn service(place: &Path) -> Option<&'static str> {
    place
        .ancestors()
        .find_map(|folder| by_name(folder).or_else(|| by_mark(folder)))
}

fn by_name(folder: &Path) -> Option<&'static str> {
    let name = folder.file_name()?.to_string_lossy().to_lowercase();
    let exact = NAMES.iter().find(|(known, _)| *known == name);
    let found = exact.or_else(|| BEGINNINGS.iter().find(|(known, _)| name.starts_with(known)));
    // On macOS every provider's folder lies in this one.
    let in_cloud_storage = || {
        folder
            .parent()?
            .ends_with("Library/CloudStorage")
            .then_some("A cloud service")
    };
    found.map(|(_, service)| *service).or_else(in_cloud_storage)
}

fn by_mark(folder: &Path) -> Option<&'static str> {
    let is_mark = |mark: &str| {
        let mark = folder.join(mark);
        // Dropbox marks its folder with a file; a folder of this name in somebody's home holds its settings.
        mark.exists() && !(mark.ends_with(".dropbox") && mark.is_dir())
    };
    MARKS
        .iter()
        .find(|(mark, _)| is_mark(mark))
        .map(|(_, service)| *service)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_synced_folder_is_told_by_its_name_anywhere_on_the_path() {
        for (path, known) in [
            ("/home/ada/Dropbox/Work/Ada.scipvault", "Dropbox"),
            ("/home/ada/Dropbox (Private)/Ada.scipvault", "Dropbox"),
            (
                "/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/Ada.scipvault",
                "iCloud Drive",
            ),
            (
                "/Users/ada/Library/CloudStorage/OneDrive-Practice/Ada.scipvault",
                "OneDrive",
            ),
            (
                "/Users/ada/Library/CloudStorage/Somebody/Ada.scipvault",
                "A cloud service",
            ),
            ("/home/ada/OneDrive - Practice/Ada.scipvault", "OneDrive"),
            ("/home/ada/My Drive/Ada.scipvault", "Google Drive"),
            ("/home/ada/Nextcloud/Ada.scipvault", "Nextcloud"),
            ("/home/ada/pCloudDrive/Ada.scipvault", "pCloud"),
            ("/home/ada/Box/Ada.scipvault", "Box"),
        ] {
            assert_eq!(service(Path::new(path)), Some(known), "{path}");
        }
    }

    #[test]
    fn a_synced_folder_is_told_by_what_its_program_left_in_it() {
        for (mark, known) in MARKS {
            let home = tempfile::TempDir::new().unwrap();
            std::fs::write(home.path().join(mark), "").unwrap();
            assert_eq!(service(&home.path().join("notes/Ada.scipvault")), Some(known));
        }
    }

    #[test]
    fn the_settings_of_a_program_in_somebody_s_home_are_no_mark() {
        let home = tempfile::TempDir::new().unwrap();
        std::fs::create_dir(home.path().join(".dropbox")).unwrap();
        assert_eq!(service(&home.path().join("Ada.scipvault")), None);
    }
}
