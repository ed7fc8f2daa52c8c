//! A device proves itself on each request.

use rapida_contract::api;
use rapida_contract::problem::Code;
use reqwest::{Method, StatusCode};

use crate::client::problem;
use crate::municipality::Municipality;

pub async fn nobody_asks_without_a_proof(municipality: &Municipality) {
    let device = municipality.a_device();
    let paths = [
        (Method::GET, "/v1/changes"),
        (Method::GET, "/v1/events"),
        (Method::PUT, "/v1/submissions/0b7f0a4e-0000-4000-8000-000000000000"),
        (Method::PUT, "/v1/follows/2026-0000001"),
        (Method::DELETE, "/v1/follows/2026-0000001"),
    ];
    for (method, path) in paths {
        for proof in [None, Some("nonsense".to_owned()), Some("x".repeat(5_000))] {
            let refused = device.send(method.clone(), path, b"", proof).await;
            assert_eq!(refused.headers()["www-authenticate"], "DPoP error=\"invalid_dpop_proof\", algs=\"EdDSA\"");
            assert_eq!(problem(refused).await.code, Code::NoProof, "{method} {path}");
        }
    }
    for path in ["/v1/municipality", api::JWKS, "/healthz", "/readyz", "/metrics", "/openapi.json"] {
        assert_eq!(device.send(Method::GET, path, b"", None).await.status(), StatusCode::OK, "{path}");
    }
}

pub async fn a_proof_is_good_for_one_request_on_one_path(municipality: &Municipality) {
    let device = municipality.a_device();
    assert!(device.own_reports().await.is_empty());
    let proof = device.proof(&Method::GET, api::CHANGES);
    let send = |method, path: &'static str| device.send(method, path, b"", Some(proof.clone()));
    assert_eq!(problem(send(Method::GET, api::EVENTS).await).await.code, Code::NoProof);
    assert_eq!(problem(send(Method::PUT, "/v1/follows/2026-0000001").await).await.code, Code::NoProof);
    assert_eq!(send(Method::GET, "/v1/changes?limit=1").await.status(), StatusCode::OK);
    assert_eq!(problem(send(Method::GET, api::CHANGES).await).await.code, Code::NoProof);
}

pub async fn a_stale_nonce_is_told_and_a_fresh_one_given(municipality: &Municipality) {
    let device = municipality.a_device();
    assert!(device.own_reports().await.is_empty());
    municipality.it_is("2026-11-23T09:04:00Z");
    let proof = device.proof(&Method::GET, api::CHANGES);
    municipality.it_is("2026-11-23T09:11:00Z");
    let refused = problem(device.send(Method::GET, api::CHANGES, b"", Some(proof)).await).await;
    assert_eq!((refused.code, refused.status), (Code::NonceNeeded, 401));
    let proof = device.proof(&Method::GET, api::CHANGES);
    assert_eq!(device.send(Method::GET, api::CHANGES, b"", Some(proof)).await.status(), StatusCode::OK);
}
