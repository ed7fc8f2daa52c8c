//! What goes on by itself while the app is open: deliveries, pulls, the municipality's events. The one place that waits.

use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use jiff::Timestamp;
use rapida_contract::api;
use rapida_contract::changes::Topic;
use rapida_contract::ipc::Network;
use reqwest::Method;

use super::session::nobody;
use super::{Device, Happening};
use crate::error::{Error, Result};
use crate::link::Request;
use crate::outbox::plan::{Entry, Next};
use crate::sending::{Reached, is_of_form, send, sender};
use crate::sign_in::tokens::Access;
use crate::sync::events::Lines;
use crate::{outbox, sync};

/// Between two attempts to listen. While the app is open this is also how soon a network that is back is noticed.
const LISTEN_AGAIN: Duration = Duration::from_secs(5);

impl Device {
    /// Delivers and listens for ever. Spawn it once the store is open.
    pub async fn run(self: Arc<Self>) {
        tokio::join!(self.deliver_always(), self.listen_always(), self.share_always(), self.remind_always());
    }

    async fn deliver_always(&self) {
        loop {
            let wait = self.deliver().await.unwrap_or_else(|error| {
                tracing::error!(%error, "the outbox stopped for now");
                self.soon()
            });
            let pause = async {
                match wait {
                    Some(at) => tokio::time::sleep(until(at, self.world.now())).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! { () = pause => {}, () = self.kick.notified() => {} }
        }
    }

    async fn listen_always(&self) {
        loop {
            if let Err(error) = self.listen().await {
                tracing::debug!(%error, "not listening");
            }
            tokio::time::sleep(LISTEN_AGAIN).await;
        }
    }

    /// Sends what is due until nothing is, or until the municipality cannot be reached. Answers when to go on.
    pub async fn deliver(&self) -> Result<Option<Timestamp>> {
        let _alone = self.delivering.lock().await;
        let link = self.link()?;
        self.revoke_left().await?;
        loop {
            let next = self.store.citizen(|citizen| outbox::next(citizen, self.world.now()))?;
            let entry = match next {
                Next::Idle => return Ok(None),
                Next::Wait(at) => return Ok(Some(at)),
                Next::Send(entry) => entry,
            };
            let authorization = self.authorization(&entry).await;
            let is_of_form = self.store.citizen(|citizen| is_of_form(citizen, &entry))?;
            let mut leaves = false;
            let mut arrived = |file, bytes| {
                self.arrived.note(file, bytes);
                // That it leaves is told once the municipality has answered: before that it may only be tried.
                if !std::mem::replace(&mut leaves, true) {
                    self.changed_submission(is_of_form);
                }
                self.changed(Topic::Transfer);
            };
            let reached = send(link, &self.store, &self.world, &entry, authorization, &mut arrived).await?;
            self.arrived.keep(&self.store.citizen(outbox::files)?);
            self.note(reached)?;
            self.changed_submission(is_of_form);
            if matches!(reached, Reached::Nobody | Reached::Stranger) {
                // The others would meet the same: they go when this one is tried again, or when the network is back.
                return self.store.citizen(|citizen| Ok(outbox::waiting(citizen)?.1)).map(|at| at.max(self.soon()));
            }
        }
    }

    fn changed_submission(&self, is_of_form: bool) {
        self.changed(Topic::Report);
        if is_of_form {
            self.changed(Topic::Proceeding);
        }
    }

    /// What shows whose an entry is: only ever the token of the person who sent it. A report for nobody else goes without one
    /// where there is none.
    async fn authorization(&self, entry: &Entry) -> Result<Option<String>> {
        let Some((sender, must_show)) = self.store.citizen(|citizen| sender(citizen, entry))? else {
            return Ok(None);
        };
        let is_here = self.owner().is_ok_and(|owner| owner == sender);
        if !is_here {
            return if must_show { Err(nobody()) } else { Ok(None) };
        }
        match self.anew(entry.attempts > 0).await {
            Ok(access) => Ok(Some(access.authorization())),
            Err(error) if must_show => Err(error),
            Err(_) => Ok(None),
        }
    }

    /// A token; another one than before where that may have been what was refused.
    async fn anew(&self, anew: bool) -> Result<Access> {
        let known = self.access(None).await?;
        if anew { self.access(Some(&known)).await } else { Ok(known) }
    }

    fn soon(&self) -> Option<Timestamp> {
        self.world.now().checked_add(jiff::SignedDuration::from_secs(30)).ok()
    }

    /// Makes everything due, delivers it, and pulls.
    pub async fn sync_now(&self) -> Result<()> {
        self.store.change(|citizen| outbox::hurry(citizen, self.world.now()))?;
        self.deliver().await?;
        self.catch_up().await
    }

    /// Hears everything that there is to hear.
    async fn catch_up(&self) -> Result<()> {
        self.pull_changes().await?;
        aside(self.meet_session().await);
        aside(self.pull_proceedings().await);
        aside(self.share_drafts().await);
        self.pull_pictures().await
    }

    /// Pulls what is new, with what became of forms, and the pictures that are missing.
    pub async fn pull(&self) -> Result<()> {
        if self.pull_changes().await? {
            aside(self.pull_proceedings().await);
        }
        self.pull_pictures().await
    }

    /// Pulls what is new; answers whether something became of a form.
    async fn pull_changes(&self) -> Result<bool> {
        let pulled = match sync::pull(self.link()?, &self.store, &self.world).await {
            Ok(pulled) => pulled,
            Err(error) => {
                self.note_error(&error)?;
                return Err(error);
            }
        };
        self.note(Reached::Municipality)?;
        self.notify(pulled.answers.into_iter().map(|answer| Happening::Answered(Box::new(answer))));
        if pulled.topics.contains(&Topic::Services) {
            self.forget_catalogue();
        }
        if pulled.topics.contains(&Topic::Draft) {
            self.typed.notify_one();
        }
        let is_form_told = pulled.topics.contains(&Topic::Proceeding);
        // What became of a form is told once it is here.
        for topic in pulled.topics.into_iter().filter(|topic| *topic != Topic::Proceeding) {
            self.changed(topic);
        }
        Ok(is_form_told)
    }

    /// Listens to the municipality's events until the line breaks. To be heard again is to have the network back.
    async fn listen(&self) -> Result<()> {
        let request = Request::new(Method::GET, api::EVENTS).header("accept", "text/event-stream");
        let response = match self.link()?.ask(&request).await {
            Ok(response) => response,
            Err(error) => {
                let error = Error::from(error);
                self.note_error(&error)?;
                return Err(error);
            }
        };
        self.store.change(|citizen| outbox::hurry(citizen, self.world.now()))?;
        self.kick.notify_one();
        self.catch_up().await?;
        let mut lines = Lines::default();
        let mut stream = response.bytes_stream();
        while let Some(Ok(piece)) = stream.next().await {
            if !lines.feed(&piece).is_empty() {
                self.pull().await?;
            }
            // Every few seconds comes a piece, if only to say that the line holds: often enough to renew tokens in time.
            aside(self.keep_session().await);
        }
        Ok(())
    }

    pub(super) fn note_error(&self, error: &Error) -> Result<()> {
        use rapida_contract::problem::Code;
        match error {
            Error::Problem(problem) if problem.code == Code::Offline => self.note(Reached::Nobody),
            Error::Problem(problem) if problem.code == Code::ForeignAnswer => self.note(Reached::Stranger),
            Error::Problem(_) => self.note(Reached::Municipality),
            _ => Ok(()),
        }
    }

    /// Remembers what an attempt told about the network.
    fn note(&self, reached: Reached) -> Result<()> {
        let (queued, next_try) = self.store.citizen(outbox::waiting)?;
        let now = self.world.now();
        self.update_connection(|connection| {
            connection.network = match reached {
                Reached::Municipality => Network::Online,
                Reached::Nobody => Network::Offline,
                Reached::Stranger => Network::Captive,
                Reached::Unasked => connection.network,
            };
            if reached == Reached::Municipality {
                connection.last_contact = Some(now);
            }
            connection.network = heard(connection.network, next_try, now);
            (connection.queued, connection.next_try) = (queued, next_try);
        });
        Ok(())
    }
}

/// To be answered is not to be heard: what the municipality put off waits although it answers.
pub(super) fn heard(network: Network, next_try: Option<Timestamp>, now: Timestamp) -> Network {
    match network {
        Network::Online | Network::Busy if next_try.is_some_and(|at| at > now) => Network::Busy,
        Network::Online | Network::Busy => Network::Online,
        Network::Untried | Network::Offline | Network::Captive => network,
    }
}

/// What is wrong with a session must not keep a person from hearing of their reports.
pub(super) fn aside(session: Result<()>) {
    if let Err(error) = session {
        tracing::debug!(%error, "the session");
    }
}

fn until(at: Timestamp, now: Timestamp) -> Duration {
    Duration::try_from(at.duration_since(now)).unwrap_or(Duration::ZERO)
}
