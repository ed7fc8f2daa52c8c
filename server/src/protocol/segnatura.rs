//! The protocol stamp (segnatura di protocollo): AgID's `segnatura_protocollo.xsd` 3.0.0, DPR 445/2000, article 55.
//!
//! The schema qualifies elements and attributes alike, so both carry the prefix. Its `ds:Signature` needs the qualified
//! seal of the Comune and is not written here: see `docs/decisions`.

use std::io;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use rapida_contract::municipality::Municipality;
use rapida_contract::submission::Registration;

use super::classification::Class;
use crate::calendar::rome;

/// The namespace of the schema.
pub const NAMESPACE: &str = "http://www.agid.gov.it/protocollo/";

/// What a stamp says of a submission. All of it comes from rows that never change.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// The register's entry.
    pub registration: Registration,
    /// Subject (oggetto) of the entry.
    pub subject: String,
    /// Heading of the classification plan (titolario).
    pub class: Class,
    /// The sender's name as declared; empty where none was.
    pub sender: String,
    /// The submission's body.
    pub body: StampedFile,
    /// Its attachments, in the person's order.
    pub attachments: Vec<StampedFile>,
}

/// A document under the stamp.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StampedFile {
    /// `segnalazione.json`.
    pub name: String,
    /// `application/json`.
    pub media_type: String,
    /// SHA-256 of its bytes: 64 hexadecimal digits.
    pub sha256: String,
}

/// The stamp as XML in UTF-8, one line per element.
pub fn xml(municipality: &Municipality, stamp: &Stamp) -> String {
    let mut out = Stamper(Writer::new_with_indent(Vec::new(), b' ', 2));
    out.document(municipality, stamp).expect("a Vec takes every byte");
    String::from_utf8(out.0.into_inner()).expect("the writer was only given texts")
}

/// What a person reads in place of a name that was not given.
const NO_NAME: &str = "Nome non dichiarato";

struct Stamper(Writer<Vec<u8>>);

impl Stamper {
    fn document(&mut self, municipality: &Municipality, stamp: &Stamp) -> io::Result<()> {
        self.0.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let root = [("xmlns:prot", NAMESPACE), ("prot:versione", "3.0.0"), ("prot:lang", "it")];
        self.element("SegnaturaInformatica", &root, |out| {
            out.element("Intestazione", &[], |out| out.heading(municipality, stamp))?;
            out.element("Descrizione", &[], |out| out.description(municipality, stamp))
        })
    }

    fn heading(&mut self, municipality: &Municipality, stamp: &Stamp) -> io::Result<()> {
        let at = stamp.registration.at.to_zoned(rome());
        self.element("Identificatore", &[], |out| {
            out.text("CodiceAmministrazione", &municipality.ipa)?;
            out.text("CodiceAOO", &municipality.aoo)?;
            out.text("CodiceRegistro", &municipality.register)?;
            out.text("NumeroRegistrazione", &stamp.registration.seven_digits())?;
            out.text("DataRegistrazione", &at.date().to_string())?;
            out.text("OraRegistrazione", &at.strftime("%H:%M:%S%:z").to_string())
        })?;
        self.text("Oggetto", &stamp.subject)?;
        self.element("Classifica", &[], |out| {
            out.text("Denominazione", stamp.class.name)?;
            out.text("CodiceFlat", stamp.class.code)
        })
    }

    fn description(&mut self, municipality: &Municipality, stamp: &Stamp) -> io::Result<()> {
        self.element("Mittente", &[], |out| out.element("PersonaFisica", &[], |out| out.person(&stamp.sender)))?;
        self.element("Destinatario", &[], |out| {
            out.element("Amministrazione", &[], |out| {
                out.text("DenominazioneAmministrazione", &municipality.name)?;
                out.text("CodiceIPAAmministrazione", &municipality.ipa)?;
                out.text("CodiceIPAAOO", &municipality.aoo)
            })
        })?;
        self.file("DocumentoPrimario", &stamp.body)?;
        stamp.attachments.iter().try_for_each(|attachment| self.file("Allegato", attachment))
    }

    /// The schema asks for first and last name apart; people give one line, which is not ours to cut.
    fn person(&mut self, name: &str) -> io::Result<()> {
        let name = name.trim();
        self.text("Nome", "")?;
        self.text("Cognome", if name.is_empty() { NO_NAME } else { name })
    }

    fn file(&mut self, element: &str, file: &StampedFile) -> io::Result<()> {
        let about = [("prot:nomeFile", file.name.as_str()), ("prot:mimeType", file.media_type.as_str())];
        self.element(element, &about, |out| {
            let digest = out.0.create_element("prot:Impronta").with_attribute(("prot:algoritmo", "SHA-256"));
            digest.write_text_content(BytesText::new(&BASE64.encode(bytes_of(&file.sha256)))).map(drop)
        })
    }

    fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        content: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        let name = format!("prot:{name}");
        let attributes = attributes.iter().map(|(key, value)| (*key, allowed(value)));
        let mut start = quick_xml::events::BytesStart::new(name.as_str());
        attributes.for_each(|(key, value)| start.push_attribute((key, value.as_str())));
        self.0.write_event(Event::Start(start.borrow()))?;
        content(self)?;
        self.0.write_event(Event::End(start.to_end()))
    }

    fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        let text = allowed(text);
        self.0.create_element(format!("prot:{name}")).write_text_content(BytesText::new(&text)).map(drop)
    }
}

/// The text without the characters that XML 1.0 cannot hold, on one line.
fn allowed(text: &str) -> String {
    let one_line = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    one_line.filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

/// The bytes that hexadecimal digits stand for; what is not a digit pair stands for nothing.
fn bytes_of(hex: &str) -> Vec<u8> {
    let pairs = hex.as_bytes().chunks(2).filter_map(|pair| std::str::from_utf8(pair).ok());
    pairs.filter_map(|pair| u8::from_str_radix(pair, 16).ok()).collect()
}

#[cfg(test)]
mod tests;
