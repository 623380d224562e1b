//! The one window, and what it may show: the app's own pages.

use tauri::{AppHandle, Url, WebviewUrl, WebviewWindowBuilder};

/// Opens the window. Nothing that is typed into it reaches the web view's own store.
pub fn open(app: &AppHandle) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
        .title("SCIP Companion")
        .inner_size(1280.0, 832.0)
        .min_inner_size(640.0, 480.0)
        // The driver of the journeys needs an ordinary context; it gets a scratch folder instead.
        .incognito(!cfg!(feature = "journeys"))
        .on_navigation(is_our_own)
        .build()?;
    Ok(())
}

#[cfg(not(feature = "journeys"))]
pub fn bring_to_front(app: &AppHandle) {
    use tauri::Manager;

    if let Some(window) = app.get_webview_window("main") {
        // A window that cannot come to the front is still there.
        let _ = window.unminimize().and_then(|()| window.set_focus());
    }
}

fn is_our_own(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        // Windows shows the app's own pages under this name.
        "http" => url.host_str() == Some("tauri.localhost"),
        "about" => url.as_str() == "about:blank",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_shows_only_the_app_s_own_pages() {
        for own in ["tauri://localhost/index.html", "http://tauri.localhost/"] {
            assert!(is_our_own(&own.parse().unwrap()), "{own}");
        }
        for foreign in [
            "https://example.org/",
            "file:///etc/passwd",
            "http://localhost:1420/",
            "tauri://elsewhere/",
            "data:text/html,x",
        ] {
            assert!(!is_our_own(&foreign.parse().unwrap()), "{foreign}");
        }
    }
}
