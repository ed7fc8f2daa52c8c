//! What an ID token is worth (OpenID Connect Core 3.1.3.7 and 3.1.3.8): the crate checks signature, issuer, client and nonce;
//! our clock, the access token and the level are compared here.

use jiff::SignedDuration;
use openidconnect::core::{CoreJsonWebKey, CoreJwsSigningAlgorithm as Algorithm, CoreTokenResponse};
use openidconnect::{
    AccessTokenHash, ClaimsVerificationError, IdTokenVerifier, Nonce, OAuth2TokenResponse, SignatureVerificationError,
    SubjectIdentifier, TokenResponse,
};
use rapida_contract::Timestamp;
use rapida_contract::sign_in::Level;

use super::identify::Fault;

/// How far an issuer's clock may be from ours.
const SKEW: SignedDuration = SignedDuration::from_mins(1);
/// How long ago an ID token may have been made.
const AGE_MAX: SignedDuration = SignedDuration::from_mins(10);
/// The issuer may have changed its keys since we asked for them.
pub(super) const UNKNOWN_KEY: Fault = Fault::Wrong("the ID token is signed with an unknown key");

/// How an ID token may be signed, whatever the issuer offers: never with a secret that we know too, never not at all (SPID/CIE
/// profile, "Cryptographic Algorithms").
const ALGORITHMS: [Algorithm; 9] = [
    Algorithm::RsaSsaPkcs1V15Sha256,
    Algorithm::RsaSsaPkcs1V15Sha384,
    Algorithm::RsaSsaPkcs1V15Sha512,
    Algorithm::RsaSsaPssSha256,
    Algorithm::RsaSsaPssSha384,
    Algorithm::RsaSsaPssSha512,
    Algorithm::EcdsaP256Sha256,
    Algorithm::EcdsaP384Sha384,
    Algorithm::EdDsa,
];

/// What we hold of a sign-in to compare the answer with.
pub(super) struct Expected {
    /// As it went out.
    pub nonce: String,
    /// PKCE towards the issuer.
    pub verifier: String,
    /// The least that was asked for.
    pub level: Level,
}

/// The issuer's name for the person, and how surely it is them.
pub(super) fn check(
    verifier: &IdTokenVerifier<'_, CoreJsonWebKey>,
    tokens: &CoreTokenResponse,
    expected: &Expected,
    now: Timestamp,
) -> Result<(SubjectIdentifier, Level), Fault> {
    let token = tokens.id_token().ok_or(Fault::Wrong("no ID token"))?;
    let second = |moment: Timestamp| std::time::SystemTime::from(moment).into();
    let verifier = verifier.clone().set_allowed_algs(ALGORITHMS);
    let verifier = verifier.set_time_fn(move || second(now - SKEW)).set_issue_time_verifier_fn(move |made| {
        let fits = made <= second(now + SKEW) && made >= second(now - AGE_MAX);
        if fits { Ok(()) } else { Err("made at another time".to_owned()) }
    });
    let claims = token.claims(&verifier, &Nonce::new(expected.nonce.clone())).map_err(|error| fault(&error))?;
    if let Some(hash) = claims.access_token_hash() {
        let algorithm = token.signing_alg().map_err(|_| Fault::Wrong("no algorithm"))?;
        let key = token.signing_key(&verifier).map_err(|_| UNKNOWN_KEY)?;
        let own = AccessTokenHash::from_token(tokens.access_token(), algorithm, key);
        if own.as_ref().ok() != Some(hash) {
            return Err(Fault::Wrong("the ID token belongs to another access token"));
        }
    }
    let level = claims.auth_context_ref().and_then(|acr| Level::of_acr(acr));
    match level.filter(|level| *level >= expected.level) {
        Some(level) => Ok((claims.subject().clone(), level)),
        None => Err(Fault::Level),
    }
}

/// What is wrong with an ID token, without what it says.
fn fault(error: &ClaimsVerificationError) -> Fault {
    use ClaimsVerificationError as E;
    Fault::Wrong(match error {
        E::Expired(_) => "the ID token is of another time",
        E::InvalidAudience(_) => "the ID token is for another client",
        E::InvalidIssuer(_) => "the ID token is another issuer's",
        E::InvalidNonce(_) => "the ID token answers another request",
        E::SignatureVerification(SignatureVerificationError::NoMatchingKey) => return UNKNOWN_KEY,
        E::SignatureVerification(_) => "the ID token's signature is false",
        _ => "the ID token cannot be believed",
    })
}

#[cfg(test)]
mod tests;
