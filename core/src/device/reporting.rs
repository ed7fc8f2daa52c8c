//! Making a report: the draft, its photos, and the moment it goes to the outbox.

use rapida_contract::changes::Topic;
use rapida_contract::ids::{AttachmentId, SubmissionId};
use rapida_contract::ipc::{Draft, Photo, Rectangle, Saved};
use rapida_contract::place::Territory;
use rapida_contract::problem::{Fault, FieldError, Problem};
use rapida_contract::progress::StepKind;
use rapida_contract::report::{self, NewReport, Step};
use rapida_contract::submission::{Content, NewReportStep};
use rusqlite::Connection;

use super::Device;
use crate::error::{Error, Result};
use crate::pictures::NewPicture;
use crate::submissions::Outgoing;
use crate::{drafts, forms, municipality, photo, pictures, reports, sign_in, submissions};

impl Device {
    /// An empty draft: the one that was left as it was, or else a new one.
    pub fn new_draft(&self) -> Result<Draft> {
        let untouched = self.store.citizen(drafts::untouched)?;
        let id = untouched.unwrap_or_else(|| SubmissionId(self.world.new_id()));
        // Saved even where it is there: it begins now, so it is not told of as resumed.
        self.save_draft(id, &NewReport::default(), Step::Conditions)?;
        self.draft(id)
    }

    /// A draft as it was left.
    pub fn draft(&self, id: SubmissionId) -> Result<Draft> {
        self.store.citizen(|citizen| drafts::get(citizen, id, self.started_at))
    }

    /// Keeps what was typed so far. One that has become a submission meanwhile is left alone.
    pub fn save_draft(&self, id: SubmissionId, report: &NewReport, step: Step) -> Result<Saved> {
        let at = self.world.now();
        self.store.change(|citizen| {
            if submissions::exists(citizen, id)? {
                return Err(Error::not_found("La bozza"));
            }
            drafts::save(citizen, id, report, step, at)
        })?;
        self.changed(Topic::Draft);
        Ok(Saved { at })
    }

    /// Throws a draft and its photos away.
    pub fn discard_draft(&self, id: SubmissionId) -> Result<()> {
        self.store.change(|citizen| drafts::discard(citizen, id))?;
        self.changed(Topic::Draft);
        Ok(())
    }

    /// Prepares a photo and adds it to a draft. Takes a while: not for a thread that draws.
    pub fn add_photo(&self, draft: SubmissionId, bytes: &[u8]) -> Result<Photo> {
        let prepared = photo::prepare(bytes).map_err(Problem::from)?;
        let id = AttachmentId(self.world.new_id());
        self.store.change(|citizen| {
            drafts::get(citizen, draft, self.started_at)?;
            pictures::add(citizen, draft, id, &prepared.into())
        })
    }

    /// Takes a photo away from a draft.
    pub fn remove_photo(&self, id: AttachmentId) -> Result<()> {
        self.store.change(|citizen| pictures::remove(citizen, id))
    }

    /// Destroys what lies under some rectangles of a photo.
    pub fn redact_photo(&self, id: AttachmentId, areas: &[Rectangle]) -> Result<Photo> {
        let jpeg = self.photo(id)?.ok_or_else(|| Error::not_found("La foto"))?;
        let redacted = photo::redact(&jpeg, areas).map_err(Problem::from)?;
        let new_id = AttachmentId(self.world.new_id());
        self.store.change(|citizen| {
            let (position, taken_at) = pictures::suggestions(citizen, id)?;
            let picture = NewPicture { position, taken_at, ..redacted.into() };
            pictures::replace(citizen, id, new_id, &picture)
        })
    }

    /// Checks a draft and hands it to the outbox, in one transaction. The network comes later.
    pub fn submit_report(&self, id: SubmissionId) -> Result<SubmissionId> {
        let draft = self.draft(id)?;
        self.check(&draft.report)?;
        let content = Content::Report(draft.report);
        let (now, acting_for) = (self.world.now(), self.subject(Some(content.belongs_to()))?);
        self.store.change(|citizen| {
            let attachments = pictures::refs(citizen, id)?;
            let outgoing = Outgoing { sender: sender(citizen)?, acting_for, content, attachments };
            submissions::queue(citizen, id, outgoing, now)?;
            drafts::became_submission(citizen, id)
        })?;
        self.left(Topic::Draft)?;
        Ok(id)
    }

    fn check(&self, new: &NewReport) -> Result<()> {
        let municipality = self.store.with(|store| municipality::get(&store.cache))?;
        let mut errors = report::check(new, &municipality);
        let territory = new.position.map(|position| self.border.territory(position.point));
        if let Some(Territory::Outside { .. }) = territory {
            errors.push(report::outside_territory());
        }
        if errors.is_empty() { Ok(()) } else { Err(Problem::invalid(errors).into()) }
    }

    /// Answers the office or reopens a report, through the outbox.
    pub fn step_report(&self, report: SubmissionId, step: StepKind, words: &str) -> Result<()> {
        if words.trim().is_empty() {
            return Err(Problem::invalid(vec![FieldError::new("words", Fault::Required)]).into());
        }
        let id = SubmissionId(self.world.new_id());
        let content = Content::ReportStep(NewReportStep { report, step, words: words.trim().to_owned() });
        self.store.change(|citizen| {
            // Whoever was acted for then is acted for now.
            let acting_for = submissions::get(citizen, report)?.content()?.acting_for;
            let outgoing = Outgoing { sender: sender(citizen)?, acting_for, content, attachments: Vec::new() };
            submissions::queue(citizen, id, outgoing, self.world.now())
        })?;
        self.left(Topic::Report)
    }

    /// Makes a draft again of a refused report, under a new id: the municipality may know the old one.
    pub fn correct_refused(&self, id: SubmissionId) -> Result<Draft> {
        let new_id = SubmissionId(self.world.new_id());
        self.store.change(|citizen| {
            let submission = submissions::get(citizen, id)?;
            let report = reports::report_of(&submission)?;
            submissions::discard_refused(citizen, id)?;
            pictures::hand_over(citizen, id, new_id, || AttachmentId(self.world.new_id()))?;
            drafts::save(citizen, new_id, &report, Step::Data, self.world.now())
        })?;
        self.left(Topic::Draft)?;
        self.draft(new_id)
    }

    /// Gives a refused submission up, with its files.
    pub fn discard_refused(&self, id: SubmissionId) -> Result<()> {
        self.store.change(|citizen| {
            submissions::discard_refused(citizen, id)?;
            forms::discard(citizen, id)?;
            pictures::remove_all(citizen, id)
        })?;
        self.left(Topic::Report)
    }

    /// Something went into the outbox or out of it: tell the screens and look at once.
    pub(super) fn left(&self, topic: Topic) -> Result<()> {
        let connection = self.connection()?;
        self.update_connection(|known| *known = connection);
        self.changed(topic);
        self.changed(Topic::Report);
        self.kick.notify_one();
        Ok(())
    }
}

/// Codice fiscale of whoever is signed in.
fn sender(citizen: &Connection) -> Result<Option<String>> {
    Ok(sign_in::person(citizen)?.map(|person| person.tax_code))
}

impl From<photo::Prepared> for NewPicture {
    fn from(photo: photo::Prepared) -> Self {
        Self {
            jpeg: photo.jpeg,
            sha256: photo.sha256,
            width: photo.width,
            height: photo.height,
            position: photo.position,
            taken_at: photo.taken_at,
        }
    }
}
