//! What the devices of a person know together of their drafts.

use jiff::Timestamp;
use rapida_contract::drafts::SharedDraft;
use rapida_contract::ids::SubmissionId;
use rapida_contract::service::Service;
use rusqlite::Connection;

use super::{Stored, discard, table};
use crate::error::Result;

/// A draft as it is told the other devices, and the version that they have.
pub struct ToShare {
    /// Which.
    pub id: SubmissionId,
    /// The version that is shared; 0 before the first.
    pub after: u32,
    /// What is told.
    pub draft: SharedDraft,
}

/// What is to be told of a person's drafts.
pub fn to_share(citizen: &Connection, owner: &str) -> Result<Vec<ToShare>> {
    let mut all = Vec::new();
    for id in table::to_share(citizen, owner)? {
        let after = table::shared(citizen, id)?.map_or(0, |(version, _)| version);
        if let Some(form) = table::get(citizen, id, false)? {
            all.push(ToShare { id, after, draft: shared(citizen, form)? });
        }
    }
    Ok(all)
}

fn shared(citizen: &Connection, form: Stored) -> Result<SharedDraft> {
    let answers = table::edits(citizen, form.id)?;
    let Stored { slug, version, acting_for, for_whom, amends, name, .. } = form;
    Ok(SharedDraft { slug, version, acting_for, for_whom, amends, name, answers })
}

/// The others have it in this version now. What was typed meanwhile is told next.
pub fn told(citizen: &Connection, sent: &ToShare, version: u32) -> Result<()> {
    let Some(form) = table::get(citizen, sent.id, false)? else { return Ok(()) };
    let is_new = shared(citizen, form)? != sent.draft;
    table::mark_shared(citizen, sent.id, version, is_new)
}

/// How far this device has heard of a person's drafts on others; 0 where it never did.
pub fn place(cache: &Connection, owner: &str) -> Result<u64> {
    table::place(cache, owner)
}

/// Remembers it.
pub fn heard(cache: &Connection, owner: &str, place: u64) -> Result<()> {
    table::put_place(cache, owner, place)
}

/// Whoever signs in hears of all of their drafts again.
pub fn forget_place(cache: &Connection) -> Result<()> {
    table::remove_place(cache)
}

/// Whether what another device told in this version is known already.
pub fn is_known(citizen: &Connection, id: SubmissionId, version: u32) -> Result<bool> {
    Ok(table::shared(citizen, id)?.is_some_and(|(known, _)| known >= version))
}

/// Whether a service is here in a version.
pub fn has_edition(citizen: &Connection, slug: &str, version: u32) -> Result<bool> {
    Ok(table::edition(citizen, slug, version)?.is_some())
}

/// Keeps the service of drafts that others began.
pub fn keep_edition(citizen: &Connection, service: &Service) -> Result<()> {
    table::put_edition(citizen, service)
}

/// The municipality says that a version is not the last, and has told no other: it keeps none any longer.
pub fn forget_version(citizen: &Connection, id: SubmissionId, version: u32) -> Result<()> {
    match table::shared(citizen, id)? {
        Some((known, _)) if known == version => table::mark_shared(citizen, id, 0, true),
        _ => Ok(()),
    }
}

/// Takes in what another device told; answers whether a screen has something new to show. What was sent from here is no draft
/// any longer, whatever others still tell.
pub fn take(
    citizen: &Connection,
    (id, owner): (SubmissionId, &str),
    theirs: &SharedDraft,
    version: u32,
    now: Timestamp,
) -> Result<bool> {
    if table::get(citizen, id, true)?.is_some() {
        table::put_ended(citizen, id, owner)?;
        return Ok(false);
    }
    let Some(form) = table::get(citizen, id, false)? else {
        begin(citizen, (id, owner), theirs, now)?;
        table::mark_shared(citizen, id, version, false)?;
        return Ok(true);
    };
    let ours = shared(citizen, form)?;
    let merged = ours.merge(theirs);
    for (field, edit) in merged.answers.iter().filter(|(field, edit)| ours.answers.get(*field) != Some(edit)) {
        table::put_edit(citizen, id, field, edit)?;
    }
    table::set_name(citizen, id, &merged.name)?;
    table::mark_shared(citizen, id, version, merged != *theirs)?;
    if merged != ours {
        table::touch(citizen, id, now)?;
    }
    Ok(merged != ours)
}

fn begin(citizen: &Connection, (id, owner): (SubmissionId, &str), draft: &SharedDraft, now: Timestamp) -> Result<()> {
    let form = Stored {
        id,
        owner: owner.to_owned(),
        slug: draft.slug.clone(),
        version: draft.version,
        acting_for: draft.acting_for.clone(),
        for_whom: draft.for_whom,
        amends: draft.amends,
        name: draft.name.clone(),
        section: String::new(),
        saved_at: now,
    };
    table::put(citizen, &form)?;
    draft.answers.iter().try_for_each(|(field, edit)| table::put_edit(citizen, id, field, edit))
}

/// Another device sent it or threw it away. What was typed here and nowhere else becomes a draft of its own, under `new_id`.
/// Answers whether a screen has something new to show.
pub fn ended(citizen: &Connection, id: SubmissionId, new_id: SubmissionId) -> Result<bool> {
    let Some(form) = table::get(citizen, id, false)? else { return Ok(false) };
    if table::shared(citizen, id)?.is_some_and(|(_, is_new)| is_new) {
        table::put(citizen, &Stored { id: new_id, ..form })?;
        table::move_all(citizen, id, new_id)?;
    }
    discard(citizen, id)?;
    Ok(true)
}

/// Drafts that ended here, of which the others are to be told.
pub fn to_end(citizen: &Connection, owner: &str) -> Result<Vec<SubmissionId>> {
    table::ended(citizen, owner)
}

/// The others are told.
pub fn end_told(citizen: &Connection, id: SubmissionId) -> Result<()> {
    table::remove_ended(citizen, id)
}

/// The session is over: what the other devices have does not stay here.
pub fn forget_shared(citizen: &Connection) -> Result<()> {
    table::shared_ids(citizen)?.into_iter().try_for_each(|id| discard(citizen, id))
}
