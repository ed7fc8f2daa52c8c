//! The words of one's data on paper.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::document::dates::Dates;

/// The words in one language.
pub(super) struct Words {
    pub(super) language: &'static str,
    pub(super) title: &'static str,
    pub(super) source: &'static str,
    pub(super) person: &'static str,
    pub(super) name: &'static str,
    pub(super) tax_code: &'static str,
    pub(super) birth: &'static str,
    pub(super) email: &'static str,
    pub(super) phone: &'static str,
    pub(super) household: &'static str,
    pub(super) residence: &'static str,
    pub(super) own_data: &'static str,
    pub(super) requests: &'static str,
    pub(super) draft: &'static str,
    pub(super) unsent: &'static str,
    pub(super) nothing: &'static str,
    /// `Da Anagrafe, il …`: before and after the name of who told it.
    told: [&'static str; 2],
    own: [(&'static str, &'static str); 8],
    dates: &'static Dates,
}

impl Words {
    /// Those of a language (`it`, `en`, `de`); Italian for any other.
    pub(super) fn of(language: &str) -> &'static Self {
        match language {
            "en" => &ENGLISH,
            "de" => &GERMAN,
            _ => &ITALIAN,
        }
    }

    pub(super) fn told(&self, by: &str, at: Timestamp) -> String {
        format!("{}{by}{}{}", self.told[0], self.told[1], self.moment(at))
    }

    /// The name of a kind of own datum.
    pub(super) fn own(&self, kind: &str) -> &'static str {
        self.own.iter().find(|(known, _)| *known == kind).map_or("", |(_, name)| name)
    }

    pub(super) fn date(&self, date: Date) -> String {
        self.dates.date(date)
    }

    pub(super) fn moment(&self, at: Timestamp) -> String {
        self.dates.moment(at)
    }
}

const ITALIAN: Words = Words {
    language: "it",
    title: "I miei dati su questo dispositivo",
    source: "Gli stessi dati, per altri programmi",
    person: "Chi sono",
    name: "Nome e cognome",
    tax_code: "Codice fiscale",
    birth: "Data di nascita",
    email: "E-mail",
    phone: "Telefono",
    household: "Residenza e famiglia",
    residence: "Residenza",
    own_data: "Dati che ho aggiunto",
    requests: "Richieste e bozze",
    draft: "Bozza",
    unsent: "Senza protocollo",
    nothing: "Niente.",
    told: ["Da ", ", il "],
    own: [
        ("phone", "Telefono"),
        ("email", "E-mail"),
        ("certified_mail", "PEC"),
        ("iban", "IBAN"),
        ("vehicle", "Veicolo"),
        ("property", "Immobile"),
        ("isee", "ISEE"),
        ("company", "Impresa"),
    ],
    dates: &Dates::ITALIAN,
};

const ENGLISH: Words = Words {
    language: "en",
    title: "My data on this device",
    source: "The same data, for other programs",
    person: "Who I am",
    name: "Name",
    tax_code: "Tax code",
    birth: "Date of birth",
    email: "E-mail",
    phone: "Telephone",
    household: "Residence and household",
    residence: "Residence",
    own_data: "Data that I added",
    requests: "Requests and drafts",
    draft: "Draft",
    unsent: "Not registered",
    nothing: "Nothing.",
    told: ["From ", ", on "],
    own: [
        ("phone", "Telephone"),
        ("email", "E-mail"),
        ("certified_mail", "Certified e-mail (PEC)"),
        ("iban", "IBAN"),
        ("vehicle", "Vehicle"),
        ("property", "Property"),
        ("isee", "ISEE"),
        ("company", "Company"),
    ],
    dates: &Dates::ENGLISH,
};

const GERMAN: Words = Words {
    language: "de",
    title: "Meine Daten auf diesem Gerät",
    source: "Dieselben Daten, für andere Programme",
    person: "Wer ich bin",
    name: "Name",
    tax_code: "Steuernummer",
    birth: "Geburtsdatum",
    email: "E-Mail",
    phone: "Telefon",
    household: "Wohnsitz und Familie",
    residence: "Wohnsitz",
    own_data: "Von mir hinzugefügte Daten",
    requests: "Anträge und Entwürfe",
    draft: "Entwurf",
    unsent: "Nicht registriert",
    nothing: "Nichts.",
    told: ["Von ", ", am "],
    own: [
        ("phone", "Telefon"),
        ("email", "E-Mail"),
        ("certified_mail", "Zertifizierte E-Mail (PEC)"),
        ("iban", "IBAN"),
        ("vehicle", "Fahrzeug"),
        ("property", "Immobilie"),
        ("isee", "ISEE"),
        ("company", "Unternehmen"),
    ],
    dates: &Dates::GERMAN,
};
