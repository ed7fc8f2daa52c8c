//! A filled-in form on paper: to be signed and handed in, or as a copy of what was sent. No network is needed.

mod values;

use rapida_contract::Timestamp;
use rapida_contract::form::{Form, Line, Shown, Summary};
use rapida_contract::service::{Channel, Contact, ForWhom};
use rapida_contract::submission::Registration;

use self::values::Values;
use super::words::Words;
use crate::document::{Document, DocumentError, Part, Section, Source};

/// A form to be written onto paper.
#[derive(Clone, Debug)]
pub struct Copy<'a> {
    /// What was answered, to which service, and under which circumstances.
    pub form: &'a Form,
    /// The office in charge, where it is known.
    pub office: Option<&'a Contact>,
    /// The name that stands at its head: `Comune di Ravenna`.
    pub municipality: &'a str,
    /// `it`, `en`, `de`; Italian for any other.
    pub language: &'a str,
    /// When it was filled in, or sent: the same form is the same bytes.
    pub made_at: Timestamp,
    /// The name of whom it is asked for, where that is somebody else.
    pub on_behalf_of: Option<&'a str>,
    /// What becomes of it.
    pub kind: Kind,
}

/// What a form on paper is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kind {
    /// One to be signed and handed in.
    ToSign,
    /// A copy of what was sent.
    Sent {
        /// Its entry in the register, once it has one.
        registration: Option<Registration>,
    },
}

/// A form as PDF, with its answers as JSON inside it: all that would be sent, in the order of the form.
///
/// # Errors
/// Where the writer finds a fault in the result; no form of a service that was checked has one, whatever was answered.
pub fn write(copy: &Copy<'_>) -> Result<Vec<u8>, DocumentError> {
    let words = Words::of(copy.language);
    let service = &copy.form.template().service;
    let mut sections = vec![head(copy, words)];
    sections.extend(copy.form.summary().iter().map(|summary| answers(copy.form, summary, words)));
    sections.extend(fee(copy.form, words));
    sections.extend(norms(copy.form, words));
    if copy.kind == Kind::ToSign {
        sections.extend([to_attach(copy.form, words), to_sign(words)]);
        sections.extend(to_hand_in(copy, words));
    }
    let document = Document {
        issuer: copy.municipality.to_owned(),
        title: service.title.in_language(words.language).to_owned(),
        language: words.language.to_owned(),
        made_at: copy.made_at,
        sections,
        source: Source {
            name: format!("modulo-{}.json", service.slug),
            media_type: "application/json",
            description: words.source.to_owned(),
            bytes: serde_json::to_vec(&copy.form.to_send()).unwrap_or_default(),
        },
    };
    document.to_pdf()
}

fn fact(label: &str, value: impl Into<String>) -> Part {
    Part::Fact { label: label.to_owned(), value: value.into() }
}

fn section(title: &str, parts: Vec<Part>) -> Section {
    Section { title: title.to_owned(), parts }
}

/// What this is, for whom, and when it was made.
fn head(copy: &Copy<'_>, words: &Words) -> Section {
    let moment = words.dates.moment(copy.made_at);
    let (title, mut parts) = match &copy.kind {
        Kind::ToSign => {
            (words.filled_in, vec![Part::Text(words.not_sent.to_owned()), fact(words.filled_in_at, moment)])
        }
        Kind::Sent { registration: None } => {
            (words.sent, vec![Part::Text(words.not_registered.to_owned()), fact(words.sent_at, moment)])
        }
        Kind::Sent { registration: Some(registration) } => {
            let number = format!("{} / {}", registration.seven_digits(), registration.year);
            let registered_at = words.dates.moment(registration.at);
            let facts = [(words.sent_at, moment), (words.registration, number), (words.registered_at, registered_at)];
            (words.sent, facts.into_iter().map(|(label, value)| fact(label, value)).collect())
        }
    };
    parts.extend(copy.office.map(|office| fact(words.office, &office.name)));
    parts.extend(for_whom(copy, words));
    let call = copy.form.asked().call.as_ref();
    parts.extend(call.map(|call| fact(words.call, call.title.in_language(words.language))));
    section(title, parts)
}

fn for_whom(copy: &Copy<'_>, words: &Words) -> Option<Part> {
    let right = match copy.form.asked().for_whom {
        ForWhom::Oneself | ForWhom::Unknown => None,
        by => words.by_which_right(by),
    };
    let told: Vec<&str> = copy.on_behalf_of.into_iter().chain(right).collect();
    (!told.is_empty()).then(|| fact(words.on_behalf_of, told.join(", ")))
}

/// What was answered in a section of the form: a row of a group under a heading of its own.
fn answers(form: &Form, summary: &Summary, words: &Words) -> Section {
    let mut parts = Vec::new();
    let mut lines = summary.lines.iter().peekable();
    while let Some(line) = lines.next() {
        let Shown::Rows(rows) = line.value else {
            parts.push(answer(form, line, words));
            continue;
        };
        let label = line.label.in_language(words.language);
        let columns: Vec<&Line> = std::iter::from_fn(|| lines.next_if(|line| line.row.is_some())).collect();
        if columns.is_empty() {
            parts.push(fact(label, rows.to_string()));
        }
        parts.extend(columns.chunk_by(|one, other| one.row == other.row).map(|row| {
            let number = row.first().and_then(|line| line.row).unwrap_or_default() + 1;
            let title = format!("{label}, {}", words.one_of(number, rows));
            Part::Group { title, parts: row.iter().map(|line| answer(form, line, words)).collect() }
        }));
    }
    section(summary.title.in_language(words.language), parts)
}

fn answer(form: &Form, line: &Line, words: &Words) -> Part {
    let kind = form.at(&line.path).and_then(|at| form.field(at)).map(|field| &field.kind);
    fact(line.label.in_language(words.language), Values { words, kind }.written(&line.value))
}

fn fee(form: &Form, words: &Words) -> Option<Section> {
    let (fee, cents) = (form.template().service.fee.as_ref()?, form.fee()?);
    let amount = fact(fee.what.in_language(words.language), words.euros(cents));
    Some(section(words.fee, vec![amount]))
}

fn norms(form: &Form, words: &Words) -> Option<Section> {
    let norms = &form.template().service.norms;
    let titles = norms.iter().map(|norm| Part::Text(norm.title.clone())).collect();
    (!norms.is_empty()).then(|| section(words.norms, titles))
}

/// What goes along: the files of the answers, and what the card asks for.
fn to_attach(form: &Form, words: &Words) -> Section {
    let summaries = form.summary();
    let lines = summaries.iter().flat_map(|summary| &summary.lines);
    let mut parts: Vec<Part> =
        lines.filter(|line| matches!(line.value, Shown::Files(_))).map(|line| answer(form, line, words)).collect();
    let needed = form.template().service.card.needed.in_language(words.language);
    parts.push(fact(words.needed, needed));
    section(words.to_attach, parts)
}

fn to_sign(words: &Words) -> Section {
    let signature = Part::Signature {
        date: words.place_and_date.to_owned(),
        signature: words.signature.to_owned(),
        description: words.frames.to_owned(),
    };
    section(words.to_sign, vec![Part::Text(words.how_to_sign.to_owned()), signature])
}

/// Where to go with it, and until when. How one gets a service online helps nobody who hands it in on paper.
fn to_hand_in(copy: &Copy<'_>, words: &Words) -> Option<Section> {
    let service = &copy.form.template().service;
    let card = &service.card;
    let mut parts = Vec::new();
    if let Some(office) = copy.office {
        let told = [(words.office, &office.name), (words.email, &office.email), (words.phone, &office.phone)];
        parts.extend(told.into_iter().filter(|(_, told)| !told.is_empty()).map(|(label, told)| fact(label, told)));
    }
    if service.channel == Channel::Print {
        parts.push(fact(words.access, card.access.in_language(words.language)));
    }
    parts.extend(card.contacts.as_ref().map(|contacts| fact(words.contacts, contacts.in_language(words.language))));
    let call = copy.form.asked().call.as_ref();
    parts.extend(call.map(|call| fact(words.until, words.dates.date(call.closes))));
    (!parts.is_empty()).then(|| section(words.to_hand_in, parts))
}

#[cfg(test)]
mod tests;
