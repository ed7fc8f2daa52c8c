//! The pictures that a pull told of: small ones of public reports, those with which an office answered.

use rapida_contract::api;
use rapida_contract::changes::Topic;
use rapida_contract::ids::AttachmentId;
use rapida_contract::problem::Code;
use reqwest::Method;

use super::Device;
use crate::error::Result;
use crate::link::{LinkError, Request};
use crate::{pictures, places, reports};

/// Pictures of each kind fetched after a pull.
const AT_ONCE: u32 = 200;

impl Device {
    /// A picture of this device's reports, as JPEG: the person's own, or else an office's.
    pub fn photo(&self, id: AttachmentId) -> Result<Option<Vec<u8>>> {
        self.store.with(|store| match pictures::jpeg(&store.citizen, id)? {
            Some(jpeg) => Ok(Some(jpeg)),
            None => reports::office_picture(&store.cache, id),
        })
    }

    /// Fetches those that are missing.
    pub(super) async fn pull_pictures(&self) -> Result<()> {
        self.pull_office_pictures().await?;
        self.pull_thumbnails().await
    }

    async fn pull_office_pictures(&self) -> Result<()> {
        let missing = self.store.with(|store| reports::missing_office_pictures(&store.cache, AT_ONCE))?;
        for id in &missing {
            if let Some(jpeg) = self.fetch(&api::attachment(*id)).await? {
                self.store.with(|store| reports::keep_office_picture(&store.cache, *id, &jpeg))?;
            }
        }
        if !missing.is_empty() {
            self.changed(Topic::Report);
        }
        Ok(())
    }

    async fn pull_thumbnails(&self) -> Result<()> {
        let missing = self.store.with(|store| places::missing_thumbnails(&store.cache, AT_ONCE))?;
        for (code, picture) in &missing {
            if let Some(jpeg) = self.fetch(&api::thumbnail(code)).await? {
                self.store.with(|store| places::keep_thumbnail(&store.cache, code, picture, &jpeg))?;
            }
        }
        if !missing.is_empty() {
            self.changed(Topic::PublicReport);
        }
        Ok(())
    }

    /// A picture's bytes; `None` for one that is to be asked for again. One that the municipality no longer has is kept as
    /// empty, so that it is not asked for for ever.
    async fn fetch(&self, path: &str) -> Result<Option<Vec<u8>>> {
        match self.link()?.ask(&Request::new(Method::GET, path)).await {
            Ok(response) => {
                let jpeg = response.bytes().await.map_err(|error| LinkError::Offline(error.to_string()))?;
                Ok(Some(jpeg.to_vec()))
            }
            Err(LinkError::Problem { problem, .. }) => {
                Ok(matches!(problem.code, Code::NotFound | Code::Gone).then(Vec::new))
            }
            Err(error) => Err(error.into()),
        }
    }
}
