//! What is there for trials alone.

use rapida_server::config::Config;
use reqwest::StatusCode;

use crate::municipality::Municipality;

#[tokio::test]
async fn nothing_of_the_sandbox_is_served_outside_of_it() {
    let data = tempfile::tempdir().unwrap();
    let municipality = Municipality::with(Config { sandbox: false, ..Config::for_tests(data.path()) }).await;
    let stranger = municipality.a_stranger();
    for path in [
        "/sandbox/mail",
        "/sandbox/clock",
        "/sandbox/federa/.well-known/openid-configuration",
        "/sandbox/federa/jwks.json",
        "/sandbox/federa/authorize",
        "/sandbox/federa/userinfo",
        "/sandbox/anagrafe",
        "/sandbox/imprese",
    ] {
        assert_eq!(stranger.get(path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
    for path in [
        "/sandbox/federa/scelta",
        "/sandbox/federa/token",
        "/sandbox/clock",
        "/sandbox/anagrafe/stato",
        "/sandbox/anagrafe/consultazione",
        "/sandbox/imprese/consultazione",
    ] {
        assert_eq!(stranger.post(path, &[]).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
    municipality.end().await;
}
