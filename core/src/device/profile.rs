//! What is known of the person, by others and by themselves.

use rapida_contract::changes::Topic;
use rapida_contract::ids::OwnDatumId;
use rapida_contract::ipc::Profile;
use rapida_contract::profile::{Own, OwnDatum};
use rapida_contract::registry::{REGISTRY, Registry};
use reqwest::Method;

use super::Device;
use super::session::nobody;
use crate::db::Store;
use crate::error::Result;
use crate::link::{self, Request};
use crate::{acting, catalogue, forms, proceedings, profile, registry, sign_in};

impl Device {
    /// The codice fiscale of the signed-in person, whose all of this is.
    pub(super) fn owner(&self) -> Result<String> {
        self.store.citizen(sign_in::person)?.map(|person| person.tax_code).ok_or_else(nobody)
    }

    /// What is known of the signed-in person.
    pub fn profile(&self) -> Result<Profile> {
        let owner = self.owner()?;
        self.store.with(|store| {
            Ok(Profile { registry: registry::of(&store.cache, &owner)?, own: profile::list(&store.citizen, &owner)? })
        })
    }

    /// Asks the municipality anew, and the municipality its register office.
    pub async fn refresh_profile(&self) -> Result<Profile> {
        self.learn_registry(true).await?;
        self.profile()
    }

    /// Keeps what the municipality tells of the person. `anew`: it is to ask its register office now.
    pub(super) async fn learn_registry(&self, anew: bool) -> Result<()> {
        let owner = self.owner()?;
        let request = Request::new(Method::GET, REGISTRY);
        let request = if anew { request.header("cache-control", "no-cache") } else { request };
        let told: Registry = link::json(self.ask_signed_in(request).await?).await?;
        let is_of_owner = told.identity.what.tax_code.as_str() == owner;
        if is_of_owner && self.while_signed_in(&owner, |store| registry::keep(&store.cache, &owner, &told))? {
            self.changed(Topic::Registry);
        }
        Ok(())
    }

    /// Keeps what came late only where the person is still signed in; answers whether something is new.
    pub(super) fn while_signed_in(&self, owner: &str, keep: impl FnOnce(&Store) -> Result<bool>) -> Result<bool> {
        self.store.with(|store| {
            let is_here = sign_in::person(&store.citizen)?.is_some_and(|person| person.tax_code == owner);
            if is_here { keep(store) } else { Ok(false) }
        })
    }

    /// Keeps an own datum: a new one, or another in the place of one.
    pub fn save_own(&self, id: Option<OwnDatumId>, what: Own) -> Result<OwnDatumId> {
        let owner = self.owner()?;
        let id = id.unwrap_or_else(|| OwnDatumId(self.world.new_id()));
        let datum = OwnDatum { id, what, at: self.world.now() };
        self.store.change(|citizen| profile::save(citizen, &owner, &datum))?;
        self.changed(Topic::Registry);
        Ok(id)
    }

    /// Takes an own datum out.
    pub fn remove_own(&self, id: OwnDatumId) -> Result<()> {
        let owner = self.owner()?;
        self.store.change(|citizen| profile::remove(citizen, &owner, id))?;
        self.changed(Topic::Registry);
        Ok(())
    }

    /// Forgets what the municipality told of a person whose session is over, for whom they acted, and what they looked at.
    pub(super) fn forget_person(&self) -> Result<()> {
        self.store.with(|store| {
            acting::forget(&store.citizen)?;
            catalogue::forget(&store.citizen)?;
            acting::forget_capacities(&store.cache)?;
            forms::sharing::forget_place(&store.cache)?;
            proceedings::forget(&store.cache)?;
            registry::forget(&store.cache)
        })?;
        self.hold(None);
        self.changed(Topic::Registry);
        self.changed(Topic::Proceeding);
        Ok(())
    }
}
