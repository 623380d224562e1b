#![no_main]
//! Whatever a person types becomes blocks, and a letter of them is laid out, or refused with a reason.

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = letters::blocks_from_markdown(text, "en");
});
