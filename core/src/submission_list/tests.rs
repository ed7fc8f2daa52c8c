use proptest::prelude::*;
use rapida_contract::drafts::{Edit, Stamp};
use rapida_contract::form::Answers;
use rapida_contract::ids::{DeviceId, SubmissionId};
use rapida_contract::ipc::{Stand, Standing};
use rapida_contract::problem::{Code, Problem};
use rapida_contract::proceeding::{Named, Proceeding, State, StepKind, Turn, Version};
use rapida_contract::report::{NewReport, Step};
use rapida_contract::service::ForWhom;
use rapida_contract::submission::{Content, FilledForm, NewFormStep, Office, Registered};
use uuid::Uuid;

use super::*;
use crate::catalogue;
use crate::db::key::StoreKey;
use crate::document::tests::read_back::text;
use crate::proceedings::pull;
use crate::proceedings::tests::{MONTANARI, at, proceeding, registration, told};
use crate::submissions::Outgoing;
use crate::{drafts, forms, submissions};

fn now() -> Timestamp {
    at("2027-04-10T11:00:00Z")
}

fn id(number: u128) -> SubmissionId {
    SubmissionId(Uuid::from_u128(number))
}

fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &StoreKey([1; 32]), now()).unwrap();
    (folder, store)
}

fn tells(store: &Store, proceedings: &[Proceeding]) {
    pull::keep(&store.cache, MONTANARI, &told(proceedings), now()).unwrap();
}

/// Of Giulia Montanari, with this filter.
fn lists(store: &Store, filter: &SubmissionFilter) -> Submissions {
    let catalogue = catalogue::get(&store.cache).unwrap();
    let today = "2027-04-10".parse().unwrap();
    list(store, &Surroundings { catalogue: &catalogue, owner: MONTANARI, today }, now(), filter).unwrap()
}

fn all(store: &Store) -> Vec<SubmissionRow> {
    lists(store, &SubmissionFilter::default()).rows
}

fn draft(store: &Store, number: u128, amends: Option<u128>) -> forms::Stored {
    let service = catalogue::get(&store.cache).unwrap().service("nido").unwrap().clone();
    let stored = forms::Stored {
        id: id(number),
        owner: MONTANARI.into(),
        slug: "nido".into(),
        version: service.version,
        acting_for: None,
        for_whom: ForWhom::Oneself,
        amends: amends.map(id),
        name: Edit::new(None, Stamp { at: 0, by: DeviceId("phone".into()) }, None),
        section: String::new(),
        saved_at: now(),
    };
    forms::begin(&store.citizen, &stored, &service, Answers::new()).unwrap();
    stored
}

fn queue(store: &Store, number: u128, sender: &str, content: Content) {
    let sender = Some(sender.to_owned());
    let outgoing = Outgoing { sender, acting_for: None, content, attachments: Vec::new() };
    submissions::queue(&store.citizen, id(number), outgoing, now()).unwrap();
}

/// A request for the nido that was sent from here.
fn sends(store: &Store, number: u128, amends: Option<u128>) {
    let form = draft(store, number, amends);
    let (slug, version) = (form.slug, form.version);
    forms::became_submission(&store.citizen, form.id, MONTANARI).unwrap();
    let content = FilledForm { slug, version, answers: Answers::new(), amends: amends.map(id) };
    queue(store, number, MONTANARI, Content::Form(content));
}

fn steps(store: &Store, number: u128, of: u128) {
    let (slug, words, files) = ("nido".into(), String::new(), Vec::new());
    let step = NewFormStep { form: id(of), slug, step: StepKind::Withdraw, words, files };
    queue(store, number, MONTANARI, Content::FormStep(step));
}

fn is_registered(store: &Store, number: u128) {
    let registered = Registered {
        id: id(number),
        registration: registration(u32::try_from(number).unwrap()),
        office: Office { id: "education".into(), name: "Ufficio Nidi".into() },
        due: "2027-05-01".parse().unwrap(),
        receipt: String::new(),
    };
    submissions::mark_registered(&store.citizen, &registered).unwrap();
}

fn is_refused(store: &Store, number: u128) {
    submissions::mark_refused(&store.citizen, id(number), &Problem::new(Code::WrongState, "")).unwrap();
}

#[test]
fn a_form_is_one_row_from_the_draft_to_its_end() {
    let (_folder, store) = store();
    let one = |store: &Store| {
        let rows = all(store);
        let [row] = &rows[..] else { panic!("one row: {rows:?}") };
        (row.id, row.standing, row.number.as_ref().map(|number| number.0.clone()), row.step_waits)
    };
    sends(&store, 1, None);
    assert_eq!(one(&store), (id(1), Standing::Waiting, None, false));
    submissions::mark_sent(&store.citizen, id(1)).unwrap();
    assert_eq!(one(&store), (id(1), Standing::Sent, None, false));
    is_registered(&store, 1);
    let first = Some("2027-0000001".to_owned());
    assert_eq!(one(&store), (id(1), Standing::Form(State::Received), first.clone(), false));
    tells(&store, &[proceeding(1, &[])]);
    assert_eq!(one(&store), (id(1), Standing::Form(State::Received), first.clone(), false), "known from both sides");
    sends(&store, 2, Some(1));
    assert_eq!(one(&store), (id(1), Standing::Form(State::Received), first, true), "another version is on its way");
    is_registered(&store, 2);
    let mut amended = proceeding(1, &[(StepKind::Amend, State::Received)]);
    amended.versions.push(Version { id: id(2), registration: registration(2), receipt: String::new() });
    tells(&store, &[amended]);
    let second = Some("2027-0000002".to_owned());
    assert_eq!(one(&store), (id(1), Standing::Form(State::Received), second.clone(), false), "the last one counts");
    steps(&store, 3, 1);
    assert!(one(&store).3, "a step waits");
    is_refused(&store, 3);
    assert_eq!(one(&store), (id(1), Standing::Returned, second, false), "a person must act");
}

#[test]
fn what_the_municipality_no_longer_tells_is_there_by_what_was_sent_from_here() {
    let (_folder, store) = store();
    sends(&store, 1, None);
    is_registered(&store, 1);
    sends(&store, 2, Some(1));
    steps(&store, 4, 9);
    let rows = all(&store);
    assert_eq!(rows.iter().map(|row| (row.id, row.step_waits)).collect::<Vec<_>>(), [(id(1), true)]);
}

#[test]
fn what_others_sent_from_this_store_is_not_theirs() {
    let (_folder, store) = store();
    sends(&store, 1, None);
    let catalogue = catalogue::get(&store.cache).unwrap();
    let around =
        Surroundings { catalogue: &catalogue, owner: "ZLOMRC79M19D458N", today: "2027-04-10".parse().unwrap() };
    assert_eq!(list(&store, &around, now(), &SubmissionFilter::default()).unwrap().rows, []);
}

/// Two reports, a draft, two forms of which one is for a child, over two years.
fn full() -> (tempfile::TempDir, Store) {
    let (folder, store) = store();
    let report = NewReport { title: "Buca in piazza Mercà".into(), ..NewReport::default() };
    drafts::save(&store.citizen, id(11), &report, Step::Data, at("2026-12-31T22:59:59Z")).unwrap();
    queue(&store, 12, MONTANARI, Content::Report(report));
    draft(&store, 13, None);
    let mut child = proceeding(1, &[(StepKind::AskIntegration, State::IntegrationAsked)]);
    child.subject = Some(Named { subject: "person:FBBNNI25C50H199J".parse().unwrap(), name: "Nina Fabbri".into() });
    child.events[1].words = "Manca l'attestazione ISEE".into();
    let mut own = proceeding(2, &[(StepKind::Refuse, State::Refused)]);
    own.slug = "school_bus".into();
    tells(&store, &[child, own]);
    (folder, store)
}

#[test]
fn a_filter_lets_through_what_was_asked_for_and_nothing_else() {
    let (_folder, store) = full();
    let text = |text: &str| SubmissionFilter { text: text.into(), ..SubmissionFilter::default() };
    let of =
        |filter: &SubmissionFilter| lists(&store, filter).rows.iter().map(|row| row.id.0.as_u128()).collect::<Vec<_>>();
    let none = SubmissionFilter::default();
    let cases = [
        ("all, newest first", none.clone(), vec![12, 13, 1, 2, 11]),
        ("without accents and case", text("MERCA buca"), vec![12, 11]),
        ("every word", text("buca nido"), vec![]),
        ("a number", text("2027-0000002"), vec![2]),
        ("the name of whom it is for", text("fabbri"), vec![1]),
        ("what an office said", text("isee"), vec![1]),
        ("another language", text("nursery"), vec![13, 1, 2]),
        ("letters that are not Latin", text("Буква"), vec![]),
        ("a service", SubmissionFilter { slug: Some("school_bus".into()), ..none.clone() }, vec![2]),
        ("what the person has to do", SubmissionFilter { stand: Some(Stand::Mine), ..none.clone() }, vec![13, 1, 11]),
        ("what is under way", SubmissionFilter { stand: Some(Stand::Underway), ..none.clone() }, vec![12]),
        ("what is over", SubmissionFilter { stand: Some(Stand::Over), ..none.clone() }, vec![2]),
        ("a child", SubmissionFilter { subject: Some("person:FBBNNI25C50H199J".into()), ..none.clone() }, vec![1]),
        ("themselves", SubmissionFilter { subject: Some(String::new()), ..none.clone() }, vec![12, 13, 2, 11]),
        ("a year in Ravenna", SubmissionFilter { year: Some(2026), ..none.clone() }, vec![11]),
        ("two at once", SubmissionFilter { year: Some(2027), ..text("buca") }, vec![12]),
    ];
    for (what, filter, expected) in cases {
        assert_eq!(of(&filter), expected, "{what}");
    }
}

#[test]
fn what_a_filter_chooses_among_is_of_all_of_them() {
    let (_folder, store) = full();
    let found = lists(&store, &SubmissionFilter { text: "fabbri".into(), ..SubmissionFilter::default() });
    assert_eq!((found.rows.len(), found.all), (1, 5));
    let services: Vec<_> = found.services.iter().map(|(slug, _)| slug.as_str()).collect();
    assert_eq!(services.iter().copied().collect::<std::collections::BTreeSet<_>>().len(), 3, "{services:?}");
    let subjects: Vec<_> = found.subjects.iter().map(|(key, name)| (key.as_str(), name.as_str())).collect();
    assert_eq!(subjects, [("", ""), ("person:FBBNNI25C50H199J", "Nina Fabbri")]);
    assert_eq!((found.years, found.told_at), (vec![2027, 2026], Some(now())));
}

#[test]
fn the_day_that_matters_is_the_persons_where_it_is_their_turn() {
    let (_folder, store) = store();
    let until = |day: &str| Some(day.parse::<Date>().unwrap());
    let mut asked = proceeding(1, &[(StepKind::AskIntegration, State::IntegrationAsked)]);
    asked.request = Some(rapida_contract::proceeding::Request {
        words: String::new(),
        document: false,
        until: until("2027-04-20").unwrap(),
    });
    tells(&store, &[asked, proceeding(2, &[])]);
    let days = |store: &Store| all(store).iter().map(|row| (row.due, row.turn)).collect::<Vec<_>>();
    let (mine, theirs) = ((until("2027-04-20"), Turn::Citizen), (until("2027-05-01"), Turn::Office));
    assert_eq!(days(&store), [mine, theirs]);
    for (step, of) in [(3, 1), (4, 2)] {
        steps(&store, step, of);
        is_refused(&store, step);
    }
    let returned: Vec<_> = all(&store).iter().map(|row| (row.id, row.standing)).collect();
    assert_eq!(returned, [(id(1), Standing::Returned), (id(2), Standing::Returned)], "found by the proceeding");
    assert_eq!(days(&store), [mine, (None, Turn::Nobody)], "the office's day is no matter of what it refused");
}

#[test]
fn the_last_day_of_a_call_is_of_whoever_has_a_draft_for_it() {
    let (_folder, store) = store();
    draft(&store, 1, None);
    sends(&store, 2, None);
    is_registered(&store, 2);
    let mut catalogue = catalogue::get(&store.cache).unwrap();
    let day = |text: &str| Some(text.parse::<Date>().unwrap());
    let mut days = |opens: &str| {
        let nido = catalogue.services.iter_mut().find(|service| service.slug == "nido").unwrap();
        nido.calls.truncate(1);
        (nido.calls[0].opens, nido.calls[0].closes) = (day(opens).unwrap(), day("2027-04-30").unwrap());
        let around = Surroundings { catalogue: &catalogue, owner: MONTANARI, today: day("2027-04-10").unwrap() };
        let rows = list(&store, &around, now(), &SubmissionFilter::default()).unwrap().rows;
        rows.iter().map(|row| (row.id, row.due, row.turn)).collect::<Vec<_>>()
    };
    let sent = (id(2), day("2027-05-01"), Turn::Office);
    assert_eq!(days("2027-04-01"), [(id(1), day("2027-04-30"), Turn::Citizen), sent]);
    assert_eq!(days("2027-04-11"), [(id(1), None, Turn::Nobody), sent], "it is not open");
}

/// The cells of a table, read by whoever reads tables; with its mark taken off.
fn cells(table: &[u8]) -> Vec<Vec<String>> {
    let table = table.strip_prefix(b"\xEF\xBB\xBF").expect("the mark of UTF-8");
    let mut reader = ::csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(table);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_table_is_read_by_spreadsheets_and_computes_nothing() {
    let (_folder, store) = full();
    let mut rows = all(&store);
    rows.truncate(3);
    for (row, name) in rows.iter_mut().zip(["=HYPERLINK(\"http://x\")", "@SUM(A1)", "due; o \"tre\"\r\nrighe"]) {
        row.name = name.into();
    }
    let table = csv::write(&rows, "it").unwrap();
    let cells = cells(&table);
    assert_eq!(cells[0], ["Numero", "Servizio", "Nome", "Stato", "Per chi", "Inviata da", "Data", "Prossima data"]);
    let names: Vec<&str> = cells[1..].iter().map(|line| line[2].as_str()).collect();
    assert_eq!(names, ["'=HYPERLINK(\"http://x\")", "'@SUM(A1)", "due; o \"tre\"\r\nrighe"]);
    assert_eq!(cells[3][4..8], ["Nina Fabbri", "", "01/04/2027", ""]);
    assert_eq!((cells[1][3].as_str(), cells[3][3].as_str()), ("In attesa di rete", "Integrazione richiesta"));
}

#[test]
fn on_paper_the_list_is_by_whom_it_is_for_in_the_persons_language() {
    let (_folder, store) = full();
    let pdf = paper::write(&all(&store), "Comune di Ravenna", "de", now()).unwrap();
    let text = text(&pdf);
    let own = text.find("Für mich").expect("their own");
    let child = text.find("Für Nina Fabbri").expect("the child's");
    assert!(own < child && text[child..].contains("2027-0000001"), "{text}");
    assert!(text[..child].contains("2027-0000002") && text.contains("Ergänzung verlangt"), "{text}");
    let has = |text: &str| pdf.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(has("<pdfuaid:part>1") && has("/Lang(de)") && has("pratiche.csv"));
    assert!(paper::write(&[], "Comune di Ravenna", "it", now()).is_ok(), "an empty list too");
}

#[test]
fn every_state_has_its_word() {
    for language in ["it", "en", "de"] {
        let words = words::Words::of(language);
        let forms = State::ALL.iter().map(|state| Standing::Form(*state));
        let reports = rapida_contract::progress::State::ALL.map(Standing::Report);
        let told: Vec<_> = forms.map(|standing| words.standing(standing)).collect();
        assert_eq!(told.iter().collect::<std::collections::BTreeSet<_>>().len(), State::ALL.len(), "{language}");
        assert!(!told.contains(&words.standing(Standing::Form(State::Unknown))), "{language}");
        let told: Vec<_> = reports.map(|standing| words.standing(standing)).into();
        assert!(!told.contains(&words.standing(Standing::Report(rapida_contract::progress::State::Unknown))));
    }
}

fn row(name: String, title: String) -> SubmissionRow {
    SubmissionRow {
        id: id(1),
        slug: REPORT.into(),
        title: Text { it: title, ..Text::default() },
        name,
        number: None,
        subject: None,
        sender: None,
        standing: Standing::Draft,
        at: now(),
        due: None,
        turn: Turn::Nobody,
        step_waits: false,
    }
}

proptest! {
    #[test]
    fn whatever_is_written_comes_back_and_no_cell_is_a_formula(names in proptest::collection::vec("[=+@\\-a\t\r\n\";à]{0,8}|\\PC{0,20}", 1..5)) {
        let rows: Vec<_> = names.iter().map(|name| row(name.clone(), name.clone())).collect();
        let cells = cells(&csv::write(&rows, "it").unwrap());
        prop_assert_eq!(cells.len(), rows.len() + 1);
        for (name, line) in names.iter().zip(&cells[1..]) {
            for cell in &line[1..=2] {
                prop_assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), name.strip_prefix('\'').unwrap_or(name));
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{:?}", cell);
            }
        }
    }

    #[test]
    fn no_filter_panics(text: String, year: i16, slug: Option<String>) {
        let entry = Entry { row: row(text.clone(), text.clone()), said: vec![text.clone()] };
        filter::lets_through(&SubmissionFilter { text, year: Some(year), slug, ..SubmissionFilter::default() }, &entry);
    }
}
