//! The files of a form: read, checked against their question, kept.

use rapida_contract::digest::sha256_hex;
use rapida_contract::document::DocumentKind;
use rapida_contract::form::File;
use rapida_contract::ids::{AttachmentId, SubmissionId};
use rapida_contract::problem::{Code, Problem};
use rapida_contract::service::{FileKind, Kind, Service};
use rapida_contract::submission::FORM_FILES_MAX;

use super::Device;
use super::forms::theirs;
use crate::error::{Error, Result};
use crate::forms;

impl Device {
    /// Reads a file for a question of a draft and keeps it. `path` is the question's: `papers`, `vehicles[1].booklet`.
    pub fn add_form_file(&self, form: SubmissionId, path: &str, name: &str, bytes: &[u8]) -> Result<File> {
        let (stored, service) = self.store.citizen(|citizen| {
            let stored = theirs(citizen, form)?;
            let service = forms::service(citizen, &stored)?;
            Ok((stored, service))
        })?;
        let takes = files_at(&service, path).ok_or_else(|| Error::not_found("La domanda"))?;
        let kind = takes.check(bytes)?;
        let id = AttachmentId(self.world.new_id());
        let file = File { id, name: forms::tidy(name), kind, sha256: sha256_hex(bytes), size: bytes.len() as u64 };
        self.store.change(|citizen| {
            if forms::files(citizen, stored.id)?.len() >= FORM_FILES_MAX as usize {
                let detail = format!("In una richiesta ci sono al massimo {FORM_FILES_MAX} file.");
                return Err(Problem::new(Code::TooMany, detail).into());
            }
            forms::add_file(citizen, stored.id, &file, bytes)
        })?;
        Ok(file)
    }
}

/// Which files a question takes.
struct Takes<'a> {
    accept: &'a [FileKind],
    max_mb: u32,
}

impl Takes<'_> {
    /// What a file is, or why it is not taken.
    fn check(&self, bytes: &[u8]) -> Result<FileKind> {
        if bytes.is_empty() {
            return Err(Problem::new(Code::WrongType, "Il file è vuoto: scegline un altro.").into());
        }
        if bytes.len() as u64 > u64::from(self.max_mb) * 1_000_000 {
            return Err(Problem::new(Code::TooLarge, format!("Il file supera {} MB.", self.max_mb)).into());
        }
        let kind = DocumentKind::of(bytes).map(forms::kind_of).filter(|kind| self.accept.contains(kind));
        Ok(kind.ok_or_else(|| Problem::new(Code::WrongType, format!("Puoi allegare: {}.", self.names())))?)
    }

    fn names(&self) -> String {
        let name = |kind: &FileKind| match kind {
            FileKind::Pdf => "PDF",
            FileKind::Jpeg => "JPEG",
            FileKind::Png => "PNG",
            FileKind::P7m => "P7M",
            FileKind::Unknown => "",
        };
        self.accept.iter().map(name).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// The question of a path, where it takes files.
fn files_at<'s>(service: &'s Service, path: &str) -> Option<Takes<'s>> {
    let (id, column) = match path.split_once('[') {
        Some((group, rest)) => (group, rest.split_once("].").map(|(_, column)| column)),
        None => (path, None),
    };
    let (_, field) = service.fields().find(|(_, field)| field.id == id)?;
    let kind = match (&field.kind, column) {
        (Kind::Group { columns, .. }, Some(column)) => &columns.iter().find(|field| field.id == column)?.kind,
        (kind, None) => kind,
        _ => return None,
    };
    match kind {
        Kind::Files { accept, max_mb, .. } => Some(Takes { accept, max_mb: *max_mb }),
        _ => None,
    }
}
