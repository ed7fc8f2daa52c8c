//! Drafts on all devices of a person.

use rapida_contract::acting::Subject;
use rapida_contract::drafts::{
    DraftVersion, DraftsKey, DraftsPage, Edit, NewDraftVersion, SealedDraft, SharedDraft, Stamp, Unseen,
};
use rapida_contract::form::Answer;
use rapida_contract::ids::DeviceId;
use rapida_contract::service::ForWhom;
use serde_json::{Value, json};

use super::{read, submission};

fn stamp(at: i64, by: &str) -> Stamp {
    Stamp { at, by: DeviceId(by.repeat(43)) }
}

fn sealed() -> SealedDraft {
    SealedDraft { id: submission(), version: 3, sealed: Some("c2VhbGVk".into()) }
}

/// A field that two devices answered at the same time, both over the same answer, and one that was taken back.
fn shared() -> SharedDraft {
    let first = stamp(1_795_525_400_000, "a");
    let other = Unseen { answer: Some(Answer::text("Via Cavour 12")), stamp: stamp(1_795_525_407_000, "b") };
    let both = Edit {
        answer: Some(Answer::text("Via Cavour 14")),
        stamp: stamp(1_795_525_408_000, "a"),
        over: Some(first.clone()),
        other: Some(other),
    };
    let back = Edit { answer: None, stamp: stamp(1_795_525_409_000, "b"), over: Some(first.clone()), other: None };
    let name = Edit { answer: Some(Answer::text("Nido di Marta")), stamp: first, over: None, other: None };
    SharedDraft {
        slug: "nido".into(),
        version: 1,
        acting_for: Some((Subject::Person { tax_code: read("BNNSRA96H70C553I") }, "Sara Benini".into())),
        for_whom: ForWhom::Client,
        amends: None,
        name,
        answers: [("notes".to_owned(), back), ("street".to_owned(), both)].into(),
    }
}

pub(super) fn examples() -> Vec<(&'static str, Value)> {
    let ended = SealedDraft { sealed: None, version: 4, ..sealed() };
    vec![
        ("DraftsKey", json!(DraftsKey { key: "0".repeat(43) })),
        ("DraftsPage", json!(DraftsPage { drafts: vec![ended], cursor: 4_127 })),
        ("SealedDraft", json!(sealed())),
        ("NewDraftVersion", json!(NewDraftVersion { after: 2, sealed: "c2VhbGVk".into() })),
        ("DraftVersion", json!(DraftVersion { version: 3 })),
        ("SharedDraft", json!(shared())),
    ]
}
