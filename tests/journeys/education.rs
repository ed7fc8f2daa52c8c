//! The four education services from their card to the acceptance, online and without a network, while months pass at the
//! municipality: its clock is put forward, the phone's stays as it is.

mod ranked;

use jiff::civil::Date;
use rapida_contract::deadlines::DeadlineKind;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{Delivery, ProceedingPage};
use rapida_contract::problem::{Code, Problem};
use rapida_contract::proceeding::{Event, State, StepKind};
use rapida_contract::service::light::{Light, Padlock, Remedy};
use rapida_contract::sign_in::Level;
use rapida_tests::filling_in::{pre_post_school, school_bus};
use rapida_tests::municipality::Municipality;
use rapida_tests::operator::Operator;
use rapida_tests::phone::Phone;
use serde_json::Value;

/// How what a parent does leaves their phone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// At once.
    Online,
    /// It was done without a network, and leaves when that is back.
    OfflineFirst,
}

impl Way {
    /// Does something on the phone. Without a network nothing arrives before that is back.
    async fn does<T>(self, municipality: &Municipality, phone: &Phone, act: impl FnOnce(&Phone) -> T) -> T {
        if self == Self::Online {
            return act(phone);
        }
        let arrived = || municipality.asks("SELECT count(*) FROM submission");
        let before = arrived();
        phone.goes_offline();
        let done = act(phone);
        phone.tries().await;
        assert_eq!(arrived(), before, "nothing leaves without a network");
        phone.goes_online();
        done
    }
}

fn page(phone: &Phone, id: SubmissionId) -> ProceedingPage {
    phone.device().proceeding(id).expect("read").expect("the municipality told of it")
}

/// Hears of something by itself, as a running app does.
async fn hears(phone: &Phone, id: SubmissionId, what: &str, is_so: impl Fn(&ProceedingPage) -> bool) -> ProceedingPage {
    let runs = phone.runs();
    let known = |phone: &Phone| phone.device().proceeding(id).expect("read").is_some_and(|page| is_so(&page));
    phone.waits_until(what, known).await;
    drop(runs);
    page(phone, id)
}

async fn hears_state(phone: &Phone, id: SubmissionId, state: State) -> ProceedingPage {
    hears(phone, id, state.as_str(), |page| page.proceeding.state == state).await
}

fn deadline(phone: &Phone, id: SubmissionId, kind: DeadlineKind) -> Option<Date> {
    let deadlines = phone.device().deadlines().expect("deadlines");
    deadlines.into_iter().find(|one| one.kind == kind && one.submission == Some(id)).map(|one| one.day)
}

fn last(page: &ProceedingPage) -> &Event {
    page.proceeding.events.last().expect("something happened")
}

fn refused<T>(done: Result<T, rapida_core::error::Error>) -> Problem {
    done.map(drop).map_err(Problem::from).expect_err("it is refused")
}

/// On a day of the call: what the card says to whoever is not signed in, and to the parent, who then fills in and sends.
async fn applies(municipality: &Municipality, way: Way, slug: &str, typed: &Value) -> (Phone, SubmissionId) {
    let phone = Phone::new(municipality.address()).await;
    phone.tries().await;
    let card = |phone: &Phone| phone.device().service(slug).expect("on offer").card.way;
    assert_eq!(
        (card(&phone).padlock, card(&phone).remedy),
        (Padlock::Closed, Some(Remedy::SignIn { level: Level::L2 }))
    );
    phone.signs_in_as("montanari", Level::L2).await;
    phone.tries().await;
    assert_eq!((card(&phone).light, card(&phone).remedy), (Light::Green, None));
    let sends = |phone: &Phone| {
        let id = phone.fills_in(slug, typed.clone());
        phone.sends(id).unwrap_or_else(|error| panic!("{error:?}"));
        assert!(matches!(phone.sent(id).card.delivery, Delivery::Queued));
        id
    };
    let id = way.does(municipality, &phone, sends).await;
    phone.form_is_registered(id).await;
    hears_state(&phone, id, State::Received).await;
    (phone, id)
}

/// A service without a ranking, from the card to what the office grants.
async fn is_granted(slug: &str, typed: &Value, day: &str, way: Way) -> (Municipality, Phone, SubmissionId) {
    let municipality = Municipality::opens();
    municipality.has_clerk_of("education");
    municipality.it_is(day).await;
    let (phone, id) = applies(&municipality, way, slug, typed).await;
    let desk = Operator::of(&municipality).await;
    desk.works_on(id, StepKind::TakeInCharge, &[]).await;
    hears_state(&phone, id, State::InCharge).await;
    desk.works_on(id, StepKind::Accept, &[("parole", "Confermato da settembre.")]).await;
    let granted = hears_state(&phone, id, State::Accepted).await;
    assert_eq!(last(&granted).words, "Confermato da settembre.");
    assert!(granted.can_renounce && granted.proceeding.ranking.is_none());
    (municipality, phone, id)
}

#[tokio::test(flavor = "multi_thread")]
async fn time_before_and_after_school_is_granted_on_both_ways() {
    for way in [Way::Online, Way::OfflineFirst] {
        is_granted("pre_post_school", &pre_post_school(), "2027-06-10T10:00", way).await;
    }
}

async fn takes_the_bus(way: Way) -> (Municipality, Phone, SubmissionId) {
    let (municipality, phone, id) = is_granted("school_bus", &school_bus(), "2027-07-10T10:00", way).await;
    let until = page(&phone, id).proceeding.renounce_until.expect("a day");
    assert_eq!(until.to_string(), "2027-07-31");
    assert_eq!(deadline(&phone, id, DeadlineKind::Renunciation), Some(until));
    municipality.it_is("2027-07-31T23:30").await;
    phone.tries().await;
    assert!(page(&phone, id).can_renounce, "until the last day is over");
    (municipality, phone, id)
}

fn renounces(phone: &Phone, id: SubmissionId) {
    phone.device().step_form(id, StepKind::Renounce, "Lo accompagniamo noi.").expect("it goes to the outbox");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_school_bus_is_granted_and_given_up_on_the_last_day_of_july() {
    for way in [Way::Online, Way::OfflineFirst] {
        let (municipality, phone, id) = takes_the_bus(way).await;
        way.does(&municipality, &phone, |phone| renounces(phone, id)).await;
        let over = hears_state(&phone, id, State::Closed).await;
        assert_eq!((last(&over).step, last(&over).words.as_str()), (StepKind::Renounce, "Lo accompagniamo noi."));
    }
}

/// What counts is when it arrives: the phone was without a network when July ended.
#[tokio::test(flavor = "multi_thread")]
async fn the_school_bus_is_not_given_up_any_more_in_august() {
    let (municipality, phone, id) = takes_the_bus(Way::Online).await;
    phone.goes_offline();
    renounces(&phone, id);
    municipality.it_is("2027-08-01T00:30").await;
    phone.goes_online();
    let on_its_way = |phone: &Phone| page(phone, id).steps.first().map(|step| (step.id, step.delivery.clone()));
    let was_refused = || matches!(on_its_way(&phone), Some((_, Delivery::Refused { .. })));
    phone.tries_until("the renunciation is refused", was_refused).await;
    let Some((step, Delivery::Refused { problem })) = on_its_way(&phone) else { unreachable!("it was refused") };
    assert!(problem.code == Code::WrongState && problem.detail.contains("31 luglio 2027"), "{problem:?}");
    phone.device().discard_form_step(step).expect("given up");
    phone.tries().await;
    assert_eq!((page(&phone, id).proceeding.state, page(&phone, id).can_renounce), (State::Accepted, false));
    let late = refused(phone.device().step_form(id, StepKind::Renounce, ""));
    assert_eq!(late.code, Code::WrongState);
}
