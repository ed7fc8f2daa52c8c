//! From the code that an issuer gave to the person (OpenID Connect Core 3.1.3 and 5.3).

use openidconnect::core::{CoreGenderClaim, CoreTokenResponse};
use openidconnect::{
    AccessToken, AdditionalClaims, AuthorizationCode, OAuth2TokenResponse, PkceCodeVerifier, RequestTokenError,
    SubjectIdentifier, UserInfoClaims, UserInfoError, UserInfoResponseType,
};
use rapida_contract::sign_in::{Level, Person};
use rapida_contract::values::Wrong;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::id_token::{self, Expected, UNKNOWN_KEY};
use super::issuer::{Issuer, Issuers};
use super::{claims, signed};
use crate::oauth::ASSERTION_TYPE;
use crate::state::App;

/// Why an issuer's answer is not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// The person did not want to.
    Denied,
    /// It does not answer.
    Away,
    /// The person is less surely known than was asked for.
    Level,
    /// What it tells as the person's codice fiscale is none.
    TaxCode,
    /// It is not as it must be; a word for the log, without anything of the person.
    Wrong(&'static str),
}

/// Claims beside those of OpenID Connect.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Others(Map<String, Value>);

impl AdditionalClaims for Others {}

impl Issuers {
    /// Who came back with a code, and how surely.
    pub(super) async fn identify(
        &self,
        app: &App,
        issuer: &Issuer,
        code: String,
        expected: &Expected,
    ) -> Result<(Person, Level), Fault> {
        let tokens = self.redeem(app, issuer, code, &expected.verifier).await?;
        let (subject, level) = match self.check(app, issuer, &tokens, expected, false).await {
            Err(UNKNOWN_KEY) => self.check(app, issuer, &tokens, expected, true).await?,
            checked => checked?,
        };
        let told = self.ask(app, issuer, tokens.access_token().clone(), subject).await?;
        let person = claims::person(&told)?;
        // The issuer is the authority: it is for the log, without anything of the person.
        let found: Vec<_> = claims::disagreements(&person).iter().map(Wrong::key).collect();
        if !found.is_empty() {
            tracing::warn!(issuer = issuer.id, ?found, "a codice fiscale disagrees with what else is told");
        }
        Ok((person, level))
    }

    async fn redeem(
        &self,
        app: &App,
        issuer: &Issuer,
        code: String,
        verifier: &str,
    ) -> Result<CoreTokenResponse, Fault> {
        let (client, provider) = self.client(app, issuer, false).await?;
        let request = client.exchange_code(AuthorizationCode::new(code));
        let request = request.map_err(|_| Fault::Wrong("the issuer has no token endpoint"))?;
        let mut request = request.set_pkce_verifier(PkceCodeVerifier::new(verifier.to_owned()));
        if let Some(key) = self.key(issuer) {
            let assertion = signed::frame(app, &client, &provider).assertion(key)?;
            request = request.add_extra_param("client_assertion_type", ASSERTION_TYPE);
            request = request.add_extra_param("client_assertion", assertion);
        }
        request.request_async(&self.http).await.map_err(|error| match error {
            RequestTokenError::Request(_) => Fault::Away,
            RequestTokenError::ServerResponse(_) => Fault::Wrong("the code was refused"),
            _ => Fault::Wrong("the tokens cannot be read"),
        })
    }

    async fn check(
        &self,
        app: &App,
        issuer: &Issuer,
        tokens: &CoreTokenResponse,
        expected: &Expected,
        anew: bool,
    ) -> Result<(SubjectIdentifier, Level), Fault> {
        let (client, _) = self.client(app, issuer, anew).await?;
        id_token::check(&client.id_token_verifier(), tokens, expected, app.clock.now())
    }

    /// Everything that UserInfo tells, signed where the issuer can do that.
    async fn ask(
        &self,
        app: &App,
        issuer: &Issuer,
        token: AccessToken,
        subject: SubjectIdentifier,
    ) -> Result<Map<String, Value>, Fault> {
        let (client, provider) = self.client(app, issuer, false).await?;
        let request = client.user_info(token, Some(subject));
        let mut request = request.map_err(|_| Fault::Wrong("the issuer has no UserInfo endpoint"))?;
        if provider.userinfo_signing_alg_values_supported().is_some_and(|algorithms| !algorithms.is_empty()) {
            request = request.set_response_type(UserInfoResponseType::Jwt);
        }
        let told: UserInfoClaims<Others, CoreGenderClaim> =
            request.request_async(&self.http).await.map_err(|error| match error {
                UserInfoError::Request(_) => Fault::Away,
                _ => Fault::Wrong("UserInfo cannot be believed"),
            })?;
        match serde_json::to_value(told) {
            Ok(Value::Object(told)) => Ok(told),
            _ => Err(Fault::Wrong("UserInfo is no object")),
        }
    }
}
