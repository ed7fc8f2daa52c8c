//! What the issuer can do wrong on purpose, so that one sees what the municipality makes of it.

/// A fault that a tester chose.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mischief {
    /// None: the issuer keeps to the profile.
    None,
    /// Another `state` than the client's comes back.
    State,
    /// The answer comes in another issuer's name (RFC 9207).
    ResponseIssuer,
    /// There is no name on the answer.
    NoResponseIssuer,
    /// The code is given when its time is over: the person was too slow.
    Late,
    /// The issuer is busy and sends people back.
    Busy,
    /// No word comes from the token endpoint for a minute.
    Silent,
    /// The ID token carries another `nonce`.
    Nonce,
    /// The ID token says nothing about the level.
    NoAcr,
    /// The ID token is another issuer's.
    TokenIssuer,
    /// The ID token is for another client.
    Audience,
    /// The ID token belongs to another access token.
    AccessTokenHash,
    /// The ID token was good an hour ago.
    Expired,
    /// The ID token is signed with nobody's key.
    Signature,
    /// UserInfo tells of another subject.
    Subject,
    /// UserInfo tells a codice fiscale with another check character.
    TaxCode,
}

impl Mischief {
    /// Each with the name by which the form carries it and with what a tester reads.
    pub const ALL: [(Self, &str, &str); 16] = [
        (Self::None, "", "Nessuno: risposta regolare"),
        (Self::State, "state", "Torna con uno state diverso"),
        (Self::ResponseIssuer, "iss", "Torna con un iss diverso"),
        (Self::NoResponseIssuer, "senza-iss", "Torna senza iss"),
        (Self::Late, "tardi", "Torna tardi, con un codice scaduto"),
        (Self::Busy, "occupato", "Non è disponibile e rimanda indietro"),
        (Self::Silent, "silenzio", "Non risponde per un minuto"),
        (Self::Nonce, "nonce", "ID token con un nonce diverso"),
        (Self::NoAcr, "senza-acr", "ID token senza livello"),
        (Self::TokenIssuer, "token-iss", "ID token di un altro issuer"),
        (Self::Audience, "token-aud", "ID token per un altro client"),
        (Self::AccessTokenHash, "token-at-hash", "ID token di un altro access token"),
        (Self::Expired, "token-scaduto", "ID token scaduto"),
        (Self::Signature, "token-firma", "ID token con una firma falsa"),
        (Self::Subject, "sub", "UserInfo di un'altra persona"),
        (Self::TaxCode, "codice-fiscale", "UserInfo con un codice fiscale non valido"),
    ];

    /// The fault of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, own, _)| *own == name).map(|(mischief, ..)| mischief)
    }
}
