//! A screen as different people have it: in the dark, with large text, in a small window.

use serde_json::json;

use super::App;

const WINDOW: (u32, u32) = (1280, 860);
const SMALL: (u32, u32) = (1024, 700);

impl App {
    /// In light and dark, with text twice as large, and in a small window: nothing is wider than the window, axe-core finds
    /// nothing, and a picture of each lies in `target/screens/NAME-….png`.
    #[track_caller]
    pub fn holds_up(&self, name: &str) {
        for (theme, text, size, called) in [
            ("light", "normal", WINDOW, "light"),
            ("dark", "normal", WINDOW, "dark"),
            ("light", "largest", WINDOW, "largest"),
            ("light", "normal", SMALL, "small"),
        ] {
            self.resize(size.0, size.1);
            self.run(
                "Object.assign(document.documentElement.dataset, { theme: arguments[0], text: arguments[1] })",
                &[json!(theme), json!(text)],
            );
            self.is_accessible();
            let wide = self.run(
                "const parts = [document.scrollingElement, ...document.querySelectorAll('main, nav, aside, dialog[open]')];
                 return parts.filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.tagName)",
                &[],
            );
            assert_eq!(wide, json!([]), "{name} is wider than the window ({called})");
            self.screenshot(&format!("{name}-{called}"));
        }
        self.resize(WINDOW.0, WINDOW.1);
        self.run(
            "delete document.documentElement.dataset.theme; delete document.documentElement.dataset.text",
            &[],
        );
    }
}
