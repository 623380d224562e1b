//! A page of the app: how it is asked for what is on it.

mod doing;
mod seeing;

use std::panic::Location;
use std::rc::Rc;

use serde_json::{Value, json};

use super::{Browser, Element, Refusal, eventually};

/// The finder that is sent along with each question to the page.
const FINDER: &str = include_str!("finder.js");

/// A page of the app, or a part of it.
#[derive(Clone)]
pub struct Page {
    browser: Rc<Browser>,
    places: Vec<String>,
}

impl Page {
    pub(in crate::window) fn new(browser: Browser) -> Self {
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

    /// Runs a script in the page, the body of a function with `arguments`: for what no verb can see.
    #[track_caller]
    pub fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.done(self.browser.run(script, arguments))
    }

    /// The wire itself.
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

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
            panic!(
                "{caller}: {why}{place}\nThe keyboard is at: {}\nThe page reads: {}",
                self.focused(),
                self.text()
            )
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
