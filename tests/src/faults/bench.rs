//! Where an act is tried again and again: the vault put back each time, and workers that were unlocked once.

use std::path::{Path, PathBuf};

use vault::Vault;

use super::{
    acts::{Act, Ended, Found, from_lines, restored},
    content::{new_passphrase, passphrase},
    disk::{self, Entry},
    look::{Look, look},
    process::{Server, Start},
    scene::Scene,
};

pub struct Bench<'b> {
    act: Act,
    before: &'b Scene,
    scene: Scene,
    acting: Server,
    /// Acts that change the key slots cannot be looked at by one who knows only the old ones.
    looking: Option<Server>,
    looking_at_restored: Option<Server>,
}

impl<'b> Bench<'b> {
    pub fn of(act: Act, before: &'b Scene) -> Self {
        let scene = before.again();
        let acting = Start::at(&scene, act.word()).logged(&scene).serve(&scene);
        // Each time a lock of its own: the one before holds the last.
        scene.reset(before);
        let looking = match act {
            Act::Passphrase | Act::Reencryption => None,
            Act::Migration => Some(Start::at(&scene, "look-frozen").serve(&scene)),
            _ => Some(Start::at(&scene, "look").serve(&scene)),
        };
        scene.reset(before);
        let mut bench = Self {
            act,
            before,
            scene,
            acting,
            looking,
            looking_at_restored: None,
        };
        if act == Act::Restore {
            bench.run("-");
            let restored = restored(&bench.scene.vault());
            bench.looking_at_restored = Some(Start::on(&restored, "look").serve(&bench.scene));
        }
        bench
    }

    /// The act, once, from the same beginning.
    pub fn run(&mut self, plan: &str) -> (Ended, Vec<Entry>) {
        self.scene.reset(self.before);
        let lines = self.acting.run(plan);
        (Ended { lines }, disk::read(&self.scene.log()))
    }

    pub fn home(&self) -> PathBuf {
        self.scene.home()
    }

    /// Puts something else there.
    pub fn show(&self, fill: impl FnOnce(&Path)) {
        self.scene.clear();
        fill(&self.scene.home());
    }

    /// What is there now.
    pub fn found(&mut self) -> Found {
        let (vault, by_new_passphrase) = match &mut self.looking {
            Some(server) => (from_lines(&server.run("-")), false),
            None => self.unlock(),
        };
        let restored = self.looking_at_restored.as_mut().and_then(|server| {
            let there = restored(&self.scene.vault()).exists();
            there.then(|| from_lines(&server.run("-")))
        });
        Found {
            vault,
            by_new_passphrase,
            restored,
        }
    }

    fn unlock(&self) -> (Result<Look, String>, bool) {
        let folder = self.scene.vault();
        let look = |vault: Vault| look(&vault);
        match Vault::open(&folder, &passphrase()) {
            Ok(vault) => (look(vault), false),
            Err(old) if self.act == Act::Passphrase => {
                let new = Vault::open(&folder, &new_passphrase());
                (
                    new.map_err(|new| format!("opens with neither: {old:?}, {new:?}"))
                        .and_then(look),
                    true,
                )
            }
            Err(error) => (Err(format!("does not open: {error:?}")), false),
        }
    }
}
