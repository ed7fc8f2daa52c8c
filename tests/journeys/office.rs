//! The office asks, the citizen answers, the office is done, the citizen says that it is not.

use rapida_contract::ids::{ReportCode, SubmissionId};
use rapida_contract::ipc::{Delivery, ReportCard, ReportPage};
use rapida_contract::place::Point;
use rapida_contract::progress::{State, StepKind, Turn};
use rapida_tests::municipality::Municipality;
use rapida_tests::operator::Operator;
use rapida_tests::phone::{Phone, photo_of};

/// A registered report, and its public name.
async fn registered(phone: &Phone) -> (SubmissionId, ReportCode) {
    let id = phone.reports("Marciapiede rotto", &[photo_of(1)]);
    let registration = phone.is_registered(id).await;
    (id, registration.code())
}

/// What the phone shows of its report once it has asked the municipality.
async fn reads(phone: &Phone, id: SubmissionId) -> ReportPage {
    phone.tries().await;
    phone.page(id)
}

fn stands(page: &ReportPage, state: State, turn: Turn) {
    assert_eq!((page.card.state, page.card.turn), (Some(state), Some(turn)));
}

/// Everything that was said, with who said it: the steps in their order.
fn told(page: &ReportPage) -> Vec<(StepKind, String)> {
    let registered = page.registered.as_ref().expect("registered");
    registered.events.iter().map(|event| (event.step, event.words.clone())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_answered_without_a_network_and_the_report_is_reopened() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    let (id, code) = registered(&phone).await;
    let operator = Operator::of(&municipality).await;
    assert_eq!(operator.lists().await, std::slice::from_ref(&code));
    operator.takes(&code).await;
    operator.asks(&code, "È davanti al civico 12 o al 14?").await;
    stands(&reads(&phone, id).await, State::Asked, Turn::Citizen);
    assert_eq!(phone.device().home().expect("it opens").to_do.len(), 1, "the first screen says that it is my turn");

    phone.goes_offline();
    phone.device().step_report(id, StepKind::Answer, "Al 14.").expect("kept");
    let page = reads(&phone, id).await;
    assert_eq!(page.waiting_steps.iter().map(|step| &step.delivery).collect::<Vec<_>>(), [&Delivery::Queued]);
    stands(&page, State::Asked, Turn::Citizen);
    phone.goes_online();
    phone.tries().await;
    let page = reads(&phone, id).await;
    stands(&page, State::InCharge, Turn::Office);
    assert!(page.waiting_steps.is_empty());

    operator.resolves(&code, "Lastre rimesse a posto.", &photo_of(2)).await;
    let page = reads(&phone, id).await;
    stands(&page, State::Resolved, Turn::Nobody);
    assert!(page.can_reopen);
    phone.device().step_report(id, StepKind::Reopen, "Una balla ancora.").expect("kept");
    phone.tries().await;
    let page = reads(&phone, id).await;
    stands(&page, State::Registered, Turn::Office);
    let said = [
        (StepKind::Register, ""),
        (StepKind::TakeInCharge, ""),
        (StepKind::Ask, "È davanti al civico 12 o al 14?"),
        (StepKind::Answer, "Al 14."),
        (StepKind::Resolve, "Lastre rimesse a posto."),
        (StepKind::Reopen, "Una balla ancora."),
    ];
    assert_eq!(told(&page), said.map(|(step, words)| (step, words.to_owned())));
    assert_eq!(municipality.asks("SELECT number FROM protocol_entry ORDER BY number"), ["1", "2", "3"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_reopening_says_why_and_leaves_the_report_as_it_is() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    let (id, code) = registered(&phone).await;
    let operator = Operator::of(&municipality).await;
    operator.asks(&code, "Dove?").await;
    stands(&reads(&phone, id).await, State::Asked, Turn::Citizen);
    phone.goes_offline();
    phone.device().step_report(id, StepKind::Answer, "Lì.").expect("kept");
    // Meanwhile the office found it by itself.
    operator.rejects(&code, "È una strada privata.").await;
    phone.goes_online();
    phone.tries().await;
    let page = reads(&phone, id).await;
    stands(&page, State::Rejected, Turn::Nobody);
    let refused = page.waiting_steps.iter().map(|step| (&step.words, &step.delivery)).collect::<Vec<_>>();
    assert!(
        matches!(refused.as_slice(), [(words, Delivery::Refused { .. })] if *words == "Lì."),
        "the answer is kept with the reason: {refused:?}"
    );
}

fn followed(phone: &Phone) -> Vec<ReportCard> {
    phone.device().reports().expect("they are read").into_iter().filter(|card| card.followed).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_neighbour_finds_the_report_follows_it_and_sees_it_resolved() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    let (_, code) = registered(&phone).await;
    let neighbour = Phone::new(municipality.address()).await;
    neighbour.tries().await;

    neighbour.goes_offline();
    let beside = Point { lat: 44.4180, lon: 12.1995 };
    let around = neighbour.device().look_around(beside, Some("roads")).expect("it looks around without a network");
    let [found] = around.nearby.as_slice() else { panic!("one report near here: {around:?}") };
    assert_eq!(found.report.code, code);
    assert!(found.distance_m.is_some_and(|metres| (50.0..100.0).contains(&metres)), "{:?}", found.distance_m);
    neighbour.device().follow(&code, true).expect("kept until there is a network");
    neighbour.goes_online();
    let follows = || municipality.asks("SELECT COUNT(*) FROM follow");
    neighbour.tries_until("the neighbour follows it", || follows() == ["1"]).await;

    Operator::of(&municipality).await.resolves(&code, "Fatto.", &[]).await;
    neighbour.tries().await;
    let [card] = &followed(&neighbour)[..] else { panic!("one is followed") };
    assert_eq!((card.code.as_ref(), card.state), (Some(&code), Some(State::Resolved)));
    assert!(card.title.is_empty(), "what somebody else wrote stays theirs");
    neighbour.device().follow(&code, false).expect("kept");
    assert!(followed(&neighbour).is_empty());
    neighbour.tries_until("and follows it no more", || follows() == ["0"]).await;
}
