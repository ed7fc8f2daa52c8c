use proptest::prelude::*;
use rapida_contract::proceeding::{Event, ProceedingsPage};
use rapida_contract::submission::{Office, Registration};
use uuid::Uuid;

use super::pull::{Page, PageTold, Told, keep};
use super::*;
use crate::db::Store;
use crate::db::key::StoreKey;

pub const MONTANARI: &str = "MNTGLI88D52H199O";

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// What happened at noon of a day.
pub fn event(day: &str, step: StepKind, state: State) -> Event {
    Event {
        at: at(&format!("{day}T11:00:00Z")),
        step,
        state,
        office: if step.is_citizens() { String::new() } else { "Ufficio Nidi".into() },
        words: String::new(),
        request: None,
        files: Vec::new(),
        registration: None,
    }
}

pub fn registration(number: u32) -> Registration {
    Registration { year: 2027, number, at: at("2027-04-01T11:00:00Z") }
}

/// A request for a place at the nido of 1 April 2027, and what happened since.
pub fn proceeding(number: u128, since: &[(StepKind, State)]) -> Proceeding {
    let id = SubmissionId(Uuid::from_u128(number));
    let mut events = vec![event("2027-04-01", StepKind::Register, State::Received)];
    events.extend(since.iter().map(|(step, state)| event("2027-04-02", *step, *state)));
    let registration = registration(u32::try_from(number).unwrap());
    Proceeding {
        id,
        slug: "nido".into(),
        version: 1,
        title: rapida_contract::municipality::Text { it: "Nido".into(), en: "Nursery".into(), de: "Krippe".into() },
        state: events.last().map_or(State::Received, |event| event.state),
        office: Office { id: "education".into(), name: "Ufficio Nidi".into() },
        term: None,
        due: Some("2027-05-01".parse().unwrap()),
        call_closes: Some("2027-04-15".parse().unwrap()),
        request: None,
        ranking: None,
        offer: None,
        renounce_until: None,
        versions: vec![Version { id, registration, receipt: String::new() }],
        events,
        sender: None,
        subject: None,
        updated_at: at("2027-04-02T11:00:00Z"),
    }
}

/// What the municipality tells of these.
pub fn told(proceedings: &[Proceeding]) -> Told {
    let page = PageTold { etag: "\"1\"".into(), ..PageTold::default() };
    Told { pages: vec![page], proceedings: proceedings.to_vec() }
}

fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &StoreKey([1; 32]), at("2027-04-02T11:00:00Z")).unwrap();
    (folder, store)
}

/// Keeps what is told; answers whether it is new, and which steps of offices are.
fn keeps(store: &Store, proceedings: &[Proceeding]) -> (bool, Vec<StepKind>) {
    let (is_new, answers) = keep(&store.cache, MONTANARI, &told(proceedings), at("2027-04-03T11:00:00Z")).unwrap();
    (is_new, answers.into_iter().map(|answer| answer.step).collect())
}

const TAKEN: (StepKind, State) = (StepKind::TakeInCharge, State::InCharge);
const ASKED: (StepKind, State) = (StepKind::AskIntegration, State::IntegrationAsked);
const INTEGRATED: (StepKind, State) = (StepKind::Integrate, State::Integrated);

#[test]
fn all_that_is_told_takes_the_place_of_all_that_was_known() {
    let (_folder, store) = store();
    assert!(keeps(&store, &[proceeding(1, &[]), proceeding(2, &[])]).0);
    assert!(!keeps(&store, &[proceeding(2, &[]), proceeding(1, &[])]).0, "the same again is nothing new");
    assert!(keeps(&store, &[proceeding(2, &[TAKEN])]).0);
    assert_eq!(all(&store.cache, MONTANARI).unwrap(), [proceeding(2, &[TAKEN])]);
    assert_eq!(told_at(&store.cache, MONTANARI).unwrap(), Some(at("2027-04-03T11:00:00Z")));
    assert_eq!(pull::page(&store.cache, MONTANARI, "").unwrap().map(|page| page.etag).as_deref(), Some("\"1\""));
}

#[test]
fn what_an_office_did_is_told_once_and_nobody_is_told_of_their_own_steps() {
    let cases: [(&str, &[_], &[_], &[StepKind]); 6] = [
        ("the office takes it", &[], &[TAKEN], &[StepKind::TakeInCharge]),
        ("nothing happened", &[TAKEN], &[TAKEN], &[]),
        ("of two the last", &[], &[TAKEN, ASKED], &[StepKind::AskIntegration]),
        ("the person's own", &[TAKEN, ASKED], &[TAKEN, ASKED, INTEGRATED], &[]),
        ("before the person's own", &[TAKEN], &[TAKEN, ASKED, INTEGRATED], &[StepKind::AskIntegration]),
        ("fewer than were known", &[TAKEN, ASKED], &[TAKEN], &[]),
    ];
    for (what, before, now, expected) in cases {
        let (_folder, store) = store();
        keeps(&store, &[proceeding(1, before)]);
        assert_eq!(keeps(&store, &[proceeding(1, now)]).1, expected, "{what}");
    }
}

#[test]
fn of_what_a_device_hears_for_the_first_time_only_what_happened_since_is_news() {
    let (_folder, store) = store();
    assert_eq!(keeps(&store, &[proceeding(1, &[TAKEN])]).1, [], "after a sign-in all is new to the device");
    let all = [proceeding(1, &[TAKEN]), proceeding(2, &[TAKEN, ASKED]), proceeding(3, &[])];
    assert_eq!(keeps(&store, &all).1, [], "somebody's whose mandate is new: its past is theirs to look up");
    let mut later = proceeding(4, &[TAKEN]);
    later.events.push(event("2027-04-04", StepKind::AskIntegration, State::IntegrationAsked));
    let mut registered = proceeding(5, &[]);
    registered.events[0].at = at("2027-04-04T11:00:00Z");
    let all = [all.as_slice(), &[later, registered]].concat();
    assert_eq!(keeps(&store, &all).1, [StepKind::AskIntegration], "what was registered only, its receipt says");
    assert_eq!(keeps(&store, &all).1, [], "once");
}

#[test]
fn a_proceeding_is_known_by_any_of_its_versions() {
    let (_folder, store) = store();
    let mut amended = proceeding(1, &[]);
    let second = Version { id: SubmissionId(Uuid::from_u128(9)), ..amended.versions[0].clone() };
    amended.versions.push(second.clone());
    keeps(&store, &[amended.clone()]);
    for id in [amended.id, second.id] {
        assert_eq!(get(&store.cache, MONTANARI, id).unwrap().map(|found| found.id), Some(amended.id));
    }
    assert_eq!(version(&store.cache, MONTANARI, second.id).unwrap().map(|(_, found)| found), Some(second));
    assert_eq!(get(&store.cache, MONTANARI, SubmissionId(Uuid::from_u128(2))).unwrap(), None);
}

#[test]
fn what_was_told_of_a_person_is_nobody_elses_and_goes_with_the_session() {
    let (_folder, store) = store();
    let of_nobody = [proceeding(1, &[]), proceeding(2, &[])];
    keep(&store.cache, "", &told(&of_nobody), at("2027-04-03T11:00:00Z")).unwrap();
    keeps(&store, &[proceeding(1, &[TAKEN])]);
    let known = |owner: &str| all(&store.cache, owner).unwrap();
    assert_eq!(known(MONTANARI), [proceeding(1, &[TAKEN]), proceeding(2, &[])], "each once");
    assert_eq!(known("ZLOMRC79M19D458N"), of_nobody);
    let one = |owner: &str| get(&store.cache, owner, SubmissionId(Uuid::from_u128(1))).unwrap();
    assert_eq!(one(MONTANARI), Some(proceeding(1, &[TAKEN])), "as it was told to them");
    assert_eq!(one("ZLOMRC79M19D458N"), Some(proceeding(1, &[])));
    forget(&store.cache).unwrap();
    assert_eq!(known(MONTANARI), of_nobody);
    assert_eq!(told_at(&store.cache, MONTANARI).unwrap(), None);
}

#[test]
fn a_page_that_is_as_it_was_is_told_by_what_is_here() {
    let (_folder, store) = store();
    let all = [1, 2, 3, 4].map(|number| proceeding(number, &[]));
    let [second, fourth] = [&all[1], &all[3]].map(|last| last.id.to_string());
    let page = |proceedings: &[Proceeding], after: &str| {
        let after = (!after.is_empty()).then(|| after.to_owned());
        let page = ProceedingsPage { proceedings: proceedings.to_vec(), after };
        serde_json::from_value::<Page>(serde_json::to_value(page).unwrap()).unwrap()
    };
    let (mut told, now) = (Told::default(), at("2027-04-03T11:00:00Z"));
    assert_eq!(told.add(page(&all[..2], &second), "", "a"), second);
    assert_eq!(told.add(page(&all[2..], &fourth), &second, "b"), fourth);
    assert_eq!(told.add(page(&[], ""), &fourth, ""), "");
    keep(&store.cache, MONTANARI, &told, now).unwrap();
    let known = |after: &str| pull::page(&store.cache, MONTANARI, after).unwrap();
    assert_eq!(known(&fourth), None, "without an ETag it is asked for anew");
    let mut again = Told::default();
    assert_eq!(again.add_again(&store.cache, MONTANARI, known("").unwrap()).unwrap(), second);
    assert_eq!(again.proceedings, all[..2]);
    assert_eq!(again.add_again(&store.cache, MONTANARI, known(&second).unwrap()).unwrap(), fourth);
    assert_eq!(again.proceedings, all);
    assert_eq!(again.pages, told.pages[..2]);
    forget(&store.cache).unwrap();
    assert_eq!(pull::page(&store.cache, MONTANARI, "").unwrap(), None);
}

#[test]
fn one_that_this_version_cannot_read_hides_no_other() {
    let page = ProceedingsPage { proceedings: vec![proceeding(1, &[]), proceeding(2, &[])], after: Some("2".into()) };
    let mut json = serde_json::to_value(&page).unwrap();
    json["proceedings"][0]["versions"] = "of a newer server".into();
    let mut told = Told::default();
    assert_eq!(told.add(serde_json::from_value(json).unwrap(), "", ""), "2");
    assert_eq!(told.proceedings, [proceeding(2, &[])]);
    json = serde_json::json!({ "proceedings": [proceeding(3, &[])] });
    json["proceedings"][0]["versions"] = serde_json::json!([]);
    assert_eq!(told.add(serde_json::from_value(json).unwrap(), "2", ""), "");
    assert_eq!(told.proceedings.len(), 1, "one without a submission is none");
}

#[test]
fn steps_that_are_on_their_way_count_as_taken() {
    let cases: [(State, &[StepKind], State); 4] = [
        (State::IntegrationAsked, &[StepKind::Integrate], State::Integrated),
        (State::IntegrationAsked, &[StepKind::Integrate, StepKind::Withdraw], State::Withdrawn),
        (State::Offered, &[StepKind::AcceptPlace, StepKind::Renounce], State::Closed),
        (State::InCharge, &[StepKind::AcceptPlace], State::InCharge),
    ];
    for (state, steps, expected) in cases {
        assert_eq!(after(state, steps.iter().copied()), expected, "{state:?} {steps:?}");
    }
}

proptest! {
    #[test]
    fn foreign_pages_never_panic(bytes: Vec<u8>, values: Vec<String>, after: Option<String>) {
        let page = serde_json::json!({ "proceedings": values, "after": after });
        for bytes in [bytes, serde_json::to_vec(&page).unwrap()] {
            if let Ok(page) = serde_json::from_slice::<Page>(&bytes) {
                let mut told = Told::default();
                told.add(page, "", "");
                prop_assert!(told.proceedings.is_empty());
            }
        }
    }
}
