//! Signing in, and where the person is signed in.

use rapida_contract::ipc::{BeginSignIn, CancelSignIn, EndOtherSessions, EndSession, GetSessions, GetSignIn, SignOut};
use rapida_core::error::Result;
use rapida_core::sign_in::Wish;

use super::{Here, Verb, of_who_opened};
use crate::browser;
use crate::here::wait;

pub(super) const VERBS: &[Verb] = of_who_opened! {
    GetSignIn => |here, GetSignIn {}| here.device.sign_in();
    BeginSignIn => begin;
    CancelSignIn => |here, CancelSignIn {}| here.device.cancel_sign_in();
    SignOut => |here, command| here.device.sign_out(command.keep_unsent);
    GetSessions => |here, GetSessions {}| wait(Box::pin(here.device.sessions()));
    EndSession => |here, command| wait(Box::pin(here.device.end_session(command.id)));
    EndOtherSessions => |here, EndOtherSessions {}| wait(Box::pin(here.device.end_other_sessions()));
};

fn begin(here: &Here<'_>, BeginSignIn { level, return_to }: BeginSignIn) -> Result<()> {
    let address = wait(Box::pin(here.device.begin_sign_in(Wish { level, return_to }, browser::WAY_BACK)))?;
    Ok(browser::open(&here.shell.app, &address)?)
}
