//! The words of a receipt on paper, and dates as people write them.

use jiff::civil::Date;
use jiff::{Timestamp, Zoned};
use rapida_contract::italian::MONTHS;

use crate::world::rome;

/// The words in one language.
pub(super) struct Words {
    pub(super) language: &'static str,
    pub(super) title: &'static str,
    pub(super) registration: &'static str,
    pub(super) number: &'static str,
    pub(super) registered_at: &'static str,
    pub(super) service: &'static str,
    pub(super) services: [(&'static str, &'static str); 2],
    pub(super) office: &'static str,
    pub(super) due: &'static str,
    pub(super) submission: &'static str,
    pub(super) contents: &'static str,
    pub(super) digests: &'static str,
    pub(super) request: &'static str,
    pub(super) attachment: &'static str,
    pub(super) check: &'static str,
    pub(super) code: &'static str,
    pub(super) how: &'static str,
    pub(super) link: &'static str,
    pub(super) square: &'static str,
    pub(super) source: &'static str,
    months: [&'static str; 12],
    /// What is written after the first day of a month…
    first_mark: &'static str,
    /// …and after the others.
    day_mark: &'static str,
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

    /// The service's name; its slug for one that this version does not know.
    pub(super) fn service<'a>(&self, slug: &'a str) -> &'a str {
        self.services.iter().find(|(known, _)| *known == slug).map_or(slug, |(_, name)| name)
    }

    /// `23 novembre 2026`.
    pub(super) fn date(&self, date: Date) -> String {
        let month = usize::try_from(date.month() - 1).ok().and_then(|month| self.months.get(month)).unwrap_or(&"");
        let mark = if date.day() == 1 { self.first_mark } else { self.day_mark };
        format!("{}{mark} {month} {}", date.day(), date.year())
    }

    /// `23 novembre 2026, 14:03`, by the clocks of Rome.
    pub(super) fn moment(&self, at: Timestamp) -> String {
        let local: Zoned = at.to_zoned(rome());
        format!("{}, {:02}:{:02}", self.date(local.date()), local.hour(), local.minute())
    }
}

const ITALIAN: Words = Words {
    language: "it",
    title: "Ricevuta di avvenuta presentazione",
    registration: "Registrazione di protocollo",
    number: "Numero di protocollo",
    registered_at: "Registrata il",
    service: "Servizio",
    services: [("report", "Segnalazione di disservizio"), ("report_step", "Seguito di una segnalazione")],
    office: "Ufficio competente",
    due: "Risposta entro il",
    submission: "Identificativo della pratica",
    contents: "Che cosa è stato registrato",
    digests: "Le impronte SHA-256 qui sotto identificano i documenti inviati: se un documento cambia anche solo in una virgola, la sua impronta è un'altra.",
    request: "Impronta della richiesta",
    attachment: "Impronta dell'allegato",
    check: "Come verificare questa ricevuta",
    code: "Codice di verifica",
    how: "Inquadra il codice QR con la fotocamera, oppure apri l'indirizzo qui sotto e scrivi il codice di verifica. La ricevuta firmata dal Comune è allegata a questo PDF: si può controllare anche senza rete, con l'app o con qualunque programma che verifichi una firma JWS.",
    link: "Pagina di verifica della ricevuta",
    square: "Codice QR che porta alla pagina di verifica della ricevuta; l'indirizzo è scritto qui sotto.",
    source: "La ricevuta firmata dal Comune, in formato JWS",
    months: MONTHS,
    first_mark: "º",
    day_mark: "",
};

const ENGLISH: Words = Words {
    language: "en",
    title: "Receipt of your submission",
    registration: "Registration",
    number: "Protocol number",
    registered_at: "Registered on",
    service: "Service",
    services: [("report", "Report of a problem"), ("report_step", "Follow-up of a report")],
    office: "Office in charge",
    due: "Answer due by",
    submission: "Submission",
    contents: "What was registered",
    digests: "The SHA-256 digests below identify the documents that were sent: if a document changes by as little as a comma, its digest is another.",
    request: "Digest of the request",
    attachment: "Digest of the attachment",
    check: "How to check this receipt",
    code: "Verification code",
    how: "Point your camera at the QR code, or open the address below and type the verification code. The receipt signed by the municipality is attached to this PDF: it can be checked without a network too, with the app or with any program that verifies a JWS signature.",
    link: "Verification page of the receipt",
    square: "QR code that leads to the verification page of the receipt; the address is written below.",
    source: "The receipt signed by the municipality, as a JWS",
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    first_mark: "",
    day_mark: "",
};

const GERMAN: Words = Words {
    language: "de",
    title: "Eingangsbestätigung",
    registration: "Registrierung",
    number: "Protokollnummer",
    registered_at: "Registriert am",
    service: "Dienst",
    services: [("report", "Meldung eines Mangels"), ("report_step", "Folgemitteilung zu einer Meldung")],
    office: "Zuständiges Amt",
    due: "Antwort bis zum",
    submission: "Vorgang",
    contents: "Was registriert wurde",
    digests: "Die folgenden SHA-256-Prüfsummen kennzeichnen die gesendeten Dokumente: Ändert sich in einem Dokument auch nur ein Komma, ist seine Prüfsumme eine andere.",
    request: "Prüfsumme der Anfrage",
    attachment: "Prüfsumme der Anlage",
    check: "So prüfen Sie diese Bestätigung",
    code: "Prüfcode",
    how: "Scannen Sie den QR-Code mit der Kamera oder öffnen Sie die Adresse unten und geben Sie den Prüfcode ein. Die von der Gemeinde signierte Bestätigung ist dieser PDF-Datei beigefügt: Sie lässt sich auch ohne Netz prüfen, mit der App oder mit jedem Programm, das eine JWS-Signatur prüft.",
    link: "Prüfseite der Bestätigung",
    square: "QR-Code, der zur Prüfseite der Bestätigung führt; die Adresse steht darunter.",
    source: "Die von der Gemeinde signierte Bestätigung im Format JWS",
    months: [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    first_mark: ".",
    day_mark: ".",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_told_by_the_clocks_of_rome() {
        let cases = [
            ("it", "2026-11-23T13:03:00Z", "23 novembre 2026, 14:03"),
            ("it", "2026-07-01T22:30:00Z", "2 luglio 2026, 00:30"),
            ("it", "2026-12-31T23:00:00Z", "1º gennaio 2027, 00:00"),
            ("it", "2026-10-25T00:59:59Z", "25 ottobre 2026, 02:59"),
            ("it", "2026-10-25T01:00:00Z", "25 ottobre 2026, 02:00"),
            ("it", "2026-03-29T01:00:00Z", "29 marzo 2026, 03:00"),
            ("en", "2026-12-31T23:00:00Z", "1 January 2027, 00:00"),
            ("de", "2026-11-23T13:03:00Z", "23. November 2026, 14:03"),
            ("fr", "2026-11-23T13:03:00Z", "23 novembre 2026, 14:03"),
        ];
        for (language, at, told) in cases {
            assert_eq!(Words::of(language).moment(at.parse().unwrap()), told);
        }
    }
}
