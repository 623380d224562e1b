use serde::Serialize;
use specta::Type;

use crate::records::TemplateFor;

/// A template that the app brings, to begin from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Ready {
    pub name: &'static str,
    pub template_for: TemplateFor,
    pub text: &'static str,
}

/// The templates that the app brings. They follow what the programme asks of a session, and are nobody's form.
#[must_use]
pub fn ready() -> &'static [Ready] {
    &[
        Ready {
            name: "Short summary",
            template_for: TemplateFor::Summary,
            text: "{session}, {date}\n\nWhat {candidate} brought:\n\nWhat we worked on:\n\nWhat {candidate} takes along:\n",
        },
        Ready {
            name: "Case review",
            template_for: TemplateFor::Summary,
            text: "Case material we looked at:\n\nStrengths:\n\nGrowth areas:\n\nIn focus: {focus}\n\nWhat to try before we meet again:\n",
        },
        Ready {
            name: "Reflection after a session",
            template_for: TemplateFor::Reflection,
            text: "What touched me:\n\nWhat I was unsure of:\n\nWhat I would do differently:\n\nWhat I need for myself:\n",
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::unknown;

    #[test]
    fn the_ready_ones_have_only_placeholders_that_exist() {
        for ready in ready() {
            assert!(unknown(ready.text).is_empty(), "{}", ready.name);
        }
    }
}
