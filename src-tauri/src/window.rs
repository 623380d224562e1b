//! The one window, and what it may show: the app's own pages.

use serde::{Deserialize, Serialize};
use tauri::{
    AppHandle, Manager, Url, WebviewUrl, WebviewWindowBuilder,
    webview::{DownloadEvent, NewWindowResponse},
};

const NAME: &str = "main";

/// Where the window lies on the screen, in points that mean the same on every screen.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    place: (f64, f64),
    size: (f64, f64),
    maximized: bool,
}

/// Opens the window, where an earlier one was when there was one. Nothing that is typed into it reaches the web view's
/// own store.
pub fn open(app: &AppHandle, frame: Option<Frame>) -> tauri::Result<()> {
    let mut window = WebviewWindowBuilder::new(app, NAME, WebviewUrl::App("index.html".into()))
        .title("SCIP Companion")
        .inner_size(1280.0, 832.0)
        .min_inner_size(640.0, 480.0)
        // The driver of the journeys needs an ordinary context; it gets a scratch folder instead.
        .incognito(!cfg!(feature = "journeys"))
        // A picture that is dropped on the page is the page's to read: it gets its bytes, and never a path.
        .disable_drag_drop_handler()
        .on_navigation(is_our_own)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, event| !matches!(event, DownloadEvent::Requested { .. }));
    if let Some(frame) = frame {
        window = window
            .inner_size(frame.size.0, frame.size.1)
            .position(frame.place.0, frame.place.1)
            .maximized(frame.maximized);
    }
    window.build()?;
    Ok(())
}

/// Where the window is now; nothing when it is gone, or when the system does not say.
pub fn frame(app: &AppHandle) -> Option<Frame> {
    let window = app.get_webview_window(NAME)?;
    let scale = window.scale_factor().ok()?;
    Some(Frame {
        place: window.outer_position().ok()?.to_logical::<f64>(scale).into(),
        size: window.inner_size().ok()?.to_logical::<f64>(scale).into(),
        maximized: window.is_maximized().ok()?,
    })
}

/// Destroys the window, and with it the web process and everything in its memory.
pub fn close(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(NAME) {
        // It fails only for a window that is gone.
        let _ = window.destroy();
    }
}

pub fn bring_to_front(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(NAME) {
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
