//! What a person does on a page, and what they see there.

use std::path::PathBuf;
use std::rc::Rc;
use std::{fs, panic::Location};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::{Browser, Element, Refusal, axe, eventually, keys, root};

/// The finder that is sent along with each question to the page.
const FINDER: &str = include_str!("page.js");

/// What is typed is at most this long; a longer text is put in at once, as when it is pasted.
const TYPED: usize = 120;

/// A page of the app, or a part of it.
#[derive(Clone)]
pub struct Page {
    browser: Rc<Browser>,
    places: Vec<String>,
}

/// Doing.
impl Page {
    pub(super) fn new(browser: Browser) -> Self {
        Self {
            browser: Rc::new(browser),
            places: Vec::new(),
        }
    }

    /// The same verbs, kept to one part of the page: a region, group, dialog or list with this accessible name, or the
    /// row or list item that says this.
    pub fn within(&self, place: &str) -> Self {
        let mut part = self.clone();
        part.places.push(place.to_owned());
        part
    }

    /// Clicks the button, link, tab, radio button, checkbox, menu item or option with this name.
    #[track_caller]
    pub fn click(&self, name: &str) {
        self.click_the("control", name);
    }

    /// Clicks what has this ARIA role and this name, where a name alone would be two things.
    #[track_caller]
    pub fn click_the(&self, role: &str, name: &str) {
        self.act(|| {
            let element = self.element("target", role, name)?;
            self.browser.click(&element).map_err(|why| why.to_string())
        });
    }

    /// Types `text` into the field with this label, in place of what it holds.
    ///
    /// A date, a number with a unit of the browser's own, a long text, or one that no keyboard has is put in at once.
    #[track_caller]
    pub fn fill(&self, label: &str, text: &str) {
        let field = self.act(|| self.element("find", "field", label));
        let kind = self.ask("return arguments[0].type ?? ''", &[field.as_argument()]);
        let keyed = !matches!(
            kind.as_str(),
            Some("date" | "time" | "datetime-local" | "month" | "range" | "color")
        ) && text.len() <= TYPED
            && text.chars().all(|c| matches!(c, ' '..='~' | 'À'..='ſ'));
        if !keyed {
            self.put(label, text);
            return;
        }
        self.ask("arguments[0].focus()", &[field.as_argument()]);
        self.press("Control+A");
        self.press("Delete");
        if !text.is_empty() {
            self.done(self.browser.type_into(&field, text));
        }
    }

    /// Puts `text` into the field with this label at once, in place of what it holds, as when it is pasted.
    #[track_caller]
    pub fn put(&self, label: &str, text: &str) {
        let field = self.act(|| self.element("find", "field", label));
        self.ask("put(arguments[0], arguments[1])", &[field.as_argument(), json!(text)]);
    }

    /// Chooses the option with this name in the list (`<select>`) with this label.
    #[track_caller]
    pub fn choose(&self, label: &str, option: &str) {
        self.act(|| {
            let list = self.element("find", "field", label)?;
            let found = self.ask(
                "const wanted = arguments[1];
                 return [...arguments[0].options ?? []].find((o) => tidy(o.label) === tidy(wanted) && !o.disabled)",
                &[list.as_argument(), json!(option)],
            );
            let option = Element::from(&found).ok_or_else(|| format!("“{label}” offers no “{option}” to choose"))?;
            self.browser.click(&option).map_err(|why| why.to_string())
        });
    }

    /// Ticks the checkbox or switch with this name, unless it is ticked already.
    #[track_caller]
    pub fn tick(&self, name: &str) {
        self.mark(name, "true");
    }

    /// Takes the tick away, unless there is none.
    #[track_caller]
    pub fn untick(&self, name: &str) {
        self.mark(name, "false");
    }

    /// Presses a key or a chord on whatever has the keyboard: `Tab`, `Escape`, `Control+Shift+S`.
    #[track_caller]
    pub fn press(&self, chord: &str) {
        self.done(self.browser.press(&keys::chord(chord)));
    }

    /// Types on whatever has the keyboard, key by key.
    #[track_caller]
    pub fn types(&self, text: &str) {
        for key in text.chars() {
            self.done(self.browser.press(&[key]));
        }
    }

    /// Makes the window this wide and high.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        self.done(self.browser.resize(width, height));
    }

    /// Makes all text this large, in per cent of its usual size.
    #[track_caller]
    pub fn text_size(&self, per_cent: u32) {
        self.ask(
            "document.documentElement.style.fontSize = arguments[0]",
            &[json!(format!("{per_cent}%"))],
        );
    }

    /// Goes on in the window with this title, once there is one.
    #[track_caller]
    pub fn switch_to(&self, title: &str) {
        self.act(|| {
            let windows = self.browser.windows().map_err(|why| why.to_string())?;
            let mut titles = Vec::new();
            for window in windows {
                // A window may close while we look through them.
                if self.browser.switch_to(&window).is_err() {
                    continue;
                }
                let found = self.browser.run("return document.title", &[]);
                let found = found.unwrap_or_default();
                if found == title {
                    return Ok(());
                }
                titles.push(found.to_string());
            }
            Err(format!(
                "no window is called “{title}”. There are: {}",
                titles.join(" · ")
            ))
        });
    }

    #[track_caller]
    fn mark(&self, name: &str, wanted: &str) {
        let state = || {
            let mark = self.element("find", "mark", name)?;
            Ok::<_, String>(self.ask("return holds(arguments[0])", &[mark.as_argument()]))
        };
        if self.act(state) != wanted {
            self.click_the("mark", name);
        }
        self.act(|| match state()? {
            now if now == wanted => Ok(()),
            now => Err(format!("the tick of “{name}” is {now}")),
        });
    }
}

/// Seeing.
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

    /// Runs a script in the page, the body of a function with `arguments`: for what no verb can see.
    #[track_caller]
    pub fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.done(self.browser.run(script, arguments))
    }

    /// The wire itself.
    pub fn browser(&self) -> &Browser {
        &self.browser
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
               .map((a) => a.finished.catch(() => {}));
             Promise.all([document.fonts.ready, ...running]).then(() =>
               requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))));",
            &[],
        );
        self.done(painted);
    }
}

/// Asking.
impl Page {
    /// One thing by kind and name; disabled ones do not count.
    fn element(&self, verb: &str, kind: &str, name: &str) -> Result<Element, String> {
        self.look(verb, kind, name, false)
    }

    /// One thing by kind and name, to look at only.
    fn read(&self, kind: &str, name: &str) -> Result<Element, String> {
        self.look("find", kind, name, true)
    }

    fn look(&self, verb: &str, kind: &str, name: &str, disabled: bool) -> Result<Element, String> {
        let question = format!("return {verb}(...arguments)");
        let arguments = [json!(kind), json!(name), json!(self.places), json!(disabled)];
        let found = self.asked(&question, &arguments).map_err(|why| why.to_string())?;
        Element::from(&found["element"]).ok_or_else(|| found["why"].as_str().unwrap_or_default().to_owned())
    }

    /// A question to the finder.
    #[track_caller]
    fn ask(&self, question: &str, arguments: &[Value]) -> Value {
        self.done(self.asked(question, arguments))
    }

    fn asked(&self, question: &str, arguments: &[Value]) -> Result<Value, Refusal> {
        self.browser.run(&format!("{FINDER}\n{question}"), arguments)
    }

    /// Tries until it goes: a page may still be drawing what is wanted.
    #[track_caller]
    fn act<T>(&self, act: impl FnMut() -> Result<T, String>) -> T {
        let caller = Location::caller();
        eventually(act).unwrap_or_else(|why| {
            let place = match self.places.as_slice() {
                [] => String::new(),
                places => format!(" (within {})", places.join(", ")),
            };
            panic!("{caller}: {why}{place}\nThe page reads: {}", self.text())
        })
    }

    #[track_caller]
    fn done<T>(&self, outcome: Result<T, Refusal>) -> T {
        outcome.unwrap_or_else(|why| panic!("the window refused: {why}"))
    }
}

/// White space as a reader sees it.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
