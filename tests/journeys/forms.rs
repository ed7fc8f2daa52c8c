//! A service's form from its card to its receipt: on one device and on two, with and without a network, while its file changes.

use std::collections::BTreeSet;

use rapida_contract::form::{Answer, Form, Part, Template};
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{Delivery, SentForm};
use rapida_contract::problem::{Code, Problem};
use rapida_contract::rating::{Aspect, Rating};
use rapida_contract::service::light::Light;
use rapida_contract::sign_in::Level;
use rapida_tests::filling_in::{LEASE, badge, nido, parking};
use rapida_tests::municipality::Municipality;
use rapida_tests::phone::Phone;
use serde_json::json;

/// The municipality has put a version in force, and the phone knows it.
async fn knows(phone: &Phone, slug: &str, version: u32) {
    let runs = phone.runs();
    let knows = |phone: &Phone| phone.device().service(slug).expect("on offer").version == version;
    phone.waits_until("the device knows the version", knows).await;
    drop(runs);
}

/// The texts of the summary of what was sent.
fn summary(sent: &SentForm) -> Vec<String> {
    let template = Template::new(sent.service.clone().into(), sent.lists.clone().into()).expect("a form");
    let form = Form::of(template.into(), sent.asked.clone(), sent.answers.clone());
    form.summary().iter().flat_map(|part| &part.lines).map(|line| format!("{:?}", line.value)).collect()
}

fn refused(sent: Result<(), rapida_core::error::Error>) -> Problem {
    sent.map_err(Problem::from).expect_err("it is not sent")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_goes_from_its_card_to_its_receipt() {
    let municipality = Municipality::opens();
    let phone = Phone::signed_in(&municipality, "zoli").await;
    assert_eq!(phone.device().service("resident_parking").expect("on offer").card.way.light, Light::Green);
    let id = phone.fills_in("resident_parking", parking());
    let known = phone.form(id).answers;
    let street = known.get("residence").and_then(|answer| answer.part("street")).and_then(Part::text);
    assert_eq!(street, Some("Viale dei Pini di Prova 8"), "filled in from the register office");
    phone.sends(id).expect("it goes to the outbox");
    let registration = phone.form_is_registered(id).await;

    let sent = phone.sent(id);
    assert_eq!((sent.card.slug.as_str(), sent.has_receipt), ("resident_parking", true));
    assert_eq!(phone.device().receipt(id).expect("there").receipt.service, "resident_parking");
    assert!(sent.card.due.is_some_and(|due| due > registration.at.to_zoned(jiff::tz::TimeZone::UTC).date()));
    assert!(summary(&sent).iter().any(|line| line.contains("AB123CD")), "{:?}", summary(&sent));
    assert!(phone.device().form_drafts(None).expect("drafts").is_empty(), "what was sent is no draft");
    assert_eq!(phone.device().home().expect("home").sent_forms.len(), 1);
    assert!(phone.device().reports().expect("reports").is_empty(), "a form is no report");
}

#[tokio::test(flavor = "multi_thread")]
async fn how_easy_it_was_is_told_once_and_remembered() {
    let municipality = Municipality::opens();
    let mut phone = Phone::signed_in(&municipality, "zoli").await;
    let id = phone.fills_in("resident_parking", parking());
    phone.sends(id).expect("it goes to the outbox");
    phone.form_is_registered(id).await;
    let rating = |stars| Rating { stars, aspect: Some(Aspect::Clear), words: "Tutto chiaro.".into() };
    assert_eq!(refused(phone.device().rate_form(id, &rating(6)).await).errors[0].field, "stars");
    phone.goes_offline();
    assert_eq!(refused(phone.device().rate_form(id, &rating(5)).await).code, Code::Offline);
    assert!(!phone.sent(id).is_rated, "nobody heard it");
    phone.goes_online();
    phone.device().rate_form(id, &rating(5)).await.expect("told");
    phone.restarts();
    assert!(phone.sent(id).is_rated);
    assert_eq!(municipality.asks("SELECT stars FROM rating"), ["5"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_parent_asks_for_a_place_at_the_nido() {
    let municipality = Municipality::opens();
    let closes = municipality.opens_call_of_nido();
    let phone = Phone::signed_in(&municipality, "montanari").await;
    knows(&phone, "nido", 2).await;
    assert_eq!(phone.device().find_services("asilo", "it").expect("found").first().expect("one"), "nido");

    let id = phone.fills_in("nido", nido());
    let (lists, answers) = (phone.form(id).lists, phone.form(id).answers);
    let father = answers.get("other_parent").and_then(|answer| answer.part("tax_code")).and_then(Part::text);
    assert_eq!(father, Some("FBBLCU86P02H199Q"), "the other parent is filled in");
    let schools: Vec<String> = lists[0].entries.iter().rev().take(2).map(|school| school.id.clone()).collect();
    phone.answers(id, json!({ "schools": schools }));
    assert_eq!(phone.device().form_drafts(Some("nido")).expect("drafts")[0].closes, Some(closes));
    phone.sends(id).expect("it goes to the outbox");
    phone.form_is_registered(id).await;
    assert_eq!(phone.sent(id).answers.get("age_months").map(|age| matches!(age, Answer::Number(29))), Some(true));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_its_document_waits_for_the_network_and_arrives_once() {
    let municipality = Municipality::opens();
    let mut phone = Phone::signed_in(&municipality, "zoli").await;
    phone.goes_offline();
    let id = phone.fills_in("resident_parking", parking());
    phone.restarts();
    let lease = phone.attaches(id, "domicile_proof", "contratto d'affitto.pdf", LEASE);
    let home = json!({ "street": "Via Cavour 12", "postal_code": "48121", "comune": "Ravenna", "province": "RA" });
    phone.answers(id, json!({ "lives": "domicile", "domicile": home }));
    phone.sends(id).expect("it goes to the outbox");
    phone.tries().await;
    assert!(matches!(phone.sent(id).card.delivery, Delivery::Queued), "{:?}", phone.sent(id).card.delivery);
    phone.goes_online();
    phone.form_is_registered(id).await;
    let receipt = phone.device().receipt(id).expect("there").receipt;
    assert_eq!(receipt.attachments.iter().map(|file| file.id).collect::<Vec<_>>(), [lease.id]);
    assert_eq!(municipality.asks("SELECT count(*) FROM submission"), ["1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_faults_stays_a_draft_and_names_them_all() {
    let municipality = Municipality::opens();
    let phone = Phone::signed_in(&municipality, "zoli").await;
    let id = phone.fills_in("resident_parking", json!({ "privacy": true, "spaces": 3, "phone": "12" }));
    let problem = refused(phone.sends(id));
    assert_eq!(problem.code, Code::Invalid);
    let named: BTreeSet<&str> = problem.errors.iter().map(|error| error.field.as_str()).collect();
    assert!(["phone", "lives", "vehicles"].iter().all(|field| named.contains(field)), "{named:?}");
    assert_eq!(phone.form(id).answers.get("phone"), Some(&Answer::text("12")), "nothing typed is lost");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_not_signed_in_is_sent_to_sign_in_and_keeps_the_draft() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    let id = phone.fills_in("resident_parking", parking());
    assert_eq!(refused(phone.sends(id)).code, Code::SignInNeeded);
    phone.signs_in_as("zoli", Level::L1).await;
    assert_eq!(refused(phone.sends(id)).code, Code::LevelNeeded);
    assert_eq!(phone.form(id).answers.get("lives"), Some(&Answer::text("residence")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_stays_with_its_version_while_an_official_changes_the_form() {
    let municipality = Municipality::opens();
    let phone = Phone::signed_in(&municipality, "zoli").await;
    let old = phone.fills_in("resident_parking", parking());
    let question = "id = \"colour\"\nkind = \"short_text\"\nlabel = { it = \"Colore\", en = \"Colour\", de = \"Farbe\" }\nrequired = true\n\n[[sections.fields]]\nid = \"spaces\"";
    municipality
        .changes_service("resident_parking", &[("version = 1\n", "version = 2\n"), ("id = \"spaces\"", question)]);
    knows(&phone, "resident_parking", 2).await;
    assert!(phone.form(old).is_older);
    let new = phone.fills_in("resident_parking", parking());
    let missing = refused(phone.sends(new));
    assert_eq!(missing.errors.iter().map(|error| error.field.as_str()).collect::<Vec<_>>(), ["colour"]);
    phone.answers(new, json!({ "colour": "Rosso" }));
    for id in [old, new] {
        phone.sends(id).expect("it goes to the outbox");
        phone.form_is_registered(id).await;
    }
    assert_eq!((phone.sent(old).service.version, phone.sent(new).service.version), (1, 2));
}

/// The call of the school bus closes before the form arrives: nothing was lost, and it can be sent again once there is one.
#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_the_municipality_refuses_tells_why_and_becomes_a_draft_again() {
    let municipality = Municipality::opens();
    let phone = Phone::signed_in(&municipality, "zoli").await;
    phone.goes_offline();
    let id = phone.fills_in("resident_parking", parking());
    phone.attaches(id, "domicile_proof", "contratto.pdf", LEASE);
    let home = json!({ "street": "Via Cavour 12", "postal_code": "48121", "comune": "Ravenna", "province": "RA" });
    phone.answers(id, json!({ "lives": "domicile", "domicile": home }));
    phone.sends(id).expect("it goes to the outbox");
    let call = "[[calls]]\nid = \"past\"\ntitle = { it = \"Bando\", en = \"Call\", de = \"Frist\" }\nopens = 2020-01-01\ncloses = 2020-01-31\n\n[card]\n";
    municipality.changes_service("resident_parking", &[("version = 1\n", "version = 2\n"), ("[card]\n", call)]);
    let other = Phone::new(municipality.address()).await;
    knows(&other, "resident_parking", 2).await;
    phone.goes_online();
    let delivery = |phone: &Phone| phone.sent(id).card.delivery;
    phone.tries_until("it is refused", || matches!(delivery(&phone), Delivery::Refused { .. })).await;
    let Delivery::Refused { problem } = delivery(&phone) else { unreachable!("it is") };
    assert_eq!(problem.code, Code::NotOpen);
    assert!(problem.detail.contains("31 gennaio 2020"), "{problem:?}");

    let again = phone.device().correct_form(id).expect("a draft again");
    let files = |draft: SubmissionId| match phone.form(draft).answers.remove("domicile_proof") {
        Some(Answer::Files(files)) => files,
        other => panic!("{other:?}"),
    };
    assert_eq!(files(again)[0].name, "contratto.pdf");
    assert!(phone.device().sent_form(id).is_err());
    municipality.changes_service("resident_parking", &[("version = 1\n", "version = 3\n")]);
    knows(&phone, "resident_parking", 3).await;
    phone.sends(again).expect("it goes to the outbox");
    phone.form_is_registered(again).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_devices_of_a_person_go_on_with_one_draft() {
    let municipality = Municipality::opens();
    let (phone, pc) = (Phone::signed_in(&municipality, "zoli").await, Phone::signed_in(&municipality, "zoli").await);
    let id = phone.fills_in("resident_parking", json!({ "lives": "residence", "spaces": 0 }));
    phone.device().name_form(id, "La Panda").expect("named");
    phone.device().share_drafts().await.expect("told");
    pc.device().share_drafts().await.expect("heard");
    assert_eq!(pc.device().form_drafts(None).expect("drafts")[0].name, "La Panda");
    assert_eq!(pc.form(id).answers, phone.form(id).answers);

    phone.goes_offline();
    phone.answers(id, json!({ "phone": "+390544111111" }));
    pc.answers(id, parking());
    pc.tries().await;
    phone.goes_online();
    phone.tries().await;
    pc.tries().await;
    assert_eq!(phone.form(id).answers, pc.form(id).answers, "both say the same");
    let offered = phone.form(id).others;
    assert_eq!(offered.keys().collect::<Vec<_>>(), ["phone"], "{offered:?}");
    pc.device().settle_answer(id, "phone", false).expect("settled");
    pc.tries().await;
    phone.tries().await;
    assert!(phone.form(id).others.is_empty());

    pc.answers(id, json!({ "phone": "+390544482482" }));
    pc.sends(id).expect("it goes to the outbox");
    pc.form_is_registered(id).await;
    pc.tries().await;
    phone.tries().await;
    assert!(phone.device().form_drafts(None).expect("drafts").is_empty(), "sent from the PC, it is no draft anywhere");
}

/// The PC shows its summary while the phone changes an answer.
#[tokio::test(flavor = "multi_thread")]
async fn what_another_device_changed_is_not_sent_unseen() {
    let municipality = Municipality::opens();
    let (phone, pc) = (Phone::signed_in(&municipality, "zoli").await, Phone::signed_in(&municipality, "zoli").await);
    let id = phone.fills_in("resident_parking", parking());
    phone.tries().await;
    pc.tries().await;
    let shown = pc.form(id);
    phone.answers(id, json!({ "phone": "+390544111111" }));
    phone.tries().await;
    pc.tries().await;
    assert_eq!(refused(pc.device().submit_form(id, shown.saved_at)).code, Code::DraftChanged);
    let saved = pc.device().save_form(id, &[].into(), "").expect("saved");
    assert_ne!(saved.before, shown.saved_at, "a screen that saves hears of it, too");
    pc.sends(id).expect("once it was seen");
    pc.form_is_registered(id).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_of_nobody_belongs_to_whoever_goes_on_with_it() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    let id = phone.fills_in("resident_parking", parking());
    phone.signs_in_as("zoli", Level::L2).await;
    phone.tries().await;
    assert!(phone.form(id).answers.contains_key("lives"));
    phone.device().sign_out(true).expect("signed out");
    assert!(phone.device().form(id).is_err(), "it is Marco Zoli's now");
    assert!(phone.device().form_drafts(None).expect("drafts").is_empty());
    phone.signs_in_as("montanari", Level::L2).await;
    assert!(phone.device().form(id).is_err());
    assert!(phone.device().save_form(id, &[].into(), "").is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_whose_session_was_ended_keeps_no_draft_that_others_have() {
    let municipality = Municipality::opens();
    let (lost, pc) = (Phone::signed_in(&municipality, "zoli").await, Phone::signed_in(&municipality, "zoli").await);
    let id = lost.fills_in("resident_parking", parking());
    lost.tries().await;
    pc.tries().await;
    pc.device().end_other_sessions().await.expect("ended");
    lost.tries_until("the session is over", || lost.device().sign_in().expect("known").person.is_none()).await;
    assert!(lost.device().form(id).is_err());
    lost.signs_in_as("zoli", Level::L2).await;
    lost.tries().await;
    assert_eq!(lost.form(id).answers, pc.form(id).answers, "with the person their drafts are back");
    assert_eq!(pc.form(id).answers.get("lives"), Some(&Answer::text("residence")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_that_is_none_is_not_taken() {
    let municipality = Municipality::opens();
    let phone = Phone::signed_in(&municipality, "zoli").await;
    let id = phone.fills_in("resident_parking", parking());
    let cases: [(&[u8], Code); 3] = [
        (b"PK\x03\x04 a document of a word processor", Code::WrongType),
        (b"", Code::WrongType),
        (&[&b"%PDF-"[..], &[0; 5_000_000]].concat(), Code::TooLarge),
    ];
    for (bytes, code) in cases {
        let answer = phone.device().add_form_file(id, "domicile_proof", "a", bytes).map_err(Problem::from);
        assert_eq!(answer.expect_err("refused").code, code);
    }
    assert!(phone.device().add_form_file(id, "privacy", "a", LEASE).is_err(), "that question takes no files");
    let missing = json!({ "lives": "domicile", "domicile_proof": { "files": [{ "id": "0193562c-7d2e-7c11-8a6f-2b1d6a5c9e01",
        "name": "a.pdf", "kind": "pdf", "sha256": "ab".repeat(32), "size": 4 }] }, "domicile": { "street": "Via Cavour 12",
        "postal_code": "48121", "comune": "Ravenna", "province": "RA" } });
    phone.answers(id, missing);
    assert_eq!(refused(phone.sends(id)).code, Code::FileElsewhere);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_on_paper_is_filled_in_and_printed_without_a_network_by_anybody() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    phone.goes_offline();
    let page = phone.device().service("disabled_badge").expect("it came with the app");
    assert_eq!(page.card.way.light, Light::Yellow);
    let id = phone.device().begin_form("disabled_badge").expect("a form is begun");
    let faults = refused(phone.device().print_form(id).map(drop));
    assert!(!faults.errors.is_empty(), "what is missing is named before anything is printed");
    assert_eq!(refused(phone.sends(id)).code, Code::NotOpen, "it is handed in on paper");

    phone.answers(id, badge());
    let file = phone.device().print_form(id).expect("it is printed");
    let pdf = std::fs::read(&file).expect("it lies there");
    assert!(pdf.starts_with(b"%PDF-1.7"), "{file}");
    assert!(phone.device().form(id).is_ok(), "the draft stays for whoever prints again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_of_what_was_sent_is_written_for_the_person() {
    let municipality = Municipality::opens();
    let phone = Phone::signed_in(&municipality, "zoli").await;
    let id = phone.fills_in("resident_parking", parking());
    phone.sends(id).expect("it goes to the outbox");
    let waiting = phone.device().print_form(id).expect("a copy before it is registered");
    phone.form_is_registered(id).await;
    let registered = phone.device().print_form(id).expect("a copy");
    let (receipt, copy) = (phone.device().save_receipt(id).expect("the receipt"), std::fs::read(&registered));
    assert_eq!(waiting, registered, "one file, written anew");
    for file in [receipt.as_str(), &registered] {
        assert!(std::fs::read(file).expect("it lies there").starts_with(b"%PDF-1.7"), "{file}");
    }
    assert!(copy.expect("it lies there").windows(6).any(|window| window == b"modulo"), "with the answers inside");
}
