//! The archive: a ZIP with the data for programs, the same on paper, receipts and photos.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use rapida_contract::ids::AttachmentId;
use rapida_contract::problem::{Code, Problem};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{Held, Paper, paper};
use crate::error::{Error, Result};

/// The form of `rapida.json`, published so that other programs can read it.
const SCHEMA_FILE: &str = include_str!("../../../docs/schemas/my-data-1.schema.json");

pub(super) fn write(
    file: &Path,
    held: &Held,
    receipts: impl IntoIterator<Item = Result<Paper>>,
    bytes: impl Fn(AttachmentId) -> Result<Option<Vec<u8>>>,
) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let unfinished = file.with_extension("zip.part");
    let written = fill(&unfinished, held, receipts, bytes).and_then(|()| Ok(fs::rename(&unfinished, file)?));
    if written.is_err() {
        // What is in it is not protected: half of it is not left lying either.
        let _ = fs::remove_file(&unfinished);
    }
    written
}

fn fill(
    file: &Path,
    held: &Held,
    receipts: impl IntoIterator<Item = Result<Paper>>,
    bytes: impl Fn(AttachmentId) -> Result<Option<Vec<u8>>>,
) -> Result<()> {
    let mut archive = Archive(ZipWriter::new(File::create(file)?));
    archive.put("rapida.json", &serde_json::to_vec_pretty(held)?)?;
    archive.put("my-data-1.schema.json", SCHEMA_FILE.as_bytes())?;
    let pdf = paper::write(held).map_err(|error| Problem::new(Code::Internal, error.to_string()))?;
    archive.put("i-miei-dati.pdf", &pdf)?;
    for receipt in receipts {
        let receipt = receipt?;
        archive.put(&format!("ricevute/{}", receipt.name), &receipt.bytes)?;
    }
    for name in held.files() {
        if let Some(file) = id_of(name).map(&bytes).transpose()?.flatten() {
            archive.put(name, &file)?;
        }
    }
    archive.finish()
}

/// The photo or file that a name of ours stands for.
fn id_of(name: &str) -> Option<AttachmentId> {
    let (_, file) = name.split_once('/')?;
    file.split_once('.')?.0.parse().ok()
}

struct Archive(ZipWriter<File>);

impl Archive {
    /// Photos and documents are compressed already: they are put in as they are.
    fn put(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let is_text = name.ends_with(".json");
        let method = if is_text { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        self.0.start_file(name, SimpleFileOptions::default().compression_method(method)).map_err(unwritten)?;
        self.0.write_all(bytes)?;
        Ok(())
    }

    fn finish(self) -> Result<()> {
        self.0.finish().map_err(unwritten)?.sync_all()?;
        Ok(())
    }
}

fn unwritten(error: zip::result::ZipError) -> Error {
    Error::File(io::Error::other(error))
}
