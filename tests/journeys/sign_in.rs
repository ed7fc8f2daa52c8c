//! Signing in through the system's browser, and what becomes of the session.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};
use rand::Rng;
use rapida_contract::changes::Topic;
use rapida_contract::ipc::{SignInStep, SignedIn};
use rapida_contract::problem::{Code, Problem};
use rapida_contract::report::Step;
use rapida_contract::sign_in::Level;
use rapida_core::device::Happening;
use rapida_core::sign_in::{PATIENCE, WayBack, Wish};
use rapida_core::world::World;
use rapida_tests::browser::{self, Browser, Choice};
use rapida_tests::municipality::Municipality;
use rapida_tests::phone::{Phone, broken_pavement};
use rapida_tests::proxy::{Moment, Then};

/// What the screens say of each problem.
const TEXTS: &str = include_str!("../../assets/text/it.ftl");
const ROUTE: &str = "/segnala/riepilogo";
const ZOLI: Choice<'_> = &[("identita", "zoli"), ("livello", "L2")];
const ZOLI_AT_L1: Choice<'_> = &[("identita", "zoli"), ("livello", "L1")];
/// Longer than an access token is good.
const A_WHILE: SignedDuration = SignedDuration::from_mins(11);

/// A phone's clock, which a test may put forward.
#[derive(Clone, Default)]
struct Clock(Arc<AtomicI64>);

impl Clock {
    fn world(&self) -> World {
        let seconds = self.0.clone();
        let now = move || Timestamp::now() + SignedDuration::from_secs(seconds.load(Ordering::SeqCst));
        World::new(now, |bytes| rand::rng().fill_bytes(bytes))
    }

    fn goes_on(&self, by: SignedDuration) {
        self.0.fetch_add(by.as_secs(), Ordering::SeqCst);
    }
}

async fn begins(phone: &Phone, level: Level) -> String {
    let wish = Wish { level, return_to: ROUTE.to_owned() };
    phone.device().begin_sign_in(wish, WayBack::Loopback).await.expect("the browser is opened")
}

fn step(phone: &Phone) -> SignInStep {
    phone.device().sign_in().expect("known").step
}

fn person(phone: &Phone) -> Option<SignedIn> {
    phone.device().sign_in().expect("known").person
}

/// Follows the pages, comes back to the app, and waits until it knows what came of it.
async fn comes_back(phone: &Phone, address: &str, choice: Choice<'_>) {
    browser::goes_through(address, choice).await;
    let is_over = |phone: &Phone| matches!(step(phone), SignInStep::Arrived { .. } | SignInStep::Failed { .. });
    phone.waits_until("the sign-in is over", is_over).await;
}

async fn signs_in(phone: &Phone, level: Level, choice: Choice<'_>) -> SignedIn {
    let address = begins(phone, level).await;
    comes_back(phone, &address, choice).await;
    assert_eq!(step(phone), SignInStep::Arrived { return_to: ROUTE.to_owned() });
    phone.device().cancel_sign_in().expect("put away");
    person(phone).expect("somebody is signed in")
}

/// Why nobody signed in, and where the person was.
fn failure(phone: &Phone) -> (Code, String) {
    match step(phone) {
        SignInStep::Failed { problem, return_to } => (problem.code, return_to),
        other => panic!("it failed: {other:?}"),
    }
}

fn sessions(municipality: &Municipality) -> usize {
    municipality.asks("SELECT id FROM person_session WHERE ended_at IS NULL").len()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_signs_in_and_is_known_without_a_network_and_after_a_restart() {
    let municipality = Municipality::opens();
    let mut phone = Phone::new(municipality.address()).await;
    let address = begins(&phone, Level::L1).await;
    assert!(matches!(step(&phone), SignInStep::Waiting { address: told, .. } if told == address));
    comes_back(&phone, &address, ZOLI_AT_L1).await;
    assert_eq!(step(&phone), SignInStep::Arrived { return_to: ROUTE.to_owned() });
    phone.device().cancel_sign_in().expect("put away");
    assert_eq!(step(&phone), SignInStep::Idle);
    let zoli = person(&phone).expect("signed in");
    assert_eq!((zoli.given_name.as_str(), zoli.family_name.as_str(), zoli.level), ("Marco", "Zoli", Level::L1));
    assert_eq!((zoli.tax_code.len(), zoli.issuer.as_str()), (16, "federa-prova"));
    phone.goes_offline();
    phone.restarts();
    phone.tries().await;
    assert_eq!(person(&phone), Some(zoli.clone()));
    phone.goes_online();
    phone.tries().await;
    assert_eq!((person(&phone), sessions(&municipality)), (Some(zoli), 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_needs_a_higher_level_steps_up_in_one_session() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    signs_in(&phone, Level::L1, ZOLI_AT_L1).await;
    let address = begins(&phone, Level::L2).await;
    assert_eq!(person(&phone).map(|zoli| zoli.level), Some(Level::L1), "still who they were");
    comes_back(&phone, &address, ZOLI_AT_L1).await;
    assert_eq!(failure(&phone), (Code::SignInLevel, ROUTE.to_owned()));
    assert_eq!(person(&phone).map(|zoli| zoli.level), Some(Level::L1));
    assert_eq!(signs_in(&phone, Level::L2, ZOLI).await.level, Level::L2);
    phone.tries().await;
    assert_eq!((sessions(&municipality), phone.device().sessions().await.expect("asked").len()), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_refuses_or_meets_a_wrong_issuer_is_told_and_signs_in_afterwards() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    let failed = (Code::SignInFailed, "L'accesso non è riuscito. Premi di nuovo Entra.");
    let refused = (Code::SignInRefused, "Hai annullato l'accesso. Quando vuoi, premi di nuovo Entra.");
    let away = (Code::IssuerAway, "Il gestore dell'identità non risponde. Riprova tra qualche minuto.");
    let level = Code::SignInLevel;
    let level =
        (level, "Per questo serve un'identità di livello più alto. Entra di nuovo e scegli il livello richiesto.");
    for (field, (code, seen)) in [
        (("esito", "annulla"), refused),
        (("prova", "occupato"), away),
        (("prova", "senza-acr"), level),
        (("prova", "iss"), failed),
        (("prova", "senza-iss"), failed),
        (("prova", "tardi"), failed),
        (("prova", "nonce"), failed),
        (("prova", "token-iss"), failed),
        (("prova", "token-aud"), failed),
        (("prova", "token-at-hash"), failed),
        (("prova", "token-scaduto"), failed),
        (("prova", "token-firma"), failed),
        (("prova", "sub"), failed),
    ] {
        let address = begins(&phone, Level::L2).await;
        comes_back(&phone, &address, &[ZOLI, &[field]].concat()).await;
        assert_eq!((failure(&phone), person(&phone)), ((code, ROUTE.to_owned()), None), "{field:?}");
        assert!(TEXTS.contains(&format!("\nproblem-{} = {seen}\n", code.as_str())), "{field:?}");
    }
    signs_in(&phone, Level::L2, ZOLI).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_state_leads_to_no_app_and_the_sign_in_can_be_given_up() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    let address = begins(&phone, Level::L2).await;
    let mut browser = Browser::default();
    let back = browser.chooses(&address, &[ZOLI, &[("prova", "state")]].concat()).await;
    assert!(browser.reads(&back).await.contains("Torna nell'app e premi Entra"));
    assert!(matches!(step(&phone), SignInStep::Waiting { .. }));
    phone.device().cancel_sign_in().expect("given up");
    assert_eq!((step(&phone), person(&phone)), (SignInStep::Idle, None));
    signs_in(&phone, Level::L2, ZOLI).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_answer_to_this_sign_in_does_not_end_it() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    let address = begins(&phone, Level::L2).await;
    let mut browser = Browser::default();
    let back = browser.signs_in(&address, ZOLI).await;
    for (stray, said) in [
        (back.replace("state=", "state=0"), "non è più atteso"),
        (back.replace("code=", "error=access_denied&code=").replace("state=", "x="), "non è più atteso"),
        (back.replace("/ritorno", "/favicon.ico"), ""),
    ] {
        assert!(browser.reads(&stray).await.contains(said), "{stray}");
        assert!(matches!(step(&phone), SignInStep::Waiting { .. }), "{stray}");
    }
    browser.opens(&back).await;
    phone.waits_until("they arrive", |phone| matches!(step(phone), SignInStep::Arrived { .. })).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_sign_ins_the_second_counts() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    let (first, second) = (begins(&phone, Level::L2).await, begins(&phone, Level::L2).await);
    let mut browser = Browser::default();
    let back = browser.signs_in(&first, &[("identita", "ricci"), ("livello", "L2")]).await;
    assert!(browser.reads(&back).await.contains("non è più atteso"));
    assert!(matches!(step(&phone), SignInStep::Waiting { .. }));
    comes_back(&phone, &second, ZOLI).await;
    assert_eq!(person(&phone).map(|person| person.family_name), Some("Zoli".to_owned()));
    assert_eq!(sessions(&municipality), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_browser_is_not_waited_for_for_ever() {
    let municipality = Municipality::opens();
    let clock = Clock::default();
    let phone = Phone::in_world(municipality.address(), clock.world()).await;
    let address = begins(&phone, Level::L2).await;
    let mut browser = Browser::default();
    let back = browser.signs_in(&address, ZOLI).await;
    clock.goes_on(PATIENCE);
    assert_eq!(failure(&phone), (Code::SignInLate, ROUTE.to_owned()));
    browser.opens(&back).await;
    phone.waits_until("it is late", |phone| matches!(step(phone), SignInStep::Failed { .. })).await;
    assert_eq!((failure(&phone).0, person(&phone)), (Code::SignInLate, None));
    signs_in(&phone, Level::L2, ZOLI).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_that_closed_the_app_meanwhile_takes_the_person_back() {
    let municipality = Municipality::opens();
    let mut phone = Phone::new(municipality.address()).await;
    let wish = Wish { level: Level::L2, return_to: ROUTE.to_owned() };
    let address = phone.device().begin_sign_in(wish, WayBack::Scheme).await.expect("the browser is opened");
    phone.restarts();
    let back = Browser::default().signs_in(&address, ZOLI).await;
    assert!(back.starts_with("it.ravenna.comune.rapida:/ritorno?"));
    for address in ["it.ravenna.comune.rapida:/ritorno", &back.replace("state=", "state=0"), &back, &back] {
        phone.device().came_back(address).await;
    }
    assert_eq!(step(&phone), SignInStep::Arrived { return_to: ROUTE.to_owned() });
    assert_eq!((person(&phone).map(|person| person.level), sessions(&municipality)), (Some(Level::L2), 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_are_renewed_over_a_line_that_loses_answers() {
    let municipality = Municipality::opens();
    let clock = Clock::default();
    let phone = Phone::in_world(municipality.address(), clock.world()).await;
    signs_in(&phone, Level::L2, &[("identita", "montanari"), ("livello", "L2")]).await;
    // The last that is asked after a sign-in: from here on nothing else is on the line.
    let is_told = |phone: &Phone| !phone.device().acting().expect("known").capacities.is_empty();
    phone.waits_until("the municipality has told for whom she may act", is_told).await;
    let tokens = || municipality.asks("SELECT turn FROM session_token WHERE kind = 'refresh'").len();
    assert_eq!(phone.device().sessions().await.expect("asked").len(), 1);
    assert_eq!(tokens(), 1, "the first token is good for a while");
    clock.goes_on(A_WHILE);
    phone.goes_offline();
    let refused = phone.device().sessions().await.expect_err("no network");
    assert_eq!(Problem::from(refused).code, Code::Offline);
    phone.goes_online();
    phone.air.at(Moment::Down(1), Then::Cut);
    assert!(phone.device().sessions().await.is_err(), "the answer is lost");
    assert_eq!((phone.air.met(), tokens()), (1, 2), "after the municipality gave new tokens");
    assert_eq!(phone.device().sessions().await.expect("asked").len(), 1);
    assert!(person(&phone).is_some());
    clock.goes_on(A_WHILE);
    phone.tries().await;
    assert_eq!((tokens(), sessions(&municipality)), (4, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_was_ended_elsewhere_is_wiped_at_the_next_contact_and_told() {
    let municipality = Municipality::opens();
    let mut phone = Phone::new(municipality.address()).await;
    let computer = Phone::new(municipality.address()).await;
    signs_in(&phone, Level::L2, ZOLI).await;
    let id = phone.reports("Prima di perdere il telefono", &[]);
    phone.is_registered(id).await;
    signs_in(&computer, Level::L1, ZOLI_AT_L1).await;
    let found = computer.device().sessions().await.expect("asked");
    let lost = found.iter().find(|session| !session.is_this).expect("the phone's");
    assert_eq!((found.len(), lost.level), (2, Level::L2));
    for _ in 0..2 {
        computer.device().end_session(lost.id).await.expect("it is ended, also when it was before");
    }
    assert!(person(&phone).is_some(), "nobody told the phone yet");
    phone.tries().await;
    assert!(matches!(step(&phone), SignInStep::EndedElsewhere { .. }), "{:?}", step(&phone));
    phone.restarts();
    assert!(matches!(step(&phone), SignInStep::EndedElsewhere { .. }), "until the person was told");
    assert_eq!(person(&phone), None);
    phone.receipt(id);
    phone.device().cancel_sign_in().expect("told");
    assert_eq!(step(&phone), SignInStep::Idle);
    signs_in(&phone, Level::L2, ZOLI).await;
    phone.device().end_other_sessions().await.expect("ended");
    assert_eq!(phone.device().sessions().await.expect("asked").len(), 1);
    assert!(computer.device().sessions().await.is_err());
    assert!(matches!(step(&computer), SignInStep::EndedElsewhere { .. }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_left_to_itself_notices_that_its_session_was_ended() {
    let municipality = Municipality::opens();
    let clock = Clock::default();
    let phone = Phone::in_world(municipality.address(), clock.world()).await;
    let computer = Phone::new(municipality.address()).await;
    signs_in(&phone, Level::L2, ZOLI).await;
    signs_in(&computer, Level::L2, ZOLI).await;
    let mut happenings = phone.device().happenings();
    let _running = phone.runs();
    while !matches!(happenings.recv().await, Ok(Happening::Changed(Topic::Municipality))) {}
    computer.device().end_other_sessions().await.expect("ended");
    clock.goes_on(A_WHILE);
    // Whatever the municipality tells the phone now is an occasion to renew its token.
    let id = computer.reports("Buca", &[]);
    computer.is_registered(id).await;
    phone.waits_until("it notices", |phone| matches!(step(phone), SignInStep::EndedElsewhere { .. })).await;
    assert_eq!(person(&phone), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_signs_out_is_forgotten_at_once_and_what_is_not_sent_stays_only_if_they_say_so() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    let sent = phone.reports("Già inviata", &[]);
    phone.is_registered(sent).await;
    for keep_unsent in [true, false] {
        signs_in(&phone, Level::L2, ZOLI).await;
        phone.goes_offline();
        let draft = phone.device().new_draft().expect("a draft");
        phone.device().save_draft(draft.id, &broken_pavement("A metà"), Step::Data).expect("kept");
        let queued = phone.reports("In coda", &[]);
        phone.device().sign_out(keep_unsent).expect("signed out");
        assert_eq!((person(&phone), step(&phone)), (None, SignInStep::Idle));
        assert_eq!(phone.device().draft(draft.id).is_ok(), keep_unsent);
        assert_eq!(phone.device().report(queued).is_ok(), keep_unsent);
        assert_eq!(sessions(&municipality), 1, "the municipality does not know yet");
        phone.goes_online();
        phone.tries().await;
        assert_eq!(sessions(&municipality), 0);
        phone.receipt(sent);
        let refused = phone.device().sessions().await.expect_err("nobody is signed in");
        assert_eq!(Problem::from(refused).code, Code::SignInNeeded);
    }
}
