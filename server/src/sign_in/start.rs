//! Sending a person to an issuer (OpenID Connect Core 3.1.2.1, with what the SPID/CIE profile asks for beyond it).

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use openidconnect::core::{CoreAuthPrompt, CoreAuthenticationFlow};
use openidconnect::url::Url;
use openidconnect::{
    AuthenticationContextClass, CsrfToken, LanguageTag, Nonce, PkceCodeChallenge, PkceCodeVerifier, Scope,
};
use rapida_contract::digest::{hex, sha256_hex};

use super::authorize::Request;
use super::id_token::Expected;
use super::identify::Fault;
use super::issuer::Issuer;
use super::sessions::Attempt;
use super::{claims, sessions, signed};
use crate::oauth::{WayBack, send_to};
use crate::problem::Refused;
use crate::state::App;

/// The cookie that ties a sign-in to the browser that began it.
const COOKIE: &str = "rapida_accesso";

/// Sends the person on, and remembers what for.
pub(super) async fn send(
    app: &App,
    issuer: &Issuer,
    request: Request,
    headers: &HeaderMap,
) -> Result<Response, Refused> {
    // 64 characters each: the profile asks for 32 of state and nonce, RFC 7636 for 43 of the verifier.
    let [state, nonce, verifier] = [(); 3].map(|()| hex(&app.random.bytes::<32>()));
    let expected = Expected { nonce, verifier, level: request.level };
    let address = match address(app, issuer, &state, &expected).await {
        Ok(address) => address,
        Err(fault) => return Ok(refuse(app, &request.way_back, issuer, &fault)),
    };
    // One secret for all sign-ins of a browser: two that run beside each other both come to their end.
    let browser = browser(headers).unwrap_or_else(|| hex(&app.random.bytes::<32>()));
    let attempt = Attempt {
        browser_hash: sha256_hex(browser.as_bytes()),
        issuer: issuer.id.clone(),
        expected,
        way_back: request.way_back,
        challenge: request.challenge,
    };
    let now = app.clock.now();
    app.db.write(move |tx| sessions::begin(tx, &sha256_hex(state.as_bytes()), &attempt, now)).await?;
    let mut answer = send_to(address.to_string());
    if let Ok(cookie) = HeaderValue::try_from(cookie(&browser, &app.public_url)) {
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

/// Tells the app why nobody signed in. The log says more, but nothing of the person.
pub(super) fn refuse(app: &App, way: &WayBack, issuer: &Issuer, fault: &Fault) -> Response {
    tracing::warn!(issuer = issuer.id, ?fault, "nobody signed in");
    match fault {
        Fault::Away => way.refuse(&app.public_url, "temporarily_unavailable", "the identity provider does not answer"),
        // OpenID Connect Core Unmet Authentication Requirements 1.0.
        Fault::Level => way.refuse(&app.public_url, "unmet_authentication_requirements", "a higher level is needed"),
        Fault::Wrong(why) => way.refuse(&app.public_url, "server_error", why),
    }
}

/// The secret of a browser that has one; nothing but ours is taken for one.
pub(super) fn browser(headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let (_, secret) = pairs.find(|(name, _)| *name == COOKIE)?;
    (secret.len() == 64 && secret.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| secret.to_owned())
}

/// `Lax`, since the issuer's page sends the browser back to us.
fn cookie(secret: &str, public_url: &str) -> String {
    let secure = if public_url.starts_with("https:") { "; Secure" } else { "" };
    format!("{COOKIE}={secret}; Path=/; HttpOnly; SameSite=Lax{secure}")
}
