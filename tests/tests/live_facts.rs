//! Live facts in a letter: they say what the records say, or are marked; and a letter that went out keeps what it said.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use companion::{
    Code, Overwrite,
    letter::LetterView,
    pathway::{
        Id,
        facts::token,
        records::{
            Candidate, CompetencyNote, Decision, Export, Letter, LetterKind, Medium, Outcome, Overruled, Plan,
            PortfolioReview, SessionState, Source, SupervisionSession, Workspace,
        },
        words,
    },
};
use tests::{
    chance::Chance,
    desk::{Desk, today},
    paper,
};

const KIND: LetterKind = LetterKind::Recommendation;

/// A candidate of the sample whose records are rich.
fn marisol(desk: &Desk) -> Id {
    let all: Vec<Candidate> = desk.all();
    all.into_iter()
        .find(|candidate| candidate.name.starts_with("Marisol"))
        .unwrap()
        .id
}

fn view(desk: &Desk, id: &Id) -> LetterView {
    desk.letter(KIND, Some(id), today()).unwrap()
}

/// Writes every sentence that the records offer into the letter.
fn write_every_fact(desk: &mut Desk, id: &Id) {
    let view = view(desk, id);
    let mut letter: Letter = view.letter.clone();
    for part in &view.sections {
        let text = part
            .facts
            .iter()
            .map(|fact| fact.sentence.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        let key = &part.section.key;
        letter
            .sections
            .iter_mut()
            .find(|section| section.section == *key)
            .unwrap()
            .text = text;
    }
    desk.keeps(letter);
}

/// One edit of some record that the letter rests on.
fn edit(desk: &mut Desk, id: &Id, dice: &mut Chance) {
    let of = |desk: &Desk| -> Vec<SupervisionSession> {
        let all: Vec<SupervisionSession> = desk.all();
        all.into_iter()
            .filter(|session| session.candidate.as_ref() == Some(id))
            .collect()
    };
    let (what, length) = (dice.below(8), 10 + i32::try_from(dice.below(110)).unwrap());
    let which = dice.below(of(desk).len());
    let mut session = of(desk).remove(which);
    match what {
        0 => session.duration_minutes = Some(length),
        1 => session.duration_minutes = None,
        2 => session.medium = [Medium::Online, Medium::InPerson, Medium::Phone][dice.below(3)],
        3 => session.date = session.date.and_then(|day| day.pred_opt()),
        4 => {
            session.state = [SessionState::Held, SessionState::Cancelled][dice.below(2)];
        }
        5 => {
            let mut candidate: Candidate = desk.all().into_iter().find(|one: &Candidate| one.id == *id).unwrap();
            candidate.name =
                ["Marisol [M.] Ferreira", "M*ris_l", "Marisol Ferreira-Nakagawa"][dice.below(3)].to_owned();
            return desk.keeps(candidate);
        }
        6 => {
            let mut notes: Vec<CompetencyNote> = desk.all();
            notes.retain(|note| note.candidate == *id);
            let mut note = notes.remove(dice.below(notes.len()));
            note.source = [Source::Recording, Source::Transcript, Source::Live, Source::CaseReport][dice.below(4)];
            return desk.keeps(note);
        }
        _ => {
            let mut plan: Plan = desk
                .all()
                .into_iter()
                .find(|plan: &Plan| plan.candidate == *id)
                .unwrap();
            plan.agreed_on = plan.agreed_on.and_then(|day| day.pred_opt());
            return desk.keeps(plan);
        }
    }
    desk.keeps(session);
}

#[test]
fn after_any_edit_every_fact_in_a_letter_says_what_the_records_say_or_is_marked() {
    let mut desk = Desk::sample(Workspace::Supervisor);
    let id = marisol(&desk);
    write_every_fact(&mut desk, &id);
    let mut dice = Chance::new(20_261_123);
    let (mut fresh, mut marked) = (0, 0);
    for round in 0..80 {
        edit(&mut desk, &id, &mut dice);
        let view = view(&desk, &id);
        let now: BTreeMap<&str, &str> = view
            .sections
            .iter()
            .flat_map(|part| &part.facts)
            .flat_map(|fact| &fact.lives)
            .map(|live| (live.key.as_str(), live.value.as_str()))
            .collect();
        for part in &view.sections {
            for token in token::find(&part.text) {
                let same = now.get(token.key.as_str()) == Some(&token.value.as_str());
                let is_marked = part.stale.iter().any(|stale| {
                    stale.key == token.key
                        && stale.was == token.value
                        && stale.now.as_deref() == now.get(token.key.as_str()).copied()
                });
                assert_ne!(same, is_marked, "round {round}, {}: {}", token.key, token.value);
                *(if same { &mut fresh } else { &mut marked }) += 1;
            }
        }
        // Counted here, not by the facts.
        let sessions: Vec<SupervisionSession> = desk.all();
        let held = sessions
            .iter()
            .filter(|s| s.candidate.as_ref() == Some(&id) && s.state == SessionState::Held);
        let (count, minutes) = held.fold((0, 0), |(n, m), s| (n + 1, m + s.duration_minutes.unwrap_or(0)));
        let counted = words::count(count, "supervision session", "supervision sessions");
        assert_eq!(now.get("sessions_held"), (count > 0).then_some(&counted.as_str()));
        let time = words::time(u64::try_from(minutes).unwrap());
        assert_eq!(now.get("sessions_time"), (minutes > 0).then_some(&time.as_str()));
    }
    assert!(
        fresh > 500 && marked > 200,
        "both happened: {fresh} fresh, {marked} marked"
    );
}

#[test]
fn a_fact_on_paper_is_its_plain_value() {
    let mut desk = Desk::sample(Workspace::Supervisor);
    let id = marisol(&desk);
    let mut candidate: Candidate = desk.all().into_iter().find(|one: &Candidate| one.id == id).unwrap();
    candidate.name = "M*ris_l [the] First".into();
    desk.keeps(candidate);
    write_every_fact(&mut desk, &id);
    let file = desk.path("letter.pdf");
    std::fs::write(&file, desk.letter_pages(KIND, Some(&id), true, today()).unwrap()).unwrap();
    let text = paper::text_of(&file);
    assert!(text.contains("M*ris_l [the] First and I met for"), "{text}");
    assert!(!text.contains("fact:"), "no key of a fact is printed");
}

#[test]
fn an_exported_letter_keeps_its_words_its_facts_and_its_file() {
    let mut desk = Desk::sample(Workspace::Supervisor);
    let id = marisol(&desk);
    write_every_fact(&mut desk, &id);
    let file = desk.path("letter.pdf");
    desk.export_letter(KIND, Some(&id), &file, true, Overwrite::Never, today())
        .unwrap();
    let bytes = std::fs::read(&file).unwrap();

    let mut review: PortfolioReview = desk
        .all()
        .into_iter()
        .find(|one: &PortfolioReview| one.candidate == id)
        .unwrap();
    review
        .case_studies
        .iter_mut()
        .take(3)
        .for_each(|study| study.seen = false);
    desk.keeps(review);
    let mut decision: Decision = desk
        .all()
        .into_iter()
        .find(|one: &Decision| one.candidate == id)
        .unwrap();
    decision.outcome = Outcome::NotYet;
    desk.keeps(decision);

    let export: Export = desk
        .all()
        .into_iter()
        .max_by_key(|one: &Export| one.facts.len())
        .unwrap();
    let said = |key: &str| {
        export
            .facts
            .iter()
            .find(|fact| fact.key == key)
            .map(|fact| fact.value.replace('\u{a0}', " "))
    };
    assert_eq!(said("case_studies").as_deref(), Some("24 case studies"));
    assert_eq!(said("decision").as_deref(), Some("recommend"));
    let kept = desk.evidence(&export.id, today()).unwrap();
    assert_eq!(kept.len(), 1);
    let copy = desk.path("copy.pdf");
    desk.begin_copying_out(&kept[0].id, &copy, Overwrite::Never)
        .unwrap()
        .run(&mut |_| {}, &false.into())
        .unwrap();
    assert_eq!(std::fs::read(copy).unwrap(), bytes, "the file itself is kept");

    // What went out becomes a draft again, and the words in between are not lost.
    let mut letter = view(&desk, &id).letter;
    letter.sections[0].text = "Other words.".into();
    desk.keeps(letter.clone());
    let changed = desk.compare_exports(&export.id, None).unwrap();
    assert_eq!(changed.len(), 1, "only one part reads otherwise");
    desk.draft_from_export(&export.id, today()).unwrap();
    let differs: Vec<String> = desk
        .compare_exports(&export.id, None)
        .unwrap()
        .into_iter()
        .map(|change| change.field)
        .collect();
    assert_eq!(differs, ["date"], "a new draft has no day yet");
    let stale: usize = view(&desk, &id).sections.iter().map(|part| part.stale.len()).sum();
    assert_eq!(stale, 2, "its facts of then are marked where the records have moved on");
    desk.undo(today()).unwrap();
    assert_eq!(view(&desk, &id).letter.sections[0].text, "Other words.");
}

#[test]
fn a_finished_letter_with_a_stale_fact_waits_for_a_word_from_its_writer() {
    let mut desk = Desk::sample(Workspace::Supervisor);
    let id = marisol(&desk);
    write_every_fact(&mut desk, &id);
    let file = desk.path("letter.pdf");
    let send = |desk: &mut Desk| desk.export_letter(KIND, Some(&id), &file, false, Overwrite::Agreed, today());
    send(&mut desk).unwrap();

    let mut review: PortfolioReview = desk
        .all()
        .into_iter()
        .find(|one: &PortfolioReview| one.candidate == id)
        .unwrap();
    review.case_studies[0].seen = false;
    desk.keeps(review);
    let refused = send(&mut desk).unwrap_err();
    assert_eq!(refused.code, Code::Incomplete);
    assert!(refused.message.contains("has changed since"), "{}", refused.message);

    let mut letter = view(&desk, &id).letter;
    letter.overruled.push(Overruled {
        finding: "stale.competence".into(),
        reason: "One of them I read on paper.".into(),
    });
    desk.keeps(letter);
    let findings = view(&desk, &id).checks;
    assert_eq!(findings[0].overruled.as_deref(), Some("One of them I read on paper."));
    send(&mut desk).unwrap();
}

#[test]
fn placeholders_and_a_name_spelled_two_ways_are_found_before_a_letter_goes_out() {
    let mut desk = Desk::sample(Workspace::Supervisor);
    let id = marisol(&desk);
    let keys = |desk: &Desk| -> Vec<String> { view(desk, &id).checks.into_iter().map(|finding| finding.key).collect() };
    assert_eq!(
        keys(&desk),
        Vec::<String>::new(),
        "the sample's letter has nothing against it"
    );
    let mut letter = view(&desk, &id).letter;
    letter.sections[0].text += " Marisoll [more about this]";
    desk.keeps(letter);
    assert_eq!(keys(&desk), ["placeholder.focus", "spelling"]);
}

#[test]
fn a_letter_that_did_not_go_out_leaves_no_copy_in_the_vault() {
    let mut desk = Desk::sample(Workspace::Supervisor);
    let id = marisol(&desk);
    let there = |desk: &Desk| std::fs::read_dir(desk.folder().join("evidence")).map_or(0, Iterator::count);
    let before = there(&desk);
    let file = desk.path("letter.pdf");
    std::fs::write(&file, "another file of the person's").unwrap();
    desk.export_letter(KIND, Some(&id), &file, false, Overwrite::Never, today())
        .unwrap_err();
    assert_eq!(there(&desk), before);
    desk.export_letter(KIND, Some(&id), &file, false, Overwrite::Agreed, today())
        .unwrap();
    assert_eq!(there(&desk), before + 1, "one that did is kept");
}
