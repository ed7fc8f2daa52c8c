//! Sending a person to an issuer (OpenID Connect Core 3.1.2.1, with what the SPID/CIE profile asks for beyond it).

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use openidconnect::core::{CoreAuthPrompt, CoreAuthenticationFlow};
use openidconnect::url::Url;
use openidconnect::{
    AuthenticationContextClass, CsrfToken, LanguageTag, Nonce, PkceCodeChallenge, PkceCodeVerifier, Scope,
};
use rapida_contract::digest::{hex, sha256_hex};
use rapida_contract::sign_in::Level;

use super::goal::Goal;
use super::id_token::Expected;
use super::identify::Fault;
use super::issuer::Issuer;
use super::sessions::Attempt;
use super::{claims, sessions, signed};
use crate::oauth::send_to;
use crate::page::cookie::Cookie;
use crate::problem::Refused;
use crate::state::App;

/// Sends an operator to an issuer, to be known at this level at least, and then to a page of the desk.
pub async fn for_the_desk(
    app: &App,
    issuer: &Issuer,
    page: &str,
    level: Level,
    headers: &HeaderMap,
) -> Result<Response, Refused> {
    send(app, issuer, Goal::Desk(page.to_owned()), level, headers).await
}

/// Sends the person on, and remembers what for.
pub(super) async fn send(
    app: &App,
    issuer: &Issuer,
    goal: Goal,
    level: Level,
    headers: &HeaderMap,
) -> Result<Response, Refused> {
    // 64 characters each: the profile asks for 32 of state and nonce, RFC 7636 for 43 of the verifier.
    let [state, nonce, verifier] = [(); 3].map(|()| hex(&app.random.bytes::<32>()));
    let expected = Expected { nonce, verifier, level };
    let address = match address(app, issuer, &state, &expected).await {
        Ok(address) => address,
        Err(fault) => return Ok(goal.refuse(app, &issuer.id, &fault)),
    };
    // One secret for all sign-ins of a browser: two that run beside each other both come to their end.
    let browser = browser(headers, &app.public_url).unwrap_or_else(|| hex(&app.random.bytes::<32>()));
    let attempt = Attempt { browser_hash: sha256_hex(browser.as_bytes()), issuer: issuer.id.clone(), expected, goal };
    let now = app.clock.now();
    app.db.write(move |tx| sessions::begin(tx, &sha256_hex(state.as_bytes()), &attempt, now)).await?;
    let mut answer = send_to(address.to_string());
    if let Ok(cookie) = HeaderValue::try_from(COOKIE.write(&browser, &app.public_url)) {
        answer.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(answer)
}

/// The issuer's authorization endpoint with the request, signed where the issuer has our key and reads signed ones.
async fn address(app: &App, issuer: &Issuer, state: &str, expected: &Expected) -> Result<Url, Fault> {
    let (client, provider) = app.issuers.client(app, issuer, false).await?;
    let verifier = PkceCodeVerifier::new(expected.verifier.clone());
    let (state, nonce) = (CsrfToken::new(state.to_owned()), Nonce::new(expected.nonce.clone()));
    let (url, ..) = client
        .authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || state, move || nonce)
        .add_scopes(issuer.scopes.iter().cloned().map(Scope::new))
        .add_auth_context_value(AuthenticationContextClass::new(expected.level.acr().to_owned()))
        .add_prompt(CoreAuthPrompt::Consent)
        .add_ui_locale(LanguageTag::new("it".to_owned()))
        .add_extra_param("claims", claims::wanted())
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
        .url();
    match app.issuers.key(issuer).filter(|_| provider.request_parameter_supported() == Some(true)) {
        Some(key) => signed::frame(app, &client, &provider).request(&url, key),
        None => Ok(url),
    }
}

/// Ties a sign-in to the browser that began it.
const COOKIE: Cookie = Cookie("rapida_accesso");

/// The secret in it; nothing but ours is taken for one.
pub(super) fn browser(headers: &HeaderMap, public_url: &str) -> Option<String> {
    let secret = COOKIE.read(headers, public_url)?;
    (secret.len() == 64 && secret.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| secret.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secret_of_a_browser_is_ours_alone() {
        let secret = "0123456789abcdef".repeat(4);
        let (plain, closed) = ("http://127.0.0.1:80", "https://rapida.example");
        let whole = COOKIE.write(&secret, closed);
        assert_eq!(whole, format!("__Host-rapida_accesso={secret}; Path=/; HttpOnly; SameSite=Lax; Secure"));
        for (text, url, is_taken) in [
            (format!("a=1; __Host-rapida_accesso={secret}; b=2"), closed, true),
            (format!("rapida_accesso={secret}"), closed, false),
            (format!("rapida_accesso={secret}"), plain, true),
            ("rapida_accesso=short".to_owned(), plain, false),
        ] {
            let headers = HeaderMap::from_iter([(header::COOKIE, HeaderValue::try_from(&text).expect("a value"))]);
            assert_eq!(browser(&headers, url), is_taken.then(|| secret.clone()), "{text}");
        }
    }
}
