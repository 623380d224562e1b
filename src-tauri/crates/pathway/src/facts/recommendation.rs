use super::{Fact, in_one_line, meetings::Meetings};
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
    let with = match records.candidate.name.trim() {
        "" => "We".to_owned(),
        name => format!("{name} and I"),
    };
    let mut facts = Meetings::new(records.sessions, FOCUS).facts(programme, &with);
    if let Some((agreement, day)) = records.agreement.and_then(|a| Some((a, a.finalized_on?))) {
        let day = words::date(day);
        let sentence = format!("We finalized our supervision agreement on {day}.");
        let fact = Fact::new(FOCUS, "agreement", "Supervision agreement finalized");
        facts.push(fact.says(day, sentence).from([agreement.id.clone()]));
    }
    let Some(plan) = records.plan else { return facts };
    if let Some(day) = plan.agreed_on.map(words::date) {
        let sentence = format!("We agreed on a personalized supervision plan on {day}.");
        let fact = Fact::new(FOCUS, "plan", "Supervision plan agreed");
        facts.push(fact.says(day, sentence).from([plan.id.clone()]));
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
        let sentence = format!("Our plan focused on the ability {}.", abilities.join("; "));
        facts.push(
            Fact::new(FOCUS, "focus_areas", "Focus areas")
                .says(words::capital(&words::list(&names)), sentence)
                .from([plan.id.clone()]),
        );
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
    let name = match records.candidate.name.trim() {
        "" => "the candidate",
        name => name,
    };
    let on = decision
        .decided_on
        .map_or_else(String::new, |day| format!(", {}", words::date(day)));
    let fact = Fact::new(COMPETENCE, "decision", "Decision").from([decision.id.clone()]);
    match decision.outcome {
        Outcome::Recommend => {
            let sentence = format!("I recommend {name} for SCIP Level C certification.");
            facts.push(fact.says(format!("Recommend{on}"), sentence));
        }
        Outcome::NotYet => {
            let sentence = format!("I do not yet recommend {name} for SCIP Level C certification.");
            facts.push(fact.says(format!("Not yet{on}"), sentence));
        }
        Outcome::Open => {}
    }
    facts
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
        Fact::new(COMPETENCE, "competencies_observed", "Competencies observed")
            .says(
                format!("{seen} of {all}: {list}"),
                format!("I had occasion to observe {how_many} SCIP {noun}: {list}."),
            )
            .from(observed.iter().map(|n| n.id.clone()))
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
        Fact::new(COMPETENCE, "sources", "What was observed")
            .says(words::capital(&list), format!("My observations rest on {list}."))
            .from(observed.iter().map(|n| n.id.clone()))
    })
}

/// "Supervisor reviews the candidate’s clinical portfolio"
fn portfolio(review: &PortfolioReview) -> Vec<Fact> {
    let mut facts = Vec::new();
    let seen = review.case_studies.iter().filter(|c| c.seen).count();
    if seen > 0 {
        let on = review.reviewed_on.map_or_else(String::new, |day| {
            format!(" (review completed on {})", words::date(day))
        });
        let count = words::count(seen, "case study", "case studies");
        facts.push(
            Fact::new(COMPETENCE, "case_studies", "Case studies reviewed")
                .says(
                    seen.to_string(),
                    format!("I reviewed {count} in the clinical portfolio{on}."),
                )
                .from([review.id.clone()]),
        );
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
        facts.push(
            Fact::new(COMPETENCE, "portfolio", "Other parts of the portfolio reviewed")
                .says(words::capital(&list), format!("From the portfolio I also saw {list}."))
                .from([review.id.clone()]),
        );
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
