//! The logo and the signature of the profile. A picture is chosen here, or dropped or pasted into the window, which then
//! hands over its bytes; what comes back is put into the profile by the window, and kept as everything in it is.

use std::fs::File;

use base64::{Engine, prelude::BASE64_STANDARD};
use companion::{
    Code, Refusal, Result,
    pictures::{self, Drawing, Logo, SignatureOnPaper},
};
use tauri::AppHandle;

use crate::{chooser, held::apart};

const LOGO: &str = "logo_png";
const SIGNATURE: &str = "signature_png";

/// Asks for a logo; answers with nothing when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn choose_logo(app: AppHandle) -> Result<Option<Logo>> {
    apart(move || {
        let endings = ["png", "jpg", "jpeg", "svg"];
        let chosen = chosen(&app, "Your logo", "PNG, JPEG or SVG picture", &endings, LOGO)?;
        chosen.map(|bytes| pictures::logo(&bytes)).transpose()
    })
    .await
}

/// The same, for a picture that was dropped or pasted: its file's bytes, base64.
#[tauri::command]
#[specta::specta]
pub async fn take_logo(file: String) -> Result<Logo> {
    apart(move || pictures::logo(&unpacked(&file, LOGO)?)).await
}

/// Asks for a photograph or scan of a signature; answers with nothing when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn choose_signature(app: AppHandle) -> Result<Option<SignatureOnPaper>> {
    apart(move || {
        let endings = ["png", "jpg", "jpeg"];
        let chosen = chosen(
            &app,
            "A picture of your signature",
            "PNG or JPEG picture",
            &endings,
            SIGNATURE,
        )?;
        chosen.map(|bytes| pictures::on_paper(&bytes)).transpose()
    })
    .await
}

/// The same, for a picture that was dropped or pasted: its file's bytes, base64.
#[tauri::command]
#[specta::specta]
pub async fn take_signature(file: String) -> Result<SignatureOnPaper> {
    apart(move || pictures::on_paper(&unpacked(&file, SIGNATURE)?)).await
}

/// The signature without its paper (PNG, base64), with so much of the paper taken away: from 0 to 100, usually 50.
#[tauri::command]
#[specta::specta]
pub async fn lift_signature(signature: SignatureOnPaper, taken: u8) -> Result<String> {
    apart(move || pictures::lifted(&signature, taken)).await
}

/// What was drawn with the pointer, as a signature (PNG, base64).
#[tauri::command]
#[specta::specta]
pub async fn draw_signature(drawing: Drawing) -> Result<String> {
    apart(move || pictures::drawn(&drawing)).await
}

fn chosen(app: &AppHandle, title: &str, kind: &str, endings: &[&str], field: &str) -> Result<Option<Vec<u8>>> {
    let Some(file) = chooser::file(app, title, kind, endings) else {
        return Ok(None);
    };
    let file = File::open(file).map_err(|_| {
        let words = "This picture could not be opened. Choose it again, or another one.";
        Refusal::at(Code::CannotRead, field, words)
    })?;
    pictures::read(file, field).map(Some)
}

fn unpacked(file: &str, field: &str) -> Result<Vec<u8>> {
    BASE64_STANDARD.decode(file).map_err(|_| {
        let words = "This picture did not arrive whole. Choose it as a file instead.";
        Refusal::at(Code::Invalid, field, words)
    })
}
