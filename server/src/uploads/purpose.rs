//! What a file is sent for: that says how large it may be, what it must be by its content, and who takes it.

use std::str::FromStr;

use rapida_contract::acting::EVIDENCE;
use rapida_contract::document::{DOCUMENT_BYTES_MAX, DocumentKind};
use rapida_contract::problem::{Code, Problem};
use rapida_contract::submission::{ATTACHMENT_BYTES_MAX, FORM_FILE};

use crate::pictures;

/// What a file is sent for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Purpose {
    /// A photo of a submission.
    #[default]
    Photo,
    /// The document that proves a mandate.
    Evidence,
    /// A document that a form asks for.
    FormFile,
}

/// A word that names no purpose.
#[derive(Clone, Copy, Debug)]
pub struct NoPurpose;

/// What a whole file is by its content.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Checked {
    /// As in `Content-Type`.
    pub media_type: &'static str,
    /// Pixels of a photo, its width and height; 0 of anything else.
    pub pixels: (u32, u32),
}

impl Purpose {
    /// Every purpose.
    const ALL: [Self; 3] = [Self::Photo, Self::Evidence, Self::FormFile];

    /// As in the metadata of an upload, and in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Evidence => EVIDENCE,
            Self::FormFile => FORM_FILE,
        }
    }

    /// Whether it is a document as [`rapida_contract::document`] knows it, whatever takes it.
    fn is_document(self) -> bool {
        self != Self::Photo
    }

    /// Refuses by what is announced, before a byte is sent.
    pub fn admit(self, length: u64, claimed_type: Option<&str>) -> Result<(), Problem> {
        let (most, too_large) = match self.is_document() {
            true => (DOCUMENT_BYTES_MAX, "Il documento supera 10 MB."),
            false => (ATTACHMENT_BYTES_MAX, "Il file supera 20 MB."),
        };
        if length > most {
            return Err(Problem::new(Code::TooLarge, too_large));
        }
        let is_taken = |claimed: &str| match self.is_document() {
            true => DocumentKind::ALL.iter().any(|kind| kind.media_type() == claimed),
            false => claimed.starts_with("image/"),
        };
        if claimed_type.is_none_or(is_taken) { Ok(()) } else { Err(self.wrong_type()) }
    }

    /// What a whole file is, or why it is not taken.
    pub fn check(self, whole: &[u8]) -> Result<Checked, Problem> {
        if self.is_document() {
            let kind = DocumentKind::of(whole).ok_or_else(|| self.wrong_type())?;
            return Ok(Checked { media_type: kind.media_type(), pixels: (0, 0) });
        }
        let header = pictures::check(whole)?;
        Ok(Checked { media_type: header.format.media_type(), pixels: (header.width, header.height) })
    }

    fn wrong_type(self) -> Problem {
        let detail = match self.is_document() {
            true => "Il documento deve essere un PDF, un file firmato P7M, un JPEG o un PNG.",
            false => "Puoi allegare immagini JPEG, PNG o WebP.",
        };
        Problem::new(Code::WrongType, detail)
    }
}

impl FromStr for Purpose {
    type Err = NoPurpose;

    fn from_str(word: &str) -> Result<Self, NoPurpose> {
        Self::ALL.into_iter().find(|purpose| purpose.name() == word).ok_or(NoPurpose)
    }
}
