use super::{
    supervisor::{after, asked, complete_but},
    *,
};

#[test]
fn the_agreement_is_no_warning_before_session_4_is_held() {
    for (held, expected) in [(1, NotYetDue), (3, NotYetDue), (4, NotMet)] {
        let mut vault = after(held);
        vault.agreement.as_mut().unwrap().finalized_on = None;
        vault.notices.clear();
        assert_eq!(of(&asked(&vault), "agreement").state, expected, "after session {held}");
    }
}

#[test]
fn after_the_assessment_the_agreement_is_next_though_it_is_no_warning() {
    let mut vault = after(3);
    vault.agreement.as_mut().unwrap().finalized_on = None;
    vault.notices.retain(|n| n.notice == "assessment_completed");
    let readiness = asked(&vault);
    assert_eq!(readiness.next.as_ref().unwrap().requirement, "agreement");
    assert_eq!(
        of(&readiness, "agreement_finalized").state,
        NotYetDue,
        "it waits for the agreement"
    );
}

#[test]
fn a_fee_owed_to_the_supervisor_never_hides_the_next_session() {
    let mut vault = after(4);
    vault.fees[0].paid_on = None;
    let readiness = asked(&vault);
    assert_eq!(of(&readiness, "fee_assessment").state, NotMet);
    assert_eq!(readiness.next.unwrap().requirement, "supervision_sessions");
}

#[test]
fn a_smaller_fee_in_another_currency_is_the_two_peoples_own_agreement() {
    let readiness = complete_but(|v| {
        v.fees[0].amount_cents = 0;
        v.fees[0].currency = "INR".into();
    });
    assert_eq!(of(&readiness, "fee_assessment").state, Met);
}
