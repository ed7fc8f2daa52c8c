//! Filling in the forms of services: begun, gone on with, checked, sent.

use std::sync::Arc;

use rapida_contract::acting::{Capacity, Subject};
use rapida_contract::changes::Topic;
use rapida_contract::drafts::{Edit, Stamp};
use rapida_contract::form::{Asked, Form, Known, Template};
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{Changed, FormDraft, FormDraftCard, SavedForm};
use rapida_contract::problem::{Code, FieldError, Problem};
use rapida_contract::service::light::{Light, Remedy, Way};
use rapida_contract::service::{Channel, ForWhom, Kind, List, Service};
use rapida_contract::sign_in::Level;
use rapida_contract::submission::{Content, FilledForm};
use rapida_contract::{Date, Timestamp};
use rusqlite::Connection;

use super::Device;
use super::services::WhoAsks;
use crate::catalogue::Catalogue;
use crate::db::Store;
use crate::error::{Error, Result};
use crate::forms::{self, Stored};
use crate::submissions::Outgoing;
use crate::{profile, registry, sign_in, submissions, sync};

impl Device {
    /// A new draft of a service's form, in the version in force, for whom the person acts now.
    pub fn begin_form(&self, slug: &str) -> Result<SubmissionId> {
        let catalogue = self.catalogue()?;
        let service = catalogue.service(slug)?;
        if service.sections.is_empty() || !matches!(service.channel, Channel::Online | Channel::Print) {
            return Err(Error::not_found("Il modulo"));
        }
        let acting_for = self.subject(Some(slug))?;
        let (id, (now, stamp)) = (SubmissionId(self.world.new_id()), self.moment()?);
        let owner = self.owner().unwrap_or_default();
        let form = self.store.with(|store| {
            let who = self.who_asks_for(store, acting_for.as_ref())?;
            let stored = Stored {
                id,
                owner,
                slug: slug.to_owned(),
                version: service.version,
                acting_for: who.chosen().map(|capacity| (capacity.subject.clone(), capacity.name.clone())),
                for_whom: ForWhom::by(who.chosen().map(|capacity| capacity.right)),
                amends: None,
                name: Edit::new(None, stamp, None),
                section: service.sections.first().map(|section| section.id.clone()).unwrap_or_default(),
                saved_at: now,
            };
            let asked = asked(store, &stored, service, who.today)?;
            Ok((stored, Form::begin(template(service, &catalogue.offer.lists)?, asked)))
        })?;
        let (stored, form) = form;
        self.store.change(|citizen| forms::begin(citizen, &stored, service, form.answers().clone()))?;
        self.typed();
        Ok(id)
    }

    /// A draft as it was left, with all that going on with it needs.
    pub fn form(&self, id: SubmissionId) -> Result<FormDraft> {
        if let Ok(owner) = self.owner() {
            self.store.change(|citizen| forms::adopt(citizen, id, &owner))?;
        }
        let Opened { stored, service, asked, way, catalogue } = self.open_form(id)?;
        let held = self.store.citizen(|citizen| forms::held(citizen, id))?;
        Ok(FormDraft {
            id,
            name: stored.label().to_owned(),
            lists: lists_of(&service, &catalogue),
            office: catalogue.offer.offices.iter().find(|office| office.id == service.office).cloned(),
            is_older: catalogue.service(&stored.slug).is_ok_and(|now| now.version > stored.version),
            service,
            asked,
            amends: stored.amends,
            answers: held.answers,
            others: held.others,
            section: stored.section,
            resumed: stored.saved_at < self.started_at,
            saved_at: stored.saved_at,
            way,
        })
    }

    /// The drafts of forms, newest first.
    pub fn form_drafts(&self, slug: Option<&str>) -> Result<Vec<FormDraftCard>> {
        let (owner, catalogue) = (self.owner().unwrap_or_default(), self.catalogue()?);
        self.store.with(|store| {
            let today = self.today(store)?;
            let drafts = forms::drafts(&store.citizen, &owner)?.into_iter();
            let asked = drafts.filter(|draft| slug.is_none_or(|slug| draft.slug == slug));
            asked.map(|draft| card(store, draft, &catalogue, today)).collect()
        })
    }

    /// Keeps what was answered since it was last kept. A draft that has become a submission meanwhile is left alone.
    pub fn save_form(&self, id: SubmissionId, changed: &Changed, section: &str) -> Result<SavedForm> {
        let (at, stamp) = self.moment()?;
        let before = self.store.change(|citizen| {
            theirs(citizen, id)?;
            forms::save(citizen, id, changed, section, (at, &stamp))
        })?;
        self.typed();
        Ok(SavedForm { at, before })
    }

    /// Gives a draft another name.
    pub fn name_form(&self, id: SubmissionId, name: &str) -> Result<()> {
        let (_, stamp) = self.moment()?;
        self.store.change(|citizen| {
            theirs(citizen, id)?;
            forms::rename(citizen, id, name, stamp)
        })?;
        self.typed();
        Ok(())
    }

    /// Throws a draft away, with its files, on all devices of the person.
    pub fn discard_form(&self, id: SubmissionId) -> Result<()> {
        self.store.change(|citizen| {
            theirs(citizen, id)?;
            forms::give_up(citizen, id)
        })?;
        self.typed();
        Ok(())
    }

    /// Takes what another device answered in the place of an answer, or drops it.
    pub fn settle_answer(&self, id: SubmissionId, field: &str, take: bool) -> Result<()> {
        let moment = self.moment()?;
        self.store.change(|citizen| {
            theirs(citizen, id)?;
            forms::settle(citizen, id, field, take, moment)
        })?;
        self.typed();
        Ok(())
    }

    /// Checks a draft and hands it to the outbox, in one transaction. The network comes later. `seen`: when the draft that was
    /// shown was saved last; one that another device changed since is not sent unseen.
    pub fn submit_form(&self, id: SubmissionId, seen: Timestamp) -> Result<()> {
        let Opened { stored, service, asked, way, catalogue } = self.open_form(id)?;
        may_send(way)?;
        if let Some(proceeding) = stored.amends {
            self.may_amend(proceeding)?;
        }
        let unseen = || {
            let detail = "Un altro dispositivo ha cambiato la bozza: controlla il riepilogo e invia di nuovo.";
            Problem::new(Code::DraftChanged, detail)
        };
        if stored.saved_at != seen {
            return Err(unseen().into());
        }
        let held = self.store.citizen(|citizen| forms::held(citizen, id))?;
        let form = Form::resume(template(&service, &catalogue.offer.lists)?, asked, held.answers);
        let faults: Vec<FieldError> = form.faults().iter().map(|fault| fault.error()).collect();
        if !faults.is_empty() {
            return Err(Problem::invalid(faults).into());
        }
        let answers = form.to_send();
        let attachments = forms::refs(&answers);
        let Stored { slug, version, amends, .. } = stored;
        let content = Content::Form(FilledForm { slug, version, answers: answers.clone(), amends });
        let acting_for = stored.acting_for.map(|(subject, _)| subject);
        self.store.change(|citizen| {
            if forms::draft(citizen, id)?.saved_at != seen {
                return Err(unseen().into());
            }
            let kept = forms::files(citizen, id)?;
            if attachments.iter().any(|named| kept.iter().all(|file| file.id != named.id)) {
                let detail = "Un file di questa domanda è su un altro dispositivo: sceglilo di nuovo qui e invia.";
                return Err(Problem::new(Code::FileElsewhere, detail).into());
            }
            let sender = sign_in::person(citizen)?.map(|person| person.tax_code);
            forms::sweep(citizen, id, &answers)?;
            forms::became_submission(citizen, id, sender.as_deref().unwrap_or_default())?;
            let outgoing = Outgoing { sender, acting_for, content, attachments };
            submissions::queue(citizen, id, outgoing, self.world.now())
        })?;
        self.typed.notify_one();
        self.left(Topic::Draft)
    }

    /// Makes a draft again of a form that was refused, under a new id.
    pub fn correct_form(&self, id: SubmissionId) -> Result<SubmissionId> {
        let (new, (now, stamp)) = (SubmissionId(self.world.new_id()), self.moment()?);
        self.store.change(|citizen| {
            let stored = forms::sent(citizen, id)?;
            belongs_here(citizen, &stored)?;
            let Content::Form(sent) = submissions::get(citizen, id)?.content()?.content else {
                return Err(Error::not_found("Il modulo"));
            };
            submissions::discard_refused(citizen, id)?;
            forms::again(citizen, &stored, new, sent.answers, || self.world.new_id(), (now, &stamp))
        })?;
        self.left(Topic::Draft)?;
        Ok(new)
    }

    /// A form with the circumstances under which it is filled in today.
    pub(super) fn open_form(&self, id: SubmissionId) -> Result<Opened> {
        let catalogue = self.catalogue()?;
        self.store.with(|store| {
            let stored = forms::draft(&store.citizen, id)?;
            belongs_here(&store.citizen, &stored)?;
            let service = forms::service(&store.citizen, &stored)?;
            let who = self.who_asks_for(store, stored.acting_for.as_ref().map(|(subject, _)| subject))?;
            let now = catalogue.service(&stored.slug).unwrap_or(&service);
            let way = who.way(now);
            let mut asked = asked(store, &stored, &service, who.today)?;
            // Which call is open is for the version in force to say; what its days are, for the draft's, as the municipality judges.
            if let Some(open) = now.open_call(who.today) {
                let own = service.calls.iter().find(|call| call.id == open.id);
                asked.call = Some(own.unwrap_or(open).clone());
            }
            Ok(Opened { stored, service, asked, way, catalogue: catalogue.clone() })
        })
    }

    /// The time, and how what is typed now is told from all else that the person types on any device.
    pub(super) fn moment(&self) -> Result<(Timestamp, Stamp)> {
        let now = self.world.now();
        // As finely as it is kept: a screen knows by it whether a draft is as it saved it.
        let now = Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now);
        let by_all_clocks = self.store.with(|store| sync::clock::municipal_time(&store.cache, now))?;
        Ok((now, Stamp { at: by_all_clocks.as_millisecond(), by: self.link()?.device() }))
    }

    /// Something was typed into a draft: screens read again, and the other devices are told soon.
    pub(super) fn typed(&self) {
        self.changed(Topic::Draft);
        self.typed.notify_one();
    }
}

/// A draft of whoever is signed in, or of nobody.
pub(super) fn theirs(citizen: &Connection, id: SubmissionId) -> Result<Stored> {
    let stored = forms::draft(citizen, id)?;
    belongs_here(citizen, &stored)?;
    Ok(stored)
}

/// What one person wrote is not shown to another who signed in after them.
pub(super) fn belongs_here(citizen: &Connection, form: &Stored) -> Result<()> {
    let person = sign_in::person(citizen)?;
    let is_theirs = form.owner.is_empty() || person.is_some_and(|person| person.tax_code == form.owner);
    if is_theirs { Ok(()) } else { Err(Error::not_found("La bozza")) }
}

/// Under which circumstances a form is filled in on a day.
pub(super) fn asked(store: &Store, form: &Stored, service: &Service, day: Date) -> Result<Asked> {
    let known = match sign_in::person(&store.citizen)? {
        Some(person) => known(store, &person.tax_code, form.acting_for.as_ref())?,
        None => Known::default(),
    };
    Ok(Asked::on(service, day, form.for_whom, known))
}

/// A draft that somebody goes on with.
pub(super) struct Opened {
    pub stored: Stored,
    pub service: Service,
    pub asked: Asked,
    pub way: Way,
    pub catalogue: Arc<Catalogue>,
}

/// What is known of a person and of whom they act for.
fn known(store: &Store, owner: &str, acting_for: Option<&(Subject, String)>) -> Result<Known> {
    let told = registry::of(&store.cache, owner)?;
    let own = profile::list(&store.citizen, owner)?.into_iter().map(|datum| datum.what);
    Ok(Known {
        person: told.as_ref().map(|told| told.identity.what.clone()),
        entry: told.and_then(|told| told.entry).map(|entry| entry.what),
        own: own.collect(),
        subject: acting_for.map(|(subject, _)| subject.clone()),
        subject_name: acting_for.map(|(_, name)| name.clone()),
    })
}

/// The form of a service, compiled. Every file is checked before it is offered.
pub(super) fn template(service: &Service, lists: &[List]) -> Result<Arc<Template>> {
    let template = Template::new(Arc::new(service.clone()), lists.into());
    template.map(Arc::new).map_err(|mistakes| {
        tracing::error!(slug = service.slug, version = service.version, ?mistakes, "a form cannot be read");
        Problem::new(Code::Internal, "Questo modulo non si può leggere: aggiorna l'app.").into()
    })
}

/// The lists that the questions of a service choose from.
pub(super) fn lists_of(service: &Service, catalogue: &Catalogue) -> Vec<List> {
    let named = |id: &str| {
        let columns = |kind: &Kind| if let Kind::Group { columns, .. } = kind { columns.clone() } else { Vec::new() };
        service.fields().any(|(_, field)| {
            list_of(&field.kind) == Some(id)
                || columns(&field.kind).iter().any(|column| list_of(&column.kind) == Some(id))
        })
    };
    catalogue.offer.lists.iter().filter(|list| named(&list.id)).cloned().collect()
}

fn list_of(kind: &Kind) -> Option<&str> {
    match kind {
        Kind::FromList { list } | Kind::Preferences { list, .. } => Some(list),
        _ => None,
    }
}

fn card(store: &Store, draft: Stored, catalogue: &Catalogue, today: Date) -> Result<FormDraftCard> {
    let service = forms::service(&store.citizen, &draft)?;
    let now = catalogue.service(&draft.slug).unwrap_or(&service);
    Ok(FormDraftCard {
        id: draft.id,
        name: draft.label().to_owned(),
        closes: now.open_call(today).map(|call| call.closes),
        slug: draft.slug,
        title: service.title,
        for_whom: draft.acting_for.map(|(_, name)| name),
        saved_at: draft.saved_at,
    })
}

/// The person is not known surely enough.
pub(super) fn level_needed(level: Level) -> Problem {
    let detail = format!("Per inviare serve un accesso di livello {level:?}: entra di nuovo.");
    Problem::new(Code::LevelNeeded, detail)
}

/// What would be refused anyway is not sent.
fn may_send(way: Way) -> Result<()> {
    match (way.light, way.remedy) {
        (Light::Green, Some(Remedy::SignIn { .. })) => {
            Err(Problem::new(Code::SignInNeeded, "Per inviare serve l'accesso: entra e riprova.").into())
        }
        (Light::Green, Some(Remedy::SignInAgain { level })) => Err(level_needed(level).into()),
        (Light::Green, _) => Ok(()),
        _ => Err(Problem::new(Code::NotOpen, "Oggi questo servizio non si può chiedere online.").into()),
    }
}

impl WhoAsks {
    /// For whom they act.
    pub(super) fn chosen(&self) -> Option<&Capacity> {
        self.acting.chosen.as_ref()
    }
}
