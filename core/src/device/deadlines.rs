//! The days on which something of the person begins or ends, and reminding them of it.

use std::collections::BTreeSet;
use std::time::Duration;

use jiff::Timestamp;
use rapida_contract::changes::Topic;
use rapida_contract::deadlines::Deadline;
use rapida_contract::problem::{Code, Problem};

use super::{Device, Happening};
use crate::deadlines::{self, Draft, Known, ics, reminders};
use crate::error::{Error, Result};
use crate::my_data::Paper;
use crate::{forms, proceedings, sync};

/// What is told or typed within this time is looked at together.
const PAUSE: Duration = Duration::from_secs(1);
/// A device that slept finds out after this at the latest: while it sleeps the time that one waits stands still.
const LOOK_AGAIN: Duration = Duration::from_secs(3_600);

impl Device {
    /// The days on which something of the person's begins or ends, the nearest first; without those that are past.
    pub fn deadlines(&self) -> Result<Vec<Deadline>> {
        let (catalogue, owner) = (self.catalogue()?, self.owner().unwrap_or_default());
        self.store.with(|store| {
            let beginning = forms::drafts(&store.citizen, &owner)?.into_iter().filter(|draft| draft.amends.is_none());
            let drafts: Vec<Draft> = beginning
                .map(|draft| Draft { id: draft.id, slug: draft.slug, for_whom: draft.acting_for.map(|(_, name)| name) })
                .collect();
            let known = Known {
                owner: &owner,
                services: &catalogue.services,
                reminded: &deadlines::reminded(&store.citizen)?,
                drafts: &drafts,
                proceedings: &proceedings::all(&store.cache, &owner)?,
            };
            Ok(deadlines::of(&known, self.today(store)?))
        })
    }

    /// Writes deadlines as a calendar file into the person's documents; answers where.
    pub fn export_deadlines(&self, uid: Option<&str>) -> Result<String> {
        let mut all = self.deadlines()?;
        all.retain(|deadline| uid.is_none_or(|uid| deadline.uid == uid));
        let name = match (uid, all.first()) {
            (Some(_), None) => return Err(Error::not_found("La scadenza")),
            (Some(_), Some(one)) => format!("scadenza-{}-{}.ics", one.slug, one.day),
            (None, None) => return Err(Problem::new(Code::NotFound, "Non hai scadenze da salvare.").into()),
            (None, Some(_)) => "scadenze.ics".to_owned(),
        };
        let language = self.settings()?.language.unwrap_or_default();
        let bytes = ics::write(&all, &language, self.world.now()).into_bytes();
        self.save(&Paper { name, bytes })
    }

    /// Of which services the person is told when their calls open and close.
    pub fn reminded(&self) -> Result<Vec<String>> {
        Ok(self.store.citizen(deadlines::reminded)?.into_iter().collect())
    }

    /// From now on, or no more.
    pub fn remind(&self, slug: &str, on: bool) -> Result<()> {
        let (catalogue, today) = (self.catalogue()?, self.store.with(|store| self.today(store))?);
        if on {
            catalogue.service(slug)?;
        }
        self.store.change(|citizen| {
            deadlines::remind(citizen, slug, on)?;
            let of_it = BTreeSet::from([slug.to_owned()]);
            // Whoever asks sees which call is open.
            reminders::seen(citizen, &deadlines::opened(&catalogue.services, &of_it, today))
        })?;
        self.changed(Topic::Services);
        Ok(())
    }

    /// The calls that are open by now and of which the person wanted to be told.
    fn opened(&self) -> Result<Vec<Deadline>> {
        let catalogue = self.catalogue()?;
        self.store.with(|store| {
            let reminded = deadlines::reminded(&store.citizen)?;
            Ok(deadlines::opened(&catalogue.services, &reminded, self.today(store)?))
        })
    }

    /// Reminds the person of what is near, for ever: at once, when something changed by which other days may come, and when the
    /// next one is due.
    pub(super) async fn remind_always(&self) {
        loop {
            let wait = self.remind_now().unwrap_or_else(|error| {
                tracing::error!(%error, "nobody is reminded for now");
                None
            });
            tokio::select! { () = tokio::time::sleep(self.until_next(wait)) => {}, () = self.dated.notified() => {
                tokio::time::sleep(PAUSE).await;
            } }
        }
    }

    /// Tells the reminders that are due, each once; answers when the next one is.
    pub fn remind_now(&self) -> Result<Option<Timestamp>> {
        let (mut all, now) = (self.deadlines()?, self.municipal_now()?);
        all.extend(self.opened()?);
        let due = self.store.change(|citizen| reminders::take(citizen, &all, now))?;
        self.notify(due.into_iter().map(|reminder| Happening::Reminded(Box::new(reminder))));
        Ok(reminders::next(&all, now))
    }

    fn until_next(&self, next: Option<Timestamp>) -> Duration {
        let Some((next, now)) = next.zip(self.municipal_now().ok()) else { return LOOK_AGAIN };
        Duration::try_from(next.duration_since(now)).unwrap_or(Duration::ZERO).min(LOOK_AGAIN)
    }

    /// Days are those of the municipality: this device's clock may be off.
    fn municipal_now(&self) -> Result<Timestamp> {
        self.store.with(|store| sync::clock::municipal_time(&store.cache, self.world.now()))
    }
}
