//! The municipality's files: bytes under their SHA-256, written once, checked whenever they are read.
//!
//! A local folder by default, S3 by configuration. What a file means is nobody's business here.

mod digest;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::body::Bytes;
use futures_util::TryStreamExt as _;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::{Error, ObjectStore, ObjectStoreExt, PutMode, PutPayload, path::Path as Key};
use rapida_contract::ids::AttachmentId;
use rapida_contract::problem::{Code, Problem};

pub use digest::{Digest, NotADigest};

/// Where the files are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// A folder on this machine; made where it is missing.
    Folder(PathBuf),
    /// An S3 bucket. Region, endpoint and credentials are taken from the usual `AWS_…` variables.
    S3 {
        /// The bucket's name.
        bucket: String,
    },
}

impl Place {
    /// The bucket of the settings, or else the folder `files` among the municipality's data.
    pub fn named(bucket: Option<&str>, data: &Path) -> Self {
        bucket.map_or_else(|| Self::Folder(data.join("files")), |bucket| Self::S3 { bucket: bucket.into() })
    }
}

/// The store. A clone is the same store.
#[derive(Clone, Debug)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
}

/// Why a file is not to be had.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// Nothing under this digest.
    #[error("no file {0}")]
    Missing(Digest),
    /// What is stored has another digest: the disk, or somebody, has changed it.
    #[error("file {0} is damaged")]
    Damaged(Digest),
    /// The folder cannot be made.
    #[error("the folder of files: {0}")]
    Folder(#[from] std::io::Error),
    /// The store itself failed.
    #[error("the store of files: {0}")]
    Store(#[from] Error),
}

impl From<FilesError> for Problem {
    fn from(error: FilesError) -> Self {
        tracing::error!(%error, "a file cannot be stored or read");
        match error {
            FilesError::Missing(_) | FilesError::Damaged(_) => Self::new(Code::Internal, "Il file non è leggibile."),
            _ => Self::new(Code::Unavailable, "L'archivio dei file non risponde: riprova tra poco."),
        }
    }
}

impl Files {
    /// Opens the store.
    pub fn open(place: &Place) -> Result<Self, FilesError> {
        let store: Arc<dyn ObjectStore> = match place {
            Place::Folder(folder) => Arc::new(local(folder)?),
            Place::S3 { bucket } => Arc::new(AmazonS3Builder::from_env().with_bucket_name(bucket).build()?),
        };
        Ok(Self { store })
    }

    /// Stores bytes under their digest, durably, once: what is there already and sound is left alone.
    ///
    /// The caller has computed `digest` from these very bytes.
    pub async fn keep(&self, digest: &Digest, bytes: Bytes) -> Result<(), FilesError> {
        let key = file_key(digest);
        match self.store.put_opts(&key, PutPayload::from(bytes.clone()), PutMode::Create.into()).await {
            Err(Error::AlreadyExists { .. }) => match self.read(digest).await {
                Err(FilesError::Damaged(_)) => self.put(&key, bytes).await,
                other => other.map(drop),
            },
            other => Ok(other.map(drop)?),
        }
    }

    /// The bytes under a digest, proven to be those.
    pub async fn read(&self, digest: &Digest) -> Result<Bytes, FilesError> {
        let bytes = self.get(&file_key(digest)).await?.ok_or_else(|| FilesError::Missing(digest.clone()))?;
        if Digest::of(&bytes) == *digest { Ok(bytes) } else { Err(FilesError::Damaged(digest.clone())) }
    }

    /// Stores a piece of an upload, durably, under a name that the caller makes unique.
    pub async fn keep_piece(&self, upload: AttachmentId, name: &str, bytes: Bytes) -> Result<(), FilesError> {
        self.put(&piece_key(upload, name), bytes).await
    }

    /// A piece of an upload; `None` where it was forgotten.
    pub async fn read_piece(&self, upload: AttachmentId, name: &str) -> Result<Option<Bytes>, FilesError> {
        self.get(&piece_key(upload, name)).await
    }

    /// Forgets a piece of an upload.
    pub async fn forget_piece(&self, upload: AttachmentId, name: &str) -> Result<(), FilesError> {
        self.delete(&piece_key(upload, name)).await
    }

    /// Forgets the bytes under a digest. The caller has made sure that nothing names them any longer.
    pub async fn forget(&self, digest: &Digest) -> Result<(), FilesError> {
        self.delete(&file_key(digest)).await
    }

    /// Forgets every piece of an upload, also those that nobody knows of any longer.
    pub async fn forget_pieces(&self, upload: AttachmentId) -> Result<(), FilesError> {
        let folder = Key::from_iter(["pieces", &upload.to_string()]);
        let listed: Vec<_> = self.store.list(Some(&folder)).try_collect().await?;
        for piece in listed {
            self.delete(&piece.location).await?;
        }
        Ok(())
    }

    /// What is gone already is no error.
    async fn delete(&self, key: &Key) -> Result<(), FilesError> {
        match self.store.delete(key).await {
            Err(Error::NotFound { .. }) => Ok(()),
            other => Ok(other?),
        }
    }

    async fn put(&self, key: &Key, bytes: Bytes) -> Result<(), FilesError> {
        self.store.put(key, PutPayload::from(bytes)).await?;
        Ok(())
    }

    async fn get(&self, key: &Key) -> Result<Option<Bytes>, FilesError> {
        match self.store.get(key).await {
            Ok(found) => Ok(Some(found.bytes().await?)),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

fn local(folder: &Path) -> Result<LocalFileSystem, FilesError> {
    std::fs::create_dir_all(folder)?;
    Ok(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true).with_automatic_cleanup(true))
}

/// `ab/cdef…`: at most 256 folders, so that none grows too long.
fn file_key(digest: &Digest) -> Key {
    let (folder, name) = digest.as_str().split_at(2);
    Key::from_iter([folder, name])
}

fn piece_key(upload: AttachmentId, name: &str) -> Key {
    Key::from_iter(["pieces", &upload.to_string(), name])
}

#[cfg(test)]
mod tests;
