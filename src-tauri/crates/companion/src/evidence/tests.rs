use std::{fs, sync::atomic::AtomicBool};

use chrono::{Days, NaiveDate, TimeZone, Utc};
use pathway::{Id, ProblemCode, records::Workspace};
use secrecy::SecretString;
use tempfile::TempDir;

use super::{Consent, EvidenceView};
use crate::{
    Code, Companion, Moment, Overwrite,
    open::{Cost, NewVault, create},
};

static GO_ON: AtomicBool = AtomicBool::new(false);

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn on(today: NaiveDate) -> Moment {
    Moment {
        instant: Utc.with_ymd_and_hms(2026, 11, 23, 9, 0, 0).unwrap(),
        today,
    }
}

fn now() -> Moment {
    on(day(23))
}

fn profile() -> Id {
    Id::fixed("profile")
}

fn desk() -> (TempDir, Companion) {
    let home = TempDir::new().unwrap();
    let new = NewVault {
        folder: home.path().join("Test.scipvault"),
        workspace: Workspace::Candidate,
        name: String::new(),
        passphrase: SecretString::from("a quiet lake before the rain"),
        cost: Cost::floor(),
    };
    let companion = create(new, now()).unwrap();
    (home, companion)
}

fn with_a_certificate() -> (TempDir, Companion, EvidenceView) {
    let (home, mut companion) = desk();
    let file = home.path().join("Zertifikat Übung.pdf");
    fs::write(&file, b"%PDF-1.7 and so on").unwrap();
    let evidence = companion.attach(&profile(), &file, now()).unwrap();
    (home, companion, evidence)
}

fn consent(given: Option<NaiveDate>, until: Option<NaiveDate>) -> Consent {
    Consent {
        by: "The client".to_owned(),
        on: given,
        what_for: "Supervision".to_owned(),
        until,
    }
}

#[test]
fn an_attached_file_is_shown_with_its_name_kind_and_size() {
    let (_home, companion, evidence) = with_a_certificate();
    assert_eq!(evidence.file_name, "Zertifikat Übung.pdf");
    assert_eq!(
        (evidence.media.as_str(), evidence.media_type.as_str()),
        ("PDF document", "application/pdf")
    );
    assert_eq!((evidence.size.as_str(), evidence.bytes), ("18 bytes", 18.0));
    assert_eq!(evidence.consent, Consent::default());
    assert!(!evidence.expired && !evidence.removed && evidence.sha256.len() == 16);
    assert_eq!(companion.evidence(&profile(), now()).unwrap(), [evidence]);
}

#[test]
fn what_is_no_file_of_the_person_s_own_is_refused() {
    let (home, companion) = desk();
    let refused = |path: &std::path::Path| companion.begin_attaching(&profile(), path).err().unwrap().code;
    assert_eq!(refused(home.path()), Code::Invalid, "a folder");
    assert_eq!(refused(&home.path().join("nothing")), Code::NotFound);
    assert_eq!(
        refused(&companion.folder().join("vault.db")),
        Code::Invalid,
        "the vault's own store"
    );
    #[cfg(unix)]
    {
        let link = home.path().join("link.pdf");
        std::os::unix::fs::symlink(companion.folder().join("keys.json"), &link).unwrap();
        assert_eq!(refused(&link), Code::Invalid, "through a link");
        assert_eq!(refused(std::path::Path::new("/dev/zero")), Code::Invalid, "endless");
    }
    let file = home.path().join("one.txt");
    fs::write(&file, "one").unwrap();
    let nobody = Id::fixed("nobody");
    assert_eq!(
        companion.begin_attaching(&nobody, &file).err().unwrap().code,
        Code::NotFound
    );
}

#[test]
fn a_consent_is_kept_and_its_end_is_noticed_by_the_person_s_own_day() {
    let (_home, mut companion, evidence) = with_a_certificate();
    let wanted = consent(Some(day(1)), Some(day(25)));
    let saved = companion.save_consent(&evidence.id, wanted.clone(), now()).unwrap();
    assert_eq!((saved.problems, &saved.evidence.consent), (Vec::new(), &wanted));
    assert_eq!(
        companion.expired_evidence(on(day(25))).unwrap(),
        [],
        "its last day counts"
    );
    let expired = companion.expired_evidence(on(day(26))).unwrap();
    assert!(expired.len() == 1 && expired[0].expired);

    // A clock that jumped: it is asked about, and still there.
    let later = on(day(26).checked_add_days(Days::new(3650)).unwrap());
    assert_eq!(companion.expired_evidence(later).unwrap().len(), 1);
    assert_eq!(companion.evidence(&profile(), now()).unwrap().len(), 1);
    companion.remove_evidence(&evidence.id, now()).unwrap();
    let expired = companion.expired_evidence(later).unwrap();
    assert!(
        expired.len() == 1 && expired[0].removed,
        "in the trash it is not yet gone"
    );
}

#[test]
fn a_field_that_cannot_be_kept_stays_as_it_was_and_the_others_are_saved() {
    let (_home, mut companion, evidence) = with_a_certificate();
    let earlier = consent(Some(day(10)), Some(day(20)));
    companion.save_consent(&evidence.id, earlier.clone(), now()).unwrap();
    let mut save = |wanted: Consent| {
        let saved = companion.save_consent(&evidence.id, wanted, now()).unwrap();
        let problems: Vec<_> = saved
            .problems
            .iter()
            .map(|problem| (problem.field.clone(), problem.code))
            .collect();
        (saved.evidence.consent, problems)
    };
    let problem = |field: &str, code| (field.to_owned(), code);

    let named = Consent {
        by: "Her mother".to_owned(),
        ..consent(Some(day(24)), Some(day(20)))
    };
    let (kept, problems) = save(named);
    assert_eq!(
        (kept.by.as_str(), kept.on, kept.until),
        ("Her mother", earlier.on, earlier.until)
    );
    assert!(
        problems.contains(&problem("on", ProblemCode::InTheFuture)),
        "{problems:?}"
    );

    let (kept, problems) = save(consent(Some(day(15)), Some(day(12))));
    assert_eq!(
        (kept.on, kept.until),
        (earlier.on, earlier.until),
        "neither alone is to blame"
    );
    assert_eq!(problems, [problem("until", ProblemCode::EndBeforeStart)]);

    let (kept, problems) = save(Consent {
        by: "x".repeat(301),
        what_for: "Research".to_owned(),
        ..consent(None, None)
    });
    assert_eq!(
        (kept.by.as_str(), kept.what_for.as_str(), kept.on),
        ("The client", "Research", None)
    );
    assert_eq!(problems, [problem("by", ProblemCode::TooLong)]);
}

#[test]
fn a_copy_is_written_whole_or_not_at_all() {
    let (home, companion, evidence) = with_a_certificate();
    let out = home.path().join("copy.pdf");
    let copying = |overwrite| companion.begin_copying_out(&evidence.id, &out, overwrite).unwrap();
    copying(Overwrite::Never).run(&mut |_| {}, &GO_ON).unwrap();
    assert_eq!(fs::read(&out).unwrap(), b"%PDF-1.7 and so on");

    fs::write(&out, "mine").unwrap();
    let refused = copying(Overwrite::Never).run(&mut |_| {}, &GO_ON).unwrap_err();
    assert_eq!(refused.code, Code::AlreadyThere);
    let stopped = copying(Overwrite::Agreed)
        .run(&mut |_| {}, &AtomicBool::new(true))
        .unwrap_err();
    assert_eq!(stopped.code, Code::Cancelled);
    let sealed = fs::read_dir(companion.folder().join("evidence"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let mut bytes = fs::read(&sealed).unwrap();
    bytes[40] ^= 1;
    fs::write(&sealed, bytes).unwrap();
    let damaged = copying(Overwrite::Agreed).run(&mut |_| {}, &GO_ON).unwrap_err();
    assert_eq!(damaged.code, Code::Damaged);
    assert_eq!(fs::read(&out).unwrap(), b"mine", "what was there is there");
    let entries = fs::read_dir(home.path()).unwrap().count();
    assert_eq!(entries, 3, "the vault, the person's file and what was there");
}

#[test]
fn a_file_in_the_trash_comes_back() {
    let (_home, mut companion, evidence) = with_a_certificate();
    companion.remove_evidence(&evidence.id, now()).unwrap();
    assert_eq!(companion.evidence(&profile(), now()).unwrap(), []);
    companion.bring_back_evidence(&evidence.id, now()).unwrap();
    assert_eq!(companion.evidence(&profile(), now()).unwrap(), [evidence]);
    let gone = companion.remove_evidence(&Id::fixed("nothing"), now()).unwrap_err();
    assert_eq!(gone.code, Code::NotFound);
}
