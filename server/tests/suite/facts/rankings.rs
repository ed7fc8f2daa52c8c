//! Rankings: from the applications to the last place.

use rapida_contract::digest::sha256_hex;
use rapida_contract::ids::SubmissionId;
use rapida_contract::jws::{JwkSet, Unverified};
use rapida_contract::problem::Code;
use rapida_contract::proceeding::{PROCEEDINGS, Proceeding, ProceedingsPage, State, StepKind};
use rapida_contract::ranking::run::{Run, reproduce};
use rapida_contract::ranking::{Before, Phase, PublishedRanking, PublishedRow, ranking};
use rapida_contract::values::TaxCode;
use rapida_server::rankings::{REPORT_TYPE, Report};
use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};

use super::documents::words;
use crate::client::{new_id, problem};
use crate::municipality::Municipality;
use crate::operator::{Browser, between, text};
use crate::person::Person;

/// A clerk of the office of schools, one of another office, and a registrar who is administrator.
const OPERATORS: [(&str, &str); 3] = [
    ("BNCNNA85P50H199R", "{ role = 'clerk', offices = ['education'] }"),
    ("GRRDVD71R08E730W", "{ role = 'clerk', offices = ['roads'] }"),
    ("FRRLCU78E27D704A", "{ role = 'registrar' }, { role = 'admin' }"),
];

const IN_THE_CALL: &str = "2027-03-31T08:00:00Z";
pub const AFTER_THE_CALL: &str = "2027-04-20T08:00:00Z";
pub const AFTER_OBSERVATIONS: &str = "2027-05-06T08:00:00Z";
pub const DESK: &str = "/ufficio/graduatorie/nido/main_2027";
pub const SEED: &str = "estratto-in-consiglio-il-19-aprile";

/// Nina Fabbri's, had she been born on this day of autumn 2026: the last letter is the one that checks.
fn tax_code(born: &str) -> TaxCode {
    let month = if born.starts_with("2026-10") { 'R' } else { 'S' };
    let day: u32 = born[8..].parse().unwrap();
    let found = ('A'..='Z').find_map(|letter| format!("FBBNNI26{month}{}H199{letter}", day + 40).parse().ok());
    found.unwrap()
}

/// The answers for a child who was born on this day and asks for the one nursery that has six places for infants.
pub fn answers(born: &str) -> Value {
    let child =
        json!({ "tax_code": tax_code(born), "given_name": "Nina", "family_name": "Fabbri", "birth_date": born });
    json!({
        "privacy": true, "phone": "0544 482482", "role": "parent", "twin": false, "disability": false,
        "vaccinations": "done", "other_parent_is": "absent", "applicant_work": "employed", "applicant_hours": 36,
        "social_report": false, "has_isee": false, "in_household": false, "other_child": child,
        "schools": ["pavirani"], "hours": "full_day",
    })
}

pub async fn body(person: &Person, born: &str, more: Value) -> Value {
    body_at(person, IN_THE_CALL, born, more).await
}

pub async fn body_at(person: &Person, now: &str, born: &str, more: Value) -> Value {
    let mut filling = person.opens("nido", now).await;
    filling.answers(&answers(born));
    filling.answers(&more);
    filling.body()
}

/// So many applications for infants, the first for the oldest child; they come in in another order. Their ids, oldest first.
pub async fn apply(municipality: &Municipality, many: usize) -> Vec<SubmissionId> {
    municipality.appoints(&OPERATORS);
    municipality.it_is(IN_THE_CALL);
    let montanari = municipality.person("montanari").await;
    let mut ids = Vec::new();
    for day in (1..=many).rev() {
        let body = body(&montanari, &format!("2026-11-{day:02}"), json!({})).await;
        ids.push(montanari.files(&body).await.id);
    }
    ids.reverse();
    ids
}

pub async fn own(person: &Person, id: SubmissionId) -> Proceeding {
    let page: ProceedingsPage = person.read(PROCEEDINGS).await;
    page.proceedings.into_iter().find(|one| one.id == id).unwrap()
}

pub async fn takes(person: &Person, id: SubmissionId, step: StepKind, words: &str) -> Response {
    let content = json!({ "form": id, "slug": "nido", "step": step, "words": words });
    let body = json!({ "made_at": IN_THE_CALL, "service": "form_step", "content": content, "attachments": [] });
    person.hands_in(new_id(), &body).await
}

pub async fn acts(clerk: &Browser, act: &str, seen: &str, more: &[(&str, &str)]) -> Response {
    acts_at(clerk, DESK, act, (seen, more)).await
}

/// The same on the page of another ranking.
pub async fn acts_at(clerk: &Browser, desk: &str, act: &str, (seen, more): (&str, &[(&str, &str)])) -> Response {
    let page = text(clerk.get(desk).await).await;
    // The version of the rules that the page shows, where nothing else is said.
    let shown = page.split_once("name=\"regole\" value=\"").and_then(|(_, rest)| rest.split('"').next());
    let says = more.iter().any(|(name, _)| *name == "regole");
    let rules = shown.filter(|_| !says).map(|shown| ("regole", shown));
    let fields: Vec<_> =
        [("csrf", clerk.csrf.as_str()), ("visti", seen)].into_iter().chain(more.iter().copied()).chain(rules).collect();
    clerk.post(&format!("{desk}/{act}"), &fields).await
}

/// It was done, and the page says what.
pub async fn done(answer: Response, what: &str) {
    let status = answer.status();
    if status != StatusCode::SEE_OTHER {
        panic!("{status}: {}", text(answer).await);
    }
    assert_eq!(answer.headers()["location"], format!("{DESK}?fatto={what}"));
}

pub async fn refused(answer: Response, why: &str) {
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = text(answer).await;
    assert!(page.contains(why), "{why} in {page}");
}

pub async fn publishes(clerk: &Browser, phase: &str, seen: &str) {
    done(acts(clerk, "pubblicazione", seen, &[("fase", phase), ("seme", SEED)]).await, phase).await;
}

/// The address of an application's page.
pub fn application(id: SubmissionId) -> String {
    format!("{DESK}/domande/{id}")
}

/// Sends one of its forms: what the page showed goes with it, and what is typed.
pub async fn fills(clerk: &Browser, id: SubmissionId, act: &str, more: &[(&str, &str)]) -> Response {
    let page = clerk.page(&application(id)).await;
    let form = between(&page, &format!("{}/{act}\"", application(id)), "</form>").to_owned();
    let seen = between(&form, "name=\"visti\" value=\"", "\"");
    let fields = [&[("csrf", clerk.csrf.as_str()), ("visti", seen)], more].concat();
    clerk.post(&format!("{}/{act}", application(id)), &fields).await
}

pub async fn answers_an_observation(clerk: &Browser, id: SubmissionId, outcome: &str, words: &str) {
    let answer = fills(clerk, id, "risposta", &[("esito", outcome), ("parole", words)]).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{}", text(answer).await);
}

/// With the final ranking published, and the first places offered.
pub async fn offered(municipality: &Municipality) {
    municipality.it_is(AFTER_THE_CALL);
    publishes(&municipality.operator("bianchi").await, "provvisoria", "0").await;
    municipality.it_is(AFTER_OBSERVATIONS);
    let clerk = municipality.operator("bianchi").await;
    publishes(&clerk, "definitiva", "1").await;
    done(acts(&clerk, "posti", "2", &[]).await, "posti-6").await;
}

pub async fn published(municipality: &Municipality) -> PublishedRanking {
    municipality.a_stranger().get(&ranking("nido", "main_2027")).await.json().await.unwrap()
}

pub fn infants(published: &PublishedRanking) -> &[PublishedRow] {
    &published.groups.iter().find(|group| group.id == "infants").unwrap().rows
}

pub async fn a_ranking_goes_from_its_provisional_list_to_the_last_of_the_reserve(municipality: &Municipality) {
    let ids = apply(municipality, 12).await;
    let montanari = municipality.person("montanari").await;
    let unvaccinated = body(&montanari, "2026-10-01", json!({ "vaccinations": "missing" })).await;
    let left_out = montanari.files(&unvaccinated).await.id;
    let clerk = municipality.operator("bianchi").await;
    let early = acts(&clerk, "pubblicazione", "0", &[("fase", "provvisoria"), ("seme", SEED)]).await;
    refused(early, "Il bando è aperto fino al 15 aprile 2027.").await;

    municipality.it_is(AFTER_THE_CALL);
    let (clerk, montanari) = (municipality.operator("bianchi").await, municipality.person("montanari").await);
    let tried = clerk.page(&format!("{DESK}?seme={SEED}")).await;
    assert!(tried.contains("Niente di questo è pubblicato") && tried.contains("Riserva 6"), "{tried}");
    let nothing = municipality.a_stranger().get(&ranking("nido", "main_2027")).await;
    assert_eq!(nothing.status(), StatusCode::NOT_FOUND, "a trial is kept nowhere");
    refused(acts(&clerk, "pubblicazione", "0", &[("fase", "definitiva")]).await, "Prima si pubblica").await;
    publishes(&clerk, "provvisoria", "0").await;
    refused(acts(&clerk, "pubblicazione", "0", &[("fase", "provvisoria")]).await, "Nel frattempo").await;

    let seventh = own(&montanari, ids[6]).await;
    let told = seventh.ranking.unwrap();
    assert_eq!((seventh.state, told.phase, told.position, told.of), (State::InCharge, Phase::Provisional, Some(7), 12));
    assert_eq!(told.observations_until, Some("2027-05-05".parse().unwrap()));
    assert_eq!((told.before, told.places[0].is_given, told.places[0].last_admitted), (None, false, Some(6)));
    let reason = own(&montanari, left_out).await.ranking.unwrap().excluded.unwrap().it;
    assert!(reason.contains("vaccinazioni"), "the person reads why: {reason}");
    let observed = takes(&montanari, left_out, StepKind::Observe, "Le vaccinazioni sono prenotate.").await;
    assert_eq!(observed.status(), StatusCode::CREATED);
    let early = acts(&clerk, "pubblicazione", "1", &[("fase", "definitiva")]).await;
    refused(early, "Le osservazioni sono aperte fino al 5 maggio 2027.").await;
    refused(acts(&clerk, "posti", "1", &[]).await, "dopo la graduatoria definitiva").await;

    municipality.it_is(AFTER_OBSERVATIONS);
    let (clerk, montanari) = (municipality.operator("bianchi").await, municipality.person("montanari").await);
    let late = problem(takes(&montanari, ids[0], StepKind::Observe, "Tardi").await).await;
    assert!(late.code == Code::WrongState && late.detail.contains("5 maggio 2027"), "{late:?}");
    assert_eq!(own(&montanari, ids[6]).await.ranking.unwrap().observations_until, None);
    let page = clerk.page(DESK).await;
    assert!(page.contains("Osservazioni (1)") && page.contains("1 domanda aspetta"), "{page}");
    let open = acts(&clerk, "pubblicazione", "1", &[("fase", "definitiva")]).await;
    refused(open, "Prima rispondi alle osservazioni").await;
    answers_an_observation(&clerk, left_out, "respinta", "Il 29 marzo non erano prenotate.").await;
    publishes(&clerk, "definitiva", "1").await;
    let told = own(&montanari, ids[6]).await.ranking.unwrap();
    let before = Before { position: Some(7), points: told.points, phase: Phase::Provisional };
    assert_eq!((told.phase, told.before), (Phase::Final, Some(before)));
    let again = acts(&clerk, "pubblicazione", "2", &[("fase", "definitiva")]).await;
    refused(again, "La graduatoria definitiva è già pubblicata").await;

    done(acts(&clerk, "posti", "2", &[]).await, "posti-6").await;
    let first = own(&montanari, ids[0]).await;
    let offer = first.offer.unwrap();
    assert_eq!(
        (first.state, offer.place.as_str(), offer.until.to_string().as_str()),
        (State::Offered, "Nido Pavirani", "2027-05-13")
    );
    refused(acts(&clerk, "posti", "3", &[]).await, "Non c'è un posto libero").await;
    let accepted = takes(&montanari, ids[0], StepKind::AcceptPlace, "").await;
    let renounced = takes(&montanari, ids[1], StepKind::Renounce, "").await;
    assert_eq!((accepted.status(), renounced.status()), (StatusCode::CREATED, StatusCode::CREATED));

    municipality.it_is("2027-05-14T08:00:00Z");
    let (clerk, montanari) = (municipality.operator("bianchi").await, municipality.person("montanari").await);
    done(acts(&clerk, "posti", "3", &[]).await, "posti-5").await;
    let mut states = Vec::new();
    for id in &ids {
        states.push(own(&montanari, *id).await.state);
    }
    let mut expected = vec![State::Accepted];
    expected.extend([State::Closed; 5]);
    expected.extend([State::Offered; 5]);
    expected.push(State::InCharge);
    assert_eq!(states, expected);
    let lapsed = own(&montanari, ids[2]).await;
    assert_eq!(lapsed.events.last().unwrap().step, StepKind::Lapse);
    let public = published(municipality).await;
    let rows = infants(&public);
    assert_eq!((rows[0].place.as_deref(), rows[1].place.as_deref()), (Some("Nido Pavirani"), None));
    assert_eq!((rows[11].place.as_deref(), rows[11].reserve), (None, Some(1)));
    assert_eq!(own(&montanari, ids[11]).await.ranking.unwrap().places[0].last_admitted, Some(11));
}

pub async fn everybody_reads_numbers_and_points_and_nothing_of_a_person(municipality: &Municipality) {
    apply(municipality, 2).await;
    let montanari = municipality.person("montanari").await;
    montanari.files(&body(&montanari, "2026-10-01", json!({ "vaccinations": "missing" })).await).await;
    municipality.it_is(AFTER_THE_CALL);
    let clerk = municipality.operator("bianchi").await;
    publishes(&clerk, "provvisoria", "0").await;
    let stranger = municipality.a_stranger();
    let answer = stranger.get(&ranking("nido", "main_2027")).await;
    let tag = answer.headers()["etag"].to_str().unwrap().to_owned();
    let json = text(answer).await;
    let page = stranger.page("/graduatorie/nido/main_2027?numero=2027-0000002").await;
    for told in [&json, &page] {
        assert!(told.contains("2027-0000002") && told.contains(SEED), "{told}");
        for personal in ["Montanari", "MNTGLI", "Fabbri", "FBBNNI", "vaccin", "2026-11", "482482"] {
            assert!(!told.contains(personal), "{personal} in {told}");
        }
    }
    assert!(page.contains("Posizione 1") && page.contains("il motivo lo legge chi l'ha inviata"), "{page}");
    let known = municipality
        .a_device()
        .send_with(Method::GET, &ranking("nido", "main_2027"), b"", &[("if-none-match", &tag)])
        .await;
    assert_eq!(known.status(), StatusCode::NOT_MODIFIED);
}

pub async fn a_ranking_is_for_its_office_and_for_the_page_that_was_read(municipality: &Municipality) {
    apply(municipality, 1).await;
    municipality.it_is(AFTER_THE_CALL);
    let (clerk, other) = (municipality.operator("bianchi").await, municipality.operator("guerrini").await);
    assert!(!other.page("/ufficio").await.contains("/ufficio/graduatorie"));
    assert!(other.page("/ufficio/graduatorie").await.contains("Nessuna graduatoria"));
    for path in [DESK.to_owned(), format!("{DESK}/elaborazione.json"), format!("{DESK}x")] {
        assert_eq!(other.get(&path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
    let forbidden = acts(&other, "pubblicazione", "0", &[("fase", "provvisoria"), ("seme", SEED)]).await;
    assert_eq!(forbidden.status(), StatusCode::NOT_FOUND);
    let foreign = [("csrf", other.csrf.as_str()), ("visti", "0"), ("fase", "provvisoria")];
    for act in ["pubblicazione", "posti"] {
        let answer = clerk.post(&format!("{DESK}/{act}"), &foreign).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{act} from another session");
    }
    assert_eq!(
        clerk.get(&format!("{DESK}/elaborazione.json")).await.status(),
        StatusCode::NOT_FOUND,
        "nothing was published"
    );
    let odd = acts(&clerk, "pubblicazione", "0", &[("fase", "provvisoria"), ("seme", "corto")]).await;
    refused(odd, "da 16 a 200").await;
    let odd = clerk.page(&format!("{DESK}?seme=corto")).await;
    assert!(odd.contains("da 16 a 200") && odd.contains("value=\"corto\""), "what was typed stays: {odd}");
    let registrar = municipality.operator("ferri").await;
    let page = registrar.page(DESK).await;
    assert!(page.contains("Qui lavora l'ufficio competente") && !page.contains("pubblica-provvisoria"), "{page}");
    let not_theirs = acts(&registrar, "pubblicazione", "0", &[("fase", "provvisoria"), ("regole", "1")]).await;
    refused(not_theirs, "Questo lo fa l'ufficio competente").await;
    let unread = acts(&clerk, "pubblicazione", "0", &[("fase", "provvisoria"), ("regole", "")]).await;
    refused(unread, "Nel frattempo è entrata in vigore").await;
}

pub async fn a_run_is_made_again_from_what_is_taken_along_and_its_report_is_signed(municipality: &Municipality) {
    apply(municipality, 7).await;
    offered(municipality).await;
    let clerk = municipality.operator("bianchi").await;
    let exported = clerk.get(&format!("{DESK}/elaborazione.json")).await.bytes().await.unwrap();
    let run: Run = serde_json::from_slice(&exported).unwrap();
    assert!(run.is_sound() && reproduce(&run.inputs) == run.outputs);
    assert_eq!(run.inputs.seeds["main_2027"], SEED);
    let signed = clerk.get(&format!("{DESK}/verbale.jws")).await.text().await.unwrap();
    let keys: JwkSet = municipality.a_stranger().get("/.well-known/jwks.json").await.json().await.unwrap();
    let report: Report = Unverified::read(&signed, REPORT_TYPE).unwrap().verify_with(&keys).unwrap();
    assert_eq!(report.run_sha256, sha256_hex(&exported));
    assert_eq!((report.round, report.phase, &report.inputs_sha256), (1, Phase::Final, &run.inputs_sha256));
    assert_eq!(published(municipality).await.inputs_sha256, run.inputs_sha256);
    let table = clerk.get(&format!("{DESK}/graduatoria.csv")).await.text().await.unwrap();
    assert_eq!(table.lines().count(), 8, "{table}");
    assert!(table.contains("\"Riserva 1\"") && table.contains("\"Posto: Nido Pavirani\""), "{table}");
    let document = words(clerk.get(&format!("{DESK}/graduatoria.pdf")).await, "graduatoria-nido-main_2027.pdf").await;
    assert!(document.contains("2027-0000001") && document.contains("NidoPavirani"), "{document}");
    assert!(!document.contains("Fabbri") && !document.contains("Montanari"), "{document}");
}

pub async fn a_place_is_accepted_in_the_last_second_and_not_in_the_first_after(municipality: &Municipality) {
    let ids = apply(municipality, 6).await;
    offered(municipality).await;
    // The end of the last day in Rome.
    municipality.it_is("2027-05-13T21:59:59Z");
    let montanari = municipality.person("montanari").await;
    assert_eq!(takes(&montanari, ids[0], StepKind::AcceptPlace, "").await.status(), StatusCode::CREATED);
    municipality.it_is("2027-05-13T22:00:00Z");
    let montanari = municipality.person("montanari").await;
    let late = problem(takes(&montanari, ids[1], StepKind::AcceptPlace, "").await).await;
    assert!(late.code == Code::WrongState && late.detail.contains("13 maggio 2027"), "{late:?}");
    let (app, now) = (municipality.app().clone(), municipality.app().clock.now());
    let lapsed = municipality.app().db.write(move |tx| rapida_server::rankings::lapse(tx, &app, now)).await.unwrap();
    assert_eq!(lapsed, 5);
    let states = [own(&montanari, ids[0]).await.state, own(&montanari, ids[1]).await.state];
    assert_eq!(states, [State::Accepted, State::Closed]);
}

pub async fn an_amended_application_counts_by_its_last_version_and_a_withdrawn_one_is_out(municipality: &Municipality) {
    let ids = apply(municipality, 3).await;
    let montanari = municipality.person("montanari").await;
    let mut better = body(&montanari, "2026-11-03", json!({ "twin": true })).await;
    better["content"]["amends"] = json!(ids[2]);
    let amended = montanari.files(&better).await.registration.code().0;
    assert_eq!(takes(&montanari, ids[0], StepKind::Withdraw, "").await.status(), StatusCode::CREATED);
    municipality.it_is(AFTER_THE_CALL);
    publishes(&municipality.operator("bianchi").await, "provvisoria", "0").await;
    let public = published(municipality).await;
    let rows = infants(&public);
    assert_eq!((rows.len(), rows[0].number.as_str()), (2, amended.as_str()));
    assert!(rows[0].points > rows[1].points, "{rows:?}");
    let montanari = municipality.person("montanari").await;
    assert!(own(&montanari, ids[0]).await.ranking.is_none());
}
