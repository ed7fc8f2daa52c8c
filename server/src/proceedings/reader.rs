//! Who may read a proceeding: whose it is, and who may act for them now, whoever sent it; the device that sent a form for which
//! nobody had to sign in. Whoever sent it for somebody and may act for them no longer keeps the receipt on their device.

use rapida_contract::acting::{Capacity, Subject};
use rapida_contract::ids::DeviceId;
use rapida_contract::problem::Problem;
use rapida_contract::values::TaxCode;

use super::Proceeding;
use crate::acting;
use crate::db::{DbError, Tx};
use crate::sign_in::SignedIn;
use crate::state::App;

/// A device, the person who is signed in on it, and for whom they may act now.
#[derive(Clone, Debug)]
pub struct Reader {
    pub(super) device: DeviceId,
    pub(super) person: Option<(TaxCode, Vec<Capacity>)>,
}

impl Reader {
    /// Who is signed in by a token, where one was brought. What the registers told is brought up to date.
    pub async fn signed_in(app: &App, device: &DeviceId, token: Option<&str>) -> Result<Option<SignedIn>, Problem> {
        if token.is_none() {
            return Ok(None);
        }
        let who = SignedIn::by_token(app, device.clone(), token).await?;
        acting::refresh(app, &who, None).await?;
        Ok(Some(who))
    }

    /// With the rights as they stand in this transaction.
    pub fn of(tx: &mut dyn Tx, app: &App, device: &DeviceId, who: Option<&SignedIn>) -> Result<Self, DbError> {
        let own = |who: &SignedIn| who.me.person.tax_code.clone();
        let person = who.map(|who| Ok::<_, DbError>((own(who), acting::all(tx, app, who)?))).transpose()?;
        Ok(Self { device: device.clone(), person })
    }

    /// Whether a proceeding is one that they may read.
    pub fn may(&self, proceeding: &Proceeding) -> bool {
        if proceeding.sender.is_none() {
            return proceeding.device == self.device;
        }
        let (Some((_, capacities)), Some((subject, _))) = (&self.person, &proceeding.subject) else { return false };
        let covers = |capacity: &Capacity| capacity.subject == *subject && capacity.covers(&proceeding.form.slug);
        subject.key() == self.own_key() || capacities.iter().any(covers)
    }

    /// Whether they are who sent it.
    pub(super) fn sent(&self, proceeding: &Proceeding) -> bool {
        let own = self.person.as_ref().map(|(person, _)| person);
        proceeding.sender.as_ref().map(|(sender, _)| sender) == own || proceeding.sender.is_none()
    }

    /// The key of the person as a subject; empty where nobody is signed in.
    pub(super) fn own_key(&self) -> String {
        let key = |(person, _): &(TaxCode, _)| Subject::Person { tax_code: person.clone() }.key();
        self.person.as_ref().map(key).unwrap_or_default()
    }
}
