//! A line per verb of `contract::ipc`, each answered off the thread that draws.
//!
//! What a verb is asked and answers is read and written by one function for each pair of types; everything else is compiled
//! once, since each verb's own copy of it would weigh on every phone.

mod acting;
mod at_the_door;
mod forms;
mod my_data;
mod people;
mod proceedings;
mod profile;
mod reporting;
mod services;
mod settings;
mod sign_in;

use rapida_contract::ipc::Command;
use rapida_contract::problem::{Code, Problem};
use rapida_core::error::Result;
use serde_json::Value;
use tauri::Wry;
use tauri::ipc::{Invoke, InvokeBody, InvokeMessage, InvokeResponseBody};

use crate::here::{Here, Shell};

/// What a page asks with.
type Asked = InvokeMessage<Wry>;
/// The answer as JSON.
type Answer = Result<String>;
/// A verb: its name, and what answers it.
type Verb = (&'static str, fn(&Shell, &Asked) -> Answer);

/// The verbs that are answered while the app is locked too.
const OF_ANYBODY: &[Verb] = at_the_door::VERBS;

/// The verbs of whoever opened the app, by subject.
const OF_WHO_OPENED: &[&[Verb]] = &[
    people::VERBS,
    services::VERBS,
    forms::VERBS,
    proceedings::VERBS,
    settings::VERBS,
    sign_in::VERBS,
    profile::VERBS,
    my_data::VERBS,
    acting::VERBS,
    reporting::VERBS,
    &[acting::ADD_EVIDENCE, forms::ADD_FORM_FILE, proceedings::ADD_INTEGRATION_FILE, reporting::ADD_PHOTO],
];

fn all() -> impl Iterator<Item = &'static Verb> {
    OF_ANYBODY.iter().chain(OF_WHO_OPENED.iter().copied().flatten())
}

/// Verbs with the function that answers each, given the shell and the command.
macro_rules! of_anybody {
    ($($command:ident => $work:expr;)*) => {
        &[$((
            <$command as rapida_contract::ipc::Command>::NAME,
            |shell, asked| $crate::commands::answer::<$command, _>(shell, asked, $work),
        )),*]
    };
}

/// Verbs with the function that answers each, given who opened the app and the command.
macro_rules! of_who_opened {
    ($($command:ident => $work:expr;)*) => {
        &[$((
            <$command as rapida_contract::ipc::Command>::NAME,
            |shell, asked| $crate::commands::answer::<$command, _>(&$crate::here::Here::of(shell)?, asked, $work),
        )),*]
    };
}
use {of_anybody, of_who_opened};

/// Reads the command, has it done, writes what comes of it.
fn answer<C: Command, W>(whom: &W, asked: &Asked, work: impl FnOnce(&W, C) -> Result<C::Reply>) -> Answer {
    let InvokeBody::Json(arguments) = asked.payload() else { return Err(unreadable("bytes")) };
    let command = C::deserialize(arguments.get("command").unwrap_or(&Value::Null));
    let reply = work(whom, command.map_err(|error| unreadable(&error.to_string()))?)?;
    Ok(serde_json::to_string(&reply)?)
}

/// What is asked with is a file.
fn bytes(asked: &Asked) -> Result<&[u8]> {
    match asked.payload() {
        InvokeBody::Raw(bytes) => Ok(bytes),
        InvokeBody::Json(_) => {
            Err(Problem::new(Code::Malformed, "Il file non è arrivato intero: sceglilo di nuovo.").into())
        }
    }
}

/// Only screens of another version say what is not understood.
fn unreadable(why: &str) -> rapida_core::error::Error {
    Problem::new(Code::Malformed, format!("L'app non capisce la richiesta: chiudila e riaprila ({why}).")).into()
}

/// What the webview can call.
pub fn handler() -> impl Fn(Invoke<Wry>) -> bool {
    |Invoke { message, resolver, .. }| {
        let Some((_, verb)) = all().find(|(name, _)| *name == message.command()) else { return false };
        tauri::async_runtime::spawn_blocking(move || match verb(&Shell::of(message.webview_ref()), &message) {
            Ok(json) => resolver.resolve(InvokeResponseBody::Json(json)),
            Err(error) => resolver.reject(Problem::from(error)),
        });
        true
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rapida_contract::ipc::{ADD_EVIDENCE, ADD_FORM_FILE, ADD_INTEGRATION_FILE, ADD_PHOTO, WHILE_LOCKED, names};

    use super::*;

    #[test]
    fn the_shell_answers_exactly_the_verbs_of_the_contract_each_once() {
        let raw = [ADD_EVIDENCE, ADD_FORM_FILE, ADD_INTEGRATION_FILE, ADD_PHOTO];
        let contract: BTreeSet<&str> = names().chain(raw).collect();
        let shell: Vec<&str> = all().map(|(name, _)| *name).collect();
        assert_eq!(shell.iter().copied().collect::<BTreeSet<_>>(), contract);
        assert_eq!(shell.len(), contract.len(), "none is answered twice");
    }

    #[test]
    fn a_verb_asks_for_whoever_opened_the_app_unless_it_is_answered_while_locked() {
        let open: BTreeSet<&str> = OF_ANYBODY.iter().map(|(name, _)| *name).collect();
        assert_eq!(open, WHILE_LOCKED.iter().copied().collect());
    }
}
