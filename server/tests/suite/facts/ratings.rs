//! Ratings: said by whoever sent something, read service by service.

use rapida_contract::problem::{Code, Fault};
use rapida_contract::rating::rating;
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::client::{Device, bytes, new_id, pavement, problem};
use crate::municipality::{MONDAY, Municipality};
use crate::operator::between;
use crate::person::{code, done};

const JSON: &[(&str, &str)] = &[("content-type", "application/json")];

async fn rates(device: &Device, path: &str, body: &Value) -> Response {
    device.ask_with(Method::PUT, path, &bytes(body), JSON).await
}

/// What the page of the services says of one.
async fn told(municipality: &Municipality, slug: &str) -> String {
    let page = municipality.a_registrar().await.page("/ufficio/servizi").await;
    let row = between(&page, &format!("<span class=\"code\">{slug}</span>"), "</tr>");
    between(row, "data-label=\"Valutazioni\">", "</td>").to_owned()
}

pub async fn a_service_shows_how_many_rated_it_and_the_average(municipality: &Municipality) {
    assert_eq!(told(municipality, "report").await, "<span class=\"quiet\">–</span>");
    let device = municipality.a_device();
    for stars in [5, 4, 4] {
        let path = rating(device.submit(&bytes(&pavement())).await.id);
        let body = json!({ "stars": stars, "aspect": "clear", "words": "Facile & veloce" });
        // Once more is the same.
        for _ in 0..2 {
            done(&rates(&device, &path, &body).await);
        }
    }
    assert_eq!(told(municipality, "report").await, "4,3 su 5<small class=\"quiet\">3 valutazioni</small>");
    let path = rating(device.submit(&bytes(&pavement())).await.id);
    for (stars, expected) in [(1, "3,5 su 5"), (5, "4,5 su 5")] {
        done(&rates(&device, &path, &json!({ "stars": stars })).await);
        assert!(told(municipality, "report").await.starts_with(expected), "another takes its place");
    }
    assert_eq!(told(municipality, "nido").await, "<span class=\"quiet\">–</span>");
}

pub async fn only_who_sent_it_rates_it(municipality: &Municipality) {
    let (device, zoli) = (municipality.a_device(), municipality.person("zoli").await);
    let good = json!({ "stars": 5 });
    let nobody_s = rating(device.submit(&bytes(&pavement())).await.id);
    assert_eq!(code(rates(&municipality.a_device(), &nobody_s, &good).await).await, Code::NotFound);
    assert_eq!(code(rates(&device, &rating(new_id()), &good).await).await, Code::NotFound);
    let own = rating(zoli.files(&zoli.asks_for_parking(MONDAY).await.body()).await.id);
    done(&zoli.put(&own, &good).await);
    // The device alone is not the person, and nobody else who signs in on it.
    let proof = zoli.app.device.proof(&Method::PUT, &own);
    let headers = [JSON, &[("dpop", proof.as_str())]].concat();
    let unsigned = zoli.app.device.send_with(Method::PUT, &own, &bytes(&good), &headers).await;
    assert_eq!(code(unsigned).await, Code::SignInNeeded);
    let mut shared = zoli;
    let ricci = shared.app.sign_in("ricci", "L2").await["access_token"].as_str().unwrap().to_owned();
    let other = shared.app.with_token_and(Method::PUT, &own, &ricci, &good.to_string(), JSON).await;
    assert_eq!(code(other).await, Code::NotFound);
}

pub async fn what_is_wrong_with_a_rating_is_named(municipality: &Municipality) {
    let device = municipality.a_device();
    let path = rating(device.submit(&bytes(&pavement())).await.id);
    for (body, field, fault) in [
        (json!({ "stars": 0 }), "stars", Fault::TooSmall),
        (json!({ "stars": 6 }), "stars", Fault::TooLarge),
        (json!({ "stars": 3, "aspect": "speed" }), "aspect", Fault::Unknown),
        (json!({ "stars": 3, "words": "x".repeat(201) }), "words", Fault::TooLong),
    ] {
        let refused = problem(rates(&device, &path, &body).await).await;
        let found: Vec<_> = refused.errors.iter().map(|error| (error.field.as_str(), error.fault)).collect();
        assert_eq!((refused.code, found), (Code::Invalid, vec![(field, fault)]));
    }
    for nonsense in [json!({}), json!({ "stars": 300 }), json!({ "stars": "5" }), json!([])] {
        assert_eq!(code(rates(&device, &path, &nonsense).await).await, Code::Malformed, "{nonsense}");
    }
}
