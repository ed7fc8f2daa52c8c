//! Drafts on their way to the other devices of their person: sealed, so that who keeps them cannot read them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit};
use rapida_contract::drafts::{DraftsKey, SharedDraft};
use rapida_contract::ids::SubmissionId;

use crate::error::Result;
use crate::world::World;

/// Bytes of a nonce (RFC 8439).
const NONCE: usize = 12;

/// What a person's devices seal with.
#[derive(Clone)]
pub struct Seal(ChaCha20Poly1305);

impl Seal {
    /// Of a key as the municipality told it; none where it is no key.
    pub fn new(told: &DraftsKey) -> Option<Self> {
        let key: [u8; 32] = URL_SAFE_NO_PAD.decode(&told.key).ok()?.try_into().ok()?;
        Some(Self(ChaCha20Poly1305::new(&key.into())))
    }

    /// A draft sealed, as it goes over the wire.
    pub fn seal(&self, id: SubmissionId, draft: &SharedDraft, world: &World) -> Result<String> {
        let (json, nonce) = (serde_json::to_vec(draft)?, world.random::<NONCE>());
        let payload = Payload { msg: &json, aad: id.0.as_bytes() };
        // It fails only for texts of many gigabytes.
        let sealed = self.0.encrypt(&nonce.into(), payload).unwrap_or_default();
        Ok(URL_SAFE_NO_PAD.encode([&nonce[..], &sealed].concat()))
    }

    /// The draft that was sealed; none where it is not what a device of this person sealed under this id.
    pub fn open(&self, id: SubmissionId, sealed: &str) -> Option<SharedDraft> {
        let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE)?;
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        let json = self.0.decrypt(&nonce.into(), Payload { msg: sealed, aad: id.0.as_bytes() }).ok()?;
        serde_json::from_slice(&json).ok()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::Timestamp;
    use proptest::prelude::*;
    use rapida_contract::drafts::{Edit, Stamp};
    use rapida_contract::form::Answer;
    use rapida_contract::ids::DeviceId;
    use rapida_contract::service::ForWhom;
    use uuid::Uuid;

    use super::*;

    const ID: SubmissionId = SubmissionId(Uuid::from_u128(1));

    fn seal(byte: u8) -> Seal {
        Seal::new(&DraftsKey { key: URL_SAFE_NO_PAD.encode([byte; 32]) }).unwrap()
    }

    fn draft() -> SharedDraft {
        let edit = Edit::new(Some(Answer::text("Ugo")), Stamp { at: 5, by: DeviceId("phone".into()) }, None);
        SharedDraft {
            slug: "nido".into(),
            version: 3,
            acting_for: None,
            for_whom: ForWhom::Oneself,
            amends: None,
            name: edit.clone(),
            answers: BTreeMap::from([("name".into(), edit)]),
        }
    }

    fn world() -> World {
        World::new(|| Timestamp::UNIX_EPOCH, |bytes| bytes.fill(7))
    }

    #[test]
    fn a_draft_opens_with_its_persons_key_under_its_own_id_alone() {
        let sealed = seal(1).seal(ID, &draft(), &world()).unwrap();
        assert_eq!(seal(1).open(ID, &sealed), Some(draft()));
        assert_eq!(seal(2).open(ID, &sealed), None, "another person's key");
        assert_eq!(seal(1).open(SubmissionId(Uuid::from_u128(2)), &sealed), None, "put in the place of another");
        assert!(!sealed.contains("Ugo"));
    }

    #[test]
    fn a_key_of_another_length_is_none() {
        for key in ["", "AAAA", "not base64!"] {
            assert!(Seal::new(&DraftsKey { key: key.to_owned() }).is_none(), "{key}");
        }
    }

    proptest! {
        #[test]
        fn foreign_texts_are_no_drafts(text: String, bytes: Vec<u8>) {
            prop_assert_eq!(seal(1).open(ID, &text), None);
            prop_assert_eq!(seal(1).open(ID, &URL_SAFE_NO_PAD.encode(bytes)), None);
        }
    }
}
