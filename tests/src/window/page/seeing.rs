//! What a person sees on a page.

use std::fs;
use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::{Page, tidy};
use crate::window::{axe, root};

impl Page {
    /// Waits until this can be read on the page.
    #[track_caller]
    pub fn sees(&self, text: &str) {
        self.until(&format!("“{text}” can be read"), |page| {
            page.text().contains(&tidy(text))
        });
    }

    /// Waits until this can no longer be read on the page.
    #[track_caller]
    pub fn misses(&self, text: &str) {
        self.until(&format!("“{text}” can no longer be read"), |page| {
            !page.text().contains(&tidy(text))
        });
    }

    /// Waits until there is one control with this name that can be used.
    #[track_caller]
    pub fn offers(&self, name: &str) {
        self.act(|| self.element("find", "control", name).map(|_| ()));
    }

    /// Waits until there is no control with this name that can be used.
    #[track_caller]
    pub fn lacks(&self, name: &str) {
        self.until(&format!("no control is called “{name}”"), |page| {
            page.element("find", "control", name).is_err()
        });
    }

    /// Waits until the field with this label holds exactly this. A list holds the name of its option.
    #[track_caller]
    pub fn holds(&self, label: &str, value: &str) {
        self.act(|| match self.now_holds(label)? {
            now if now == value => Ok(()),
            now => Err(format!("“{label}” holds “{now}”, not “{value}”")),
        });
    }

    /// What the field with this label holds.
    #[track_caller]
    pub fn value(&self, label: &str) -> String {
        self.act(|| self.now_holds(label))
    }

    /// Waits until the field with this label is marked as wrong and says this beside it.
    #[track_caller]
    pub fn complains(&self, label: &str, text: &str) {
        self.act(|| {
            let field = self.read("field", label)?;
            let says = self.ask(
                "const [e] = arguments;
                 return e.getAttribute('aria-invalid') === 'true' ? beside(e) : null",
                &[field.as_argument()],
            );
            match says.as_str() {
                Some(says) if says.contains(&tidy(text)) => Ok(()),
                Some(says) => Err(format!("beside “{label}” stands “{says}”, not “{text}”")),
                None => Err(format!("“{label}” is not marked as wrong")),
            }
        });
    }

    /// Waits until the page's one main heading is this.
    #[track_caller]
    pub fn is_at(&self, heading: &str) {
        self.act(|| {
            let found = self.ask(
                "return [...document.querySelectorAll('h1')].filter(reachable).map((e) => tidy(spoken(e)))",
                &[],
            );
            if found == json!([heading]) {
                Ok(())
            } else {
                Err(format!("the page's main heading is {found}, not “{heading}”"))
            }
        });
    }

    /// What has the keyboard: `button “Save”`; nothing when the page itself has it.
    pub fn focused(&self) -> String {
        let focused = self.ask("return focused()", &[]);
        focused.as_str().unwrap_or_default().to_owned()
    }

    /// All that can be read on the page, with single spaces.
    pub fn text(&self) -> String {
        let text = self.ask("return text(arguments[0])", &[json!(self.places)]);
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Refuses the page when axe-core finds anything wrong with it.
    #[track_caller]
    pub fn is_accessible(&self) {
        self.still();
        let found = axe::violations(&self.browser);
        assert!(
            found.is_empty(),
            "axe-core finds {} on “{}”:\n{}",
            found.len(),
            self.title(),
            found.join("\n")
        );
    }

    /// The title of the window's page.
    pub fn title(&self) -> String {
        let title = self.ask("return document.title", &[]);
        title.as_str().unwrap_or_default().to_owned()
    }

    /// Keeps a picture of the page in `target/screens/NAME.png`, and gives its path.
    #[track_caller]
    pub fn screenshot(&self, name: &str) -> PathBuf {
        self.still();
        let png = self.done(self.browser.screenshot());
        let folder = root().join("target/screens");
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join(format!("{name}.png"));
        fs::write(&path, STANDARD.decode(png).unwrap()).unwrap();
        path
    }

    /// Waits until `holds` is true of the page. `what` says what that would mean, for when it never is.
    #[track_caller]
    pub fn until(&self, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        self.act(|| {
            if holds(self) {
                Ok(())
            } else {
                Err(format!("it never came about that {what}"))
            }
        });
    }

    fn now_holds(&self, label: &str) -> Result<String, String> {
        let field = self.read("field", label)?;
        let value = self.ask("return holds(arguments[0])", &[field.as_argument()]);
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until what changed last has been painted: WebKit photographs the frame before.
    fn still(&self) {
        let painted = self.browser.run_async(
            "const done = arguments[0];
             const running = document.getAnimations()
               .filter((a) => a.effect?.getComputedTiming().endTime !== Infinity)
               // In a folded part nothing is painted, and what runs there never says that it is done.
               .filter((a) => a.effect?.target?.checkVisibility?.() !== false)
               .map((a) => a.finished.catch(() => {}));
             Promise.all([document.fonts.ready, ...running]).then(() =>
               requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))));",
            &[],
        );
        self.done(painted);
    }
}
