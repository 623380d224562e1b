use crate::{
    Id,
    programme::{Programme, Rule},
    records::{Agreement, CaseMaterial, SessionState, SupervisionSession},
};

/// The sessions that stood or stand in the same place of the pathway: a missed one, and the one planned in its place.
#[must_use]
pub fn slot<'a>(session: &SupervisionSession, all: &'a [SupervisionSession]) -> Vec<&'a SupervisionSession> {
    all.iter().filter(|other| other.number == session.number).collect()
}

/// The case material handed over for a session, or for one that was missed in its place.
#[must_use]
pub fn material_for<'a>(slot: &[&SupervisionSession], material: &'a [CaseMaterial]) -> Vec<&'a CaseMaterial> {
    let here: Vec<&Id> = slot.iter().map(|session| &session.id).collect();
    let is_here = |one: &&CaseMaterial| one.session.as_ref().is_some_and(|session| here.contains(&session));
    material.iter().filter(is_here).collect()
}

/// The rule that this session runs ahead of, when it comes after the assessment and the agreement is not settled:
/// "Finalize the supervision agreement and payment schedule."
#[must_use]
pub fn without_agreement<'a>(
    programme: &'a Programme,
    session: &SupervisionSession,
    agreement: Option<&Agreement>,
) -> Option<&'a Rule> {
    let takes_place = matches!(session.state, SessionState::Planned | SessionState::Held);
    let settled = agreement.is_some_and(|agreement| {
        let signed = agreement.candidate_signed_on.is_some() && agreement.supervisor_signed_on.is_some();
        agreement.finalized_on.is_some() || signed
    });
    let rule = programme.rules.iter().find(|rule| rule.key == "agreement")?;
    let from = rule.warn_from_session?;
    (takes_place && !settled && session.number >= from).then_some(rule)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{records::SessionKind, sample};

    #[test]
    fn the_fourth_session_warns_until_the_agreement_is_signed_by_both_or_finalized() {
        let programme = Programme::shipped().unwrap();
        let third = sample::session(3, SessionKind::SupervisionPlanMeeting, None);
        let fourth = sample::session(4, SessionKind::Supervision, None);
        assert!(without_agreement(programme, &third, None).is_none());
        let rule = without_agreement(programme, &fourth, None).unwrap();
        assert_eq!(rule.cite, "Finalize the supervision agreement and payment schedule.");
    }
}
