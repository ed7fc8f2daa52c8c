//! What one device or address may ask, and how slow it may be.

use std::num::NonZeroU32;

use rapida_contract::api;
use rapida_contract::problem::Code;
use rapida_server::config::Config;
use rapida_server::uploads::Room;
use reqwest::{Method, StatusCode};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::client::{Device, problem};
use crate::facts::attachments;
use crate::municipality::Municipality;

fn few(requests: u32) -> NonZeroU32 {
    NonZeroU32::new(requests).unwrap()
}

#[tokio::test]
async fn a_device_that_asks_too_often_waits_and_others_do_not() {
    let data = tempfile::tempdir().unwrap();
    let config = Config { device_rate: few(3), ..Config::for_tests(data.path()) };
    let municipality = Municipality::with(config).await;
    let (eager, other) = (municipality.a_device(), municipality.a_device());
    for _ in 0..3 {
        assert_eq!(eager.get(api::CHANGES).await.status(), StatusCode::OK);
    }
    let refused = eager.get(api::CHANGES).await;
    assert!(refused.headers().contains_key("retry-after"));
    assert_eq!(problem(refused).await.code, Code::TooMany);
    assert_eq!(other.get(api::CHANGES).await.status(), StatusCode::OK);
    municipality.end().await;
}

#[tokio::test]
async fn an_address_that_asks_too_often_waits() {
    let data = tempfile::tempdir().unwrap();
    let config = Config { address_rate: few(2), behind_proxy: true, ..Config::for_tests(data.path()) };
    let municipality = Municipality::with(config).await;
    let ask = async |client: &str| {
        let url = format!("{}/healthz", municipality.url());
        // What a client writes itself stands before what our proxy adds, and does not count.
        let forwarded = format!("198.51.100.7, {client}");
        let asked = reqwest::Client::new().get(url).header("X-Forwarded-For", forwarded).send();
        asked.await.unwrap().status()
    };
    let eager = [ask("192.0.2.1").await, ask("192.0.2.1").await, ask("192.0.2.1").await];
    assert_eq!(eager, [StatusCode::OK, StatusCode::OK, StatusCode::TOO_MANY_REQUESTS]);
    assert_eq!(ask("192.0.2.2").await, StatusCode::OK);
    municipality.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_without_a_submission_are_bounded_for_a_device_and_for_all() {
    let data = tempfile::tempdir().unwrap();
    let room = Room { device_mb: few(1), all_mb: few(2) };
    let municipality = Municipality::with(Config { room, ..Config::for_tests(data.path()) }).await;
    let announce = async |device: &Device, size: u32| {
        let size = size.to_string();
        let headers = [("Tus-Resumable", "1.0.0"), ("Upload-Length", size.as_str())];
        device.ask_with(Method::POST, api::UPLOADS, b"", &headers).await
    };
    let [one, other, third] = [(); 3].map(|()| municipality.a_device());
    let sent = attachments::upload(&one, &attachments::picture()).await;
    assert_eq!(problem(announce(&one, 1_048_576).await).await.code, Code::TooMany);
    one.submit(&attachments::with(&[&sent])).await;
    for device in [&one, &other] {
        assert_eq!(announce(device, 1_048_576).await.status(), StatusCode::CREATED, "what is submitted counts no more");
    }
    let full = announce(&third, 1).await;
    assert!(full.headers().contains_key("retry-after"));
    assert_eq!(problem(full).await.code, Code::Unavailable);
    municipality.end().await;
}

#[tokio::test]
async fn whoever_sends_slowly_is_cut() {
    let data = tempfile::tempdir().unwrap();
    let patience = std::time::Duration::from_millis(200);
    let municipality = Municipality::with(Config { patience, ..Config::for_tests(data.path()) }).await;
    let address = municipality.url().trim_start_matches("http://").to_owned();
    let halves = [
        "GET /healthz HTTP/1.1\r\nHost: x\r\n",
        "PUT /v1/submissions/x HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{",
    ];
    for half in halves {
        let mut stream = TcpStream::connect(&address).await.unwrap();
        stream.write_all(half.as_bytes()).await.unwrap();
        // Ends only because the server does it: the test would wait for ever.
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        assert!(!answer.starts_with(b"HTTP/1.1 200"), "{half}");
    }
    municipality.end().await;
}
