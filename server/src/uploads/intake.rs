//! The body of a PATCH, as it comes in: whole pieces go to the store, and what a cut link leaves behind is kept.

use std::time::Duration;

use axum::body::{Body, Bytes};
use futures_util::StreamExt as _;
use rapida_contract::problem::{Code, Problem};

use super::LIFE;
use super::checksum::{Checksum, Sum};
use super::finish::finish;
use super::table::{self, Piece, Upload};
use crate::state::App;

/// Bytes of a piece: what memory holds of an upload, and the most that a dying server loses of it.
const PIECE: usize = 1024 * 1024;
/// How long the link may be silent before it counts as cut.
const SILENCE: Duration = Duration::from_secs(30);

/// What a PATCH says of itself before its bytes.
pub struct Announced {
    /// Where its first byte belongs.
    pub offset: u64,
    /// Its bytes' number, where it is told.
    pub length: Option<u64>,
    /// What its bytes hash to, where it is told. Then they count all together or not at all.
    pub checksum: Option<Checksum>,
}

/// Takes the bytes of a PATCH; answers the upload as it is then.
pub async fn append(app: &App, upload: Upload, announced: Announced, body: Body) -> Result<Upload, Problem> {
    if upload.arrived != announced.offset {
        let detail = format!("Sono arrivati {} byte: riprendi da lì.", upload.arrived);
        return Err(Problem::new(Code::WrongOffset, detail));
    }
    let room = upload.length - upload.arrived;
    if announced.length.is_some_and(|length| length > room) {
        return Err(too_long());
    }
    if room == 0 {
        return Ok(upload);
    }
    let sum = announced.checksum.map(Checksum::begin);
    let mut intake = Intake { app, upload, held: Vec::new(), buffer: Vec::new(), sum };
    let taken = intake.take(body).await;
    if taken.is_err() {
        intake.drop_held().await;
    }
    taken
}

struct Intake<'a> {
    app: &'a App,
    /// As it is in the database.
    upload: Upload,
    /// Pieces in the store that are not in the database yet.
    held: Vec<Piece>,
    /// Bytes that are not in the store yet.
    buffer: Vec<u8>,
    sum: Option<Sum>,
}

impl Intake<'_> {
    async fn take(&mut self, body: Body) -> Result<Upload, Problem> {
        let whole = self.drain(body).await?;
        if let Some(sum) = self.sum.take() {
            if !whole {
                return Err(Problem::new(Code::Malformed, "La richiesta si è interrotta."));
            }
            if !sum.holds() {
                return Err(Problem::new(Code::WrongDigest, "I byte arrivati non sono quelli partiti: rimandali."));
            }
        }
        if self.arrived() == self.upload.length {
            let held = std::mem::take(&mut self.held);
            let buffer = std::mem::take(&mut self.buffer);
            return finish(self.app, &self.upload, held, buffer).await;
        }
        self.store().await?;
        self.commit().await?;
        Ok(self.upload.clone())
    }

    /// Reads the body to its end or to where the link was cut; answers whether it came whole.
    async fn drain(&mut self, body: Body) -> Result<bool, Problem> {
        let mut stream = body.into_data_stream();
        loop {
            match tokio::time::timeout(SILENCE, stream.next()).await {
                Ok(None) => return Ok(true),
                Ok(Some(Ok(bytes))) => self.add(&bytes).await?,
                Ok(Some(Err(_))) | Err(_) => return Ok(false),
            }
        }
    }

    async fn add(&mut self, bytes: &Bytes) -> Result<(), Problem> {
        if bytes.len() as u64 > self.upload.length - self.arrived() {
            return Err(too_long());
        }
        if let Some(sum) = &mut self.sum {
            sum.update(bytes);
        }
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= PIECE && self.arrived() < self.upload.length {
            self.store().await?;
            if self.sum.is_none() {
                self.commit().await?;
            }
        }
        Ok(())
    }

    /// Bytes that came, whether committed or not.
    fn arrived(&self) -> u64 {
        self.stored() + self.buffer.len() as u64
    }

    fn stored(&self) -> u64 {
        self.held.last().map_or(self.upload.arrived, |piece| piece.starts + piece.size)
    }

    async fn store(&mut self) -> Result<(), Problem> {
        if self.buffer.is_empty() {
            return Ok(());
        }
        let bytes = Bytes::from(std::mem::take(&mut self.buffer));
        let piece =
            Piece { starts: self.stored(), size: bytes.len() as u64, name: self.app.random.new_id().to_string() };
        self.app.files.keep_piece(self.upload.id, &piece.name, bytes).await?;
        self.held.push(piece);
        Ok(())
    }

    async fn commit(&mut self) -> Result<(), Problem> {
        if self.held.is_empty() {
            return Ok(());
        }
        let (id, from, to) = (self.upload.id, self.upload.arrived, self.stored());
        let (pieces, expires_at) = (self.held.clone(), self.app.clock.now() + LIFE);
        let moved = self.app.db.write(move |tx| table::advance(tx, id, (from, to), &pieces, expires_at)).await?;
        if !moved {
            return Err(overtaken());
        }
        self.held.clear();
        (self.upload.arrived, self.upload.expires_at) = (to, expires_at);
        Ok(())
    }

    /// Nobody will ever name these pieces: the purge finds what cannot be dropped now.
    async fn drop_held(&mut self) {
        for piece in self.held.drain(..) {
            if let Err(error) = self.app.files.forget_piece(self.upload.id, &piece.name).await {
                tracing::warn!(%error, "a piece of an upload stays until it expires");
            }
        }
    }
}

/// Another request for the same upload was faster.
pub fn overtaken() -> Problem {
    Problem::new(Code::WrongOffset, "Un'altra richiesta ha proseguito questo caricamento: chiedi da dove riprendere.")
}

fn too_long() -> Problem {
    Problem::new(Code::TooLarge, "Ci sono più byte di quelli annunciati.")
}
