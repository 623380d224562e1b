//! What a person does on a page.

use serde_json::json;

use super::Page;
use crate::window::{Element, keys};

/// What is typed is at most this long; a longer text is put in at once, as when it is pasted.
const TYPED: usize = 120;

impl Page {
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
            self.ask("watch(arguments[0])", &[element.as_argument()]);
            self.browser.click(&element).map_err(|why| why.to_string())?;
            // A page that went away with the click has nothing more to say.
            let seen = self.asked("return missed()", &[]).unwrap_or_default();
            if seen["missed"] != true {
                return Ok(());
            }
            if let Some(other) = seen["pressed"].as_str() {
                panic!("the page moved: the click on “{name}” pressed “{other}”");
            }
            let why = format!("the page moved away under the click on “{name}”");
            eprintln!("{why}, which pressed nothing");
            Err(why)
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

    /// Draws with the pointer on what a CSS selector finds. Places are shares of its width and height.
    #[track_caller]
    pub fn draws(&self, css: &str, places: &[(f64, f64)]) {
        let place = self.act(|| {
            let found = self.browser.run(
                "const box = document.querySelector(arguments[0])?.getBoundingClientRect();
                 return box && [box.x, box.y, box.width, box.height]",
                &[json!(css)],
            );
            let found: Option<[f64; 4]> = found.ok().and_then(|found| serde_json::from_value(found).ok());
            found.ok_or_else(|| format!("nothing is {css}"))
        });
        let [left, top, width, height] = place;
        let at = |(x, y): &(f64, f64)| ((left + x * width) as i64, (top + y * height) as i64);
        let places: Vec<(i64, i64)> = places.iter().map(at).collect();
        self.done(self.browser.drag(&places));
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
