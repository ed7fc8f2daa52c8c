//! The signed-in operator of a request, from its cookie.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};

use super::{Entry, Roles, routes};
use crate::audit::Actor;
use crate::page::cookie::Cookie;
use crate::problem::{Refused, unavailable};
use crate::state::App;

/// A signed-in operator. Whoever is none is sent to the sign-in page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Operator {
    /// Codice fiscale.
    pub tax_code: String,
    /// As the municipality names them; goes into the log of each step.
    pub name: String,
    /// What they may do, as of this request.
    pub roles: Roles,
    /// What each form of this session carries.
    pub csrf: String,
}

impl Operator {
    /// Whether a form came from a page of this very session.
    pub fn sent(&self, csrf: &str) -> bool {
        !csrf.is_empty() && csrf == self.csrf
    }

    /// Who does something to what this office is in charge of, for the audit log.
    pub fn actor(&self, office: &str) -> Actor {
        let (duty, office) = (self.roles.duty_for(office), Some(office.to_owned()));
        Actor::Operator { tax_code: self.tax_code.clone(), duty, office }
    }

    /// Who does something of no office's.
    pub fn themselves(&self) -> Actor {
        Actor::Operator { tax_code: self.tax_code.clone(), duty: None, office: None }
    }
}

impl FromRequestParts<Arc<App>> for Operator {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Response> {
        if let Some(operator) = parts.extensions.get::<Self>() {
            return Ok(operator.clone());
        }
        let elsewhere = || Redirect::to(&format!("/ufficio/accesso?poi={}", encode(wanted(parts)))).into_response();
        let secret = COOKIE.read(&parts.headers, &app.public_url).ok_or_else(elsewhere)?.to_owned();
        let now = app.clock.now();
        let session = app.db.read(move |tx| super::session(tx, &secret, now)).await;
        let session = session.map_err(|error| Refused::from(error).into_response())?.ok_or_else(elsewhere)?;
        match entry(app, &session.tax_code).await.map_err(IntoResponse::into_response)? {
            Some(Entry { name, roles, .. }) => Ok(Self { tax_code: session.tax_code, name, roles, csrf: session.csrf }),
            None => Err(routes::no_operator(app)),
        }
    }
}

/// The operator with this tax code. While nobody can say who is one, nobody is let in.
pub(super) async fn entry(app: &App, tax_code: &str) -> Result<Option<Entry>, Refused> {
    app.operators.entry(tax_code).await.map_err(|error| {
        tracing::error!(%error, "nobody is let in at /ufficio");
        Refused(unavailable())
    })
}

/// The page to come back to: what a form was sent to is none.
fn wanted(parts: &Parts) -> &str {
    let page = parts.uri.path_and_query().filter(|_| parts.method == Method::GET);
    page.map_or("/ufficio", |path| path.as_str())
}

/// Opens a session at the desk.
pub(super) const COOKIE: Cookie = Cookie("rapida_ufficio");

fn encode(path: &str) -> String {
    serde_urlencoded::to_string([("", path)]).unwrap_or_default().split_off(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderMap, HeaderValue, header};

    const PLAIN: &str = "http://127.0.0.1:8080";
    const CLOSED: &str = "https://rapida.example";

    #[test]
    fn the_secret_is_found_among_other_cookies() {
        for (cookies, url, found) in [
            ("a=1; rapida_ufficio=abc; b=2", PLAIN, Some("abc")),
            ("rapida_ufficiox=abc", PLAIN, None),
            ("a=1; __Host-rapida_ufficio=abc", CLOSED, Some("abc")),
            ("rapida_ufficio=abc", CLOSED, None),
        ] {
            let mut headers = HeaderMap::new();
            headers.append(header::COOKIE, HeaderValue::from_static(cookies));
            assert_eq!(COOKIE.read(&headers, url), found, "{cookies}");
        }
    }

    #[test]
    fn the_cookie_is_for_us_alone() {
        let expected = "__Host-rapida_ufficio=abc; Path=/; HttpOnly; SameSite=Lax; Secure";
        assert_eq!(COOKIE.write("abc", CLOSED), expected);
        assert!(COOKIE.write("", PLAIN).contains("Max-Age=0") && !COOKIE.write("abc", PLAIN).contains("Secure"));
    }

    #[test]
    fn the_way_back_is_encoded() {
        assert_eq!(encode("/ufficio?stato=tutte&pagina=2"), "%2Fufficio%3Fstato%3Dtutte%26pagina%3D2");
    }
}
