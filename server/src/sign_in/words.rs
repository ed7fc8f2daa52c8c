//! The words of the sign-in's pages in the three languages.

/// One language's words.
pub(super) struct Words {
    pub(super) language: &'static str,
    pub(super) title: &'static str,
    pub(super) choose: &'static str,
    pub(super) no_issuer: &'static str,
    pub(super) failed: &'static str,
    pub(super) failed_title: &'static str,
    pub(super) foreign: &'static str,
    pub(super) over: &'static str,
    pub(super) no_tax_code: &'static str,
    pub(super) back: &'static str,
    /// Before and after an issuer's name on its button.
    pub(super) enter_with: [&'static str; 2],
}

impl Words {
    /// The words of a language.
    pub(super) fn of(language: &str) -> &'static Self {
        [&EN, &DE].into_iter().find(|words| words.language == language).unwrap_or(&IT)
    }
}

static IT: Words = Words {
    language: "it",
    title: "Entra",
    choose: "Scegli con quale identità digitale entrare. Poi torni nell'app.",
    no_issuer: "Questo Comune non ha ancora collegato un servizio di identità. Puoi usare l'app senza entrare.",
    failed: "Accesso non riuscito",
    failed_title: "Errore: accesso",
    foreign: "La richiesta non viene dall'app Rapida. Torna nell'app e premi Entra.",
    over: "Questo accesso è scaduto, è già concluso o è partito da un altro browser. Torna nell'app e premi Entra; per l'area degli uffici apri di nuovo la sua pagina.",
    no_tax_code: "Il gestore dell'identità ha comunicato un codice fiscale che non è valido. Chiedi al gestore di correggerlo, poi riprova.",
    back: "Torna all'app",
    enter_with: ["Entra con ", ""],
};

static EN: Words = Words {
    language: "en",
    title: "Sign in",
    choose: "Choose the digital identity to sign in with. Then you go back to the app.",
    no_issuer: "This municipality has not connected an identity service yet. You can use the app without signing in.",
    failed: "You are not signed in",
    failed_title: "Error: sign-in",
    foreign: "The request does not come from the app Rapida. Go back to the app and press Sign in.",
    over: "This sign-in has expired, is already complete, or began in another browser. Go back to the app and press Sign in; for the offices' desk open its page again.",
    no_tax_code: "The identity provider told us a codice fiscale that is not valid. Ask the provider to correct it, then try again.",
    back: "Back to the app",
    enter_with: ["Sign in with ", ""],
};

static DE: Words = Words {
    language: "de",
    title: "Anmelden",
    choose: "Wähle, mit welcher digitalen Identität du dich anmeldest. Danach kehrst du in die App zurück.",
    no_issuer: "Diese Gemeinde hat noch keinen Identitätsdienst angebunden. Du kannst die App ohne Anmeldung nutzen.",
    failed: "Die Anmeldung ist nicht gelungen",
    failed_title: "Fehler: Anmeldung",
    foreign: "Die Anfrage kommt nicht aus der App Rapida. Kehre in die App zurück und drücke Anmelden.",
    over: "Diese Anmeldung ist abgelaufen, schon abgeschlossen oder begann in einem anderen Browser. Kehre in die App zurück und drücke Anmelden; für den Bereich der Ämter öffne seine Seite erneut.",
    no_tax_code: "Der Identitätsdienst hat uns eine ungültige Steuernummer (codice fiscale) mitgeteilt. Bitte ihn, sie zu berichtigen, und versuche es dann noch einmal.",
    back: "Zurück zur App",
    enter_with: ["Mit ", " anmelden"],
};
