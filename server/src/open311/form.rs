//! `POST requests`: what a client tells of, as the same report that the app would send.

use rapida_contract::municipality::{Danger, Municipality};
use rapida_contract::place::{Point, Position, PositionSource};
use rapida_contract::report::{Contact, NewReport, TITLE_MAX};

use super::fields::Fields;
use super::refusal::Refusal;
use super::services::{DANGER, NO_DANGER, TITLE};

/// Longest `media_url`, in bytes.
const URL_MAX: usize = 2_000;

/// A report posted by an Open311 client.
#[derive(Clone, PartialEq, Debug)]
pub struct Posted {
    /// As the app would have sent it.
    pub report: NewReport,
    /// What the client wrote, as it wrote it: given back in `GET requests`.
    pub description: String,
    /// Where the client has a picture: given back, never fetched. Empty where there is none.
    pub media_url: String,
    /// What cannot wait for an office, if the client said so.
    pub danger: Option<Danger>,
}

impl Posted {
    /// Reads the form. Whether the report may be filed is for the one checker of `contract` to say.
    pub fn read(fields: &Fields, municipality: &Municipality) -> Result<Self, Refusal> {
        let code = fields.get("service_code").ok_or_else(|| Refusal::bad("service_code: manca."))?;
        let category = municipality
            .category(code)
            .ok_or_else(|| Refusal::not_found(format!("service_code: «{}» non esiste.", short(code))))?;
        let danger = match fields.attribute(DANGER) {
            None | Some(NO_DANGER) => None,
            Some(id) => {
                let known = category.dangers.iter().find(|danger| danger.id == id);
                Some(known.ok_or_else(|| Refusal::bad("attribute[danger]: valore non conosciuto."))?.clone())
            }
        };
        let position = position(fields)?;
        let description = fields.words("description");
        let (title, details) = title_and_details(fields.attribute(TITLE), &description, &category.name.it);
        let report = NewReport {
            category: category.id.clone(),
            title,
            details: with_danger(details, danger.as_ref()),
            position: Some(Position { point: position, accuracy_m: None, source: PositionSource::Typed }),
            address: fields.words("address_string"),
            contact: contact(fields),
            // Whoever holds a key has agreed with the Comune to tell people how their data are used.
            privacy_accepted: true,
        };
        Ok(Self { report, description, media_url: media_url(fields)?, danger })
    }
}

/// `lat` and `long`; else the coordinates that `address_string` carries. There is no geocoder here.
fn position(fields: &Fields) -> Result<Point, Refusal> {
    match (fields.get("lat"), fields.get("long").or_else(|| fields.get("lon"))) {
        (Some(lat), Some(long)) => match (lat.parse(), long.parse()) {
            (Ok(lat), Ok(lon)) => Ok(Point { lat, lon }),
            _ => Err(Refusal::bad("lat, long: servono gradi decimali, per esempio 44.4175 e 12.1990.")),
        },
        (Some(_), None) => Err(Refusal::bad("long: manca.")),
        (None, Some(_)) => Err(Refusal::bad("lat: manca.")),
        (None, None) => carried(fields.get("address_string").unwrap_or_default()).ok_or_else(|| {
            Refusal::bad(
                "Servono lat e long: un indirizzo (address_string, address_id) da solo non basta, \
                 perché qui gli indirizzi non vengono trasformati in coordinate.",
            )
        }),
    }
}

/// `44.4175, 12.1990`, or the same with only a blank between.
fn carried(address: &str) -> Option<Point> {
    let mut numbers = address.split([',', ' ']).filter(|part| !part.is_empty()).map(str::parse);
    match (numbers.next()?, numbers.next()?, numbers.next()) {
        (Ok(lat), Ok(lon), None) => Some(Point { lat, lon }),
        _ => None,
    }
}

/// A title of at most [`TITLE_MAX`] characters, and the rest. Nothing of the description is lost: where no line of it
/// can be the title, the title is its beginning and the details are all of it.
fn title_and_details(given: Option<&str>, description: &str, category: &str) -> (String, String) {
    if let Some(title) = given {
        return (title.to_owned(), description.to_owned());
    }
    let (first, rest) = description.split_once('\n').unwrap_or((description, ""));
    let first = labelled(first, "title:");
    let rest = labelled(rest, "detail:");
    if first.is_empty() {
        (category.to_owned(), rest.to_owned())
    } else if first.chars().count() <= TITLE_MAX as usize {
        (first.to_owned(), rest.to_owned())
    } else {
        (begun(first), description.to_owned())
    }
}

/// Without the label that FixMyStreet puts before its own fields.
fn labelled<'a>(text: &'a str, label: &str) -> &'a str {
    let text = text.trim();
    text.strip_prefix(label).map_or(text, str::trim_start)
}

/// The beginning of a long line, up to a whole word.
fn begun(line: &str) -> String {
    let beginning: String = line.chars().take(TITLE_MAX as usize - 1).collect();
    let whole = beginning.rsplit_once(' ').map_or(beginning.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end())
}

/// The office reads of a danger first.
fn with_danger(details: String, danger: Option<&Danger>) -> String {
    match danger {
        Some(danger) => format!("Pericolo segnalato: {}.\n{details}", danger.sign.it).trim_end().to_owned(),
        None => details,
    }
}

fn contact(fields: &Fields) -> Contact {
    let names = [fields.words("first_name"), fields.words("last_name")];
    Contact { name: names.join(" ").trim().to_owned(), email: fields.words("email"), phone: fields.words("phone") }
}

/// A web address, and nothing that a browser would run.
fn media_url(fields: &Fields) -> Result<String, Refusal> {
    let url = fields.words("media_url");
    let web = ["http://", "https://"].iter().any(|scheme| url.starts_with(scheme));
    let plain = !url.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"".contains(c));
    if url.is_empty() || (web && plain && url.len() <= URL_MAX) {
        Ok(url)
    } else {
        Err(Refusal::bad(format!("media_url: serve un indirizzo http(s) di al massimo {URL_MAX} caratteri.")))
    }
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests;
