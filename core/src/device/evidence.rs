//! The document that proves a mandate: read here, sent up before the mandate is given, and fetched again by either side.

use std::sync::{Arc, PoisonError};

use rapida_contract::acting::{EVIDENCE, mandate_evidence};
use rapida_contract::digest::sha256_hex;
use rapida_contract::document::{DOCUMENT_BYTES_MAX, DocumentKind};
use rapida_contract::ids::{AttachmentId, MandateId};
use rapida_contract::ipc::Evidence;
use rapida_contract::problem::{Code, Problem};
use reqwest::Method;

use super::Device;
use crate::error::Result;
use crate::link::{LinkError, Request};
use crate::my_data::Paper;
use crate::outbox::tus;

/// A document that was read, until its mandate is given. It is kept in memory alone, as the form that it belongs to.
#[derive(Clone)]
pub(super) struct Held {
    evidence: Evidence,
    bytes: Arc<[u8]>,
    /// For which mandate it goes up, and under which id: for another one it goes up anew.
    upload: Option<(MandateId, AttachmentId)>,
}

impl Device {
    /// Reads the document that is to prove a mandate, in the place of the one before.
    pub fn add_evidence(&self, bytes: &[u8]) -> Result<Evidence> {
        if bytes.len() as u64 > DOCUMENT_BYTES_MAX {
            return Err(Problem::new(Code::TooLarge, "Il documento supera 10 MB.").into());
        }
        let kind = DocumentKind::of(bytes).ok_or_else(wrong_type)?;
        let evidence = Evidence { sha256: sha256_hex(bytes), kind, bytes: bytes.len() as u64 };
        self.hold(Some(Held { evidence: evidence.clone(), bytes: bytes.into(), upload: None }));
        Ok(evidence)
    }

    /// Sends the document of this digest up for a mandate, from wherever the last attempt got to. Of one that is not held the
    /// municipality will say that it is missing.
    pub(super) async fn send_evidence(&self, mandate: MandateId, sha256: &str) -> Result<()> {
        let Some((id, Held { evidence, bytes, .. })) = self.held_for(mandate, sha256) else { return Ok(()) };
        let upload = tus::Upload {
            id,
            sha256: &evidence.sha256,
            media_type: evidence.kind.media_type(),
            purpose: Some(EVIDENCE),
            bytes: &bytes,
        };
        Ok(tus::send(self.link()?, &upload, |_| ()).await?)
    }

    fn held_for(&self, mandate: MandateId, sha256: &str) -> Option<(AttachmentId, Held)> {
        let mut held = self.evidence.lock().unwrap_or_else(PoisonError::into_inner);
        let held = held.as_mut().filter(|held| held.evidence.sha256 == sha256)?;
        let known = held.upload.filter(|(known, _)| *known == mandate);
        let (_, id) = *held.upload.insert(known.unwrap_or_else(|| (mandate, AttachmentId(self.world.new_id()))));
        Some((id, held.clone()))
    }

    /// Writes the document that proves a mandate into the person's documents; answers where.
    pub async fn save_evidence(&self, id: MandateId, sha256: &str) -> Result<String> {
        let response = self.ask_signed_in(Request::new(Method::GET, &mandate_evidence(id))).await?;
        let bytes = response.bytes().await.map_err(|error| LinkError::Offline(error.to_string()))?;
        if sha256_hex(&bytes) != sha256 {
            let detail = "Il documento arrivato non è quello della delega. Riprova.";
            return Err(Problem::new(Code::WrongDigest, detail).into());
        }
        let kind = DocumentKind::of(&bytes).ok_or_else(wrong_type)?;
        self.save(&Paper { name: format!("delega-{id}.{}", kind.extension()), bytes: bytes.to_vec() })
    }

    /// Holds a document, or none any longer.
    pub(super) fn hold(&self, document: Option<Held>) {
        *self.evidence.lock().unwrap_or_else(PoisonError::into_inner) = document;
    }
}

fn wrong_type() -> Problem {
    Problem::new(Code::WrongType, "Il documento deve essere un PDF, un file firmato P7M, un JPEG o un PNG.")
}
