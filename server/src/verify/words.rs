//! The words of the verification page in the three languages.

/// One language's words.
pub(super) struct Words {
    pub(super) language: &'static str,
    pub(super) title: &'static str,
    pub(super) intro: &'static str,
    pub(super) by_code: &'static str,
    pub(super) code: &'static str,
    pub(super) code_hint: &'static str,
    pub(super) check: &'static str,
    pub(super) by_file: &'static str,
    pub(super) file: &'static str,
    pub(super) file_hint: &'static str,
    pub(super) text: &'static str,
    pub(super) genuine: &'static str,
    pub(super) genuine_more: &'static str,
    pub(super) forged: &'static str,
    pub(super) forged_more: &'static str,
    pub(super) no_receipt: &'static str,
    pub(super) no_receipt_more: &'static str,
    pub(super) unknown_code: &'static str,
    pub(super) unknown_code_more: &'static str,
    pub(super) too_large: &'static str,
    pub(super) too_many: &'static str,
    pub(super) protocol: &'static str,
    pub(super) of_day: &'static str,
    pub(super) service: &'static str,
    pub(super) report: &'static str,
    pub(super) report_step: &'static str,
    pub(super) office: &'static str,
    pub(super) due: &'static str,
    pub(super) issuer: &'static str,
    pub(super) digests: &'static str,
    pub(super) digests_hint: &'static str,
    pub(super) content: &'static str,
    pub(super) attachment: &'static str,
}

impl Words {
    /// The words of the language that the browser asks for first among ours; Italian for any other.
    pub(super) fn asked(accept_language: &str) -> &'static Self {
        let ranked = accept_language.split(',').take(20).filter_map(|range| {
            let (tag, parameters) = range.split_once(';').unwrap_or((range, ""));
            let quality = parameters.trim().strip_prefix("q=").map_or(Some(1.0), |q| q.parse::<f64>().ok())?;
            let primary = tag.trim().split('-').next()?.to_ascii_lowercase();
            let words = [&IT, &EN, &DE].into_iter().find(|words| words.language == primary)?;
            (quality > 0.0).then_some((quality, words))
        });
        let best = ranked.reduce(|best, next| if next.0 > best.0 { next } else { best });
        best.map_or(&IT, |(_, words)| words)
    }
}

static IT: Words = Words {
    language: "it",
    title: "Verifica una ricevuta",
    intro: "Controlla se una ricevuta è stata davvero rilasciata dal Comune. Non serve accedere e non resta traccia di chi verifica.",
    by_code: "Con il codice",
    code: "Codice di verifica",
    code_hint: "16 lettere e cifre, stampate sulla ricevuta. Spazi, trattini e minuscole non contano.",
    check: "Verifica",
    by_file: "Con la ricevuta",
    file: "File della ricevuta",
    file_hint: "Il PDF o il file di testo salvato dall'app, fino a 5 MB.",
    text: "Oppure incolla qui il testo della ricevuta",
    genuine: "La ricevuta è autentica",
    genuine_more: "L'ha firmata il Comune e da allora nessuno l'ha cambiata.",
    forged: "La ricevuta non è autentica",
    forged_more: "La firma non è del Comune, oppure la ricevuta è stata cambiata dopo la firma.",
    no_receipt: "Qui non c'è una ricevuta",
    no_receipt_more: "Nel file o nel testo non ho trovato una ricevuta di Rapida. Usa il PDF o il file salvato dall'app, senza cambiarlo.",
    unknown_code: "Nessuna ricevuta con questo codice",
    unknown_code_more: "Ricontrolla le 16 lettere e cifre: la I, la O, lo 0 e l'1 non ci sono mai.",
    too_large: "Il file è troppo grande: il massimo è 5 MB.",
    too_many: "Troppe verifiche da questa rete. Aspetta un minuto e riprova.",
    protocol: "Protocollo",
    of_day: "del",
    service: "Servizio",
    report: "Segnalazione sul territorio",
    report_step: "Risposta o riapertura di una segnalazione",
    office: "Ufficio",
    due: "Risposta entro",
    issuer: "Rilasciata da",
    digests: "Impronte (SHA-256)",
    digests_hint: "Servono a chi ha i documenti originali per controllare che siano proprio quelli.",
    content: "Contenuto",
    attachment: "Allegato",
};

static EN: Words = Words {
    language: "en",
    title: "Check a receipt",
    intro: "See whether a receipt was really issued by the municipality. No sign-in; no trace of who checks.",
    by_code: "By its code",
    code: "Verification code",
    code_hint: "16 letters and digits, printed on the receipt. Blanks, hyphens and small letters do not matter.",
    check: "Check",
    by_file: "With the receipt",
    file: "Receipt file",
    file_hint: "The PDF or text file saved by the app, up to 5 MB.",
    text: "Or paste the receipt's text here",
    genuine: "The receipt is genuine",
    genuine_more: "The municipality signed it, and nobody has changed it since.",
    forged: "The receipt is not genuine",
    forged_more: "The signature is not the municipality's, or the receipt was changed after it was signed.",
    no_receipt: "There is no receipt here",
    no_receipt_more: "No receipt of Rapida was found in the file or text. Use the PDF or file saved by the app, unchanged.",
    unknown_code: "No receipt has this code",
    unknown_code_more: "Check the 16 letters and digits again: I, O, 0 and 1 never occur.",
    too_large: "The file is too large: 5 MB at most.",
    too_many: "Too many checks from this network. Wait a minute and try again.",
    protocol: "Register entry",
    of_day: "of",
    service: "Service",
    report: "Report on the territory",
    report_step: "Answer or reopening of a report",
    office: "Office",
    due: "Answer due by",
    issuer: "Issued by",
    digests: "Digests (SHA-256)",
    digests_hint: "With the original documents at hand, they show that these are the very ones.",
    content: "Content",
    attachment: "Attachment",
};

static DE: Words = Words {
    language: "de",
    title: "Quittung prüfen",
    intro: "Prüfe, ob eine Quittung wirklich von der Gemeinde stammt. Ohne Anmeldung; wer prüft, wird nicht festgehalten.",
    by_code: "Mit dem Code",
    code: "Prüfcode",
    code_hint: "16 Buchstaben und Ziffern, auf der Quittung gedruckt. Leerzeichen, Striche und Kleinschreibung sind egal.",
    check: "Prüfen",
    by_file: "Mit der Quittung",
    file: "Datei der Quittung",
    file_hint: "Das PDF oder die Textdatei aus der App, höchstens 5 MB.",
    text: "Oder den Text der Quittung hier einfügen",
    genuine: "Die Quittung ist echt",
    genuine_more: "Die Gemeinde hat sie signiert, und seitdem wurde sie nicht verändert.",
    forged: "Die Quittung ist nicht echt",
    forged_more: "Die Signatur ist nicht die der Gemeinde, oder die Quittung wurde nach der Signatur verändert.",
    no_receipt: "Hier ist keine Quittung",
    no_receipt_more: "In Datei oder Text wurde keine Quittung von Rapida gefunden. Nimm das PDF oder die Datei aus der App, unverändert.",
    unknown_code: "Keine Quittung hat diesen Code",
    unknown_code_more: "Prüfe die 16 Buchstaben und Ziffern noch einmal: I, O, 0 und 1 kommen nie vor.",
    too_large: "Die Datei ist zu groß: höchstens 5 MB.",
    too_many: "Zu viele Prüfungen aus diesem Netz. Warte eine Minute und versuche es noch einmal.",
    protocol: "Protokoll",
    of_day: "vom",
    service: "Dienst",
    report: "Meldung im Gemeindegebiet",
    report_step: "Antwort oder Wiedereröffnung einer Meldung",
    office: "Amt",
    due: "Antwort bis",
    issuer: "Ausgestellt von",
    digests: "Prüfsummen (SHA-256)",
    digests_hint: "Wer die Originale hat, sieht damit, dass es genau diese sind.",
    content: "Inhalt",
    attachment: "Anhang",
};

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_browser_s_first_choice_among_ours_is_taken() {
        let cases = [
            ("", "it"),
            ("de-AT,de;q=0.9,en;q=0.8", "de"),
            ("fr-FR,fr;q=0.9,en;q=0.3,it;q=0.2", "en"),
            ("en;q=0.1,it;q=0.9", "it"),
            ("de;q=0", "it"),
            ("ja", "it"),
        ];
        for (asked, expected) in cases {
            assert_eq!(Words::asked(asked).language, expected, "{asked}");
        }
    }

    proptest! {
        #[test]
        fn foreign_headers_never_panic(text in "\\PC{0,200}") {
            let _ = Words::asked(&text).language;
        }
    }
}
