use super::{Fact, Live, in_one_line, meetings::Meetings};
use crate::{
    programme::Programme,
    readiness::SupervisorRecords,
    records::{CompetencyNote, ItemSeen, Outcome, PortfolioReview, Source},
    words,
};

const FOCUS: &str = "focus";
const COMPETENCE: &str = "competence";
const GROWTH: &str = "growth";

/// The facts of the letter of recommendation, by the sections that the programme asks for. Nothing that is not recorded
/// appears, and no developmental stage does.
#[must_use]
pub fn recommendation_facts(programme: &Programme, records: &SupervisorRecords<'_>) -> Vec<Fact> {
    let mut facts = focus(programme, records);
    facts.extend(competence(programme, records));
    facts.extend(growth(records));
    facts
}

/// "Summarize the key elements of your mentorship and areas of focus"
fn focus(programme: &Programme, records: &SupervisorRecords<'_>) -> Vec<Fact> {
    let mut facts = Meetings::new(records.sessions, FOCUS).facts(programme, &candidate(records));
    if let Some((agreement, day)) = records.agreement.and_then(|a| Some((a, a.finalized_on?))) {
        let mut fact = Fact::new(FOCUS, "agreement", "Supervision agreement finalized").from([agreement.id.clone()]);
        let on = fact.live(words::date(day));
        facts.push(fact.says(
            words::date(day),
            format!("We finalized our supervision agreement on {on}."),
        ));
    }
    let Some(plan) = records.plan else { return facts };
    if let Some(day) = plan.agreed_on.map(words::date) {
        let mut fact = Fact::new(FOCUS, "plan", "Supervision plan agreed").from([plan.id.clone()]);
        let on = fact.live(&day);
        facts.push(fact.says(day, format!("We agreed on a personalized supervision plan on {on}.")));
    }
    if !plan.objectives.trim().is_empty() {
        let sentence = format!("The plan’s learning objectives: {}", in_one_line(&plan.objectives));
        let fact = Fact::new(FOCUS, "objectives", "Learning objectives");
        facts.push(fact.says(plan.objectives.trim(), sentence).from([plan.id.clone()]));
    }
    let focus: Vec<_> = plan.focus.iter().filter_map(|key| programme.competency(key)).collect();
    if !focus.is_empty() {
        let names: Vec<String> = focus.iter().map(|c| words::small(&c.name)).collect();
        // The programme's own words hold "and", so semicolons part them.
        let abilities: Vec<String> = focus.iter().map(|c| format!("to {}", words::small(&c.words))).collect();
        let mut fact = Fact::new(FOCUS, "focus_areas", "Focus areas").from([plan.id.clone()]);
        let abilities = fact.live(abilities.join("; "));
        let sentence = format!("Our plan focused on the ability {abilities}.");
        facts.push(fact.says(words::capital(&words::list(&names)), sentence));
    }
    facts
}

/// "Offer the mentor’s assessment of your clinical competence and readiness for certification"
fn competence(programme: &Programme, records: &SupervisorRecords<'_>) -> Vec<Fact> {
    let observed: Vec<&CompetencyNote> = records.notes.iter().filter(|n| n.stage.is_some()).collect();
    let mut facts = Vec::new();
    facts.extend(competencies(programme, &observed));
    facts.extend(sources(&observed));
    facts.extend(records.review.into_iter().flat_map(portfolio));
    facts.extend(records.notes.iter().filter_map(|note| chosen_words(programme, note)));
    let Some(decision) = records.decision else { return facts };
    if !decision.attainment.trim().is_empty() {
        facts.push(
            Fact::new(
                COMPETENCE,
                "attainment",
                "Competency attainment, from the exit interview",
            )
            .says(decision.attainment.trim(), in_one_line(&decision.attainment))
            .from([decision.id.clone()]),
        );
    }
    let on = decision
        .decided_on
        .map_or_else(String::new, |day| format!(", {}", words::date(day)));
    let (value, verb) = match decision.outcome {
        Outcome::Recommend => ("Recommend", "recommend"),
        Outcome::NotYet => ("Not yet", "do not yet recommend"),
        Outcome::Open => return facts,
    };
    let mut fact = Fact::new(COMPETENCE, "decision", "Decision").from([decision.id.clone()]);
    let verb = fact.live(verb);
    let name = candidate(records).map_or_else(|| "the candidate".to_owned(), |name| fact.shared(&name));
    let sentence = format!("I {verb} {name} for SCIP Level C certification.");
    facts.push(fact.says(format!("{value}{on}"), sentence));
    facts
}

/// The candidate's name, when there is one.
fn candidate(records: &SupervisorRecords<'_>) -> Option<Live> {
    let name = records.candidate.name.trim();
    let of = || vec![records.candidate.id.clone()];
    (!name.is_empty()).then(|| Live::new("candidate_name", "The candidate’s name", name, of()))
}

fn competencies(programme: &Programme, observed: &[&CompetencyNote]) -> Option<Fact> {
    let seen: Vec<_> = programme
        .competencies
        .iter()
        .filter(|c| observed.iter().any(|n| n.competency == c.key))
        .collect();
    let names: Vec<String> = seen.iter().map(|c| words::small(&c.name)).collect();
    let (seen, all) = (seen.len(), programme.competencies.len());
    let how_many = if seen == all {
        format!("all {}", words::number(all))
    } else {
        format!("{} of the {}", words::number(seen), words::number(all))
    };
    let list = words::list(&names);
    let noun = if all == 1 { "competency" } else { "competencies" };
    (seen > 0).then(|| {
        let ids = observed.iter().map(|n| n.id.clone());
        let mut fact = Fact::new(COMPETENCE, "competencies_observed", "Competencies observed").from(ids);
        let observed = fact.live(format!("{how_many} SCIP {noun}: {list}"));
        fact.says(
            format!("{seen} of {all}: {list}"),
            format!("I had occasion to observe {observed}."),
        )
    })
}

fn sources(observed: &[&CompetencyNote]) -> Option<Fact> {
    let all = [
        (Source::Recording, "recordings"),
        (Source::Transcript, "transcripts"),
        (Source::Live, "live observation"),
        (Source::CaseReport, "case reports"),
        (Source::Discussion, "discussion"),
    ];
    let used = all.iter().filter(|(s, _)| observed.iter().any(|n| n.source == *s));
    let names: Vec<&str> = used.map(|(_, name)| *name).collect();
    let list = words::list(&names);
    (!names.is_empty()).then(|| {
        let ids = observed.iter().map(|n| n.id.clone());
        let mut fact = Fact::new(COMPETENCE, "sources", "What was observed").from(ids);
        let used = fact.live(&list);
        fact.says(words::capital(&list), format!("My observations rest on {used}."))
    })
}

/// "Supervisor reviews the candidate’s clinical portfolio"
fn portfolio(review: &PortfolioReview) -> Vec<Fact> {
    let mut facts = Vec::new();
    let seen = review.case_studies.iter().filter(|c| c.seen).count();
    if seen > 0 {
        let mut fact = Fact::new(COMPETENCE, "case_studies", "Case studies reviewed").from([review.id.clone()]);
        let count = fact.live(words::count(seen, "case study", "case studies"));
        let on = review.reviewed_on.map_or_else(String::new, |day| {
            format!(" (review completed on {})", fact.part("on", words::date(day)))
        });
        let sentence = format!("I reviewed {count} in the clinical portfolio{on}.");
        facts.push(fact.says(seen.to_string(), sentence));
    }
    let parts: [(&ItemSeen, &str); 3] = [
        (&review.write_ups, "clinical reflections and case write-ups"),
        (&review.excerpts, "excerpts or transcripts of sessions"),
        (&review.retreat, "evidence of retreat attendance"),
    ];
    let names: Vec<&str> = parts
        .iter()
        .filter(|(part, _)| part.seen)
        .map(|(_, name)| *name)
        .collect();
    if !names.is_empty() {
        // One of the names holds "and": a comma before the last keeps them apart.
        let list = match names.as_slice() {
            [start @ .., last] if !start.is_empty() => format!("{}, and {last}", start.join(", ")),
            all => all.join(""),
        };
        let label = "Other parts of the portfolio reviewed";
        let mut fact = Fact::new(COMPETENCE, "portfolio", label).from([review.id.clone()]);
        let parts = fact.live(&list);
        facts.push(fact.says(words::capital(&list), format!("From the portfolio I also saw {parts}.")));
    }
    facts
}

/// The supervisor's own words, when they marked the note "use in the letter".
fn chosen_words(programme: &Programme, note: &CompetencyNote) -> Option<Fact> {
    let text = note.words.trim();
    if !note.use_in_letter || text.is_empty() {
        return None;
    }
    let name = programme
        .competency(&note.competency)
        .map_or(note.competency.as_str(), |c| &c.name);
    let label = note
        .date
        .map_or_else(|| name.to_owned(), |day| format!("{name}, {}", words::date(day)));
    Some(
        Fact::new(COMPETENCE, format!("note_{}", note.id), label)
            .says(text, text)
            .from([note.id.clone()]),
    )
}

/// "Include any final reflections or suggested areas for ongoing professional growth"
fn growth(records: &SupervisorRecords<'_>) -> Vec<Fact> {
    let Some(decision) = records.decision else {
        return Vec::new();
    };
    let mut facts = Vec::new();
    let mut add = |key: &str, label: &str, lead: &str, text: &str| {
        if !text.trim().is_empty() {
            let sentence = format!("{lead}: {}", in_one_line(text));
            let fact = Fact::new(GROWTH, key, label);
            facts.push(fact.says(text.trim(), sentence).from([decision.id.clone()]));
        }
    };
    add(
        "next_steps",
        "Next steps",
        "Together we identified these next steps for ongoing professional growth",
        &decision.next_steps,
    );
    if decision.outcome == Outcome::NotYet {
        add("reasons", "Why not yet", "My reasons", &decision.reasons);
    }
    facts
}
