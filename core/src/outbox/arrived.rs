//! What has arrived of the files that leave. In memory alone: after a restart the municipality's first answer tells it again.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rapida_contract::ids::AttachmentId;
use rapida_contract::ipc::Transfer;
use rapida_contract::submission::AttachmentRef;

/// Bytes of each file that the municipality said it has.
#[derive(Default)]
pub struct Arrived(Mutex<HashMap<AttachmentId, u64>>);

impl Arrived {
    /// The municipality said so.
    pub fn note(&self, file: AttachmentId, bytes: u64) {
        self.known().insert(file, bytes);
    }

    /// Forgets all files but those that wait.
    pub fn keep(&self, waiting: &HashSet<AttachmentId>) {
        self.known().retain(|file, _| waiting.contains(file));
    }

    /// How far files have come of which those that wait have not arrived in full; none where there is nothing to arrive.
    pub fn transfer(&self, files: &[AttachmentRef], waiting: &HashSet<AttachmentId>) -> Option<Transfer> {
        let known = self.known();
        let arrived = |file: &AttachmentRef| match waiting.contains(&file.id) {
            // What a server says is not more than there is.
            true => known.get(&file.id).map_or(0, |bytes| file.size.min(*bytes)),
            false => file.size,
        };
        let sum = |bytes: u64, more: u64| bytes.saturating_add(more);
        let total = files.iter().map(|file| file.size).fold(0, sum);
        (total > 0).then(|| Transfer { arrived: files.iter().map(arrived).fold(0, sum), total })
    }

    fn known(&self) -> MutexGuard<'_, HashMap<AttachmentId, u64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn file(id: u128, size: u64) -> AttachmentRef {
        AttachmentRef { id: AttachmentId(Uuid::from_u128(id)), sha256: String::new(), size }
    }

    fn ids(files: &[AttachmentRef]) -> HashSet<AttachmentId> {
        files.iter().map(|file| file.id).collect()
    }

    #[test]
    fn what_does_not_wait_any_longer_has_arrived() {
        let (arrived, files) = (Arrived::default(), [file(1, 300), file(2, 500)]);
        let told = |waiting: &[AttachmentRef]| arrived.transfer(&files, &ids(waiting)).map(|told| told.arrived);
        assert_eq!(told(&files), Some(0), "of a file of which nothing was said nothing has");
        arrived.note(files[0].id, 100);
        assert_eq!(told(&files), Some(100));
        arrived.note(files[0].id, 300);
        assert_eq!(told(&files), Some(300));
        assert_eq!(told(&files[1..]), Some(300), "it is told the same once it left the outbox");
        assert_eq!(told(&[]), Some(800));
    }

    #[test]
    fn files_that_go_again_begin_anew() {
        let (arrived, files) = (Arrived::default(), [file(1, 300)]);
        arrived.note(files[0].id, 300);
        arrived.keep(&HashSet::new());
        assert_eq!(arrived.transfer(&files, &ids(&files)), Some(Transfer { arrived: 0, total: 300 }));
    }

    #[test]
    fn nothing_is_told_where_there_is_nothing_to_arrive() {
        for files in [vec![], vec![file(1, 0)]] {
            assert_eq!(Arrived::default().transfer(&files, &HashSet::new()), None);
        }
    }

    proptest! {
        #[test]
        fn never_more_has_arrived_than_there_is(files in proptest::collection::vec((any::<u64>(), any::<u64>(), any::<bool>()), 1..9)) {
            let arrived = Arrived::default();
            let refs: Vec<_> = (0..).zip(&files).map(|(id, (size, ..))| file(id, *size)).collect();
            let waiting = refs.iter().zip(&files).filter(|(_, (.., waits))| *waits).map(|(file, _)| file.id).collect();
            for (file, (_, said, _)) in refs.iter().zip(&files) {
                arrived.note(file.id, *said);
            }
            if let Some(told) = arrived.transfer(&refs, &waiting) {
                prop_assert!(told.arrived <= told.total, "{told:?}");
            }
        }
    }
}
