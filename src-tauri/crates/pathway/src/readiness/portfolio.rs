use std::collections::HashSet;

use super::{candidate::CandidateRecords, eligibility::reaches, finding::Finding};
use crate::{
    programme::Rule,
    records::{CaseStudy, ItemSeen, PortfolioItemKind, PortfolioReview},
    words,
};

/// "24 documented case studies demonstrating integration of SCIP principles". There may be more: the person chooses
/// which count. The number of different clients is shown, not ruled.
pub(super) fn case_studies(records: &CandidateRecords<'_>, rule: &Rule) -> Finding {
    let needed = rule.at_least.unwrap_or(0);
    let chosen: Vec<&CaseStudy> = records.case_studies.iter().filter(|c| c.counts).collect();
    let finished: Vec<&&CaseStudy> = chosen.iter().filter(|c| c.finished).collect();
    let too_many = chosen.len() > usize::try_from(rule.at_most.unwrap_or(i32::MAX)).unwrap_or(0);
    let clients = finished
        .iter()
        .filter_map(|c| c.client.as_ref())
        .collect::<HashSet<_>>()
        .len();

    let mut reason = if too_many {
        format!("{} are chosen; choose {needed}.", chosen.len())
    } else {
        format!("{} of {needed} are finished and chosen.", finished.len())
    };
    let spare = records.case_studies.iter().filter(|c| c.finished && !c.counts).count();
    if spare > 0 && !too_many && !reaches(finished.len(), needed) {
        reason = format!("{reason} {} finished but not chosen.", words::capital(&more(spare)));
    }
    if clients > 0 {
        let clients = words::count(clients, "client appears", "different clients appear");
        reason = format!("{reason} {} in them.", words::capital(&clients));
    }
    Finding::when(!too_many && reaches(finished.len(), needed), reason)
        .counting(finished.len(), needed)
        .from(chosen.iter().map(|c| c.id.clone()))
}

fn more(n: usize) -> String {
    if n == 1 {
        "one more is".into()
    } else {
        format!("{} more are", words::number(n))
    }
}

/// Something else that the portfolio holds, of one of these kinds, marked as ready.
pub(super) fn item(records: &CandidateRecords<'_>, kinds: &[PortfolioItemKind]) -> Finding {
    let of_kind: Vec<_> = records.items.iter().filter(|i| kinds.contains(&i.item_kind)).collect();
    let ready = of_kind.iter().filter(|i| i.ready).count();
    let reason = match (of_kind.len(), ready) {
        (0, _) => "Nothing of this in the portfolio yet.".to_owned(),
        (_, 0) => "In the portfolio, not marked as ready yet.".to_owned(),
        (all, ready) if ready < all => format!("{ready} of {all} in the portfolio are ready."),
        _ => "In the portfolio, and ready.".to_owned(),
    };
    Finding::when(ready > 0, reason)
        .counting(ready, 1)
        .from(of_kind.iter().map(|i| i.id.clone()))
}

/// The case studies that the supervisor has seen: "Supervisor reviews the candidate’s clinical portfolio".
pub(super) fn case_studies_reviewed(review: Option<&PortfolioReview>, rule: &Rule) -> Finding {
    let needed = rule.at_least.unwrap_or(0);
    let studies = review.map_or(&[][..], |r| &r.case_studies);
    let seen = studies
        .iter()
        .filter(|c| c.seen)
        .map(|c| c.number)
        .collect::<HashSet<_>>()
        .len();
    Finding::when(reaches(seen, needed), format!("{seen} of {needed} case studies seen."))
        .counting(seen, needed)
        .from(review.map(|r| r.id.clone()))
        .on(review.and_then(|r| r.reviewed_on))
}

/// Another part of the portfolio that the supervisor has seen.
pub(super) fn reviewed(review: Option<&PortfolioReview>, part: impl Fn(&PortfolioReview) -> &ItemSeen) -> Finding {
    match review.filter(|r| part(r).seen) {
        Some(review) if part(review).accepted => Finding::met("Seen and accepted."),
        Some(_) => Finding::met("Seen."),
        None => Finding::open("Not seen yet."),
    }
    .from(review.map(|r| r.id.clone()))
    .on(review.and_then(|r| r.reviewed_on))
}
