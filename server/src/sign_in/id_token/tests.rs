//! Moments and levels; what else can be wrong with an ID token is in the suite, with a whole issuer.

use openidconnect::core::{
    CoreHmacKey, CoreIdToken, CoreIdTokenClaims, CoreIdTokenVerifier, CoreJsonWebKeySet, CoreRsaPrivateSigningKey,
};
use openidconnect::{
    Audience, AuthenticationContextClass, ClientId, ClientSecret, EmptyAdditionalClaims, IssuerUrl, PrivateSigningKey,
    StandardClaims,
};
use rsa::pkcs1::{EncodeRsaPrivateKey, LineEnding};
use serde_json::json;

use super::*;

const NOW: i64 = 1_795_424_400;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(NOW + second).expect("a time")
}

struct Issuer(CoreRsaPrivateSigningKey);

impl Issuer {
    fn new() -> Self {
        let key = rsa::RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2_048).expect("a key");
        let pem = key.to_pkcs1_pem(LineEnding::LF).expect("PEM");
        Self(CoreRsaPrivateSigningKey::from_pem(&pem, None).expect("a key"))
    }

    fn url() -> IssuerUrl {
        IssuerUrl::new("https://issuer.example".into()).expect("an address")
    }

    fn tokens(&self, made: i64, ends: i64, level: Level) -> CoreTokenResponse {
        tokens(&self.0, Algorithm::RsaSsaPkcs1V15Sha256, (made, ends), level)
    }

    fn verifier(&self) -> CoreIdTokenVerifier<'static> {
        let keys = CoreJsonWebKeySet::new(vec![self.0.as_verification_key()]);
        CoreIdTokenVerifier::new_public_client(ClientId::new("rapida".into()), Self::url(), keys)
    }
}

fn tokens<K>(key: &K, algorithm: Algorithm, (made, ends): (i64, i64), level: Level) -> CoreTokenResponse
where
    K: PrivateSigningKey<VerificationKey = CoreJsonWebKey>,
{
    let moment = |second| std::time::SystemTime::from(at(second)).into();
    let person = StandardClaims::new(SubjectIdentifier::new("somebody".into()));
    let audience = vec![Audience::new("rapida".into())];
    let (made, ends) = (moment(made), moment(ends));
    let claims = CoreIdTokenClaims::new(Issuer::url(), audience, ends, made, person, EmptyAdditionalClaims {})
        .set_nonce(Some(Nonce::new("nonce".into())))
        .set_auth_context_ref(Some(AuthenticationContextClass::new(level.acr().into())));
    let token = CoreIdToken::new(claims, key, algorithm, None, None).expect("signed");
    serde_json::from_value(json!({ "access_token": "x", "token_type": "Bearer", "id_token": token })).expect("tokens")
}

fn expected(level: Level) -> Expected {
    Expected { nonce: "nonce".into(), verifier: String::new(), level }
}

#[test]
fn a_clock_that_is_a_minute_off_does_no_harm_and_more_does() {
    let issuer = Issuer::new();
    let wrong = Err(Fault::Wrong("the ID token is of another time"));
    for (made, ends, taken) in [
        (0, 300, true),
        (60, 360, true),
        (61, 361, false),
        (-300, -59, true),
        (-300, -60, false),
        (-600, 300, true),
        (-601, 300, false),
    ] {
        let found = check(&issuer.verifier(), &issuer.tokens(made, ends, Level::L2), &expected(Level::L2), at(0));
        let found = found.map(|(_, level)| level);
        assert_eq!(found, if taken { Ok(Level::L2) } else { wrong.clone() }, "{made} to {ends}");
    }
}

#[test]
fn a_level_may_be_higher_and_never_lower() {
    let issuer = Issuer::new();
    for given in Level::ALL {
        for asked in Level::ALL {
            let found = check(&issuer.verifier(), &issuer.tokens(0, 300, given), &expected(asked), at(0));
            let found = found.map(|(_, level)| level);
            assert_eq!(found, if given < asked { Err(Fault::Level) } else { Ok(given) }, "{given:?} for {asked:?}");
        }
    }
}

#[test]
fn a_key_that_nobody_knows_is_told_apart_from_a_false_signature() {
    let (issuer, other) = (Issuer::new(), Issuer::new());
    let tokens = issuer.tokens(0, 300, Level::L2);
    let none = CoreIdTokenVerifier::new_public_client(
        ClientId::new("rapida".into()),
        Issuer::url(),
        CoreJsonWebKeySet::new(Vec::new()),
    );
    let fault = |verifier| check(&verifier, &tokens, &expected(Level::L1), at(0)).map(|_| ()).expect_err("refused");
    assert_eq!(fault(none), UNKNOWN_KEY);
    assert_eq!(fault(other.verifier()), Fault::Wrong("the ID token's signature is false"));
}

#[test]
fn a_token_signed_with_the_shared_secret_or_not_at_all_is_refused() {
    let secret = "a secret that the issuer gave to us";
    let verifier = CoreIdTokenVerifier::new_confidential_client(
        ClientId::new("rapida".into()),
        ClientSecret::new(secret.into()),
        Issuer::url(),
        CoreJsonWebKeySet::new(Vec::new()),
    );
    // As if the issuer's metadata offered both.
    let verifier = verifier.set_allowed_algs([Algorithm::HmacSha256, Algorithm::None]);
    let shared = tokens(&CoreHmacKey::new(secret), Algorithm::HmacSha256, (0, 300), Level::L2);
    let none = json!(shared).to_string().replacen("eyJhbGciOiJIUzI1NiJ9", "eyJhbGciOiJub25lIn0", 1);
    assert_ne!(none, json!(shared).to_string());
    let none = serde_json::from_str(&none).expect("tokens");
    for tokens in [shared, none] {
        let found = check(&verifier, &tokens, &expected(Level::L1), at(0)).map(|(_, level)| level);
        assert_eq!(found, Err(Fault::Wrong("the ID token's signature is false")));
    }
}
