//! The session of whoever is signed in: its tokens, and what the municipality says of it.

use std::sync::PoisonError;

use rapida_contract::changes::Topic;
use rapida_contract::ids::SessionId;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::sign_in::{ME, Me, SESSIONS, Session, session};
use reqwest::{Method, Response};
use serde::de::DeserializeOwned;

use super::Device;
use crate::db::backup;
use crate::error::{Error, Result};
use crate::link::{self, LinkError, Request};
use crate::sign_in;
use crate::sign_in::tokens::{self, Access, TokenError};
use crate::{acting, deadlines, forms, profile};

impl Device {
    /// Where the person is signed in, the device used last first.
    pub async fn sessions(&self) -> Result<Vec<Session>> {
        Ok(link::json(self.ask_signed_in(Request::new(Method::GET, SESSIONS)).await?).await?)
    }

    /// Ends the session of another device. One that is ended already is as one wants it.
    pub async fn end_session(&self, id: SessionId) -> Result<()> {
        match self.ask_signed_in(Request::new(Method::DELETE, &session(id))).await {
            Err(Error::Problem(problem)) if problem.code == Code::NotFound => Ok(()),
            answer => answer.map(drop),
        }
    }

    /// Ends the sessions of all other devices.
    pub async fn end_other_sessions(&self) -> Result<()> {
        for other in self.sessions().await?.into_iter().filter(|session| !session.is_this) {
            self.end_session(other.id).await?;
        }
        Ok(())
    }

    /// Asks in the name of the person; once more with a new token where the old one is refused.
    pub(super) async fn ask_signed_in(&self, request: Request<'_>) -> Result<Response> {
        let link = self.link()?;
        let access = self.access(None).await?;
        match link.ask(&with(&access, request.clone())).await {
            Err(LinkError::Problem { problem, .. }) if problem.code == Code::SignInNeeded => {
                let access = self.access(Some(&access)).await?;
                Ok(link.ask(&with(&access, request)).await?)
            }
            answer => Ok(answer?),
        }
    }

    /// Reads something of the person's.
    pub(super) async fn read<T: DeserializeOwned>(&self, path: &str) -> Result<T> {
        Ok(link::json(self.ask_signed_in(Request::new(Method::GET, path)).await?).await?)
    }

    /// Whose token this is.
    pub(super) async fn who(&self, access: &Access) -> Result<Me> {
        Ok(link::json(self.link()?.ask(&with(access, Request::new(Method::GET, ME))).await?).await?)
    }

    /// A token that is good for a while, other than one that was refused.
    pub(super) async fn access(&self, refused: Option<&Access>) -> Result<Access> {
        let _alone = self.renewing.lock().await;
        let known = self.access.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let is_good = |known: &Access| known.is_fresh(self.world.now()) && refused != Some(known);
        match known.filter(is_good) {
            Some(known) => Ok(known),
            None => self.renew().await,
        }
    }

    /// New tokens. The refresh token is kept before anything is done with the other: a spent one may be brought again only
    /// until its successor was used.
    async fn renew(&self) -> Result<Access> {
        let spent = self.store.citizen(sign_in::refresh_token)?.ok_or_else(nobody)?;
        let tokens = match tokens::refresh(self.link()?, spent.clone(), self.world.now()).await {
            Ok(tokens) => tokens,
            Err(TokenError::Over) => return Err(self.ended(&spent)?),
            Err(error) => return Err(Problem::from(error).into()),
        };
        if !self.store.change(|citizen| sign_in::renew(citizen, &spent, &tokens.refresh))? {
            // Signed out meanwhile.
            return Err(nobody());
        }
        self.keep_access(Some(tokens.access.clone()));
        Ok(tokens.access)
    }

    pub(super) fn keep_access(&self, access: Option<Access>) {
        *self.access.lock().unwrap_or_else(PoisonError::into_inner) = access;
    }

    /// The municipality has ended the session: nothing of it stays here, and the person is told.
    fn ended(&self, refresh_token: &str) -> Result<Error> {
        self.keep_access(None);
        let now = self.world.now();
        let is_ours = self.store.change(|citizen| {
            let is_ours = sign_in::end(citizen, refresh_token, now)?;
            if is_ours {
                // Whoever ended it may have lost this device.
                profile::forget(citizen)?;
                acting::forget(citizen)?;
                deadlines::forget(citizen)?;
                forms::sharing::forget_shared(citizen)?;
            }
            Ok(is_ours)
        })?;
        if is_ours {
            self.forget_person()?;
            self.forget_copies()?;
            self.changed(Topic::SignIn);
        }
        Ok(nobody())
    }

    /// Puts a copy of what is left in the place of those that still hold what belonged to a session.
    fn forget_copies(&self) -> Result<()> {
        let key = self.key.lock().unwrap_or_else(PoisonError::into_inner).clone().ok_or(Error::Closed)?;
        self.store.citizen(|citizen| backup::renew(&self.home.folder, citizen, &key, self.world.now()))
    }

    /// Asks the municipality whether the session lasts, and what it knows of the person by now.
    pub(super) async fn meet_session(&self) -> Result<()> {
        if self.store.citizen(sign_in::person)?.is_none() {
            return Ok(());
        }
        let me = link::json(self.ask_signed_in(Request::new(Method::GET, ME)).await?).await?;
        if self.store.change(|citizen| sign_in::learn(citizen, me))? {
            self.changed(Topic::SignIn);
        }
        self.learn_registry(false).await?;
        self.learn_capacities().await
    }

    /// Renews the token of whoever is signed in when it is about to end.
    pub(super) async fn keep_session(&self) -> Result<()> {
        match self.store.citizen(sign_in::person)? {
            Some(_) => self.access(None).await.map(drop),
            None => Ok(()),
        }
    }

    /// Tells the municipality of the sessions that were left on this device.
    pub(super) async fn revoke_left(&self) -> Result<()> {
        while let Some(token) = self.store.citizen(sign_in::to_revoke)? {
            if let Err(error) = tokens::revoke(self.link()?, &token).await {
                // It waits for the next contact, and holds nothing up.
                tracing::debug!(%error, "a session that was left is not revoked yet");
                return Ok(());
            }
            self.store.change(|citizen| sign_in::revoked(citizen, &token))?;
        }
        Ok(())
    }
}

/// A request with a token.
fn with<'r>(access: &Access, request: Request<'r>) -> Request<'r> {
    request.header("authorization", &access.authorization())
}

pub(super) fn nobody() -> Error {
    sign_in::problem(Code::SignInNeeded).into()
}
