//! Tokens for a code, and for a refresh token (RFC 6749, 4.1.3 and 6). The proof that goes with every request binds them to
//! this device's key (RFC 9449, 5).

use std::pin::Pin;

use jiff::{SignedDuration, Timestamp};
use oauth2::basic::{BasicClient, BasicErrorResponseType, BasicRequestTokenError, BasicTokenResponse};
use oauth2::{
    AsyncHttpClient, AuthorizationCode, ClientId, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse,
    PkceCodeVerifier, RedirectUrl, RefreshToken, RequestTokenError, TokenResponse, TokenUrl,
};
use rapida_contract::problem::{Code, Problem};
use rapida_contract::sign_in::{CLIENT_ID, REVOKE, TOKEN};
use reqwest::Method;

use super::{Attempt, problem};
use crate::link::{Link, LinkError, Request};

const FORM: &str = "application/x-www-form-urlencoded";
/// A token that ends within this is renewed first: the way takes time too.
const MARGIN: SignedDuration = SignedDuration::from_mins(1);

/// What a session goes on with.
pub struct Tokens {
    /// For the next requests.
    pub access: Access,
    /// For the next tokens.
    pub refresh: String,
}

/// An access token. It is kept in memory alone.
#[derive(Clone, PartialEq, Eq)]
pub struct Access {
    token: String,
    until: Timestamp,
}

impl Access {
    /// Whether it will be good for a while.
    pub fn is_fresh(&self, now: Timestamp) -> bool {
        now.saturating_add(MARGIN).is_ok_and(|soon| soon < self.until)
    }

    /// The value of the header `Authorization` (RFC 9449, 7.1).
    pub fn authorization(&self) -> String {
        format!("DPoP {}", self.token)
    }
}

/// Why there are no tokens.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// The code or the refresh token is no longer good (RFC 6749, 5.2).
    #[error("the grant is no longer good")]
    Over,
    /// What the municipality said is not by the book.
    #[error("no tokens: {0}")]
    Unreadable(String),
    /// There is no answer to act on.
    #[error(transparent)]
    Link(#[from] LinkError),
}

impl From<TokenError> for Problem {
    fn from(error: TokenError) -> Self {
        match error {
            TokenError::Link(error) => error.into(),
            TokenError::Over => problem(Code::SignInFailed),
            TokenError::Unreadable(why) => {
                tracing::warn!(why, "the token endpoint");
                problem(Code::SignInFailed)
            }
        }
    }
}

type Client = BasicClient<EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

fn client(link: &Link) -> Result<Client, TokenError> {
    let token = TokenUrl::new(link.public_url(TOKEN)).map_err(|error| TokenError::Unreadable(error.to_string()))?;
    Ok(BasicClient::new(ClientId::new(CLIENT_ID.to_owned())).set_token_uri(token))
}

/// The first tokens of a session. A code is good once: this is not to be repeated.
pub async fn redeem(link: &Link, attempt: &Attempt, code: String, now: Timestamp) -> Result<Tokens, TokenError> {
    let back = RedirectUrl::new(attempt.redirect_uri.clone());
    let client = client(link)?.set_redirect_uri(back.map_err(|error| TokenError::Unreadable(error.to_string()))?);
    let answer = client
        .exchange_code(AuthorizationCode::new(code))
        .set_pkce_verifier(PkceCodeVerifier::new(attempt.verifier.clone()))
        .request_async(&Wire(link))
        .await;
    read(answer, now)
}

/// The next tokens. Where the answer is lost, the same token may be brought again.
pub async fn refresh(link: &Link, token: String, now: Timestamp) -> Result<Tokens, TokenError> {
    let (client, token) = (client(link)?, RefreshToken::new(token));
    let answer = client.exchange_refresh_token(&token).request_async(&Wire(link)).await;
    read(answer, now)
}

/// Ends the session of a refresh token (RFC 7009).
pub async fn revoke(link: &Link, token: &str) -> Result<(), LinkError> {
    // The municipality makes its tokens of letters and digits: nothing in them needs to be escaped.
    let form = format!("token={token}").into_bytes();
    link.ask(&Request::new(Method::POST, REVOKE).body(FORM, form)).await?;
    Ok(())
}

/// The way to the token endpoint, in the shapes in which the crate `oauth2` hands requests over.
struct Wire<'l>(&'l Link);

impl<'c> AsyncHttpClient<'c> for Wire<'_> {
    type Error = LinkError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, LinkError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(send(self.0, request))
    }
}

async fn send(link: &Link, request: HttpRequest) -> Result<HttpResponse, LinkError> {
    let request = Request::new(Method::POST, TOKEN).body(FORM, request.into_body());
    let (status, body) = link.ask_openly(&request).await?;
    let mut answer = HttpResponse::new(body);
    *answer.status_mut() = status;
    Ok(answer)
}

fn read(
    answer: Result<BasicTokenResponse, BasicRequestTokenError<LinkError>>,
    now: Timestamp,
) -> Result<Tokens, TokenError> {
    let tokens = answer.map_err(refused)?;
    let life = tokens.expires_in().and_then(|life| SignedDuration::try_from(life).ok()).unwrap_or_default();
    // RFC 9449, 5: tokens of any other type are not bound to this device, and not taken.
    let bound = tokens.token_type().as_ref().eq_ignore_ascii_case("dpop");
    match tokens.refresh_token() {
        Some(refresh) if bound => Ok(Tokens {
            access: Access {
                token: tokens.access_token().secret().clone(),
                until: now.saturating_add(life).unwrap_or(now),
            },
            refresh: refresh.secret().clone(),
        }),
        _ => Err(TokenError::Unreadable("tokens of another kind".to_owned())),
    }
}

fn refused(error: BasicRequestTokenError<LinkError>) -> TokenError {
    match error {
        RequestTokenError::ServerResponse(told) if *told.error() == BasicErrorResponseType::InvalidGrant => {
            TokenError::Over
        }
        RequestTokenError::Request(error) => TokenError::Link(error),
        other => TokenError::Unreadable(other.to_string()),
    }
}
