//! The words of a receipt on paper.

use crate::document::dates::Dates;

/// The words in one language.
pub(super) struct Words {
    pub(super) language: &'static str,
    pub(super) title: &'static str,
    pub(super) registration: &'static str,
    pub(super) number: &'static str,
    pub(super) registered_at: &'static str,
    pub(super) service: &'static str,
    pub(super) services: [(&'static str, &'static str); 3],
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
    pub(super) dates: &'static Dates,
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

    /// What is sent under a slug that is no form's.
    pub(super) fn service(&self, slug: &str) -> Option<&'static str> {
        self.services.iter().find(|(known, _)| *known == slug).map(|(_, name)| *name)
    }
}

const ITALIAN: Words = Words {
    language: "it",
    title: "Ricevuta di avvenuta presentazione",
    registration: "Registrazione di protocollo",
    number: "Numero di protocollo",
    registered_at: "Registrata il",
    service: "Servizio",
    services: [
        ("report", "Segnalazione di disservizio"),
        ("report_step", "Seguito di una segnalazione"),
        ("form_step", "Seguito di una pratica"),
    ],
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
    dates: &Dates::ITALIAN,
};

const ENGLISH: Words = Words {
    language: "en",
    title: "Receipt of your submission",
    registration: "Registration",
    number: "Protocol number",
    registered_at: "Registered on",
    service: "Service",
    services: [
        ("report", "Report of a problem"),
        ("report_step", "Follow-up of a report"),
        ("form_step", "Follow-up of an application"),
    ],
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
    dates: &Dates::ENGLISH,
};

const GERMAN: Words = Words {
    language: "de",
    title: "Eingangsbestätigung",
    registration: "Registrierung",
    number: "Protokollnummer",
    registered_at: "Registriert am",
    service: "Dienst",
    services: [
        ("report", "Meldung eines Mangels"),
        ("report_step", "Folgemitteilung zu einer Meldung"),
        ("form_step", "Folgemitteilung zu einem Antrag"),
    ],
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
    dates: &Dates::GERMAN,
};
