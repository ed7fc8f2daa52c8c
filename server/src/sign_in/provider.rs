//! An issuer as the crate `openidconnect` knows it, and our side of it.

use std::sync::PoisonError;

use jiff::SignedDuration;
use openidconnect::core::*;
use openidconnect::{
    AdditionalProviderMetadata, ClientId, ClientSecret, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    ProviderMetadata, RedirectUrl,
};
use rapida_contract::Timestamp;
use serde::{Deserialize, Serialize};

use super::RETURN;
use super::identify::Fault;
use super::issuer::{Issuer, Issuers};
use crate::state::App;

/// How long an issuer's word on itself is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(1);

/// What the crate leaves out of the metadata.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(super) struct Extra {
    /// RFC 9207, 3.
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for Extra {}

/// An issuer's metadata with its keys.
pub(super) type Provider = ProviderMetadata<
    Extra,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// A client that knows where to send people and where to redeem codes.
pub(super) type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

impl Issuers {
    /// What an issuer says of itself: what is known, or asked anew where that is old or `anew` is wanted.
    async fn provider(&self, issuer: &Issuer, now: Timestamp, anew: bool) -> Result<Provider, Fault> {
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = known().get(&issuer.id).filter(|(_, at)| !anew && now.duration_since(*at) < KEPT).cloned();
        if let Some((provider, _)) = kept {
            return Ok(provider);
        }
        let provider = Provider::discover_async(issuer.url.clone(), &self.http).await.map_err(|error| {
            tracing::warn!(issuer = issuer.id, %error, "an issuer does not say what it is");
            Fault::Away
        })?;
        known().insert(issuer.id.clone(), (provider.clone(), now));
        Ok(provider)
    }

    /// Our side of an issuer, and the issuer's.
    pub(super) async fn client(&self, app: &App, issuer: &Issuer, anew: bool) -> Result<(Client, Provider), Fault> {
        let provider = self.provider(issuer, app.clock.now(), anew).await?;
        let id = ClientId::new(issuer.client_id.clone().unwrap_or_else(|| app.public_url.clone()));
        let secret = issuer.client_secret.clone().map(ClientSecret::new);
        let back = RedirectUrl::new(format!("{}{RETURN}", app.public_url));
        let back = back.map_err(|_| Fault::Wrong("our own address is none"))?;
        let client = CoreClient::from_provider_metadata(provider.clone(), id, secret);
        Ok((client.set_redirect_uri(back), provider))
    }
}

/// Whether an authorization response came in the issuer's own name (RFC 9207, 2.4).
pub(super) fn is_from(provider: &Provider, iss: Option<&str>) -> bool {
    match iss {
        Some(iss) => iss == provider.issuer().as_str(),
        None => !provider.additional_metadata().authorization_response_iss_parameter_supported,
    }
}
