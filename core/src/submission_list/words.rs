//! The words of the list on paper and in spreadsheets.

use rapida_contract::ipc::Standing;
use rapida_contract::municipality::Text;
use rapida_contract::proceeding::State as FormState;
use rapida_contract::progress::State as ReportState;

use crate::document::dates::Dates;

/// The words in one language.
pub(super) struct Words {
    pub(super) language: &'static str,
    pub(super) title: &'static str,
    pub(super) own: &'static str,
    pub(super) for_whom: &'static str,
    pub(super) nothing: &'static str,
    pub(super) untitled: &'static str,
    pub(super) source: &'static str,
    /// Number, service, name, where it stands, for whom, by whom, when, the next day.
    pub(super) columns: [&'static str; 8],
    /// Before it is registered: draft, waiting, sent, returned.
    before: [&'static str; 4],
    /// Of a form, in the order of its states, one of a newer municipality last.
    form: [&'static str; 10],
    /// Of a report, in the same way.
    report: [&'static str; 8],
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

    pub(super) fn standing(&self, standing: Standing) -> &'static str {
        let [draft, waiting, sent, returned] = self.before;
        match standing {
            Standing::Draft => draft,
            Standing::Waiting => waiting,
            Standing::Sent => sent,
            Standing::Returned => returned,
            Standing::Form(state) => word(&self.form, FormState::ALL.iter().position(|known| *known == state)),
            Standing::Report(state) => word(&self.report, ReportState::ALL.iter().position(|known| *known == state)),
        }
    }
}

/// The word at a place; the last one for what this version does not know.
fn word(words: &[&'static str], place: Option<usize>) -> &'static str {
    place.and_then(|place| words.get(place)).or(words.last()).copied().unwrap_or_default()
}

/// What reports are called together.
pub(super) fn reports() -> Text {
    Text { it: "Segnalazioni".to_owned(), en: "Reports".to_owned(), de: "Meldungen".to_owned() }
}

const ITALIAN: Words = Words {
    language: "it",
    title: "Le mie pratiche",
    own: "Per me",
    for_whom: "Per",
    nothing: "Nessuna pratica.",
    untitled: "Senza titolo",
    source: "Le stesse pratiche come tabella per fogli di calcolo (CSV)",
    columns: ["Numero", "Servizio", "Nome", "Stato", "Per chi", "Inviata da", "Data", "Prossima data"],
    before: ["Bozza", "In attesa di rete", "Inviata", "Non accettata"],
    form: [
        "Protocollata",
        "In carico",
        "Integrazione richiesta",
        "Integrata",
        "Posto proposto",
        "Accolta",
        "Respinta",
        "Archiviata",
        "Ritirata",
        "Aggiorna l'app per leggere lo stato",
    ],
    report: [
        "Protocollata",
        "In carico",
        "In attesa della tua risposta",
        "Programmata",
        "Risolta",
        "Respinta",
        "Già segnalata",
        "Aggiorna l'app per leggere lo stato",
    ],
    dates: &Dates::ITALIAN,
};

const ENGLISH: Words = Words {
    language: "en",
    title: "My applications",
    own: "For me",
    for_whom: "For",
    nothing: "No applications.",
    untitled: "Without a title",
    source: "The same applications as a table for spreadsheets (CSV)",
    columns: ["Number", "Service", "Name", "Status", "For", "Sent by", "Date", "Next date"],
    before: ["Draft", "Waiting for the network", "Sent", "Not accepted"],
    form: [
        "Registered",
        "In charge",
        "More is asked for",
        "Answered",
        "Place offered",
        "Granted",
        "Refused",
        "Closed",
        "Withdrawn",
        "Update the app to read the status",
    ],
    report: [
        "Registered",
        "In charge",
        "Waiting for your answer",
        "Planned",
        "Resolved",
        "Rejected",
        "Reported before",
        "Update the app to read the status",
    ],
    dates: &Dates::ENGLISH,
};

const GERMAN: Words = Words {
    language: "de",
    title: "Meine Vorgänge",
    own: "Für mich",
    for_whom: "Für",
    nothing: "Keine Vorgänge.",
    untitled: "Ohne Titel",
    source: "Dieselben Vorgänge als Tabelle für Tabellenprogramme (CSV)",
    columns: ["Nummer", "Dienst", "Name", "Stand", "Für wen", "Gesendet von", "Datum", "Nächster Tag"],
    before: ["Entwurf", "Wartet auf das Netz", "Gesendet", "Nicht angenommen"],
    form: [
        "Registriert",
        "In Bearbeitung",
        "Ergänzung verlangt",
        "Ergänzt",
        "Platz angeboten",
        "Bewilligt",
        "Abgelehnt",
        "Geschlossen",
        "Zurückgezogen",
        "Aktualisieren Sie die App, um den Stand zu lesen",
    ],
    report: [
        "Registriert",
        "In Bearbeitung",
        "Wartet auf Ihre Antwort",
        "Geplant",
        "Erledigt",
        "Abgelehnt",
        "Schon gemeldet",
        "Aktualisieren Sie die App, um den Stand zu lesen",
    ],
    dates: &Dates::GERMAN,
};
