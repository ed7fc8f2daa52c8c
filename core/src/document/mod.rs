//! Documents on paper: a title, sections, labels with their values, a figure, a place to sign. Receipts, forms and certificates
//! are made of the same.
//!
//! What is written is PDF/A-3a and PDF/UA-1: it can be archived for decades and read aloud. Every text is tagged in reading
//! order, fonts are embedded as subsets, figures carry their description, and the data a document was made from travel inside
//! it as a file. Each page says which it is of how many, outside of what is read aloud.

pub mod dates;
mod draw;
mod layout;
#[cfg(test)]
pub(crate) mod tests;
mod type_face;
mod wrap;

use jiff::Timestamp;

/// A document to be written.
#[derive(Clone, PartialEq, Debug)]
pub struct Document {
    /// Who issues it: stands above the title, and is the author.
    pub issuer: String,
    /// What it is.
    pub title: String,
    /// The language of all its texts, as in RFC 5646: `it`.
    pub language: String,
    /// When what it says was established: the same document is the same bytes.
    pub made_at: Timestamp,
    /// What it says.
    pub sections: Vec<Section>,
    /// The data that it shows, for machines.
    pub source: Source,
}

/// A part under a heading.
#[derive(Clone, PartialEq, Debug)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// What stands below it.
    pub parts: Vec<Part>,
}

/// A piece of a section.
#[derive(Clone, PartialEq, Debug)]
pub enum Part {
    /// A paragraph, each of its lines on a line of its own.
    Text(String),
    /// A label and its value. A short one stands on one page.
    Fact {
        /// `Numero di protocollo`.
        label: String,
        /// `0000123`. Each of its lines stands on a line of its own.
        value: String,
    },
    /// Parts under a heading of their own, on one page where one is enough for them.
    Group {
        /// `Veicoli, 1 di 2`.
        title: String,
        /// What stands below it.
        parts: Vec<Part>,
    },
    /// Two frames beside each other, to be filled in by hand.
    Signature {
        /// What stands above the first: `Luogo e data`.
        date: String,
        /// What stands above the second: `Firma`.
        signature: String,
        /// What they are, for who does not see them.
        description: String,
    },
    /// An address that can be followed, and what lies there in words.
    Link {
        /// The whole address, shown as it is.
        address: String,
        /// For who does not see it.
        description: String,
    },
    /// A drawing of black squares.
    Squares {
        /// Units of its side.
        size: u32,
        /// Horizontal runs of squares: column, row, number.
        runs: Vec<[u32; 3]>,
        /// For who does not see it.
        description: String,
    },
}

/// A file inside the document.
#[derive(Clone, PartialEq, Debug)]
pub struct Source {
    /// Its name: `ricevuta-2026-0000123.jws`.
    pub name: String,
    /// Its media type: `application/jose`.
    pub media_type: &'static str,
    /// What it is, in words.
    pub description: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A document that could not be written. All of it is made of what the program was given, so this is a fault to report.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the document cannot be written: {0}")]
pub struct DocumentError(String);

impl Document {
    /// The document as PDF.
    ///
    /// # Errors
    /// Where the writer finds that the result would not keep to the standards.
    pub fn to_pdf(&self) -> Result<Vec<u8>, DocumentError> {
        let faces = type_face::Faces::new()?;
        let laid_out = layout::lay_out(self, &faces);
        draw::draw(self, &laid_out, &faces)
    }
}
