//! The feed: each thing once as it is now, in order, to whom it concerns.

use rapida_contract::api;
use rapida_contract::changes::Topic;
use rapida_contract::ids::ReportCode;
use rapida_contract::municipality::Municipality as Comune;
use rapida_contract::problem::Code;
use rapida_contract::progress::{State, StepKind};
use rapida_server::reports::{self, NewStep};
use reqwest::{Method, Response, StatusCode};

use crate::client::{bytes, pavement, problem, titled};
use crate::municipality::Municipality;

pub async fn the_feed_tells_each_thing_once_as_it_is_now(municipality: &Municipality) {
    let device = municipality.a_device();
    let registered = device.submit(&bytes(&pavement())).await;
    let before = device.changes("", 100).await;
    municipality.office(registered.id, NewStep::new(StepKind::TakeInCharge, "Anna")).await.unwrap();
    let after = device.changes(&before.cursor, 100).await;
    let mut told: Vec<Topic> = after.changes.iter().map(|change| change.topic).collect();
    told.sort_by_key(|topic| format!("{topic:?}"));
    assert_eq!(told, [Topic::PublicReport, Topic::Report]);
    assert_eq!(device.changes(&after.cursor, 100).await.changes, []);
    let reports = device.own_reports().await;
    let steps: Vec<StepKind> = reports[0].events.iter().map(|event| event.step).collect();
    assert_eq!((reports[0].state, steps), (State::InCharge, vec![StepKind::Register, StepKind::TakeInCharge]));
    assert_eq!((reports[0].title.as_str(), reports[0].id), ("Marciapiede rotto", registered.id));
}

pub async fn pages_follow_one_another_without_loss(municipality: &Municipality) {
    let device = municipality.a_device();
    for report in 0..7 {
        device.submit(&titled(&format!("Buca {report}"))).await;
    }
    let whole = device.changes("", 100).await.changes;
    assert_eq!(whole.len(), 2 + 7 + 7, "the Comune, its services, and each report for its owner and for all");
    for limit in [1, 2, 5, 15, 16] {
        let (mut cursor, mut pieces) = (String::new(), Vec::new());
        loop {
            let page = device.changes(&cursor, limit).await;
            assert!(page.changes.len() <= limit as usize);
            pieces.extend(page.changes);
            cursor = page.cursor;
            if !page.more {
                break;
            }
        }
        assert_eq!(pieces, whole, "{limit}");
    }
}

pub async fn a_foreign_cursor_starts_over_and_nonsense_is_refused(municipality: &Municipality) {
    let device = municipality.a_device();
    device.submit(&bytes(&pavement())).await;
    let whole = device.changes("", 100).await;
    let foreign = rapida_server::changes::Cursor { feed: 1, seq: 1_000 };
    assert_eq!(device.changes(&foreign.to_string(), 100).await, whole);
    for path in
        ["/v1/changes?after=nonsense", "/v1/changes?after=%00%ff", "/v1/changes?limit=-1", "/v1/changes?limit=x"]
    {
        let refused = problem(device.get(path).await).await;
        assert_eq!((refused.code, refused.status), (Code::Malformed, 400), "{path}");
    }
}

pub async fn nobody_reads_the_reports_of_others(municipality: &Municipality) {
    let (device, other) = (municipality.a_device(), municipality.a_device());
    let registered = device.submit(&bytes(&pavement())).await;
    let page = other.changes("", 100).await;
    assert!(page.changes.iter().all(|change| change.topic != Topic::Report));
    let public = other.public_reports().await;
    assert_eq!(public[0].code, registered.registration.code());
    let told = serde_json::to_string(&page).unwrap();
    for personal in
        ["Maria", "maria@example.it", "Marciapiede rotto", "civico 12", "Cavour", &registered.id.to_string()]
    {
        assert!(!told.contains(personal), "{personal}");
    }
}

/// Reads server-sent events until a topic is told; what follows can be read on.
pub async fn until_told(mut events: Response, topic: &str) -> Response {
    let mut heard = String::new();
    while !heard.contains(&format!("event: changed\ndata: \"{topic}\"\n\n")) {
        let piece = events.chunk().await.expect("bytes").expect("the stream goes on");
        heard.push_str(std::str::from_utf8(&piece).unwrap());
    }
    events
}

pub async fn events_tell_what_concerns_the_device(municipality: &Municipality) {
    let (device, other) = (municipality.a_device(), municipality.a_device());
    let registered = device.submit(&bytes(&pavement())).await;
    let (mine, theirs) = (device.get(api::EVENTS).await, other.get(api::EVENTS).await);
    assert_eq!(mine.headers()["content-type"], "text/event-stream");
    // The change comes from elsewhere than these connections.
    municipality.office(registered.id, NewStep::new(StepKind::TakeInCharge, "Anna")).await.unwrap();
    until_told(mine, "report").await;
    until_told(theirs, "public_report").await;
}

pub async fn a_follower_is_told_also_after_the_year(municipality: &Municipality) {
    let (device, follower, other) = (municipality.a_device(), municipality.a_device(), municipality.a_device());
    let registered = device.submit(&bytes(&pavement())).await;
    let code = registered.registration.code();
    for _ in 0..2 {
        assert_eq!(follower.follow(&code).await.status(), StatusCode::NO_CONTENT);
    }
    let seen = other.changes("", 100).await.cursor;
    municipality.it_is("2027-11-24T09:00:00Z");
    let now = municipality.app().clock.now();
    assert_eq!(municipality.app().db.write(move |tx| reports::retire_old(tx, now)).await, Ok(1));
    assert_eq!(municipality.app().db.write(move |tx| reports::retire_old(tx, now)).await, Ok(0));
    // The word to all comes first, so that the follower keeps it.
    let told = follower.changes(&seen, 100).await.changes;
    assert_eq!(told.iter().map(|change| change.value.is_some()).collect::<Vec<_>>(), [false, true]);
    municipality.office(registered.id, NewStep::new(StepKind::Resolve, "Anna")).await.unwrap();
    let gone = other.changes(&seen, 100).await.changes;
    assert_eq!(gone.len(), 1);
    assert_eq!((gone[0].key.as_str(), &gone[0].value), (code.0.as_str(), &None));
    assert!(other.public_reports().await.is_empty());
    assert_eq!(follower.public_reports().await[0].state, State::Resolved);
}

pub async fn whoever_follows_no_longer_is_told_like_everybody(municipality: &Municipality) {
    let (device, follower) = (municipality.a_device(), municipality.a_device());
    let code = device.submit(&bytes(&pavement())).await.registration.code();
    follower.follow(&code).await;
    assert_eq!(follower.public_reports().await.len(), 2, "for all, and for whoever follows");
    for _ in 0..2 {
        let ended = follower.ask(Method::DELETE, &api::follow(&code), b"").await;
        assert_eq!(ended.status(), StatusCode::NO_CONTENT);
    }
    assert_eq!(follower.public_reports().await.len(), 1);
    let unknown = problem(follower.follow(&ReportCode("2026-0000009".into())).await).await;
    assert_eq!(unknown.code, Code::NotFound);
}

pub async fn the_municipality_is_told_with_a_tag(municipality: &Municipality) {
    let http = reqwest::Client::new();
    let url = format!("{}{}", municipality.url(), api::MUNICIPALITY);
    let answer = http.get(&url).send().await.unwrap();
    let tag = answer.headers()["etag"].clone();
    assert_eq!(answer.json::<Comune>().await.unwrap(), Comune::built_in());
    let again = http.get(&url).header("if-none-match", &tag).send().await.unwrap();
    assert_eq!((again.status(), &again.headers()["etag"]), (StatusCode::NOT_MODIFIED, &tag));
    let told = municipality.a_device().changes("", 100).await.changes;
    assert_eq!(told[0].topic, Topic::Municipality);
    assert_eq!(serde_json::from_value::<Comune>(told[0].value.clone().unwrap()).unwrap(), Comune::built_in());
}

pub async fn pages_are_compressed(municipality: &Municipality) {
    let device = municipality.a_device();
    for report in 0..20 {
        device.submit(&titled(&format!("Buca {report}"))).await;
    }
    let whole = device.get(api::CHANGES).await.bytes().await.unwrap().len();
    for encoding in ["gzip", "br"] {
        let asked = [("Accept-Encoding", encoding)];
        let answer = device.ask_with(Method::GET, api::CHANGES, b"", &asked).await;
        assert_eq!(answer.headers()["content-encoding"], encoding);
        let sent = answer.bytes().await.unwrap().len();
        assert!(2 * sent < whole, "{encoding}: {sent} of {whole} bytes");
    }
}
