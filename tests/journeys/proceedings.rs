//! What becomes of a form: the office asks and decides, the person answers, amends, withdraws, from any of their devices.

use rapida_contract::deadlines::DeadlineKind;
use rapida_contract::form::Answer;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{Delivery, ExportFormat, ProceedingPage, Stand, Standing, SubmissionFilter};
use rapida_contract::problem::{Code, Problem};
use rapida_contract::proceeding::{Hindrance, State, StepKind};
use rapida_contract::receipt::Verdict;
use rapida_tests::filling_in::{LEASE, badge, nido, parking};
use rapida_tests::municipality::Municipality;
use rapida_tests::operator::Operator;
use rapida_tests::phone::Phone;
use serde_json::json;

/// A municipality with somebody at the desk of the office of parking permits, and Marco Zoli's registered form.
pub async fn asked_for_a_permit() -> (Municipality, Operator, Phone, SubmissionId) {
    let municipality = Municipality::opens();
    municipality.has_clerk_of("police");
    let desk = Operator::of(&municipality).await;
    let phone = Phone::signed_in(&municipality, "zoli").await;
    let id = phone.fills_in("resident_parking", parking());
    phone.sends(id).expect("it goes to the outbox");
    phone.form_is_registered(id).await;
    (municipality, desk, phone, id)
}

fn page(phone: &Phone, id: SubmissionId) -> ProceedingPage {
    phone.device().proceeding(id).expect("read").expect("the municipality told of it")
}

/// Hears of it by itself, as a running app does.
async fn hears(phone: &Phone, id: SubmissionId, state: State) {
    let runs = phone.runs();
    let is_so =
        |phone: &Phone| phone.device().proceeding(id).expect("read").is_some_and(|page| page.proceeding.state == state);
    phone.waits_until(&format!("the proceeding is {}", state.as_str()), is_so).await;
    drop(runs);
}

fn steps(page: &ProceedingPage) -> Vec<StepKind> {
    page.proceeding.events.iter().map(|event| event.step).collect()
}

fn refused<T>(done: Result<T, rapida_core::error::Error>) -> Problem {
    done.map(drop).map_err(Problem::from).expect_err("it is refused")
}

fn in_days(days: i64) -> jiff::civil::Date {
    jiff::Zoned::now().date().saturating_add(jiff::Span::new().days(days))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_office_asks_for_is_answered_with_a_document_and_granted() {
    let (_municipality, desk, phone, id) = asked_for_a_permit().await;
    desk.works_on(id, StepKind::TakeInCharge, &[]).await;
    desk.asks_for(id, "Manca il contratto di locazione.", true, in_days(10)).await;
    hears(&phone, id, State::IntegrationAsked).await;
    let asked = page(&phone, id);
    let request = asked.proceeding.request.clone().expect("what is asked");
    assert_eq!((request.words.as_str(), request.document), ("Manca il contratto di locazione.", true));
    assert!(asked.clock.is_suspended, "the office's term stands still: {:?}", asked.clock);
    let due: Vec<_> = phone.device().deadlines().expect("deadlines");
    let mine = due.iter().find(|deadline| deadline.kind == DeadlineKind::Integration).expect("the day to answer");
    assert_eq!((mine.day, mine.submission), (request.until, Some(id)));

    phone.device().save_integration(id, "Ecco il contratto.").expect("kept");
    let problem = refused(phone.device().send_integration(id));
    assert_eq!(problem.code, Code::Invalid, "a document is needed: {problem:?}");
    phone.device().add_integration_file(id, "contratto.pdf", LEASE).expect("taken");
    phone.goes_offline();
    phone.device().send_integration(id).expect("it goes to the outbox");
    assert!(matches!(page(&phone, id).steps.first().map(|step| &step.delivery), Some(Delivery::Queued)));
    phone.goes_online();
    hears(&phone, id, State::Integrated).await;
    let answered = page(&phone, id);
    let event = answered.proceeding.events.last().expect("an event");
    assert_eq!((event.words.as_str(), event.files.len()), ("Ecco il contratto.", 1));
    assert!(event.registration.is_some(), "an integration has a number of its own");
    assert!(answered.steps.is_empty() && answered.integration.is_none(), "{answered:?}");

    desk.works_on(id, StepKind::Accept, &[("parole", "Il permesso è attivo.")]).await;
    hears(&phone, id, State::Accepted).await;
    use StepKind as K;
    assert_eq!(steps(&page(&phone, id)), [K::Register, K::TakeInCharge, K::AskIntegration, K::Integrate, K::Accept]);
    assert_eq!(page(&phone, id).clock.last, None, "it is over");
    assert_eq!(page(&phone, id).no_withdrawal, Some(Hindrance::Over));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_amended_form_has_two_receipts_and_the_last_version_counts() {
    let (_municipality, _desk, phone, id) = asked_for_a_permit().await;
    hears(&phone, id, State::Received).await;
    assert_eq!(page(&phone, id).amendment, Ok(None), "as long as no office has it");
    let draft = phone.device().amend_form(id).await.expect("a draft");
    assert_eq!(phone.device().amend_form(id).await.expect("the same"), draft);
    assert_eq!(page(&phone, id).draft, Some(draft));
    phone.answers(draft, json!({ "phone": "+390544111111" }));
    phone.sends(draft).expect("it goes to the outbox");
    let second = phone.form_is_registered(draft).await;
    phone.tries().await;
    let amended = page(&phone, id);
    let numbers: Vec<_> = amended.proceeding.versions.iter().map(|version| version.registration.number).collect();
    assert_eq!((numbers.len(), numbers.last()), (2, Some(&second.number)), "{numbers:?}");
    assert_eq!(steps(&amended), [StepKind::Register, StepKind::Amend]);
    for version in [id, draft] {
        assert_eq!(phone.device().receipt(version).expect("a receipt").verdict, Verdict::Genuine);
    }
    let all = phone.device().submissions(&SubmissionFilter::default()).expect("the list");
    assert_eq!(all.rows.len(), 1, "both versions are one thing: {:?}", all.rows);
    assert_eq!(all.rows[0].number, Some(second.code()));
}

/// The phone was off while the office began to work: the new version comes too late, and what was typed stays.
#[tokio::test(flavor = "multi_thread")]
async fn an_amendment_that_comes_too_late_tells_why_and_keeps_what_was_typed() {
    let (_municipality, desk, phone, id) = asked_for_a_permit().await;
    hears(&phone, id, State::Received).await;
    let draft = phone.device().amend_form(id).await.expect("a draft");
    phone.answers(draft, json!({ "phone": "+390544111111" }));
    phone.goes_offline();
    phone.sends(draft).expect("it goes to the outbox");
    desk.works_on(id, StepKind::TakeInCharge, &[]).await;
    phone.goes_online();
    let was_refused = || matches!(phone.sent(draft).card.delivery, Delivery::Refused { .. });
    phone.tries_until("the amendment is refused", was_refused).await;
    let Delivery::Refused { problem } = phone.sent(draft).card.delivery else { unreachable!("it was refused") };
    assert_eq!(problem.code, Code::WrongState, "{problem:?}");
    phone.tries().await;
    assert_eq!(page(&phone, id).proceeding.versions.len(), 1);
    assert_eq!(page(&phone, id).amendment, Err(Hindrance::InCharge));
    assert_eq!(phone.sent(draft).answers.get("phone"), Some(&Answer::text("+390544111111")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawal_waits_for_the_network_and_is_final() {
    let (_municipality, _desk, phone, id) = asked_for_a_permit().await;
    hears(&phone, id, State::Received).await;
    phone.goes_offline();
    phone.device().step_form(id, StepKind::Withdraw, "Ho venduto l'auto.").expect("it goes to the outbox");
    assert_eq!(refused(phone.device().step_form(id, StepKind::Withdraw, "")).code, Code::WrongState, "not twice");
    phone.goes_online();
    hears(&phone, id, State::Withdrawn).await;
    let over = page(&phone, id);
    assert_eq!(over.proceeding.events.last().map(|event| event.words.as_str()), Some("Ho venduto l'auto."));
    assert_eq!((over.amendment, over.no_withdrawal), (Err(Hindrance::Over), Some(Hindrance::Over)));
    assert_eq!(refused(phone.device().step_form(id, StepKind::Withdraw, "")).code, Code::WrongState);
    assert!(phone.device().amend_form(id).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn another_device_of_the_person_reads_it_and_answers_the_office() {
    let (municipality, desk, phone, id) = asked_for_a_permit().await;
    let pc = Phone::signed_in(&municipality, "zoli").await;
    hears(&pc, id, State::Received).await;
    pc.device().have_form(id).await.expect("fetched");
    let answers = pc.sent(id).answers;
    assert_eq!(answers, phone.sent(id).answers);
    assert_eq!(answers.get("lives"), Some(&Answer::text("residence")));
    assert_eq!(pc.device().receipt(id).expect("the receipt came along").verdict, Verdict::Genuine);

    desk.asks_for(id, "Di che colore è l'auto?", false, in_days(10)).await;
    hears(&pc, id, State::IntegrationAsked).await;
    pc.device().save_integration(id, "Rossa.").expect("kept");
    pc.device().send_integration(id).expect("it goes to the outbox");
    hears(&pc, id, State::Integrated).await;
    hears(&phone, id, State::Integrated).await;

    let somebody = Phone::signed_in(&municipality, "montanari").await;
    assert!(somebody.device().proceeding(id).expect("read").is_none(), "it is nobody else's");
    assert!(somebody.device().have_form(id).await.is_err());
    pc.device().sign_out(false).expect("signed out");
    assert!(pc.device().proceeding(id).ok().flatten().is_none(), "it goes with the session");
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_stands_in_one_list_without_a_network() {
    let (_municipality, desk, phone, id) = asked_for_a_permit().await;
    desk.asks_for(id, "Manca la carta di circolazione.", false, in_days(10)).await;
    hears(&phone, id, State::IntegrationAsked).await;
    let report = phone.reports("Buca in via Mazzini", &[]);
    phone.is_registered(report).await;
    phone.goes_offline();
    let draft = phone.fills_in("disabled_badge", badge());
    phone.device().name_form(draft, "Contrassegno di Adele").expect("named");

    let list = |filter: SubmissionFilter| phone.device().submissions(&filter).expect("the list");
    let all = list(SubmissionFilter::default());
    let found: Vec<_> = all.rows.iter().map(|row| (row.id, row.standing)).collect();
    assert_eq!(all.rows.len(), 3, "{found:?}");
    assert!(found.contains(&(draft, Standing::Draft)));
    assert!(found.contains(&(id, Standing::Form(State::IntegrationAsked))));
    let ids = |filter: SubmissionFilter| list(filter).rows.into_iter().map(|row| row.id).collect::<Vec<_>>();
    let text = |text: &str| SubmissionFilter { text: text.into(), ..SubmissionFilter::default() };
    assert_eq!(ids(text("BÙCA")), [report], "accents and case do not matter");
    assert_eq!(ids(text("carta di circolazione")), [id], "what an office said is found");
    let stand = SubmissionFilter { stand: Some(Stand::Mine), ..SubmissionFilter::default() };
    assert_eq!(ids(stand).len(), 2, "the draft, and what is asked");
    let slug = SubmissionFilter { slug: Some("resident_parking".into()), ..SubmissionFilter::default() };
    assert_eq!(ids(slug), [id]);
    let year = SubmissionFilter { year: Some(1999), ..SubmissionFilter::default() };
    assert!(ids(year).is_empty());

    let csv = phone.device().export_submissions(&SubmissionFilter::default(), ExportFormat::Csv).expect("written");
    let csv = std::fs::read_to_string(csv).expect("a table");
    assert_eq!(csv.lines().count(), 4, "a head and three rows: {csv}");
    let pdf = phone.device().export_submissions(&SubmissionFilter::default(), ExportFormat::Pdf).expect("written");
    assert!(std::fs::read(pdf).expect("a document").starts_with(b"%PDF-"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_days_that_matter_go_into_the_calendar() {
    let municipality = Municipality::opens();
    let closes = municipality.opens_call_of_nido();
    let phone = Phone::signed_in(&municipality, "montanari").await;
    let runs = phone.runs();
    phone.waits_until("the call", |phone| phone.device().service("nido").expect("on offer").version == 2).await;
    drop(runs);
    phone.device().remind("nido", true).expect("told from now on");
    let draft = phone.fills_in("nido", nido());
    let deadlines = phone.device().deadlines().expect("deadlines");
    let close = deadlines.iter().find(|deadline| deadline.kind == DeadlineKind::CallCloses && deadline.day == closes);
    assert_eq!(close.and_then(|deadline| deadline.submission), Some(draft), "{deadlines:?}");
    let file = phone.device().export_deadlines(None).expect("written");
    let ics = std::fs::read_to_string(file).expect("a calendar");
    let day = closes.strftime("%Y%m%d").to_string();
    assert!(ics.contains(&format!("DTSTART;VALUE=DATE:{day}")), "{ics}");
    assert!(ics.starts_with("BEGIN:VCALENDAR\r\n"), "lines end as RFC 5545 has them");
}
