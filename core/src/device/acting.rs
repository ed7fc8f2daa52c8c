//! Acting for somebody: for whom, who works for a structure, who gave whom a mandate, and what was done for the person.

use jiff::civil::Date;
use rapida_contract::acting::{
    self as wire, ACTING_FOR, ACTS, Act, CAPACITIES, Capacity, MANDATES, Mandate, Naming, NewMandate, SERVICES,
    STRUCTURES, Structure, Subject,
};
use rapida_contract::changes::Topic;
use rapida_contract::ids::{MandateId, StructureId};
use rapida_contract::ipc::{Acting, MandateForm};
use rapida_contract::values::TaxCode;
use reqwest::Method;
use serde::Serialize;

use super::Device;
use super::pump::aside;
use crate::db::Store;
use crate::error::Result;
use crate::link::Request;
use crate::world::rome;
use crate::{acting, sync};

impl Device {
    /// For whom the person acts, and for whom they may: nobody where nobody is signed in.
    pub fn acting(&self) -> Result<Acting> {
        let Ok(owner) = self.owner() else { return Ok(Acting::default()) };
        self.store.with(|store| acting::get(store, &owner, self.today(store)?))
    }

    /// Chooses for whom the person acts from now on.
    pub fn act_for(&self, subject: Option<&Subject>) -> Result<Acting> {
        let owner = self.owner()?;
        self.store.with(|store| acting::choose(store, &owner, subject, self.today(store)?))?;
        self.changed(Topic::Registry);
        self.acting()
    }

    /// For whom the person acts, in a service where one is named: nobody else where nobody is signed in.
    pub(super) fn subject(&self, service: Option<&str>) -> Result<Option<Subject>> {
        let Ok(owner) = self.owner() else { return Ok(None) };
        self.store.with(|store| acting::subject(store, &owner, self.today(store)?, service))
    }

    /// Rights end with a day in Italy, by the municipality's clock.
    pub(super) fn today(&self, store: &Store) -> Result<Date> {
        let now = sync::clock::municipal_time(&store.cache, self.world.now())?;
        Ok(now.to_zoned(rome()).date())
    }

    /// Keeps for whom the person may act.
    pub(super) async fn learn_capacities(&self) -> Result<()> {
        let owner = self.owner()?;
        let told: Vec<Capacity> = self.read(CAPACITIES).await?;
        if self.while_signed_in(&owner, |store| acting::keep(&store.cache, &owner, &told))? {
            self.changed(Topic::Registry);
        }
        Ok(())
    }

    /// The structures that the person leads or works for.
    pub async fn structures(&self) -> Result<Vec<Structure>> {
        self.read(STRUCTURES).await
    }

    /// Names somebody to work for a structure, or changes until when.
    pub async fn name_staff(&self, structure: &StructureId, tax_code: &TaxCode, naming: &Naming) -> Result<()> {
        self.act(Method::PUT, &wire::staff(structure, tax_code), Some(naming)).await
    }

    /// Revokes somebody, or leaves.
    pub async fn end_staff(&self, structure: &StructureId, tax_code: &TaxCode) -> Result<()> {
        self.act(Method::DELETE, &wire::staff(structure, tax_code), NOTHING).await
    }

    /// Accepts to work for a structure.
    pub async fn accept_staff(&self, structure: &StructureId) -> Result<()> {
        self.act(Method::PUT, &wire::staff_acceptance(structure), NOTHING).await
    }

    /// The mandates given and received.
    pub async fn mandates(&self) -> Result<Vec<Mandate>> {
        self.read(MANDATES).await
    }

    /// An empty form for a mandate, with the id that it keeps until it is given.
    pub fn begin_mandate(&self) -> MandateForm {
        let services = SERVICES.iter().map(|service| (*service).to_owned()).collect();
        MandateForm { id: MandateId(self.world.new_id()), services }
    }

    /// Gives a mandate, in the name of whoever the person acts for: its document first. Again is the same mandate.
    pub async fn give_mandate(&self, id: MandateId, mandate: &NewMandate) -> Result<()> {
        if let Some(sha256) = &mandate.evidence {
            self.send_evidence(id, sha256).await?;
        }
        let path = wire::mandate(id);
        let mut request = Request::new(Method::PUT, &path).body("application/json", serde_json::to_vec(mandate)?);
        if let Some(subject) = self.subject(None)? {
            request = request.header(ACTING_FOR, &subject.key());
        }
        self.ask_signed_in(request).await?;
        self.hold(None);
        Ok(())
    }

    /// Accepts a mandate.
    pub async fn accept_mandate(&self, id: MandateId) -> Result<()> {
        self.act(Method::PUT, &wire::mandate_acceptance(id), NOTHING).await
    }

    /// Ends a mandate that was given, or gives back one that was received.
    pub async fn end_mandate(&self, id: MandateId) -> Result<()> {
        self.act(Method::DELETE, &wire::mandate(id), NOTHING).await
    }

    /// What others did for the person, newest first.
    pub async fn acts(&self) -> Result<Vec<Act>> {
        self.read(ACTS).await
    }

    /// Does something at the municipality in the person's own name. Rights may change by it.
    async fn act<B: Serialize>(&self, method: Method, path: &str, body: Option<&B>) -> Result<()> {
        let mut request = Request::new(method, path);
        if let Some(body) = body {
            request = request.body("application/json", serde_json::to_vec(body)?);
        }
        self.ask_signed_in(request).await?;
        // It is done, whatever is learnt of it now.
        aside(self.learn_capacities().await);
        Ok(())
    }
}

/// No body.
const NOTHING: Option<&()> = None;
