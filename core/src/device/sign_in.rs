//! Signing in and out: the verbs of the screens, and the way back from the browser.

use std::sync::{Arc, MutexGuard, PoisonError};
use std::time::Duration;

use rapida_contract::changes::Topic;
use rapida_contract::ipc::{SignIn, SignInStep};
use rapida_contract::problem::{Code, Problem};
use rapida_contract::sign_in::{APP_REDIRECT, METADATA};
use reqwest::Method;

use super::Device;
use super::pump::aside;
use crate::error::{Error, Result};
use crate::link::{self, Request};
use crate::sign_in::loopback::Loopback;
use crate::sign_in::{self, Attempt, Comeback, Metadata, PATIENCE, WayBack, Wish, tokens};
use crate::{deadlines, drafts, forms, integrations, outbox, profile, submissions};

/// What the last sign-in came to.
#[derive(Default)]
pub(super) struct Went {
    /// By its `state`, the one whose tokens are being fetched. Whoever takes it out gives that sign-in up.
    finishing: Option<String>,
    step: SignInStep,
}

impl Device {
    /// Who is signed in, and how far a sign-in has come.
    pub fn sign_in(&self) -> Result<SignIn> {
        let step = self.sign_in_step()?;
        Ok(SignIn { person: self.store.citizen(sign_in::person)?, step })
    }

    fn sign_in_step(&self) -> Result<SignInStep> {
        if let Some(Attempt { address, until, return_to, .. }) = self.store.citizen(sign_in::waiting)? {
            if self.world.now() < until {
                return Ok(SignInStep::Waiting { address, until });
            }
            return Ok(SignInStep::Failed { problem: sign_in::problem(Code::SignInLate), return_to });
        }
        let went = self.went();
        if went.finishing.is_some() {
            return Ok(SignInStep::Finishing);
        }
        if went.step != SignInStep::Idle {
            return Ok(went.step.clone());
        }
        drop(went);
        let ended = self.store.citizen(sign_in::ended_at)?;
        Ok(ended.map_or(SignInStep::Idle, |at| SignInStep::EndedElsewhere { at }))
    }

    fn went(&self) -> MutexGuard<'_, Went> {
        self.went.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a sign-in in the place of any other; answers with what the browser is to open.
    pub async fn begin_sign_in(self: &Arc<Self>, wish: Wish, way: WayBack) -> Result<String> {
        let metadata: Metadata = match self.link()?.ask(&Request::new(Method::GET, METADATA)).await {
            Ok(answer) => link::json(answer).await?,
            Err(error) => {
                let error = Error::from(error);
                self.note_error(&error)?;
                return Err(error);
            }
        };
        let port = match way {
            WayBack::Loopback => Some(Loopback::open().await?),
            WayBack::Scheme => None,
        };
        let redirect_uri = port.as_ref().map_or_else(|| APP_REDIRECT.to_owned(), Loopback::redirect_uri);
        let attempt = Attempt::new(metadata, wish, redirect_uri, &self.world)?;
        self.store.change(|citizen| sign_in::begin(citizen, &attempt))?;
        *self.went() = Went::default();
        if let Some(port) = port {
            tokio::spawn(self.clone().comes_back_to(port));
        }
        self.changed(Topic::SignIn);
        Ok(attempt.address)
    }

    /// Waits at a port for the person. One that came for another sign-in reads so on the page, and this one waits on.
    async fn comes_back_to(self: Arc<Self>, port: Loopback) {
        let patience = Duration::try_from(PATIENCE).unwrap_or_default();
        let comeback = tokio::select! {
            comeback = port.wait(patience, |address| self.take(address)) => comeback,
            () = self.is_left() => return,
        };
        match comeback {
            Some(comeback) => self.finish(comeback).await,
            // Nobody came: the screens read again, and see that the time is over.
            None => self.changed(Topic::SignIn),
        }
    }

    /// A person is back from the browser with this address. One that does not belong to the sign-in that waits is passed over.
    pub async fn came_back(&self, address: &str) {
        if let Some(comeback) = self.take(address) {
            self.finish(comeback).await;
        }
    }

    fn take(&self, address: &str) -> Option<Comeback> {
        let taken = self.store.change(|citizen| sign_in::take(citizen, address, self.world.now()));
        let comeback = taken.unwrap_or_else(|error| {
            tracing::error!(%error, "the way back from the browser");
            None
        })?;
        *self.went() = Went { finishing: Some(comeback.attempt.state.clone()), step: SignInStep::Idle };
        self.changed(Topic::SignIn);
        Some(comeback)
    }

    async fn finish(&self, Comeback { attempt, said }: Comeback) {
        let outcome = match said {
            Ok(code) => self.arrive(&attempt, code).await,
            Err(why) => Err(sign_in::problem(why).into()),
        };
        let return_to = attempt.return_to;
        let step = match outcome {
            Ok(()) => SignInStep::Arrived { return_to },
            Err(error) => SignInStep::Failed { problem: Problem::from(error), return_to },
        };
        self.settle(&attempt.state, step);
        self.changed(Topic::SignIn);
        // The screens go on meanwhile; what fails here is asked again at the next contact.
        aside(self.meet_session().await);
        aside(self.pull_proceedings().await);
    }

    /// What a sign-in came to, unless it was given up.
    fn settle(&self, state: &str, step: SignInStep) {
        let mut went = self.went();
        if went.finishing.as_deref() == Some(state) {
            *went = Went { finishing: None, step };
        }
    }

    /// Fetches the tokens of a code and who it is. Who gave the sign-in up meanwhile is not signed in by it.
    async fn arrive(&self, attempt: &Attempt, code: String) -> Result<()> {
        let link = self.link()?;
        let tokens = tokens::redeem(link, attempt, code, self.world.now()).await.map_err(Problem::from)?;
        let person = self.who(&tokens.access).await.map(|me| sign_in::signed_in(me, self.world.now()));
        // Not while the tokens of the session before are being renewed.
        let _alone = self.renewing.lock().await;
        let is_wanted = self.went().finishing.as_ref() == Some(&attempt.state);
        self.store.change(|citizen| match &person {
            Ok(person) if is_wanted => {
                // What waits for this person goes at once.
                outbox::hurry(citizen, self.world.now())?;
                sign_in::arrive(citizen, person, &tokens.refresh)
            }
            _ => sign_in::revoke(citizen, &tokens.refresh),
        })?;
        // The municipality is told of the session that was left.
        self.kick.notify_one();
        person?;
        if is_wanted {
            self.keep_access(Some(tokens.access));
        }
        Ok(())
    }

    /// Gives up the sign-in that waits, or puts away what the last one came to.
    pub fn cancel_sign_in(&self) -> Result<()> {
        self.store.change(|citizen| {
            sign_in::give_up(citizen)?;
            sign_in::dismiss_end(citizen)
        })?;
        *self.went() = Went::default();
        self.changed(Topic::SignIn);
        Ok(())
    }

    /// Leaves the session. What is not sent stays only where the person says so.
    pub fn sign_out(&self, keep_unsent: bool) -> Result<()> {
        self.store.change(|citizen| {
            sign_in::leave(citizen)?;
            sign_in::give_up(citizen)?;
            if keep_unsent {
                return Ok(());
            }
            profile::forget(citizen)?;
            drafts::discard_all(citizen)?;
            deadlines::forget(citizen)?;
            integrations::discard_all(citizen)?;
            forms::discard_drafts(citizen)?;
            submissions::discard_unsent(citizen)
        })?;
        self.forget_person()?;
        *self.went() = Went::default();
        self.keep_access(None);
        self.changed(Topic::SignIn);
        self.left(Topic::Draft)
    }
}
