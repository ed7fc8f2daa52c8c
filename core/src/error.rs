//! What goes wrong on the device, and the one place where it becomes a [`Problem`] for the screens.

use rapida_contract::problem::{Code, Problem};

/// Any failure of a verb.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store has not been opened yet.
    #[error("the store is not open")]
    Closed,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] rusqlite::Error),
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] std::io::Error),
    /// A row that this version cannot read.
    #[error("a stored value cannot be read: {0}")]
    Stored(#[from] serde_json::Error),
    /// It already has its words for a person.
    #[error(transparent)]
    Problem(#[from] Problem),
}

/// The result of a verb.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// Something that is not there.
    pub fn not_found(what: &str) -> Self {
        Problem::new(Code::NotFound, format!("{what} non c'è più su questo dispositivo.")).into()
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Problem(problem) => problem,
            Error::Closed => Self::new(Code::Locked, "Apri prima l'archivio con la tua frase segreta."),
            Error::Database(error) => storage(&error.to_string()),
            Error::File(error) => storage(&error.to_string()),
            Error::Stored(error) => Self::new(Code::Damaged, format!("Un dato salvato non si legge ({error}).")),
        }
    }
}

fn storage(reason: &str) -> Problem {
    let detail = format!("Non riesco a salvare sul dispositivo. Libera un po' di spazio e riprova ({reason}).");
    Problem::new(Code::Storage, detail)
}
