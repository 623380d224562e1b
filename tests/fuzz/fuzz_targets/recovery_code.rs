#![no_main]
//! What somebody types as a recovery code: a code, or what is wrong with it. What is read is printed as it was read.

use libfuzzer_sys::fuzz_target;
use vault::RecoveryCode;

fuzz_target!(|typed: &str| {
    if let Ok(code) = RecoveryCode::parse(typed) {
        let printed: Vec<String> = code.groups().iter().map(|group| group.to_string()).collect();
        let again = RecoveryCode::parse(&printed.join("-")).expect("what is printed is read back");
        assert!(code.groups() == again.groups());
    }
});
