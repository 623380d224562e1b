//! What stands across all candidates: the week, the messages to the programme, the fees, the calendar.
#![allow(clippy::unwrap_used)]

use std::fs;

use chrono::{Days, NaiveTime};
use companion::{
    Code, Overwrite,
    calendar::{CalendarOf, CalendarWords},
    documents::{DocumentKind, DocumentWanted},
    fees::FeesTable,
    message::MessageWords,
    pathway::{
        Id,
        records::{
            Action, Agreement, Candidate, CaseStudy, Fee, LetterKind, PaymentStructure, PortfolioReview,
            SupervisionSession, Whose, Workspace,
        },
    },
};
use tests::desk::{Desk, today};

fn fee(desk: &Desk, candidate: &Id, cents: i32) -> Fee {
    Fee {
        amount_cents: cents,
        ..desk.new_record(Some(candidate))
    }
}

fn sessions(desk: &Desk, candidate: &Id) -> Vec<SupervisionSession> {
    let all = desk.all::<SupervisionSession>().into_iter();
    all.filter(|session| session.candidate.as_ref() == Some(candidate))
        .collect()
}

#[test]
fn the_week_holds_what_is_planned_due_or_late_and_nothing_of_an_archived_candidate() {
    let mut desk = Desk::supervisor();
    let here = desk.begin_candidate("Maren Oduya", today()).unwrap();
    let gone = desk.begin_candidate("Ilse Brandt", today()).unwrap();
    let day = today().today;
    for candidate in [&here, &gone] {
        let mut all = sessions(&desk, candidate);
        all[0].date = day.checked_add_days(Days::new(6));
        all[0].start = NaiveTime::from_hms_opt(16, 0, 0);
        all[1].date = day.checked_add_days(Days::new(7));
        all[2].date = day.checked_sub_days(Days::new(1));
        all[2].actions = [0, 6, 7]
            .map(|ahead| Action {
                text: format!("in {ahead}"),
                due_on: day.checked_add_days(Days::new(ahead)),
                done: false,
                whose: Whose::Candidate,
            })
            .to_vec();
        for session in all.into_iter().take(3) {
            desk.keeps(session);
        }
        let mut owed = fee(&desk, candidate, 54_000);
        owed.due_on = Some(day);
        desk.keeps(owed);
    }
    let person = desk.all::<Candidate>().into_iter().find(|person| person.id == gone);
    desk.keeps(Candidate {
        archived: true,
        ..person.unwrap()
    });

    let week = desk.week(today()).unwrap();
    let planned: Vec<(i32, bool)> = week.sessions.iter().map(|s| (s.number, s.passed)).collect();
    assert_eq!(planned, [(3, true), (1, false)]);
    let actions: Vec<&str> = week.actions.iter().map(|a| a.text.as_str()).collect();
    assert_eq!(actions, ["in 0", "in 6"]);
    assert_eq!(week.fees.len(), 1);
    assert!(week.sessions.iter().all(|s| s.name == "Maren Oduya"));
}

#[test]
fn a_notice_is_due_once_it_has_happened_and_no_longer_once_it_is_sent() {
    let mut desk = Desk::supervisor();
    let candidate = desk.begin_candidate("Maren Oduya", today()).unwrap();
    let due = |desk: &Desk| {
        let lines = desk.notices(today()).unwrap();
        lines
            .into_iter()
            .filter(|line| line.due)
            .map(|line| line.notice)
            .collect::<Vec<_>>()
    };
    assert!(due(&desk).is_empty());
    let mut agreement = desk.all::<Agreement>().remove(0);
    agreement.finalized_on = Some(today().today);
    desk.keeps(agreement);
    assert_eq!(due(&desk), ["agreement_finalized"]);

    let draft = desk.notice_draft(&candidate, "agreement_finalized", today()).unwrap();
    assert!(draft.body.contains("Maren Oduya"), "{}", draft.body);
    assert!(!draft.body.contains('{'));
    assert_eq!(draft.email, "", "the document names no address");

    desk.note_notice(&candidate, "agreement_finalized", Some(today().today), today())
        .unwrap();
    assert!(due(&desk).is_empty());
}

#[test]
fn the_recommendation_goes_along_with_its_message_and_nothing_private_does() {
    let mut desk = Desk::sample(Workspace::Supervisor);
    let people = desk.all::<Candidate>();
    let candidate = people
        .into_iter()
        .find(|person| person.name.starts_with("Marisol"))
        .unwrap()
        .id;
    let first = sessions(&desk, &candidate).remove(0);
    desk.save_private_note(&first.id, "CANARY-PRIVATE", today()).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let words = MessageWords {
        email: String::new(),
        subject: "The letter".into(),
        body: "Please find it attached.".into(),
    };
    let about = (&candidate, "recommendation");
    let before = dir.path().join("before.eml");
    desk.export_notice(about, &words, &before, Overwrite::Never, today())
        .unwrap();
    assert!(!fs::read_to_string(&before).unwrap().contains("application/pdf"));

    write_every_part(&mut desk, &candidate);
    let letter = dir.path().join("letter.pdf");
    desk.export_letter(
        LetterKind::Recommendation,
        Some(&candidate),
        &letter,
        false,
        Overwrite::Never,
        today(),
    )
    .unwrap();
    let after = dir.path().join("after.eml");
    desk.export_notice(about, &words, &after, Overwrite::Never, today())
        .unwrap();
    let text = fs::read_to_string(&after).unwrap();
    assert!(text.contains("X-Unsent: 1"));
    assert!(text.contains("application/pdf") && text.contains("letter.pdf"));
    assert!(!text.contains("CANARY-PRIVATE"));
}

/// Every sentence that the records offer, so that nothing is missing in the letter.
fn write_every_part(desk: &mut Desk, candidate: &Id) {
    let view = desk
        .letter(LetterKind::Recommendation, Some(candidate), today())
        .unwrap();
    let mut letter = view.letter.clone();
    for part in &mut letter.sections {
        let offered = view
            .sections
            .iter()
            .find(|section| section.section.key == part.section)
            .unwrap();
        let sentences: Vec<&str> = offered.facts.iter().map(|fact| fact.sentence.as_str()).collect();
        part.text = sentences.join(" ");
    }
    desk.keeps(letter);
}

#[test]
fn invoices_are_numbered_as_they_go_out_and_no_number_is_used_twice() {
    let mut desk = Desk::supervisor();
    let one = desk.begin_candidate("Maren Oduya", today()).unwrap();
    let other = desk.begin_candidate("Ilse Brandt", today()).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let fees = [
        fee(&desk, &one, 54_000),
        fee(&desk, &one, 18_000),
        fee(&desk, &other, 18_000),
    ];
    for each in fees.clone() {
        desk.keeps(each);
    }
    let write = |desk: &mut Desk, id: &Id, name: &str| {
        let wanted = DocumentWanted {
            kind: DocumentKind::Invoice,
            about: Some(id.clone()),
        };
        desk.export_document(&wanted, &dir.path().join(name), Overwrite::Never, today())
            .unwrap();
    };
    write(&mut desk, &fees[0].id, "a.pdf");
    write(&mut desk, &fees[2].id, "b.pdf");
    let number = |desk: &Desk, id: &Id| {
        let all = desk.all::<Fee>();
        all.into_iter().find(|fee| fee.id == *id).unwrap().invoice_number
    };
    let year = today().today.format("%Y");
    assert_eq!(number(&desk, &fees[0].id), format!("{year}-001"));
    assert_eq!(number(&desk, &fees[2].id), format!("{year}-002"));

    // On one's own invoice a second fee may stand; on another candidate's it may not.
    let mut second = fees[1].clone();
    second.invoice_number = format!("{year}-001");
    assert!(desk.save(second.clone().into(), today()).unwrap().problems.is_empty());
    second.invoice_number = format!("{year}-002");
    let problems = desk.save(second.into(), today()).unwrap().problems;
    assert_eq!(
        problems.iter().map(|p| p.field.as_str()).collect::<Vec<_>>(),
        ["invoice_number"]
    );
    assert_eq!(number(&desk, &fees[1].id), format!("{year}-001"));
}

#[test]
fn fees_add_up_by_year_and_currency_to_the_cent() {
    let mut desk = Desk::supervisor();
    let candidate = desk.begin_candidate("Maren Oduya", today()).unwrap();
    let day = today().today;
    for (cents, currency, paid, waived) in [
        (54_010, "USD", true, false),
        (18_020, "usd", true, false),
        (90_000, "USD", false, false),
        (36_000, "EUR", false, true),
    ] {
        let mut each = fee(&desk, &candidate, cents);
        each.currency = currency.into();
        each.due_on = Some(day);
        each.paid_on = paid.then_some(day);
        each.waived_on = waived.then_some(day);
        desk.keeps(each);
    }
    let totals = desk.fees(today()).unwrap().totals;
    let said: Vec<String> = totals
        .iter()
        .map(|t| format!("{} {} {}", t.paid, t.open, t.waived).replace('\u{a0}', " "))
        .collect();
    assert_eq!(said, ["EUR 0.00 EUR 0.00 EUR 360.00", "USD 720.30 USD 900.00 USD 0.00"]);
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("totals.csv");
    desk.export_fees(FeesTable::Totals, &file, Overwrite::Never, today())
        .unwrap();
    let year = day.format("%Y");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(&format!("{year},USD,720.30,900.00,0.00\r\n")), "{text}");
}

#[test]
fn a_fee_in_a_currency_that_does_not_exist_is_refused_beside_its_field() {
    let mut desk = Desk::supervisor();
    let candidate = desk.begin_candidate("Maren Oduya", today()).unwrap();
    let kept = fee(&desk, &candidate, 100);
    desk.keeps(kept.clone());
    for (field, wrong) in [
        (
            "currency",
            Fee {
                currency: "XQZ".into(),
                ..kept.clone()
            },
        ),
        (
            "amount_cents",
            Fee {
                amount_cents: -18_000,
                ..kept.clone()
            },
        ),
        (
            "amount_cents",
            Fee {
                amount_cents: 1_000_000_000,
                ..kept.clone()
            },
        ),
    ] {
        let problems = desk.save(wrong.into(), today()).unwrap().problems;
        assert_eq!(problems.iter().map(|p| p.field.as_str()).collect::<Vec<_>>(), [field]);
    }
}

#[test]
fn a_calendar_says_no_more_of_a_candidate_than_was_chosen() {
    let mut desk = Desk::supervisor();
    let candidate = desk.begin_candidate("Maren Oduya", today()).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let write = |desk: &Desk, words| {
        let file = dir.path().join(format!("{words:?}.ics"));
        desk.export_calendar(&CalendarOf::Everybody, words, &file, Overwrite::Never, today())
            .map(|()| fs::read_to_string(&file).unwrap())
    };
    assert_eq!(write(&desk, CalendarWords::Kind).unwrap_err().code, Code::Invalid);
    let mut first = sessions(&desk, &candidate).remove(0);
    first.date = Some(today().today);
    first.start = NaiveTime::from_hms_opt(16, 0, 0);
    first.zone = "America/New_York".into();
    first.summary = "CANARY-SUMMARY".into();
    first.missed_because = "CANARY-REASON".into();
    desk.keeps(first);
    for (words, said) in [
        (CalendarWords::Nothing, "SUMMARY:Appointment\r\n"),
        (CalendarWords::Kind, "SUMMARY:Supervision\r\n"),
        (CalendarWords::Initials, "SUMMARY:Supervision with M. O.\r\n"),
        (CalendarWords::FirstName, "SUMMARY:Supervision with Maren\r\n"),
    ] {
        let text = write(&desk, words).unwrap();
        assert!(text.contains(said), "{text}");
        assert!(!text.contains("CANARY") && !text.contains("Oduya"));
        let moment = format!("DTSTART:{}T210000Z", today().today.format("%Y%m%d"));
        assert!(text.contains(&moment), "four in the afternoon in New York: {text}");
    }
}

#[test]
fn the_list_of_case_studies_comes_from_the_candidate_s_table_or_copy_and_nothing_that_was_said_is_lost() {
    let mut desk = Desk::supervisor();
    let candidate = desk.begin_candidate("Maren Oduya", today()).unwrap();
    let mut review = desk.first::<PortfolioReview>();
    review.case_studies[1].feedback = "More of the alliance.".into();
    desk.keeps(review);
    let table = desk.path("list.csv");
    fs::write(&table, "\u{feff}Number;Title\r\n2;The harbour\r\n25;One more\r\n").unwrap();
    assert_eq!(desk.take_case_studies(&candidate, &table, today()).unwrap(), 2);
    let review = desk.first::<PortfolioReview>();
    assert_eq!(review.case_studies[1].title, "The harbour");
    assert_eq!(review.case_studies[1].feedback, "More of the alliance.");
    assert_eq!(review.case_studies.len(), 25);

    let own = Desk::sample(Workspace::Candidate);
    let copy = desk.path("copy.json");
    own.export_copy(&copy, Overwrite::Never).unwrap();
    assert!(desk.take_case_studies(&candidate, &copy, today()).unwrap() > 5);
    let first = own
        .all::<CaseStudy>()
        .into_iter()
        .find(|study| study.number == 1)
        .unwrap();
    assert_eq!(desk.first::<PortfolioReview>().case_studies[0].title, first.title);

    for wrong in [
        "just words",
        "Title\nonly one column",
        "Number,Title\nseven,Spelled out",
        "{\"format\":1}",
        "",
    ] {
        let before = desk.first::<PortfolioReview>();
        let file = desk.path("wrong.csv");
        fs::write(&file, wrong).unwrap();
        assert_eq!(
            desk.take_case_studies(&candidate, &file, today()).unwrap_err().code,
            Code::Invalid
        );
        assert_eq!(desk.first::<PortfolioReview>(), before);
    }
}

#[test]
fn fees_follow_the_agreement_in_its_own_currency_and_a_new_version_keeps_the_signed_one() {
    let mut desk = Desk::supervisor();
    let candidate = desk.begin_candidate("Maren Oduya", today()).unwrap();
    assert_eq!(desk.prepare_fees(&candidate, today()).unwrap_err().code, Code::Invalid);
    let mut agreement = desk.first::<Agreement>();
    agreement.payment_structure = PaymentStructure::SlidingScale;
    agreement.currency = "eur".into();
    desk.keeps(agreement.clone());
    // The programme's number is in the programme's currency: in another one it says nothing.
    assert_eq!(desk.agreed_price(None, "eur").each_cents, None);
    assert_eq!(desk.prepare_fees(&candidate, today()).unwrap_err().code, Code::Invalid);
    assert_eq!(desk.all::<Fee>().len(), 0);
    agreement.session_cents = Some(9_050);
    assert_eq!(
        desk.agreed_price(Some(9_050), "eur").parts_cents,
        [27_150, 45_250, 18_100]
    );
    agreement.payment = "Ninety and a half a session.".into();
    agreement.candidate_signed_on = Some(today().today);
    agreement.supervisor_signed_on = Some(today().today);
    desk.keeps(agreement.clone());
    assert_eq!(desk.prepare_fees(&candidate, today()).unwrap(), 10);
    assert_eq!(
        desk.prepare_fees(&candidate, today()).unwrap(),
        0,
        "nothing is asked for twice"
    );
    assert!(
        desk.all::<Fee>()
            .iter()
            .all(|fee| fee.amount_cents == 9_050 && fee.currency == "EUR")
    );

    let fees = desk.candidate_fees(&candidate).unwrap();
    assert_eq!(
        (fees.price.currency.as_str(), fees.totals[0].all.as_str()),
        ("EUR", "EUR\u{a0}905.00")
    );

    desk.new_version(&agreement.id, today()).unwrap();
    let next = desk.first::<Agreement>();
    assert_eq!((next.version, next.candidate_signed_on), (2, None));
    assert_eq!(next.payment, agreement.payment);
    assert!(
        !desk.history(&agreement.id).unwrap().is_empty(),
        "what was signed is kept"
    );
}
