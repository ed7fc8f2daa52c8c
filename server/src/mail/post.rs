//! How a mail leaves: by SMTP, or into a folder in the sandbox.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use super::Mail;

/// Where mails go, and in whose name.
pub struct Post {
    way: Way,
    from: Mailbox,
    /// What follows the `@` of every Message-ID.
    domain: String,
}

enum Way {
    Folder(PathBuf),
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
}

/// A post that cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// The sender's address.
    #[error("the mails' sender is not an address: {0}")]
    From(String),
    /// The SMTP server's URL.
    #[error("the SMTP server's URL cannot be used: {0}")]
    Url(String),
    /// The folder cannot be made.
    #[error("{0}: {1}")]
    Folder(PathBuf, std::io::Error),
}

/// A mail that did not leave.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// It never will: the address is none, or the server refused it for good.
    #[error("{0}")]
    Never(String),
    /// It may later.
    #[error("{0}")]
    NotNow(String),
}

impl Post {
    /// Mails become `.eml` files in this folder, which is made where it is missing.
    pub fn to_folder(folder: &Path, name: &str, from: &str, domain: &str) -> Result<Self, PostError> {
        std::fs::create_dir_all(folder).map_err(|error| PostError::Folder(folder.to_owned(), error))?;
        Self::new(Way::Folder(folder.to_owned()), name, from, domain)
    }

    /// Mails leave by SMTP: `smtps://user:password@host:465`, `smtp://host:25?tls=required`.
    pub fn by_smtp(url: &str, name: &str, from: &str, domain: &str) -> Result<Self, PostError> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url);
        let transport = transport.map_err(|error| PostError::Url(error.to_string()))?.build();
        Self::new(Way::Smtp(Box::new(transport)), name, from, domain)
    }

    fn new(way: Way, name: &str, from: &str, domain: &str) -> Result<Self, PostError> {
        let address: Address = from.parse().map_err(|_| PostError::From(from.to_owned()))?;
        Ok(Self { way, from: Mailbox::new(Some(name.to_owned()), address), domain: domain.to_owned() })
    }

    /// Hands a mail over. What was handed over twice has the same Message-ID.
    pub async fn send(&self, mail: &Mail) -> Result<(), SendError> {
        let message = self.message(mail)?;
        match &self.way {
            Way::Folder(folder) => {
                write_whole(folder, &format!("{}.eml", mail.id), &message.formatted()).await.map_err(not_now)
            }
            Way::Smtp(transport) => match transport.send(message).await {
                Ok(_) => Ok(()),
                Err(error) if error.is_permanent() => Err(SendError::Never(error.to_string())),
                Err(error) => Err(not_now(error)),
            },
        }
    }

    fn message(&self, mail: &Mail) -> Result<Message, SendError> {
        let never = |error: &dyn std::fmt::Display| SendError::Never(error.to_string());
        let to: Address = mail.to.parse().map_err(|error| never(&error))?;
        // RFC 3834: no answering machine should answer.
        let automatic = HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".into());
        Message::builder()
            .message_id(Some(format!("<{}@{}>", mail.id, self.domain)))
            .date(SystemTime::from(mail.queued_at))
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(mail.subject.as_str())
            .raw_header(automatic)
            .header(ContentType::TEXT_PLAIN)
            .body(mail.body.clone())
            .map_err(|error| never(&error))
    }
}

fn not_now(error: impl std::fmt::Display) -> SendError {
    SendError::NotNow(error.to_string())
}

/// Writes a file that is either whole or not there.
async fn write_whole(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    use tokio::io::AsyncWriteExt;
    let part = folder.join(format!("{name}.part"));
    let mut file = tokio::fs::File::create(&part).await?;
    file.write_all(bytes).await?;
    file.sync_all().await?;
    tokio::fs::rename(&part, folder.join(name)).await
}
