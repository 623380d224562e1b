//! What a page would have to do if anything in it ran.

use serde_json::json;
use tests::window::App;

/// Begins to watch the page: what it would have to do against its own policy.
pub fn begin_watch(app: &App) {
    app.run(
        "window.__violations = [];
         document.addEventListener('securitypolicyviolation', (e) => window.__violations.push(`${e.violatedDirective} ${e.blockedURI}`));",
        &[],
    );
}

/// Nothing ran, nothing was stopped only by the policy, and nothing on the page could run.
#[track_caller]
pub fn is_only_text(app: &App, place: &str) {
    let found = app.run(
        "const own = (e) => e.matches('script[src], link[rel]') && new URL(e.src || e.href).origin === location.origin;
         const could = [...document.querySelectorAll('script, iframe, object, embed, base, link, meta[http-equiv], form[action], img, video, a[href]:not([href=\"#main\"])')]
           .filter((e) => !own(e))
           .filter((e) => !(e.matches('img') && /^(data|blob):/.test(e.src)))
           .map((e) => e.outerHTML.slice(0, 120));
         const listening = [...document.querySelectorAll('*')]
           .filter((e) => [...e.attributes].some((a) => a.name.startsWith('on') || /^\\s*javascript:/i.test(a.value) && a.name !== 'value' && a.name !== 'aria-label' && a.name !== 'title'))
           .map((e) => e.outerHTML.slice(0, 120));
         return { pwned: window.__pwned ?? null, violations: window.__violations, could, listening }",
        &[],
    );
    let nothing = json!({ "pwned": null, "violations": [], "could": [], "listening": [] });
    assert_eq!(found, nothing, "on {place}");
}
