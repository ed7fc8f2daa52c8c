//! The signed-in operator of a request, from its cookie.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::Session;
use crate::problem::Refused;
use crate::state::App;

/// The cookie's name.
const COOKIE: &str = "rapida_ufficio";

/// A signed-in operator. A handler that takes one is closed to everybody else: they are sent to the sign-in page.
#[derive(Clone, Debug)]
pub struct Operator {
    /// Who.
    pub session: Session,
}

impl Operator {
    /// Whether a form came from a page of this very session.
    pub fn sent(&self, csrf: &str) -> bool {
        !csrf.is_empty() && csrf == self.session.csrf
    }
}

impl FromRequestParts<Arc<App>> for Operator {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Response> {
        let wanted = parts.uri.path_and_query().map_or("/ufficio", |path| path.as_str());
        let elsewhere = || Redirect::to(&format!("/ufficio/accesso?poi={}", encode(wanted))).into_response();
        let secret = secret(&parts.headers).ok_or_else(elsewhere)?.to_owned();
        let now = app.clock.now();
        let session = app.db.read(move |tx| super::session(tx, &secret, now)).await;
        let session = session.map_err(|error| Refused::from(error).into_response())?;
        session.map(|session| Self { session }).ok_or_else(elsewhere)
    }
}

/// The session's secret, as the browser sent it.
pub(super) fn secret(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == COOKIE).map(|(_, value)| value)
}

/// The cookie that opens a session, or with an empty secret the one that ends it. `Secure` wherever citizens come by https.
pub(super) fn cookie(secret: &str, public_url: Option<&str>) -> String {
    let age = if secret.is_empty() { "; Max-Age=0" } else { "" };
    let secure = if public_url.is_some_and(|url| url.starts_with("https:")) { "; Secure" } else { "" };
    format!("{COOKIE}={secret}; Path=/ufficio; HttpOnly; SameSite=Strict{age}{secure}")
}

fn encode(path: &str) -> String {
    serde_urlencoded::to_string([("", path)]).unwrap_or_default().split_off(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn the_secret_is_found_among_other_cookies() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=1; rapida_ufficio=abc; b=2"));
        assert_eq!(secret(&headers), Some("abc"));
        headers.insert(header::COOKIE, HeaderValue::from_static("rapida_ufficiox=abc"));
        assert_eq!(secret(&headers), None);
    }

    #[test]
    fn the_cookie_is_for_us_alone() {
        let expected = "rapida_ufficio=abc; Path=/ufficio; HttpOnly; SameSite=Strict; Secure";
        assert_eq!(cookie("abc", Some("https://rapida.example")), expected);
        assert!(cookie("", None).contains("Max-Age=0"));
    }

    #[test]
    fn the_way_back_is_encoded() {
        assert_eq!(encode("/ufficio?stato=tutte&pagina=2"), "%2Fufficio%3Fstato%3Dtutte%26pagina%3D2");
    }
}
