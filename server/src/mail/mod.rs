//! Mail: a transactional outbox. What is queued in a transaction leaves after it, at least once, also over kill -9.
//!
//! Each mail keeps its Message-ID over every try, so that whoever gets it twice can tell.

pub mod letter;
pub mod post;
pub mod question;
pub mod routes;
mod table;
pub mod worker;

use std::sync::Arc;

use letter::Letter;
use post::{Post, PostError};
use rapida_contract::Timestamp;
use tokio::sync::watch;
use uuid::Uuid;

use crate::db::{DbError, Tx};
use crate::state::App;

/// A mail in the outbox.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mail {
    /// Names it in the table and in its Message-ID.
    pub id: Uuid,
    /// Address of the recipient.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub body: String,
    /// When it was queued; also its `Date`.
    pub queued_at: Timestamp,
    /// How often it was tried.
    pub tries: u32,
    /// When it left.
    pub sent_at: Option<Timestamp>,
    /// Why the last try failed; empty where none did.
    pub fault: String,
}

/// Starts the worker, until `end` says so. Without a way for the mails they wait, and the log says it.
pub fn start(app: &App, end: watch::Receiver<bool>) -> Result<(), PostError> {
    match post(app)? {
        Some(post) => {
            tokio::spawn(worker::run(app.db.clone(), app.clock.clone(), Arc::new(post), end));
        }
        None => tracing::warn!("no SMTP server is configured: mails wait"),
    }
    Ok(())
}

fn post(app: &App) -> Result<Option<Post>, PostError> {
    let (config, municipality) = (&app.config, &app.municipality);
    let from = config.mail_from.as_deref().unwrap_or(&municipality.email);
    let (name, domain) = (&municipality.name, &municipality.jurisdiction);
    if config.sandbox {
        return Post::to_folder(&config.data.join("mail"), name, from, domain).map(Some);
    }
    config.smtp.as_deref().map(|url| Post::by_smtp(url, name, from, domain)).transpose()
}

/// Puts a mail into the outbox: it leaves if, and only if, the transaction is committed.
pub fn queue(tx: &mut dyn Tx, id: Uuid, to: &str, letter: &Letter, now: Timestamp) -> Result<(), DbError> {
    table::insert(tx, id, to, &letter.subject, &letter.body, now)
}

#[cfg(test)]
mod tests;
