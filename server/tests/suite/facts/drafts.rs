//! A person goes on with a draft on another device: sealed, in order, told at once, and for nobody else.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use rapida_contract::api;
use rapida_contract::changes::{Change, Topic};
use rapida_contract::drafts::{
    DRAFTS, DRAFTS_KEY, DRAFTS_MAX, DraftVersion, DraftsKey, DraftsPage, NewDraftVersion, SEALED_MAX, SealedDraft,
    draft,
};
use rapida_contract::ids::SubmissionId;
use rapida_contract::problem::{Code, Fault};
use rapida_contract::sign_in::SESSIONS;
use rapida_server::config::Config;
use rapida_server::drafts;
use reqwest::{Method, Response, StatusCode};
use serde_json::json;

use crate::client::{new_id, problem};
use crate::facts::changes::until_told;
use crate::municipality::Municipality;
use crate::person::{Person, code, done};

/// What a device would have sealed: here it only matters that it is so many bytes, and which.
fn sealed(byte: u8, bytes: usize) -> String {
    BASE64URL.encode(vec![byte; bytes])
}

pub(super) fn some(byte: u8) -> String {
    sealed(byte, 40)
}

async fn puts(person: &Person, id: SubmissionId, after: u32, sealed: &str) -> Response {
    person.put(&draft(id), &NewDraftVersion { after, sealed: sealed.to_owned() }).await
}

/// Keeps a draft; its version.
pub(super) async fn kept(person: &Person, id: SubmissionId, after: u32, sealed: &str) -> u32 {
    let answer = puts(person, id, after, sealed).await;
    assert_eq!(answer.status(), StatusCode::OK);
    answer.json::<DraftVersion>().await.unwrap().version
}

async fn page(person: &Person, after: u64) -> DraftsPage {
    person.read(&format!("{DRAFTS}?after={after}")).await
}

/// A draft as a page tells it.
fn told(id: SubmissionId, version: u32, sealed: Option<String>) -> SealedDraft {
    SealedDraft { id, version, sealed }
}

async fn key(person: &Person) -> String {
    person.read::<DraftsKey>(DRAFTS_KEY).await.key
}

/// What the feed tells a person's device of drafts.
async fn fed(person: &Person, after: &str) -> Vec<Change> {
    let page = person.app.device.changes(after, 100).await;
    page.changes.into_iter().filter(|change| change.topic == Topic::Draft).collect()
}

pub async fn two_devices_of_a_person_go_on_with_each_other_s_drafts(municipality: &Municipality) {
    // The least that is known of a person is enough: nothing is sent.
    let (phone, pc) = (municipality.person_at("zoli", "L1").await, municipality.person_at("zoli", "L1").await);
    let [first, second] = [new_id(), new_id()];
    assert_eq!(page(&pc, 0).await, DraftsPage { drafts: vec![], cursor: 0 });
    let (at_the_phone, at_the_pc) = (phone.app.device.get(api::EVENTS).await, pc.app.device.get(api::EVENTS).await);
    assert_eq!((kept(&phone, first, 0, &some(1)).await, kept(&phone, second, 0, &some(2)).await), (1, 1));
    until_told(at_the_pc, "draft").await;
    let seen = page(&pc, 0).await;
    assert_eq!(seen.drafts, [told(first, 1, Some(some(1))), told(second, 1, Some(some(2)))]);
    assert_eq!(kept(&pc, first, 1, &some(3)).await, 2);
    until_told(at_the_phone, "draft").await;
    let again = page(&phone, seen.cursor).await;
    assert_eq!(again.drafts, [told(first, 2, Some(some(3)))], "what changed, and nothing else");
    assert_eq!(page(&phone, again.cursor).await, DraftsPage { drafts: vec![], cursor: again.cursor });
    let all = page(&phone, 0).await.drafts;
    assert_eq!(all, [told(second, 1, Some(some(2))), told(first, 2, Some(some(3)))], "the last change last");
    let of = |id: SubmissionId, version: u32| Change {
        topic: Topic::Draft,
        key: id.to_string(),
        value: Some(json!(version)),
    };
    assert_eq!(fed(&pc, "").await, [of(first, 1), of(second, 1)]);
    assert_eq!(fed(&phone, "").await, [of(first, 2)], "nobody is told what they did themselves");
    assert_eq!(page(&pc, u64::MAX).await.drafts, all, "a place of another database starts over");
}

pub async fn the_drafts_of_another_are_as_if_they_were_not_there(municipality: &Municipality) {
    let (zoli, ricci) = (municipality.person("zoli").await, municipality.person("ricci").await);
    let id = new_id();
    kept(&zoli, id, 0, &some(1)).await;
    assert_eq!(page(&ricci, 0).await.drafts, []);
    assert_eq!(fed(&ricci, "").await, []);
    for (after, sealed) in [(0, some(2)), (1, some(2)), (0, some(1))] {
        assert_eq!(code(puts(&ricci, id, after, &sealed).await).await, Code::NotFound, "{after}");
    }
    for there in [id, new_id()] {
        assert_eq!(code(ricci.delete(&draft(there)).await).await, Code::NotFound);
    }
    assert_eq!(page(&zoli, 0).await.drafts, [told(id, 1, Some(some(1)))]);
}

pub async fn a_version_that_is_not_the_last_is_refused_and_changes_nothing(municipality: &Municipality) {
    let (phone, pc) = (municipality.person("zoli").await, municipality.person("zoli").await);
    let id = new_id();
    assert_eq!(code(puts(&phone, id, 1, &some(1)).await).await, Code::Conflict, "there is none yet");
    for _ in 0..2 {
        assert_eq!(kept(&phone, id, 0, &some(1)).await, 1, "again after a lost answer");
    }
    assert_eq!(kept(&phone, id, 1, &some(2)).await, 2);
    let before = (page(&pc, 0).await, pc.app.device.changes("", 100).await);
    for (after, byte) in [(0, 1), (0, 3), (1, 3), (3, 3), (u32::MAX, 3)] {
        let refused = problem(puts(&pc, id, after, &some(byte)).await).await;
        assert_eq!((refused.status, refused.code), (409, Code::Conflict), "{after}");
        assert!(refused.detail.contains("altro dispositivo"), "{}", refused.detail);
    }
    assert_eq!(kept(&phone, id, 1, &some(2)).await, 2, "the last one once more");
    assert_eq!((page(&pc, 0).await, pc.app.device.changes("", 100).await), before);
    assert_eq!(kept(&pc, id, 2, &some(3)).await, 3);
}

pub async fn a_draft_that_ended_stays_ended_on_all_devices(municipality: &Municipality) {
    let (phone, pc) = (municipality.person("zoli").await, municipality.person("zoli").await);
    let id = new_id();
    kept(&phone, id, 0, &some(1)).await;
    let (seen, feed) = (page(&pc, 0).await.cursor, pc.app.device.changes("", 100).await.cursor);
    for _ in 0..2 {
        done(&phone.delete(&draft(id)).await);
        assert_eq!(page(&pc, seen).await.drafts, [told(id, 2, None)]);
        let gone = Change { topic: Topic::Draft, key: id.to_string(), value: None };
        assert_eq!(fed(&pc, &feed).await, [gone]);
    }
    for (after, byte) in [(0, 1), (1, 2), (2, 3)] {
        let refused = problem(puts(&pc, id, after, &some(byte)).await).await;
        assert_eq!((refused.status, refused.code), (410, Code::Gone), "{after}");
    }
    done(&pc.delete(&draft(id)).await);
    assert_eq!(page(&pc, 0).await.drafts, [told(id, 2, None)], "and whoever comes later learns it too");
}

pub async fn more_drafts_than_a_person_may_have_are_refused_and_so_is_what_is_not_sealed(municipality: &Municipality) {
    let (zoli, ricci) = (municipality.person("zoli").await, municipality.person("ricci").await);
    let first = new_id();
    for (sealed, refused, fault) in [
        (sealed(1, SEALED_MAX + 1), Code::TooLarge, None),
        ("A".repeat(3_000_000), Code::TooLarge, None),
        (sealed(1, 27), Code::Invalid, Some(Fault::Malformed)),
        (format!("{}==", some(1)), Code::Invalid, Some(Fault::Malformed)),
        (
            json!({ "street": "Via Cavour 12, piano secondo, int. 4" }).to_string(),
            Code::Invalid,
            Some(Fault::Malformed),
        ),
    ] {
        let told = problem(puts(&zoli, first, 0, &sealed).await).await;
        assert_eq!((told.code, told.errors.first().map(|error| error.fault)), (refused, fault), "{}", told.detail);
    }
    assert_eq!(page(&zoli, 0).await.drafts, []);
    kept(&zoli, first, 0, &some(1)).await;
    for _ in 1..DRAFTS_MAX {
        kept(&zoli, new_id(), 0, &some(1)).await;
    }
    let told = problem(puts(&zoli, new_id(), 0, &some(1)).await).await;
    assert_eq!((told.status, told.errors[0].fault, told.errors[0].limit), (422, Fault::TooMany, Some(DRAFTS_MAX)));
    assert!(told.detail.contains("Hai già 100 bozze"), "{}", told.detail);
    assert_eq!(kept(&zoli, first, 1, &some(2)).await, 2, "those that are there go on");
    assert_eq!(kept(&ricci, new_id(), 0, &some(1)).await, 1, "and so do others");
    done(&zoli.delete(&draft(first)).await);
    assert_eq!(kept(&zoli, new_id(), 0, &some(1)).await, 1, "one ended, one more");
}

pub async fn many_drafts_come_in_pages_without_loss(municipality: &Municipality) {
    let person = municipality.person("zoli").await;
    let mut all = BTreeMap::new();
    for byte in 1..=6 {
        let (id, sealed) = (new_id(), sealed(byte, SEALED_MAX));
        kept(&person, id, 0, &sealed).await;
        all.insert(id, sealed);
    }
    let (mut cursor, mut found, mut pages) = (0, BTreeMap::new(), 0);
    loop {
        let page = page(&person, cursor).await;
        if page.drafts.is_empty() {
            break;
        }
        assert!(page.drafts.len() <= 4, "{}", page.drafts.len());
        found.extend(page.drafts.into_iter().map(|draft| (draft.id, draft.sealed.unwrap())));
        (cursor, pages) = (page.cursor, pages + 1);
    }
    assert!(found == all && pages == 2, "{pages} pages, {} of {}", found.len(), all.len());
}

pub async fn a_device_that_was_signed_out_is_told_nothing_more(municipality: &Municipality) {
    let (phone, pc, lost) =
        (municipality.person("zoli").await, municipality.person("zoli").await, municipality.person("zoli").await);
    let sessions: Vec<serde_json::Value> = lost.read(SESSIONS).await;
    let of_lost = sessions.iter().find(|one| one["is_this"] == true).unwrap()["id"].as_str().unwrap();
    done(&phone.delete(&format!("{SESSIONS}/{of_lost}")).await);
    kept(&phone, new_id(), 0, &some(1)).await;
    assert_eq!((fed(&pc, "").await.len(), fed(&lost, "").await.len()), (1, 0));
    assert_eq!(code(lost.ask(Method::GET, DRAFTS, "", &[]).await).await, Code::SignInNeeded);
    // The phone is silent for a month: its session has ended by itself.
    municipality.it_is("2026-12-24T09:00:00Z");
    let later = municipality.person("zoli").await;
    kept(&later, new_id(), 0, &some(2)).await;
    assert_eq!(fed(&phone, "").await, []);
}

pub async fn all_devices_of_a_person_and_nobody_else_have_their_key(municipality: &Municipality) {
    let (phone, pc) = (municipality.person_at("zoli", "L1").await, municipality.person("zoli").await);
    let keys = [key(&phone).await, key(&pc).await, key(&municipality.person("ricci").await).await];
    assert_eq!(keys[0], keys[1]);
    assert_ne!(keys[0], keys[2]);
    assert_eq!(BASE64URL.decode(&keys[0]).unwrap().len(), 32);
    let restarted = Municipality::with(municipality.app().config.clone()).await;
    assert_eq!(key(&restarted.person("zoli").await).await, keys[0]);
    restarted.end().await;
}

pub async fn the_key_of_drafts_is_not_in_the_database(municipality: &Municipality) {
    let config = municipality.app().config.clone();
    let own = key(&municipality.person("zoli").await).await;
    let elsewhere = tempfile::tempdir().unwrap();
    let other = elsewhere.path().join("other.key");
    std::fs::write(&other, [7; 32]).unwrap();
    // The same database with another file, and another database with the same file.
    let same_database = Config { drafts_key: Some(other), ..config.clone() };
    let same_file = Config {
        data: elsewhere.path().into(),
        database: None,
        drafts_key: Some(config.data.join("drafts.key")),
        ..config.clone()
    };
    for (config, is_same) in [(same_database, false), (same_file, true)] {
        let beside = Municipality::with(config).await;
        assert_eq!(key(&beside.person("zoli").await).await == own, is_same);
        beside.end().await;
    }
    let master = std::fs::read(config.data.join("drafts.key")).unwrap();
    let derived = BASE64URL.decode(&own).unwrap();
    for file in ["rapida.db", "rapida.db-wal"] {
        let bytes = std::fs::read(config.data.join(file)).unwrap_or_default();
        for secret in [&master, &derived, own.as_bytes()] {
            assert!(!bytes.windows(secret.len()).any(|window| window == secret), "{file}");
        }
    }
}

/// Removes what is old by the municipality's clock; how much that was.
async fn retired(municipality: &Municipality) -> usize {
    let now = municipality.app().clock.now();
    municipality.app().db.write(move |tx| drafts::retire_old(tx, now)).await.unwrap()
}

pub async fn what_nobody_changed_for_a_year_leaves_and_what_ended_after_ninety_days(municipality: &Municipality) {
    let person = municipality.person("zoli").await;
    let other = municipality.person("zoli").await;
    let [idle, alive, ended] = [new_id(), new_id(), new_id()];
    for id in [idle, alive, ended] {
        kept(&person, id, 0, &some(1)).await;
    }
    done(&person.delete(&draft(ended)).await);
    let seen = page(&person, 0).await.cursor;
    let left = async |moment: &str, removed: usize| {
        municipality.it_is(moment);
        assert_eq!((retired(municipality).await, retired(municipality).await), (removed, 0), "{moment}");
        let person = municipality.person("zoli").await;
        page(&person, 0).await.drafts.into_iter().map(|draft| draft.id).collect::<Vec<_>>()
    };
    assert_eq!(left("2027-02-21T09:00:00Z", 0).await, [idle, alive, ended]);
    assert_eq!(left("2027-02-21T09:00:01Z", 1).await, [idle, alive]);
    kept(&municipality.person("zoli").await, alive, 1, &some(2)).await;
    assert_eq!(left("2027-11-23T09:00:00Z", 0).await, [idle, alive]);
    assert_eq!(left("2027-11-23T09:00:01Z", 1).await, [alive]);
    let of_feed: Vec<String> = fed(&other, "").await.into_iter().map(|change| change.key).collect();
    assert_eq!(of_feed, [alive.to_string()], "what was told of them went too");
    assert_eq!(left("2028-02-22T09:00:00Z", 1).await, []);
    // A cursor holds, and what the municipality has no longer begins anew.
    let person = municipality.person("zoli").await;
    assert_eq!(code(puts(&person, idle, 1, &some(3)).await).await, Code::Conflict);
    assert_eq!(kept(&person, idle, 0, &some(3)).await, 1);
    assert_eq!(page(&person, seen).await.drafts, [told(idle, 1, Some(some(3)))]);
}

pub async fn who_is_not_signed_in_has_no_drafts(municipality: &Municipality) {
    let one = draft(new_id());
    for (method, path) in
        [(Method::GET, DRAFTS), (Method::GET, DRAFTS_KEY), (Method::PUT, one.as_str()), (Method::DELETE, one.as_str())]
    {
        let refused = municipality.a_device().ask(method, path, b"").await;
        assert_eq!(code(refused).await, Code::SignInNeeded, "{path}");
    }
    let person = municipality.person("zoli").await;
    for path in ["/v1/drafts?after=-1", "/v1/drafts?after=x", "/v1/drafts?after=99999999999999999999"] {
        assert_eq!(code(person.ask(Method::GET, path, "", &[]).await).await, Code::Malformed, "{path}");
    }
    for body in ["", "{}", "[]", r#"{"after":-1,"sealed":""}"#, r#"{"after":4294967296,"sealed":""}"#] {
        assert_eq!(code(person.ask(Method::PUT, &one, body, &[]).await).await, Code::Malformed, "{body}");
    }
    assert_eq!(
        code(person.put("/v1/drafts/none", &json!({ "after": 0, "sealed": some(1) })).await).await,
        Code::NotFound
    );
}
