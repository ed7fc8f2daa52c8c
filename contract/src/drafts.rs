//! Drafts of forms on all devices of a person. What goes over the wire is sealed: the municipality keeps it and does not read
//! it. Devices merge what they and others typed, field by field.
//!
//! | method and path | asks | answers |
//! |---|---|---|
//! | `GET /v1/drafts/key` | – | [`DraftsKey`] of the signed-in person |
//! | `GET /v1/drafts?after=N` | – | [`DraftsPage`]: what changed after that place, oldest change first; go on until it is empty |
//! | `PUT /v1/drafts/{id}` | [`NewDraftVersion`] | [`DraftVersion`]; 409 where another device was faster: pull, merge, ask again; 410 once it has ended |
//! | `DELETE /v1/drafts/{id}` | – | 204: it was sent or thrown away; 404 where the municipality has none |
//!
//! What nobody changed for a year is kept on the devices alone, and that a draft has ended is told for 90 days. A draft of a
//! later version that no page tells begins anew, with 0.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::acting::Subject;
use crate::form::Answer;
use crate::ids::{DeviceId, SubmissionId};
use crate::service::ForWhom;

/// The drafts of the signed-in person.
pub const DRAFTS: &str = "/v1/drafts";
/// What they are sealed with.
pub const DRAFTS_KEY: &str = "/v1/drafts/key";
/// Most bytes of a sealed draft, nonce and tag among them, before they are base64url.
pub const SEALED_MAX: usize = 512 * 1024;
/// Most drafts of a person that were neither sent nor thrown away.
pub const DRAFTS_MAX: u32 = 100;

/// One draft.
pub fn draft(id: SubmissionId) -> String {
    format!("{DRAFTS}/{id}")
}

/// What a person's devices seal their drafts with (ChaCha20-Poly1305, RFC 8439; a nonce of 12 bytes stands before the
/// ciphertext, and the draft's id is authenticated with it).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftsKey {
    /// 32 bytes, base64url without padding (RFC 4648).
    pub key: String,
}

/// What changed of a person's drafts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftsPage {
    /// Each draft once, as it is now. Those that have ended are told too.
    pub drafts: Vec<SealedDraft>,
    /// Where to go on. An empty page is the last one.
    pub cursor: u64,
}

/// A draft that only the person's devices can read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SealedDraft {
    /// Which.
    pub id: SubmissionId,
    /// Counted up with every change.
    pub version: u32,
    /// A [`SharedDraft`] as JSON, sealed; base64url without padding. None once it was sent or thrown away.
    pub sealed: Option<String>,
}

/// A draft in a new version.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewDraftVersion {
    /// The version that the device knew; 0 for a new draft.
    pub after: u32,
    /// As in [`SealedDraft`].
    pub sealed: String,
}

/// Which version a draft has now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftVersion {
    /// Its version.
    pub version: u32,
}

/// A draft as the devices of a person tell it each other.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SharedDraft {
    /// The service.
    pub slug: String,
    /// Its version.
    pub version: u32,
    /// For whom, where not for themselves, and as they are called.
    pub acting_for: Option<(Subject, String)>,
    /// By which right it is asked.
    pub for_whom: ForWhom,
    /// The proceeding that it is to amend, by its first submission; none where it begins one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amends: Option<SubmissionId>,
    /// What the person calls it.
    pub name: Edit,
    /// What was answered, by the id of the field.
    pub answers: BTreeMap<String, Edit>,
}

/// When something was answered, and on which device: later is greater, and no two are the same.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Stamp {
    /// Unix milliseconds, by the municipality's clock as far as the device knew it.
    pub at: i64,
    /// The device.
    pub by: DeviceId,
}

/// The last answer to a field.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Edit {
    /// The answer; none where it was taken back.
    #[serde(default)]
    pub answer: Option<Answer>,
    /// When and where.
    pub stamp: Stamp,
    /// The edit in whose place it was put: what is not later than that was seen by who put it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<Stamp>,
    /// The latest answer of another device that whoever put this one had not seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<Unseen>,
}

/// An answer that lost against a later one of somebody who had not seen it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Unseen {
    /// The answer; none where it was taken back.
    #[serde(default)]
    pub answer: Option<Answer>,
    /// When and where.
    pub stamp: Stamp,
}

impl Edit {
    /// An answer in the place of what this device knew. It is later than that, whatever the clock says.
    pub fn new(answer: Option<Answer>, mut stamp: Stamp, known: Option<&Self>) -> Self {
        let over = known.map(Self::latest);
        if let Some(over) = over.filter(|over| stamp.at <= over.at) {
            stamp.at = over.at.saturating_add(1);
        }
        Self { answer, stamp, over: over.cloned(), other: None }
    }

    /// The answer that another device gave at the same time, where it is another one.
    pub fn offered(&self) -> Option<&Unseen> {
        self.other.as_ref().filter(|other| other.answer != self.answer)
    }

    /// The same without the other answer: the person has chosen this one.
    pub fn settled(&self, stamp: Stamp) -> Self {
        Self::new(self.answer.clone(), stamp, Some(self))
    }

    fn latest(&self) -> &Stamp {
        self.other.as_ref().map_or(&self.stamp, |other| self.stamp.clone_max(&other.stamp))
    }

    /// What two devices know of a field, together: the later answer wins, and keeps the latest one that it had not seen.
    #[must_use]
    pub fn merge(&self, other: &Self) -> Self {
        let (later, earlier) = if self.stamp >= other.stamp { (self, other) } else { (other, self) };
        let mut unseen: Vec<Unseen> = [later, earlier].into_iter().filter_map(|edit| edit.other.clone()).collect();
        unseen.push(Unseen { answer: earlier.answer.clone(), stamp: earlier.stamp.clone() });
        unseen.retain(|unseen| unseen.stamp < later.stamp && Some(&unseen.stamp) > later.over.as_ref());
        unseen.sort_by(|one, two| one.stamp.cmp(&two.stamp));
        Self { other: unseen.pop(), ..later.clone() }
    }
}

impl Stamp {
    fn clone_max<'a>(&'a self, other: &'a Self) -> &'a Self {
        if self >= other { self } else { other }
    }
}

impl SharedDraft {
    /// What two devices know of a draft, together. In whichever order it is done, all come to the same.
    #[must_use]
    pub fn merge(&self, other: &Self) -> Self {
        let mut answers = self.answers.clone();
        for (field, theirs) in &other.answers {
            let merged = answers.get(field).map_or_else(|| theirs.clone(), |ours| ours.merge(theirs));
            answers.insert(field.clone(), merged);
        }
        Self { name: self.name.merge(&other.name), answers, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stamp(at: i64, by: &str) -> Stamp {
        Stamp { at, by: DeviceId(by.to_owned()) }
    }

    fn said(text: &str, at: i64, by: &str, known: Option<&Edit>) -> Edit {
        Edit::new(Some(Answer::text(text)), stamp(at, by), known)
    }

    fn text(answer: Option<&Answer>) -> Option<&str> {
        answer.map(|answer| if let Answer::Text(text) = answer { text.as_str() } else { "" })
    }

    fn offered(edit: &Edit) -> Option<&str> {
        edit.offered().and_then(|other| text(other.answer.as_ref()))
    }

    #[test]
    fn of_two_answers_at_the_same_time_the_later_wins_and_the_other_is_offered() {
        let first = said("first", 1, "phone", None);
        let (phone, pc) = (said("phone", 5, "phone", Some(&first)), said("pc", 9, "pc", Some(&first)));
        for merged in [phone.merge(&pc), pc.merge(&phone)] {
            assert_eq!((text(merged.answer.as_ref()), offered(&merged)), (Some("pc"), Some("phone")));
        }
    }

    #[test]
    fn what_somebody_saw_and_changed_is_not_offered_again() {
        let first = said("first", 1, "phone", None);
        let pc = said("pc", 9, "pc", Some(&first));
        let merged = first.merge(&pc);
        assert_eq!((text(merged.answer.as_ref()), offered(&merged)), (Some("pc"), None));
    }

    #[test]
    fn once_one_is_chosen_nothing_is_offered_on_any_device() {
        let (phone, pc) = (said("phone", 5, "phone", None), said("pc", 9, "pc", None));
        let both = phone.merge(&pc);
        for chosen in [both.settled(stamp(20, "phone")), said("phone", 20, "phone", Some(&both))] {
            for known in [&phone, &pc, &both] {
                let merged = known.merge(&chosen);
                assert_eq!((&merged.answer, offered(&merged)), (&chosen.answer, None));
            }
        }
    }

    #[test]
    fn an_answer_is_later_than_what_it_replaces_also_by_a_clock_that_is_late() {
        let pc = said("pc", 900, "pc", None);
        let phone = said("phone", 5, "phone", Some(&pc));
        assert_eq!(text(pc.merge(&phone).answer.as_ref()), Some("phone"));
    }

    #[test]
    fn an_answer_taken_back_stays_taken_back() {
        let first = said("first", 1, "phone", None);
        let gone = Edit::new(None, stamp(5, "pc"), Some(&first));
        assert_eq!(first.merge(&gone), gone.merge(&first));
        assert_eq!(first.merge(&gone).answer, None);
    }

    /// What three devices do to a field: each step one edits, or learns what another knows.
    fn histories() -> impl Strategy<Value = Vec<(usize, usize, i64)>> {
        proptest::collection::vec((0..3_usize, 0..4_usize, 0..30_i64), 1..20)
    }

    fn play(history: &[(usize, usize, i64)]) -> [Edit; 3] {
        let mut known = [0, 1, 2].map(|device| said("", 0, &device.to_string(), None));
        for (step, (device, from, at)) in history.iter().enumerate() {
            known[*device] = match known.get(*from) {
                Some(theirs) => known[*device].merge(theirs),
                None => said(&step.to_string(), *at, &device.to_string(), Some(&known[*device])),
            };
        }
        known
    }

    proptest! {
        #[test]
        fn in_whichever_order_devices_meet_they_come_to_the_same(history in histories()) {
            let [a, b, c] = play(&history);
            prop_assert_eq!(a.merge(&b), b.merge(&a));
            prop_assert_eq!(a.merge(&b).merge(&c), a.merge(&b.merge(&c)));
            prop_assert_eq!(a.merge(&a), a.clone());
            prop_assert_eq!(a.merge(&b).merge(&b), a.merge(&b));
        }
    }
}
