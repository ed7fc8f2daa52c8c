//! What a sign-in is for: a person at the app, or an operator at the desk of the offices.

use axum::response::Response;

use super::identify::Fault;
use crate::oauth::WayBack;
use crate::office::operators;
use crate::state::App;

/// What a sign-in is for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Goal {
    /// A code for the app.
    App(Redemption),
    /// The desk, and there this page.
    Desk(String),
}

/// What the app's code will be held against.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Redemption {
    /// Where the answer goes.
    pub way_back: WayBack,
    /// What the code's verifier must hash to.
    pub challenge: String,
}

impl Goal {
    /// Tells whoever wanted it why nobody signed in. The log says more, but nothing of the person.
    pub(super) fn refuse(&self, app: &App, issuer: &str, fault: &Fault) -> Response {
        if *fault != Fault::Denied {
            tracing::warn!(issuer, ?fault, "nobody signed in");
        }
        match self {
            Self::App(Redemption { way_back, .. }) => told(app, way_back, fault),
            Self::Desk(page) => operators::not_let_in(app, page, fault),
        }
    }
}

fn told(app: &App, way: &WayBack, fault: &Fault) -> Response {
    match fault {
        Fault::Denied => way.refuse(&app.public_url, "access_denied", "the person refused"),
        Fault::Away => way.refuse(&app.public_url, "temporarily_unavailable", "the identity provider does not answer"),
        // OpenID Connect Core Unmet Authentication Requirements 1.0.
        Fault::Level => way.refuse(&app.public_url, "unmet_authentication_requirements", "a higher level is needed"),
        Fault::TaxCode => way.refuse(&app.public_url, "server_error", "the codice fiscale is none"),
        Fault::Wrong(why) => way.refuse(&app.public_url, "server_error", why),
    }
}
