//! Why nobody is let in at the desk, as a person reads it.

use std::borrow::Cow;

use axum::http::StatusCode;

use crate::limits::Wait;
use crate::sign_in::Fault;

/// What is told of a fault.
pub(super) struct Told {
    pub(super) status: StatusCode,
    pub(super) title: &'static str,
    pub(super) words: Cow<'static, str>,
}

/// Whoever has to wait.
pub(super) fn too_often(wait: Wait) -> Told {
    Told { status: StatusCode::TOO_MANY_REQUESTS, title: "Troppi tentativi", words: wait.told().into() }
}

/// Signed in, and no operator.
pub(super) fn no_operator() -> Told {
    let words = "Hai dimostrato chi sei, ma il Comune non ti ha nominato tra i suoi operatori, o non più. \
            Rivolgiti a chi gestisce il server, oppure entra con un'altra identità.";
    Told { status: StatusCode::FORBIDDEN, title: "Non sei tra gli operatori", words: words.into() }
}

/// What an issuer's answer, or none, means for a person at the desk.
pub(super) fn told(fault: &Fault) -> Told {
    let (status, title, words) = match fault {
        Fault::Denied => (StatusCode::FORBIDDEN, "Accesso annullato", "Hai annullato l'accesso. Per entrare, riprova."),
        Fault::Level => (
            StatusCode::FORBIDDEN,
            "Serve un accesso più sicuro",
            "Per lavorare qui serve il livello 2: una password e un secondo passaggio. Riprova e sceglilo.",
        ),
        Fault::Away => (
            StatusCode::SERVICE_UNAVAILABLE,
            "Accesso non riuscito",
            "Il gestore dell'identità non risponde. Riprova fra qualche minuto.",
        ),
        Fault::TaxCode | Fault::Wrong(_) => (
            StatusCode::BAD_GATEWAY,
            "Accesso non riuscito",
            "La risposta del gestore dell'identità non è valida. Riprova; se succede ancora, avvisa chi gestisce il server.",
        ),
    };
    Told { status, title, words: words.into() }
}
