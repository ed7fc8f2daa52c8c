//! The words of a calendar file.

use rapida_contract::deadlines::DeadlineKind as Kind;

/// The words in one language.
pub(super) struct Words {
    pub(super) language: &'static str,
    pub(super) calendar: &'static str,
    /// By the kind, in its order: what begins or ends.
    kinds: [&'static str; 8],
    pub(super) call: &'static str,
    pub(super) for_whom: &'static str,
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

    pub(super) fn kind(&self, kind: Kind) -> &'static str {
        let [opens, closes, amendment, integration, acceptance, observations, renunciation, answer] = self.kinds;
        match kind {
            Kind::CallOpens => opens,
            Kind::CallCloses => closes,
            Kind::AmendmentCloses => amendment,
            Kind::Integration => integration,
            Kind::Acceptance => acceptance,
            Kind::Observations => observations,
            Kind::Renunciation => renunciation,
            Kind::Answer => answer,
        }
    }
}

const ITALIAN: Words = Words {
    language: "it",
    calendar: "Le mie scadenze con il Comune",
    kinds: [
        "Si apre il bando",
        "Ultimo giorno del bando",
        "Ultimo giorno per modificare la domanda",
        "Ultimo giorno per rispondere all'ufficio",
        "Ultimo giorno per accettare il posto",
        "Ultimo giorno per le osservazioni",
        "Ultimo giorno per rinunciare",
        "Il Comune risponde entro oggi",
    ],
    call: "Bando",
    for_whom: "Per",
};

const ENGLISH: Words = Words {
    language: "en",
    calendar: "My deadlines with the municipality",
    kinds: [
        "The call opens",
        "Last day of the call",
        "Last day to change the application",
        "Last day to answer the office",
        "Last day to accept the place",
        "Last day for observations",
        "Last day to give it up",
        "The municipality answers by today",
    ],
    call: "Call",
    for_whom: "For",
};

const GERMAN: Words = Words {
    language: "de",
    calendar: "Meine Fristen bei der Gemeinde",
    kinds: [
        "Die Frist beginnt",
        "Letzter Tag der Frist",
        "Letzter Tag, um den Antrag zu ändern",
        "Letzter Tag für die Antwort an das Amt",
        "Letzter Tag, um den Platz anzunehmen",
        "Letzter Tag für Einwendungen",
        "Letzter Tag für den Verzicht",
        "Die Gemeinde antwortet bis heute",
    ],
    call: "Ausschreibung",
    for_whom: "Für",
};
