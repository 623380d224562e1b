//! axe-core, run in the page: the same engine that browsers' developer tools use.

use std::fs;

use serde_json::Value;

use super::{Browser, root};

/// Looks the page over, and gives a line for each thing that axe-core finds wrong.
///
/// # Panics
/// When axe-core is not there or checked nothing.
pub fn violations(browser: &Browser) -> Vec<String> {
    let axe = root().join("ui/node_modules/axe-core/axe.min.js");
    // The page's own policy does not bind the driver: it may bring a script in.
    if browser.run("return 'axe' in window", &[]).unwrap() == false {
        let source = fs::read_to_string(&axe)
            .unwrap_or_else(|why| panic!("{}: {why}; `cargo xtask test` installs it", axe.display()));
        browser.run(&source, &[]).unwrap();
    }
    let found = browser
        .run_async(
            "const done = arguments[arguments.length - 1];
             axe.run(document, { resultTypes: ['violations'] }).then(
               ({ violations, passes }) => done({ violations, checked: passes.length }),
               (why) => done({ failed: String(why) }),
             );",
            &[],
        )
        .unwrap();
    assert!(
        found["checked"].as_u64().unwrap_or(0) > 0,
        "axe-core checked nothing: {}",
        found["failed"]
    );
    let all = found["violations"].as_array();
    all.into_iter().flatten().flat_map(lines).collect()
}

/// One violation: a line for each place.
fn lines(violation: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let nodes = violation["nodes"].as_array();
    nodes
        .into_iter()
        .flatten()
        .map(|node| {
            let summary = text(&node["failureSummary"]).replace('\n', " ");
            let (rule, help) = (text(&violation["id"]), text(&violation["help"]));
            format!("{rule}: {help}\n    {}\n    {summary}", text(&node["html"]))
        })
        .collect()
}
