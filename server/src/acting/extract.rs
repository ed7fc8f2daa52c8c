//! Who sends something, and for whom: as an extractor, it refuses whoever may not.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use rapida_contract::acting::{ACTING_FOR, Capacity, Subject};
use rapida_contract::problem::{Code, Problem};

use crate::db::Tx;
use crate::problem::Refused;
use crate::sign_in::SignedIn;
use crate::state::App;

/// A signed-in person, and for whom they act.
#[derive(Clone, Debug)]
pub struct Acting {
    /// Who.
    pub who: SignedIn,
    /// For whom; none where for themselves.
    pub subject: Option<Subject>,
}

/// The same, for a subject for whom they may. How surely they are known, the door has asked.
#[derive(Clone, Debug)]
pub struct Sender(pub Acting);

impl Acting {
    /// A person who acts for a subject, or for themselves where that is their own name. What the registers told is brought
    /// up to date before.
    pub async fn new(app: &App, who: SignedIn, subject: Option<Subject>) -> Result<Self, Problem> {
        let own = Subject::Person { tax_code: who.me.person.tax_code.clone() };
        let subject = subject.filter(|subject| *subject != own);
        if subject.is_some() {
            super::refresh(app, &who, subject.as_ref()).await?;
        }
        Ok(Self { who, subject })
    }

    /// In which capacity they act, as it stands in this transaction; none where for themselves.
    pub fn capacity(&self, tx: &mut dyn Tx, app: &App, service: Option<&str>) -> Result<Option<Capacity>, Problem> {
        self.subject.as_ref().map(|subject| super::right(tx, app, &self.who, subject, service)).transpose()
    }
}

impl FromRequestParts<Arc<App>> for Sender {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refused> {
        let who = SignedIn::from_request_parts(parts, app).await?;
        let acting = Acting::new(app, who, named(parts)?).await?;
        let (within, checked) = (app.clone(), acting.clone());
        app.db.read(move |tx| checked.capacity(tx, &within, None)).await?;
        Ok(Self(acting))
    }
}

/// The subject that the header names, once at most.
fn named(parts: &Parts) -> Result<Option<Subject>, Problem> {
    let malformed = || Problem::new(Code::Malformed, "Non si capisce per conto di chi è la richiesta.");
    let mut values = parts.headers.get_all(ACTING_FOR).iter();
    let Some(value) = values.next() else { return Ok(None) };
    if values.next().is_some() {
        return Err(malformed());
    }
    value.to_str().ok().and_then(|text| text.parse().ok()).map(Some).ok_or_else(malformed)
}
