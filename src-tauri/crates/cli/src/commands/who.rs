use companion::{Code, Companion, Moment, Refusal, Result, pathway::Id};

/// The candidate whom a name means: the whole name, or a part that only one has.
pub fn candidate(companion: &Companion, name: Option<&str>) -> Result<Option<Id>> {
    let Some(name) = name else { return Ok(None) };
    let wanted = name.trim().to_lowercase();
    let people = companion.candidates(Moment::now())?;
    let exact = people
        .iter()
        .filter(|person| person.name.trim().to_lowercase() == wanted);
    let part = people
        .iter()
        .filter(|person| person.name.to_lowercase().contains(&wanted));
    let mut found: Vec<&Id> = exact.map(|person| &person.id).collect();
    if found.is_empty() {
        found = part.map(|person| &person.id).collect();
    }
    match found.as_slice() {
        [one] => Ok(Some((*one).clone())),
        [] => Err(Refusal::new(
            Code::NotFound,
            "There is no candidate of this name in the vault. Check the spelling.",
        )),
        _ => Err(Refusal::new(
            Code::Invalid,
            "Several candidates bear this name. Write more of it.",
        )),
    }
}
