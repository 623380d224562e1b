//! The wire: W3C WebDriver, as much of it as journeys need.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use super::{driver, eventually};

/// The key under which the protocol hides an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An open session with the window of one app.
pub struct Browser {
    agent: ureq::Agent,
    session: String,
}

/// Something on the page, for as long as the page keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element(String);

/// What the driver says when it will not.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The protocol's own word, such as `stale element reference`.
    pub code: String,
    pub message: String,
}

impl Element {
    /// Reads an element out of what a script returned.
    pub fn from(value: &Value) -> Option<Self> {
        Some(Self(value.get(ELEMENT)?.as_str()?.to_owned()))
    }

    /// The element as an argument of a script.
    pub fn as_argument(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}: {}", self.code, self.message)
    }
}

type Answer = Result<Value, Refusal>;

impl Browser {
    /// Starts the app and opens a session with its first window.
    pub(super) fn open(driver: &str, app: &Path) -> Self {
        Self::session(driver, &json!({ "binary": app, "args": [] }))
    }

    /// Opens a session with the app that the driver was pointed to.
    pub(super) fn attach(driver: &str) -> Self {
        Self::session(driver, &json!({}))
    }

    fn session(driver: &str, options: &Value) -> Self {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(60)))
            .http_status_as_error(false)
            .build()
            .into();
        driver::ready(|| {
            let status = agent.get(format!("{driver}/status")).call();
            status.map(|_| ()).map_err(|why| why.to_string())
        });
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "webkitgtk:browserOptions": options,
            "timeouts": { "script": 30_000 },
        } } });
        let opened = send(&agent, "POST", &format!("{driver}/session"), &wanted);
        let id = match &opened {
            Ok(opened) => opened["sessionId"].as_str().unwrap_or_default(),
            Err(why) => panic!("the app did not open its window: {why}"),
        };
        let session = format!("{driver}/session/{id}");
        Self { agent, session }
    }

    /// Runs a script in the page: the body of a function with `arguments`, whose `return` comes back.
    ///
    /// # Errors
    /// What the driver refuses, and what the script throws.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Answer {
        self.post("execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// Runs a script that answers later, by calling its last argument.
    ///
    /// # Errors
    /// What the driver refuses, and what the script throws.
    pub fn run_async(&self, script: &str, arguments: &[Value]) -> Answer {
        self.post("execute/async", &json!({ "script": script, "args": arguments }))
    }

    /// The first element that a CSS selector finds.
    ///
    /// # Errors
    /// When there is none.
    pub fn find(&self, css: &str) -> Result<Element, Refusal> {
        let found = self.post("element", &json!({ "using": "css selector", "value": css }))?;
        Element::from(&found).ok_or_else(|| Refusal::ours("the driver gave no element"))
    }

    /// Clicks in the middle of an element, with the pointer.
    ///
    /// # Errors
    /// When something else lies over it, or it is gone.
    pub fn click(&self, element: &Element) -> Result<(), Refusal> {
        self.post(&format!("element/{}/click", element.0), &json!({}))
            .map(|_| ())
    }

    /// Types into an element, key by key.
    ///
    /// # Errors
    /// When it takes no keys, or is gone.
    pub fn type_into(&self, element: &Element, text: &str) -> Result<(), Refusal> {
        self.post(&format!("element/{}/value", element.0), &json!({ "text": text }))
            .map(|_| ())
    }

    /// An attribute of an element as the page has it; `None` when it has none.
    ///
    /// # Errors
    /// When the element is gone.
    pub fn attribute(&self, element: &Element, name: &str) -> Result<Option<String>, Refusal> {
        let value = self.get(&format!("element/{}/attribute/{name}", element.0))?;
        Ok(value.as_str().map(str::to_owned))
    }

    /// Presses keys one after another, holding each, then lets them go: a chord.
    ///
    /// # Errors
    /// What the driver refuses.
    pub fn press(&self, keys: &[char]) -> Result<(), Refusal> {
        let event = |kind: &str, key: &char| json!({ "type": kind, "value": key.to_string() });
        let down = keys.iter().map(|key| event("keyDown", key));
        let up = keys.iter().rev().map(|key| event("keyUp", key));
        let actions: Vec<Value> = down.chain(up).collect();
        self.post(
            "actions",
            &json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] }),
        )
        .map(|_| ())
    }

    /// Presses the pointer at the first place, goes through the others and lets go at the last. In CSS pixels of the window.
    ///
    /// # Errors
    /// What the driver refuses.
    pub fn drag(&self, places: &[(i64, i64)]) -> Result<(), Refusal> {
        let to = |&(x, y): &(i64, i64)| json!({ "type": "pointerMove", "duration": 16, "x": x, "y": y, "origin": "viewport" });
        let Some((first, others)) = places.split_first() else {
            return Ok(());
        };
        let mut actions = vec![to(first), json!({ "type": "pointerDown", "button": 0 })];
        actions.extend(others.iter().map(to));
        actions.push(json!({ "type": "pointerUp", "button": 0 }));
        let pointer =
            json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions });
        self.post("actions", &json!({ "actions": [pointer] })).map(|_| ())
    }

    /// The page as a PNG, in base64.
    ///
    /// # Errors
    /// What the driver refuses.
    pub fn screenshot(&self) -> Result<String, Refusal> {
        let png = self.get("screenshot")?;
        Ok(png.as_str().unwrap_or_default().to_owned())
    }

    /// Makes the window this wide and high, in CSS pixels.
    ///
    /// # Errors
    /// What the driver refuses.
    pub fn resize(&self, width: u32, height: u32) -> Result<(), Refusal> {
        self.post("window/rect", &json!({ "width": width, "height": height }))
            .map(|_| ())
    }

    /// The handles of all windows.
    ///
    /// # Errors
    /// What the driver refuses.
    pub fn windows(&self) -> Result<Vec<String>, Refusal> {
        let handles = self.get("window/handles")?;
        let handles = handles.as_array().into_iter().flatten();
        Ok(handles.filter_map(|handle| Some(handle.as_str()?.to_owned())).collect())
    }

    /// From here on everything happens in this window.
    ///
    /// # Errors
    /// When it is gone.
    pub fn switch_to(&self, handle: &str) -> Result<(), Refusal> {
        self.post("window", &json!({ "handle": handle })).map(|_| ())
    }

    /// Closes the window as its close button does.
    ///
    /// # Errors
    /// What the driver refuses.
    pub fn close(&self) -> Result<(), Refusal> {
        self.delete("window")
    }

    /// Ends the session. The driver ends the app with it.
    ///
    /// # Errors
    /// What the driver refuses.
    pub fn end(&self) -> Result<(), Refusal> {
        self.delete("")
    }

    fn get(&self, path: &str) -> Answer {
        self.following(|| send(&self.agent, "GET", &self.url(path), &Value::Null))
    }

    fn post(&self, path: &str, body: &Value) -> Answer {
        self.following(|| send(&self.agent, "POST", &self.url(path), body))
    }

    /// Asks, and when the window is gone, goes on in the one that came after it: behind a lock there is always a new
    /// window.
    fn following(&self, ask: impl Fn() -> Answer) -> Answer {
        match ask() {
            Err(why) if why.is_of_a_window_that_went() => {
                self.follow().map_err(|_| why)?;
                ask()
            }
            answer => answer,
        }
    }

    fn follow(&self) -> Result<(), Refusal> {
        let url = |path| self.url(path);
        eventually(|| {
            let handles = send(&self.agent, "GET", &url("window/handles"), &Value::Null)?;
            let next = handles.as_array().and_then(|handles| handles.last());
            let next = next.ok_or_else(|| Refusal::ours("the app has no window"))?;
            send(&self.agent, "POST", &url("window"), &json!({ "handle": next })).map(|_| ())
        })
    }

    fn delete(&self, path: &str) -> Result<(), Refusal> {
        send(&self.agent, "DELETE", &self.url(path), &Value::Null).map(|_| ())
    }

    fn url(&self, path: &str) -> String {
        format!("{}/{path}", self.session).trim_end_matches('/').to_owned()
    }
}

impl Refusal {
    /// The window was gone, or went while it was asked.
    fn is_of_a_window_that_went(&self) -> bool {
        self.code == "no such window" || self.message == "Could not parse script result"
    }

    fn ours(message: impl ToString) -> Self {
        Self {
            code: "no answer".to_owned(),
            message: message.to_string(),
        }
    }
}

fn send(agent: &ureq::Agent, method: &str, url: &str, body: &Value) -> Answer {
    let sent = match method {
        "POST" => agent.post(url).send_json(body),
        "DELETE" => agent.delete(url).call(),
        _ => agent.get(url).call(),
    };
    let mut response = sent.map_err(Refusal::ours)?;
    let well = response.status().is_success();
    let read = response.body_mut().with_config().limit(64 << 20);
    let mut answer: Value = read.read_json().map_err(Refusal::ours)?;
    let value = answer["value"].take();
    if well {
        return Ok(value);
    }
    let word = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    Err(Refusal {
        code: word("error"),
        message: word("message"),
    })
}
