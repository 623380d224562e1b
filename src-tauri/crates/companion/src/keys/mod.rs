//! What opens the vault: the passphrase, the recovery code and its kit, and the vault encrypted anew.

mod code;
mod kit;
mod passphrase;
mod reencrypt;
mod status;

pub(crate) use code::{at_the_code, read_code};
pub use kit::KitWritten;
pub use status::KeysStatus;
/// A recovery code: shown once, and kept nowhere but on the person's paper.
pub use vault::RecoveryCode;
