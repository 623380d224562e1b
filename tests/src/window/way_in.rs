//! The way to a new vault, which many journeys begin with.

use companion::pathway::records::Workspace;

use super::App;

const SUPERVISOR: &str = "A supervisor I accompany candidates, and write their letters of recommendation.";
const CANDIDATE: &str = "A candidate I am on my way to the certification, and write my letter of application.";

impl App {
    /// Fills in a new vault in the person's documents, up to its passphrase.
    #[track_caller]
    pub fn begins_a_vault(&self, workspace: Workspace, name: &str) {
        self.click("Create a vault");
        self.is_at("A new vault");
        self.answers(self.home().join("Documents"));
        self.click("Choose another place");
        self.sees("Documents");
        self.click(match workspace {
            Workspace::Supervisor => SUPERVISOR,
            Workspace::Candidate => CANDIDATE,
        });
        self.fill("Your name", name);
    }

    /// Makes a vault, leaves its recovery code for later, and is at its first screen.
    #[track_caller]
    pub fn makes_a_vault(&self, workspace: Workspace, name: &str, passphrase: &str) {
        self.begins_a_vault(workspace, name);
        self.fill("Passphrase", passphrase);
        self.fill("The same passphrase again", passphrase);
        self.click("Create the vault");
        self.is_at("Your recovery code");
        self.click("Later");
        self.is_at(match workspace {
            Workspace::Supervisor => "Candidates",
            Workspace::Candidate => "Pathway",
        });
    }
}
