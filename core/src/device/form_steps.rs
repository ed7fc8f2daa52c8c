//! The person's steps in a proceeding: an answer to the office, a withdrawal, a place accepted or given up. Each goes through the
//! outbox; what the state does not allow does not go in.

use rapida_contract::Date;
use rapida_contract::acting::Subject;
use rapida_contract::changes::Topic;
use rapida_contract::form::File;
use rapida_contract::ids::{AttachmentId, SubmissionId};
use rapida_contract::ipc::Delivery;
use rapida_contract::problem::{Code, Fault, FieldError, Problem};
use rapida_contract::proceeding::{Hindrance, Proceeding, State, StepKind, WORDS_MAX, amendment};
use rapida_contract::sign_in::Level;
use rapida_contract::submission::{AttachmentRef, Content, NewFormStep};
use rusqlite::Connection;

use super::Device;
use super::forms::level_needed;
use super::proceedings::{is_renounceable, state_then};
use crate::error::{Error, Result};
use crate::submissions::{Outgoing, Submission};
use crate::{forms, integrations, proceedings, sign_in, submissions};

impl Device {
    /// Takes a step that brings no files: a withdrawal, a place accepted or given up.
    pub fn step_form(&self, id: SubmissionId, step: StepKind, words: &str) -> Result<()> {
        if !matches!(step, StepKind::Withdraw | StepKind::AcceptPlace | StepKind::Renounce) {
            return Err(wrong_state().into());
        }
        let proceeding = self.may_take(id, |proceeding, state, today| allows(proceeding, state, step, today))?.0;
        self.is_sure_enough(&proceeding)?;
        let words = checked(words)?;
        let id = SubmissionId(self.world.new_id());
        self.store.change(|citizen| {
            let step =
                NewFormStep { form: proceeding.id, slug: proceeding.slug.clone(), step, words, files: Vec::new() };
            self.queue_step(citizen, id, &proceeding, step)
        })?;
        self.left(Topic::Proceeding)
    }

    /// Keeps the words of an answer to the office, or of an observation.
    pub fn save_integration(&self, id: SubmissionId, words: &str) -> Result<()> {
        let (owner, proceeding) = self.own_proceeding(id)?;
        let new_id = SubmissionId(self.world.new_id());
        self.store
            .change(|citizen| integrations::save(citizen, (&owner, proceeding.id), words, new_id, self.world.now()))?;
        self.changed(Topic::Proceeding);
        Ok(())
    }

    /// Reads a file for such an answer and keeps it.
    pub fn add_integration_file(&self, id: SubmissionId, name: &str, bytes: &[u8]) -> Result<File> {
        let (owner, proceeding) = self.own_proceeding(id)?;
        let file = self.store.change(|citizen| {
            let of = (owner.as_str(), proceeding.id);
            integrations::add_file(citizen, of, (name, bytes), || self.world.new_id(), self.world.now())
        })?;
        self.changed(Topic::Proceeding);
        Ok(file)
    }

    /// Takes a file out of such an answer.
    pub fn remove_integration_file(&self, id: SubmissionId, file: AttachmentId) -> Result<()> {
        let (owner, proceeding) = self.own_proceeding(id)?;
        self.store.change(|citizen| integrations::remove_file(citizen, &owner, proceeding.id, file))?;
        self.changed(Topic::Proceeding);
        Ok(())
    }

    /// Hands it to the outbox with its files: an answer where the office asked, an observation where it did not.
    pub fn send_integration(&self, id: SubmissionId) -> Result<()> {
        let (proceeding, step) = self.may_take(id, |proceeding, state, today| {
            let step = if state == State::IntegrationAsked { StepKind::Integrate } else { StepKind::Observe };
            allows(proceeding, state, step, today).map(|()| step)
        })?;
        self.is_sure_enough(&proceeding)?;
        let owner = self.owner().unwrap_or_default();
        self.store.change(|citizen| {
            let stored = integrations::get(citizen, &owner, proceeding.id)?;
            let files = stored.as_ref().map_or(Ok(Vec::new()), |stored| forms::files(citizen, stored.id))?;
            let words = checked(stored.as_ref().map_or("", |stored| stored.words.as_str()))?;
            let faults = missing(&proceeding, step, &words, &files);
            // With nothing written at all there is always something missing.
            let Some(stored) = stored.filter(|_| faults.is_empty()) else {
                return Err(Problem::invalid(faults).into());
            };
            integrations::became_submission(citizen, stored.id)?;
            let step = NewFormStep { form: proceeding.id, slug: proceeding.slug.clone(), step, words, files };
            self.queue_step(citizen, stored.id, &proceeding, step)
        })?;
        self.left(Topic::Proceeding)
    }

    /// Gives up a step that the municipality refused. What was written in it can be gone on with.
    pub fn discard_form_step(&self, id: SubmissionId) -> Result<()> {
        let owner = self.owner().unwrap_or_default();
        self.store.change(|citizen| {
            let submission = own(citizen, id, &owner)?;
            submissions::discard_refused(citizen, id)?;
            match submission.content()?.content {
                Content::FormStep(step) if matches!(step.step, StepKind::Integrate | StepKind::Observe) => {
                    let of = (owner.as_str(), step.form);
                    integrations::again(citizen, of, id, &step.words, || self.world.new_id(), self.world.now())
                }
                Content::FormStep(_) | Content::Form(_) => forms::discard(citizen, id),
                Content::Report(_) | Content::ReportStep(_) => Err(Error::not_found("La pratica")),
            }
        })?;
        self.left(Topic::Proceeding)
    }

    /// A proceeding in which a step is allowed today, after all that is on its way from here, with what `asked` says of it.
    pub(super) fn may_take<T>(
        &self,
        id: SubmissionId,
        asked: impl FnOnce(&Proceeding, State, Date) -> Result<T>,
    ) -> Result<(Proceeding, T)> {
        let (owner, proceeding) = self.own_proceeding(id)?;
        let (state, today) =
            self.store.with(|store| Ok((state_then(store, &owner, &proceeding)?, self.today(store)?)))?;
        let allowed = asked(&proceeding, state, today)?;
        Ok((proceeding, allowed))
    }

    /// A step asks for a person who is known as surely as its service wants; of a service on offer no more, as most do.
    fn is_sure_enough(&self, proceeding: &Proceeding) -> Result<()> {
        let catalogue = self.catalogue()?;
        let asked = catalogue.service(&proceeding.slug).map_or(Some(Level::L2), |service| service.level);
        let known = self.store.citizen(sign_in::person)?.map(|person| person.level);
        match asked.zip(known) {
            Some((asked, known)) if known < asked => Err(level_needed(asked).into()),
            _ => Ok(()),
        }
    }

    /// A proceeding that whoever is at the app may see, and who they are.
    pub(super) fn own_proceeding(&self, id: SubmissionId) -> Result<(String, Proceeding)> {
        let owner = self.owner().unwrap_or_default();
        let found = self.store.with(|store| proceedings::get(&store.cache, &owner, id))?;
        Ok((owner, found.ok_or_else(|| Error::not_found("La pratica"))?))
    }

    fn queue_step(&self, citizen: &Connection, id: SubmissionId, of: &Proceeding, step: NewFormStep) -> Result<()> {
        let sender = sign_in::person(citizen)?.map(|person| person.tax_code);
        let reference = |file: &File| AttachmentRef { id: file.id, sha256: file.sha256.clone(), size: file.size };
        let attachments = step.files.iter().map(reference).collect();
        let acting_for = subject(of, sender.as_deref());
        let outgoing = Outgoing { sender, acting_for, content: Content::FormStep(step), attachments };
        submissions::queue(citizen, id, outgoing, self.world.now())
    }
}

/// For whom a proceeding is, where not for the person themselves: somebody else may have sent it for them.
pub(super) fn subject(proceeding: &Proceeding, person: Option<&str>) -> Option<Subject> {
    let subject = proceeding.subject.as_ref().map(|named| named.subject.clone());
    subject.filter(|subject| !matches!(subject, Subject::Person { tax_code } if Some(tax_code.as_str()) == person))
}

/// A submission that whoever is at the app sent.
fn own(citizen: &Connection, id: SubmissionId, owner: &str) -> Result<Submission> {
    let submission = submissions::get(citizen, id)?;
    let is_theirs = submission.sender.as_deref().is_none_or(|sender| sender == owner);
    let is_refused = matches!(submission.delivery, Delivery::Refused { .. });
    if is_theirs && is_refused { Ok(submission) } else { Err(Error::not_found("Un passaggio da scartare")) }
}

/// Words as they are sent.
fn checked(words: &str) -> Result<String> {
    let words = words.trim();
    if words.chars().count() > WORDS_MAX as usize {
        return Err(Problem::invalid(vec![FieldError::bound("words", Fault::TooLong, WORDS_MAX)]).into());
    }
    Ok(words.to_owned())
}

/// What an answer to the office, or an observation, still needs.
fn missing(proceeding: &Proceeding, step: StepKind, words: &str, files: &[File]) -> Vec<FieldError> {
    let needs_file = step == StepKind::Integrate && proceeding.request.as_ref().is_some_and(|request| request.document);
    let needs_words = step.needs_words() || files.is_empty() && !needs_file;
    let mut faults = Vec::new();
    if needs_words && words.is_empty() {
        faults.push(FieldError::new("words", Fault::Required));
    }
    if needs_file && files.is_empty() {
        faults.push(FieldError::new("files", Fault::Required));
    }
    faults
}

/// Whether the person can take a step on a day.
pub(super) fn allows(proceeding: &Proceeding, state: State, step: StepKind, today: Date) -> Result<()> {
    let is_in_time = match step {
        StepKind::Observe => {
            let until = proceeding.ranking.as_ref().and_then(|ranking| ranking.observations_until);
            until.is_some_and(|until| today <= until)
        }
        StepKind::AcceptPlace => proceeding.offer.as_ref().is_none_or(|offer| today <= offer.until),
        StepKind::Renounce => is_renounceable(proceeding, state, today),
        _ => true,
    };
    if state.after(step).is_some() && is_in_time { Ok(()) } else { Err(wrong_state().into()) }
}

/// Whether the person can send another version on a day.
pub(super) fn allows_amendment(proceeding: &Proceeding, state: State, today: Date) -> Result<()> {
    let hindrance = match amendment(state, proceeding.call_closes, today) {
        Ok(_) => return Ok(()),
        Err(hindrance) => hindrance,
    };
    let detail = match hindrance {
        Hindrance::Over => "Questa pratica è conclusa: non si può più modificare.",
        Hindrance::InCharge => "L'ufficio sta già lavorando a questa pratica: se manca qualcosa te lo chiede.",
        Hindrance::CallClosed => "Il bando è chiuso: la richiesta non si può più modificare.",
        Hindrance::Offered => "C'è un posto proposto: accettalo o rinuncia.",
    };
    Err(Problem::new(Code::WrongState, detail).into())
}

fn wrong_state() -> Problem {
    Problem::new(Code::WrongState, "La pratica è andata avanti: questo passaggio non è più possibile.")
}

#[cfg(test)]
pub(super) mod tests;
