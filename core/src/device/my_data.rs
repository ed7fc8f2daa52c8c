//! What is held of the person: to take along, to see who looked at it, to have it erased.

use rapida_contract::access_log::{self, Access};
use rapida_contract::erasure::{ERASURES, Erasure, erasure};
use rapida_contract::ids::ErasureId;
use reqwest::Method;

use super::Device;
use crate::error::Result;
use crate::link::Request;
use crate::my_data::{self, Paper};
use crate::{proceedings, submissions};

impl Device {
    /// Writes everything that this device holds of the person into their documents, as one archive; answers where.
    pub fn export_data(&self) -> Result<String> {
        let municipality = self.municipality()?.name;
        // Before the store is held for writing: each receipt is checked and drawn from it.
        let receipts = self.receipts_on_paper()?;
        let file = self.store.with(|store| {
            my_data::write(store, &self.home.documents, &municipality, receipts.into_iter().map(Ok), self.world.now())
        })?;
        Ok(file.display().to_string())
    }

    fn receipts_on_paper(&self) -> Result<Vec<Paper>> {
        let owner = self.owner().unwrap_or_default();
        let (sent, told) = self.store.with(|store| {
            let told = proceedings::all(&store.cache, &owner)?.into_iter().flat_map(|proceeding| proceeding.versions);
            Ok((submissions::all(&store.citizen)?, told.collect::<Vec<_>>()))
        })?;
        let registered =
            sent.iter().filter(|submission| submission.registered.is_some()).map(|submission| submission.id);
        let mut papers = registered.map(|id| self.receipt_on_paper(id)).collect::<Result<Vec<_>>>()?;
        let elsewhere = told.into_iter().filter(|version| sent.iter().all(|submission| submission.id != version.id));
        // One whose key is not known here cannot be read: it lies in the data as it came.
        papers.extend(elsewhere.filter_map(|version| self.receipt_on_paper(version.id).ok()));
        Ok(papers)
    }

    /// Who in the municipality looked at the person's data, newest first.
    pub async fn accesses(&self, before: Option<i64>) -> Result<Vec<Access>> {
        self.read(&access_log::accesses(before)).await
    }

    /// The person's requests to erase their data, newest first.
    pub async fn erasures(&self) -> Result<Vec<Erasure>> {
        self.read(ERASURES).await
    }

    /// Asks the municipality to erase the person's data.
    pub async fn ask_erasure(&self) -> Result<ErasureId> {
        let id = ErasureId(self.world.new_id());
        self.ask_signed_in(Request::new(Method::PUT, &erasure(id))).await?;
        Ok(id)
    }
}
