//! Where the answer to an authorization request goes.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// The client's own address, and what it wants to read there again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WayBack {
    /// One that is registered.
    pub redirect_uri: String,
    /// `state`, as it came.
    pub state: String,
}

impl WayBack {
    /// The address with some parameters.
    fn with(&self, parameters: &[(&str, &str)]) -> String {
        let query = serde_urlencoded::to_string(parameters).unwrap_or_default();
        let mark = if self.redirect_uri.contains('?') { '&' } else { '?' };
        format!("{}{mark}{query}", self.redirect_uri)
    }

    /// Sends the browser there.
    pub fn answer(&self, parameters: &[(&str, &str)]) -> Response {
        send_to(self.with(parameters))
    }

    /// Tells the client why there is no code (RFC 6749, 4.1.2.1), in the issuer's name (RFC 9207).
    pub fn refuse(&self, issuer: &str, error: &str, why: &str) -> Response {
        send_to(self.refusal(issuer, error, why))
    }

    /// The address that tells the client so.
    pub fn refusal(&self, issuer: &str, error: &str, why: &str) -> String {
        let mut parameters = vec![("error", error), ("error_description", why), ("iss", issuer)];
        if !self.state.is_empty() {
            parameters.push(("state", &self.state));
        }
        self.with(&parameters)
    }
}

/// Sends a browser on. 302, as the profile of SPID and CIE says; browsers go on by GET, also from a form.
pub fn send_to(location: String) -> Response {
    (StatusCode::FOUND, [(header::LOCATION, location), (header::CACHE_CONTROL, "no-store".into())]).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_added_to_those_of_the_address() {
        let way = |redirect_uri: &str| WayBack { redirect_uri: redirect_uri.into(), state: String::new() };
        assert_eq!(way("app:/back").with(&[("a", "b c&d")]), "app:/back?a=b+c%26d");
        assert_eq!(way("https://x.example/?p=1").with(&[("a", "b")]), "https://x.example/?p=1&a=b");
    }
}
