//! Every document that the records can fill, from the sample vaults to the file.
#![allow(clippy::unwrap_used, clippy::panic)]

use companion::{
    Code, Overwrite,
    documents::{DocumentKind, DocumentWanted},
    pathway::{
        Id,
        records::{Agreement, Candidate, Fee, Payee, Profile, Workspace},
    },
};
use tests::{
    desk::{Desk, today},
    paper::text_of,
};

fn marisol(desk: &Desk) -> Id {
    let all: Vec<Candidate> = desk.all();
    all.into_iter()
        .find(|candidate| candidate.name.starts_with("Marisol"))
        .unwrap()
        .id
}

fn wanted(kind: DocumentKind, about: Option<&Id>) -> DocumentWanted {
    DocumentWanted {
        kind,
        about: about.cloned(),
    }
}

/// The text of a document on paper, in one line.
fn said(desk: &mut Desk, wanted: &DocumentWanted) -> String {
    let file = desk.path("document.pdf");
    desk.export_document(wanted, &file, Overwrite::Agreed, today()).unwrap();
    text_of(&file).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_document_of_the_samples_can_be_put_on_paper() {
    for workspace in [Workspace::Supervisor, Workspace::Candidate] {
        let mut desk = Desk::sample(workspace);
        let candidate = (workspace == Workspace::Supervisor).then(|| marisol(&desk));
        let lines = desk.documents(candidate.as_ref()).unwrap();
        assert!(lines.len() >= 5, "{lines:?}");
        for line in lines {
            let text = said(&mut desk, &line.wanted);
            assert!(text.len() > 100, "{}: {text}", line.title);
            assert_eq!(text.contains("DRAFT"), line.draft, "{}", line.title);
        }
    }
}

#[test]
fn what_is_private_is_in_no_document() {
    let mut desk = Desk::sample(Workspace::Supervisor);
    let id = marisol(&desk);
    let sessions: Vec<companion::pathway::records::SupervisionSession> = desk.all();
    let about = sessions
        .iter()
        .find(|session| session.candidate.as_ref() == Some(&id))
        .unwrap();
    desk.save_private_note(&about.id, "CANARY in the private note", today())
        .unwrap();
    for line in desk.documents(Some(&id)).unwrap() {
        assert!(!said(&mut desk, &line.wanted).contains("CANARY"), "{}", line.title);
    }
}

#[test]
fn the_agreement_names_both_and_is_a_draft_until_it_is_finalized() {
    let mut desk = Desk::sample(Workspace::Supervisor);
    let id = marisol(&desk);
    let agreement = wanted(DocumentKind::Agreement, Some(&id));
    let text = said(&mut desk, &agreement);
    let supervisor: Profile = desk.first();
    for name in ["Marisol Ferreira-Nakagawa", &supervisor.name] {
        assert!(text.contains(name), "{name}: {text}");
    }
    let mut record: Agreement = desk
        .all()
        .into_iter()
        .find(|one: &Agreement| one.candidate == id)
        .unwrap();
    record.finalized_on = None;
    desk.keeps(record);
    assert!(said(&mut desk, &agreement).contains("DRAFT"));
}

#[test]
fn there_is_no_receipt_for_a_fee_that_is_not_paid_and_no_invoice_for_the_programme() {
    let mut desk = Desk::sample(Workspace::Supervisor);
    let fees: Vec<Fee> = desk.all();
    let mut own = fees
        .iter()
        .find(|fee| fee.payee == Payee::Supervisor && fee.candidate.is_some())
        .unwrap()
        .clone();
    own.paid_on = None;
    desk.keeps(own.clone());
    let refused = desk
        .document_pages(&wanted(DocumentKind::Receipt, Some(&own.id)), today())
        .unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("paid_on"));
    let theirs = fees.iter().find(|fee| fee.payee == Payee::Programme).unwrap();
    let refused = desk
        .document_pages(&wanted(DocumentKind::Invoice, Some(&theirs.id)), today())
        .unwrap_err();
    assert_eq!(refused.code, Code::Invalid);
}

#[test]
fn the_words_of_the_paper_follow_the_language_of_the_profile() {
    let mut desk = Desk::sample(Workspace::Supervisor);
    let id = marisol(&desk);
    let mut profile: Profile = desk.first();
    profile.paper_language = companion::pathway::records::PaperLanguage::German;
    desk.keeps(profile);
    let text = said(&mut desk, &wanted(DocumentKind::SessionRecord, Some(&id)));
    assert!(text.contains("Seite 1 von"), "{text}");
}

#[test]
fn a_document_about_nobody_is_refused() {
    let mut desk = Desk::sample(Workspace::Supervisor);
    let nobody = Id::new("nobody").unwrap();
    for kind in [
        DocumentKind::Agreement,
        DocumentKind::CaseStudy,
        DocumentKind::Invoice,
        DocumentKind::ProcessOverview,
    ] {
        assert!(
            desk.document_pages(&wanted(kind, Some(&nobody)), today()).is_err(),
            "{kind:?}"
        );
        assert!(desk.document_pages(&wanted(DocumentKind::Plan, None), today()).is_err());
    }
}
