//! Drafts of forms, so that a person goes on with them on another device. The devices seal them with a key that is derived for
//! the person; here they are kept, counted and told, and not read.

mod key;
mod retiring;
mod routes;
mod sealed;
mod table;

use jiff::Timestamp;
use rapida_contract::changes::Topic;
use rapida_contract::drafts::{DRAFTS_MAX, DraftVersion, DraftsPage, SEALED_MAX};
use rapida_contract::ids::{DeviceId, SubmissionId};
use rapida_contract::problem::{Code, Fault, FieldError, Problem};

use crate::changes::{self, Scope};
use crate::db::{DbError, Tx};
use crate::problem::not_found;
use crate::sign_in;
pub use key::{KeyError, MasterKey};
pub use retiring::{retire_daily, retire_old};
pub use routes::routes;
use sealed::Sealed;

/// Sealed bytes after which a page ends.
const PAGE_BYTES: usize = 4 * SEALED_MAX;
/// Most drafts in a page.
const PAGE: u32 = 200;

/// A draft as it is kept.
struct Kept {
    person: String,
    version: u32,
    /// None once it was sent or thrown away.
    sealed: Option<Sealed>,
}

/// A person on one of their devices.
struct By {
    /// Codice fiscale.
    person: String,
    device: DeviceId,
}

/// What changed of a person's drafts after a place: at least one draft, where there is any.
fn page(tx: &mut dyn Tx, person: &str, after: u64) -> Result<DraftsPage, DbError> {
    let last = table::last(tx)?;
    // A place from beyond the end is of another database: telling all of it does no harm.
    let after = i64::try_from(after).ok().filter(|after| *after <= last).unwrap_or(0);
    let found = table::after(tx, person, after, PAGE)?;
    let cursor = found.last().map_or(after, |(place, _)| *place).unsigned_abs();
    Ok(DraftsPage { drafts: found.into_iter().map(|(_, draft)| draft).collect(), cursor })
}

/// Keeps a draft that follows on the version `after`, 0 for a new one. Again with the same bytes is the same. Somebody else's
/// id is as if it were not there.
fn put(
    tx: &mut dyn Tx,
    by: &By,
    id: SubmissionId,
    (after, sealed): (u32, Sealed),
    now: Timestamp,
) -> Result<DraftVersion, Problem> {
    let next = DraftVersion { version: after.saturating_add(1) };
    let there = match table::find(tx, id)? {
        Some(kept) if kept.person != by.person => return Err(not_found()),
        Some(Kept { sealed: None, .. }) => return Err(ended()),
        // The answer was lost on its way.
        Some(kept) if kept.version == next.version && kept.sealed.as_ref() == Some(&sealed) => return Ok(next),
        Some(kept) => kept.version,
        None => 0,
    };
    if there != after {
        return Err(Problem::new(Code::Conflict, "Questa bozza è cambiata su un altro dispositivo."));
    }
    if there == 0 && table::live(tx, &by.person)? >= i64::from(DRAFTS_MAX) {
        return Err(too_many());
    }
    table::put(tx, id, &Kept { person: by.person.clone(), version: next.version, sealed: Some(sealed) }, now)?;
    tell(tx, by, id, Some(next), now)?;
    Ok(next)
}

/// It was sent or thrown away; once more changes nothing.
fn end(tx: &mut dyn Tx, by: &By, id: SubmissionId, now: Timestamp) -> Result<(), Problem> {
    let kept = table::find(tx, id)?.filter(|kept| kept.person == by.person).ok_or_else(not_found)?;
    if kept.sealed.is_none() {
        return Ok(());
    }
    table::put(tx, id, &Kept { version: kept.version.saturating_add(1), sealed: None, ..kept }, now)?;
    Ok(tell(tx, by, id, None, now)?)
}

/// Tells the person's other devices which draft changed.
fn tell(
    tx: &mut dyn Tx,
    by: &By,
    id: SubmissionId,
    version: Option<DraftVersion>,
    now: Timestamp,
) -> Result<(), DbError> {
    let version = version.map(|now| now.version);
    for device in sign_in::devices_of(tx, &by.person, now)?.into_iter().filter(|device| *device != by.device) {
        changes::tell(tx, &Scope::Device(device), Topic::Draft, &id.to_string(), version.as_ref())?;
    }
    Ok(())
}

fn ended() -> Problem {
    Problem::new(Code::Gone, "Questa bozza è già stata inviata o eliminata, forse da un altro dispositivo.")
}

fn too_many() -> Problem {
    let errors = vec![FieldError::bound("drafts", Fault::TooMany, DRAFTS_MAX)];
    let detail = format!("Hai già {DRAFTS_MAX} bozze: inviane o eliminane una.");
    Problem { detail, ..Problem::invalid(errors) }
}
