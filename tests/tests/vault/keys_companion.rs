//! Passphrase, recovery code and kit as a person meets them.

use std::{fs, path::PathBuf, process::Command};

use companion::{
    Code, Companion, Moment, Overwrite, Refusal,
    keys::RecoveryCode,
    open::{Cost, NewVault, create, five_words, unlock, unlock_with_code},
};
use pathway::{
    Kind, Record,
    records::{Paper, Workspace},
};
use tempfile::TempDir;
use vault::SecretString;

const WORDS: &str = "meadow kettle harbour violin";
const OTHER: &str = "pebble lantern orchard sonata";

fn moment() -> Moment {
    let instant = crate::support::morning(0);
    Moment {
        instant,
        today: instant.date_naive(),
    }
}

fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

fn typed(code: &RecoveryCode) -> String {
    code.groups().each_ref().map(|group| group.as_str()).join(" ")
}

struct Desk {
    home: TempDir,
    folder: PathBuf,
}

impl Desk {
    fn new(name: &str) -> (Self, Companion) {
        let home = TempDir::new().unwrap();
        let folder = home.path().join(format!("{name}.scipvault"));
        let new = NewVault {
            folder: folder.clone(),
            workspace: Workspace::Supervisor,
            name: "Ingrid Solheim".to_owned(),
            passphrase: secret(WORDS),
            cost: Cost::floor(),
        };
        let companion = create(new, moment()).unwrap();
        (Self { home, folder }, companion)
    }
}

/// The first code of the vault, on paper.
fn first_code(companion: &mut Companion) -> RecoveryCode {
    let code = companion.first_recovery_code().unwrap();
    companion.keep_recovery_code(&code, moment()).unwrap();
    code
}

fn refused<T>(result: Result<T, Refusal>, code: Code, field: &str) -> String {
    let refusal = result.map(drop).unwrap_err();
    assert_eq!(
        (refusal.code, refusal.field.as_deref()),
        (code, Some(field)),
        "{refusal}"
    );
    refusal.message
}

#[test]
fn a_changed_passphrase_opens_the_vault_in_either_spelling_and_the_old_one_does_not() {
    let (desk, mut companion) = Desk::new("Mine");
    refused(
        companion.change_passphrase(&secret("not mine at all"), &secret(OTHER), Cost::floor(), moment()),
        Code::WrongPassphrase,
        "current",
    );
    let says = refused(
        companion.change_passphrase(&secret(WORDS), &secret("ingrid solheim"), Cost::floor(), moment()),
        Code::Invalid,
        "passphrase",
    );
    assert!(says.contains("Add a word or two"), "{says}");
    companion
        .change_passphrase(
            &secret(WORDS),
            &secret("caf\u{e9} pebble lantern sonata"),
            Cost::floor(),
            moment(),
        )
        .unwrap();
    companion.lock().unwrap();
    assert_eq!(
        unlock(&desk.folder, &secret(WORDS), moment())
            .map(drop)
            .unwrap_err()
            .code,
        Code::WrongPassphrase
    );
    unlock(&desk.folder, &secret("cafe\u{301} pebble lantern sonata"), moment()).unwrap();
}

#[test]
fn a_new_vault_takes_no_passphrase_of_one_character_or_of_ten_thousand() {
    let home = TempDir::new().unwrap();
    let make = |passphrase: &str| {
        let new = NewVault {
            folder: home.path().join("New.scipvault"),
            workspace: Workspace::Supervisor,
            name: String::new(),
            passphrase: secret(passphrase),
            cost: Cost::floor(),
        };
        create(new, moment())
    };
    assert!(refused(make("x"), Code::Invalid, "passphrase").contains("at least 12"));
    assert!(refused(make(&"meadow ".repeat(1_429)), Code::Invalid, "passphrase").contains("at most 1024"));
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
    make(&"meadow kettle ".repeat(73)).unwrap();
}

#[test]
fn any_length_may_be_typed_to_unlock_and_is_only_wrong() {
    let (desk, companion) = Desk::new("Mine");
    companion.lock().unwrap();
    for passphrase in ["", "x", &"x".repeat(10_000), &"x".repeat(10_000_000)] {
        let refusal = unlock(&desk.folder, &secret(passphrase), moment())
            .map(drop)
            .unwrap_err();
        assert_eq!(refusal.code, Code::WrongPassphrase);
    }
}

#[test]
fn opened_with_the_code_a_new_passphrase_is_chosen_without_the_old_one() {
    let (desk, mut companion) = Desk::new("Mine");
    refused(
        companion.set_passphrase_after_code(&secret(OTHER), Cost::floor(), moment()),
        Code::WrongPassphrase,
        "current",
    );
    let code = first_code(&mut companion);
    let status = companion.keys_status();
    assert!(status.has_recovery_code && status.recovery_code_made_on.is_some() && !status.wants_a_passphrase);
    companion
        .verify_recovery_code(&secret(&typed(&code).to_lowercase()))
        .unwrap();
    companion.lock().unwrap();

    let mut companion = unlock_with_code(&desk.folder, &secret(&typed(&code)), moment()).unwrap();
    assert!(companion.keys_status().wants_a_passphrase);
    companion
        .set_passphrase_after_code(&secret(OTHER), Cost::floor(), moment())
        .unwrap();
    assert!(!companion.wants_a_passphrase());
    refused(
        companion.set_passphrase_after_code(&secret(WORDS), Cost::floor(), moment()),
        Code::WrongPassphrase,
        "current",
    );
    companion.lock().unwrap();
    unlock(&desk.folder, &secret(OTHER), moment()).unwrap().lock().unwrap();
    unlock_with_code(&desk.folder, &secret(&typed(&code)), moment()).unwrap();
}

#[test]
fn a_code_with_one_letter_mistyped_is_refused_with_its_group() {
    let (desk, mut companion) = Desk::new("Mine");
    let code = first_code(&mut companion);
    companion.lock().unwrap();
    let groups = code.groups();
    for slip in 0..8 {
        let mut mistyped: Vec<String> = groups.iter().map(|group| group.to_string()).collect();
        let other = if mistyped[slip].starts_with('7') { "8" } else { "7" };
        mistyped[slip].replace_range(0..1, other);
        let says = refused(
            unlock_with_code(&desk.folder, &secret(&mistyped.join("-")), moment()),
            Code::Invalid,
            "code",
        );
        assert!(says.contains(&format!("group {}", slip + 1)), "{says}");
    }
    let short = unlock_with_code(&desk.folder, &secret(&typed(&code)[..20]), moment());
    assert!(refused(short, Code::Invalid, "code").contains("are missing"));
    let long = unlock_with_code(&desk.folder, &secret(&"0".repeat(1_000_000)), moment());
    assert!(refused(long, Code::Invalid, "code").contains("far longer"));
    let (_elsewhere, mut other) = Desk::new("Other");
    let foreign = first_code(&mut other);
    let wrong = unlock_with_code(&desk.folder, &secret(&typed(&foreign)), moment());
    assert!(refused(wrong, Code::WrongCode, "code").contains("another vault"));
}

#[test]
fn a_recovery_code_is_made_only_by_whoever_knows_the_passphrase() {
    let (desk, mut companion) = Desk::new("Mine");
    let first = first_code(&mut companion);
    refused(companion.first_recovery_code(), Code::WrongPassphrase, "current");
    companion.lock().unwrap();
    let mut companion = unlock(&desk.folder, &secret(WORDS), moment()).unwrap();
    refused(companion.first_recovery_code(), Code::WrongPassphrase, "current");
    refused(
        companion.new_recovery_code(&secret(OTHER)),
        Code::WrongPassphrase,
        "current",
    );
    companion
        .verify_recovery_code(&secret(&typed(&first)))
        .expect("it is still the first one");
    let second = companion.new_recovery_code(&secret(WORDS)).unwrap();
    companion.keep_recovery_code(&second, moment()).unwrap();
    refused(
        companion.verify_recovery_code(&secret(&typed(&first))),
        Code::WrongCode,
        "code",
    );
    companion.verify_recovery_code(&secret(&typed(&second))).unwrap();
}

#[test]
fn a_code_that_nobody_has_on_paper_opens_nothing_and_the_earlier_one_stays_good() {
    let (desk, mut companion) = Desk::new("Mine");
    let left = companion.first_recovery_code().unwrap();
    companion.lock().unwrap();
    let mut companion = unlock(&desk.folder, &secret(WORDS), moment()).unwrap();
    assert!(!companion.keys_status().has_recovery_code, "it was left for later");
    refused(companion.keep_recovery_code(&left, moment()), Code::WrongCode, "code");

    let kept = companion.new_recovery_code(&secret(WORDS)).unwrap();
    companion.keep_recovery_code(&kept, moment()).unwrap();
    companion
        .keep_recovery_code(&kept, moment())
        .expect("it is kept already");
    let unseen = companion.new_recovery_code(&secret(WORDS)).unwrap();
    companion.lock().unwrap();
    refused(
        unlock_with_code(&desk.folder, &secret(&typed(&unseen)), moment()),
        Code::WrongCode,
        "code",
    );
    unlock_with_code(&desk.folder, &secret(&typed(&kept)), moment()).unwrap();
}

#[test]
fn a_code_whose_kit_is_written_is_on_paper() {
    let (desk, mut companion) = Desk::new("Mine");
    let code = companion.first_recovery_code().unwrap();
    let nowhere = desk.home.path().join("not there").join("kit.pdf");
    companion
        .export_recovery_kit(&code, &nowhere, Overwrite::Never, moment())
        .unwrap_err();
    assert!(!companion.keys_status().has_recovery_code, "there is no kit");
    let file = desk.home.path().join("kit.pdf");
    companion
        .export_recovery_kit(&code, &file, Overwrite::Never, moment())
        .unwrap();
    companion.lock().unwrap();
    unlock_with_code(&desk.folder, &secret(&typed(&code)), moment()).unwrap();
}

#[test]
fn the_kit_is_one_page_with_the_code_and_what_to_do_with_it() {
    // As long as a vault's name may be; and on the lower of the two papers.
    let long = "A practice with a very long name by the lake 🌊 ".repeat(3);
    for (name, shown, paper) in [
        ("Ingrid Solheim", "Ingrid Solheim", Paper::A4),
        (long.trim(), "a very long name", Paper::A4),
        (long.trim(), "a very long name", Paper::UsLetter),
    ] {
        let (desk, mut companion) = Desk::new(name);
        let profile = companion.records(&[Kind::Profile], None).unwrap().remove(0);
        let Record::Profile(mut profile) = profile else {
            panic!()
        };
        profile.paper = paper;
        companion.save(profile.into(), moment()).unwrap();
        let code = first_code(&mut companion);
        let file = desk.home.path().join(companion.recovery_kit_file_name());
        let written = companion
            .export_recovery_kit(&code, &file, Overwrite::Never, moment())
            .unwrap();
        assert_eq!(written.file_name, file.file_name().unwrap().to_string_lossy());

        let pages = Command::new("pdfinfo").arg(&file).output().unwrap();
        let pages = String::from_utf8(pages.stdout).unwrap();
        assert!(
            pages.lines().any(|line| line.split_whitespace().eq(["Pages:", "1"])),
            "{pages}"
        );
        let text = Command::new("pdftotext").arg(&file).arg("-").output().unwrap();
        let text = String::from_utf8(text.stdout).unwrap();
        let words: Vec<&str> = text.split_whitespace().collect();
        let places: Vec<_> = code
            .groups()
            .iter()
            .map(|group| {
                words
                    .iter()
                    .position(|word| *word == group.as_str())
                    .expect("every group is a word")
            })
            .collect();
        assert!(places.is_sorted(), "in their order");
        let whole = words.join(" ");
        for part in [
            shown,
            "23 November 2026",
            "How to use it",
            "Where to keep it",
            "can read everything in it",
        ] {
            assert!(whole.contains(part), "{part}: {whole}");
        }
        let again = companion.export_recovery_kit(&code, &file, Overwrite::Never, moment());
        assert_eq!(again.unwrap_err().code, Code::AlreadyThere);
    }
}

#[test]
fn no_kit_is_made_of_a_code_that_does_not_open_the_vault() {
    let (desk, mut companion) = Desk::new("Mine");
    let worthless = first_code(&mut companion);
    let second = companion.new_recovery_code(&secret(WORDS)).unwrap();
    companion.keep_recovery_code(&second, moment()).unwrap();
    let file = desk.home.path().join("kit.pdf");
    let kit = companion.export_recovery_kit(&worthless, &file, Overwrite::Never, moment());
    refused(kit, Code::WrongCode, "code");
    assert!(!file.exists());
}

#[test]
fn a_vault_is_encrypted_anew_with_a_new_passphrase_and_a_new_code() {
    const FRESH: &str = "seven lanterns over the harbour";
    let (desk, mut companion) = Desk::new("Mine");
    let earlier = first_code(&mut companion);
    let go_on = std::sync::atomic::AtomicBool::new(false);
    let reencrypt = |companion: &mut Companion, current, fresh| {
        let (current, fresh) = (secret(current), secret(fresh));
        companion.reencrypt(&current, &fresh, Cost::floor(), moment(), &mut |_, _| {}, &go_on)
    };
    refused(
        reencrypt(&mut companion, OTHER, FRESH),
        Code::WrongPassphrase,
        "current",
    );
    refused(reencrypt(&mut companion, WORDS, "short"), Code::Invalid, "passphrase");
    // The present one is what somebody may know.
    refused(reencrypt(&mut companion, WORDS, WORDS), Code::Invalid, "passphrase");
    let code = reencrypt(&mut companion, WORDS, FRESH)
        .unwrap()
        .expect("there was one before");
    assert!(!companion.keys_status().has_recovery_code, "nobody has it on paper");
    companion.keep_recovery_code(&code, moment()).unwrap();
    refused(
        companion.verify_recovery_code(&secret(&typed(&earlier))),
        Code::WrongCode,
        "code",
    );
    companion.lock().unwrap();
    let before = unlock(&desk.folder, &secret(WORDS), moment());
    assert_eq!(before.err().unwrap().code, Code::WrongPassphrase);
    unlock(&desk.folder, &secret(FRESH), moment()).unwrap().lock().unwrap();
    unlock_with_code(&desk.folder, &secret(&typed(&code)), moment()).unwrap();
}

#[test]
fn five_proposed_words_open_a_vault() {
    let (desk, mut companion) = Desk::new("Mine");
    let proposed = five_words().unwrap();
    companion
        .change_passphrase(&secret(WORDS), &proposed, Cost::floor(), moment())
        .unwrap();
    companion.lock().unwrap();
    unlock(&desk.folder, &proposed, moment()).unwrap();
}
