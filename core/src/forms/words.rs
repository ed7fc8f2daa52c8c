//! The words of a form on paper, and how amounts and sizes are written.

use rapida_contract::service::ForWhom;

use super::labels::{KINSHIPS, PARTS, SEXES, label};
use crate::document::dates::Dates;

/// The words in one language.
pub(super) struct Words {
    pub(super) language: &'static str,
    pub(super) filled_in: &'static str,
    pub(super) not_sent: &'static str,
    pub(super) filled_in_at: &'static str,
    pub(super) sent: &'static str,
    pub(super) sent_at: &'static str,
    pub(super) not_registered: &'static str,
    pub(super) registration: &'static str,
    pub(super) registered_at: &'static str,
    pub(super) office: &'static str,
    pub(super) on_behalf_of: &'static str,
    pub(super) call: &'static str,
    pub(super) fee: &'static str,
    pub(super) norms: &'static str,
    pub(super) to_attach: &'static str,
    pub(super) needed: &'static str,
    pub(super) to_sign: &'static str,
    pub(super) how_to_sign: &'static str,
    pub(super) place_and_date: &'static str,
    pub(super) signature: &'static str,
    pub(super) frames: &'static str,
    pub(super) to_hand_in: &'static str,
    pub(super) access: &'static str,
    pub(super) contacts: &'static str,
    pub(super) until: &'static str,
    pub(super) email: &'static str,
    pub(super) phone: &'static str,
    pub(super) yes: &'static str,
    pub(super) no: &'static str,
    pub(super) source: &'static str,
    /// Between the number of a row and how many there are.
    out_of: &'static str,
    degrees: [&'static str; 2],
    /// By the right: of a parent, a representative, staff, a mandate.
    rights: [&'static str; 4],
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

    /// `2 di 3`.
    pub(super) fn one_of(&self, number: usize, all: usize) -> String {
        format!("{number} {} {all}", self.out_of)
    }

    /// What somebody is, for whom something is asked by a right.
    pub(super) fn by_which_right(&self, for_whom: ForWhom) -> Option<&'static str> {
        let rights = [ForWhom::Child, ForWhom::Company, ForWhom::Structure, ForWhom::Client];
        rights.iter().zip(self.rights).find(|(right, _)| **right == for_whom).map(|(_, word)| word)
    }

    /// The label of a part of an answer to a kind of question, where it has one of its own there; its name for one that this
    /// version does not know.
    pub(super) fn part<'a>(&self, kind: &str, name: &'a str) -> &'a str {
        let there = label(PARTS, &format!("{kind}.{name}"), self.language);
        there.or_else(|| label(PARTS, name, self.language)).unwrap_or(name)
    }

    /// The word for a code in the part `sex` or `kinship`; the code where there is none.
    pub(super) fn code<'a>(&self, part: &str, code: &'a str) -> &'a str {
        let rows = if part == "sex" { SEXES } else { KINSHIPS };
        label(rows, code, self.language).unwrap_or(code)
    }

    /// `1.250,00 €`, in English `€1,250.00`.
    pub(super) fn euros(&self, cents: i64) -> String {
        let (sign, cents) = (if cents < 0 { "-" } else { "" }, cents.unsigned_abs());
        let (whole, cents) = (in_threes(cents / 100, self.thousands()), cents % 100);
        match self.language {
            "en" => format!("{sign}€{whole}.{cents:02}"),
            _ => format!("{sign}{whole},{cents:02} €"),
        }
    }

    /// `48 kB`, `1,2 MB`: what people call them, of 1,000 and 1,000,000 bytes.
    pub(super) fn size(&self, bytes: u64) -> String {
        let rounded = |unit: u64| bytes.saturating_add(unit / 2) / unit;
        let (kilobytes, tenths) = (rounded(1000).max(1), rounded(100_000));
        if kilobytes < 1000 {
            return format!("{kilobytes} kB");
        }
        let mark = if self.language == "en" { '.' } else { ',' };
        format!("{}{mark}{} MB", tenths / 10, tenths % 10)
    }

    /// `Latitudine 44.41623, longitudine 12.20000`, as maps take them: to the metre.
    pub(super) fn degrees(&self, lat: f64, lon: f64) -> String {
        let [latitude, longitude] = self.degrees;
        format!("{latitude} {lat:.5}, {longitude} {lon:.5}")
    }

    fn thousands(&self) -> char {
        if self.language == "en" { ',' } else { '.' }
    }
}

fn in_threes(number: u64, mark: char) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (left, digit) in (1..=digits.len()).rev().zip(digits.chars()) {
        grouped.push(digit);
        if left > 1 && left % 3 == 1 {
            grouped.push(mark);
        }
    }
    grouped
}

const ITALIAN: Words = Words {
    language: "it",
    filled_in: "Il modulo",
    not_sent: "Questo modulo è compilato, ma non è ancora arrivato al Comune: stampalo, firmalo e consegnalo.",
    filled_in_at: "Compilato il",
    sent: "La richiesta",
    sent_at: "Inviata il",
    not_registered: "Copia di quanto hai inviato. Il numero di protocollo non c'è ancora.",
    registration: "Numero di protocollo",
    registered_at: "Registrata il",
    office: "Ufficio competente",
    on_behalf_of: "Per conto di",
    call: "Bando",
    fee: "Quanto si paga",
    norms: "Norme",
    to_attach: "Che cosa allegare",
    needed: "Cosa serve",
    to_sign: "Dove firmare",
    how_to_sign: "Firma davanti a chi riceve il modulo. Se lo consegni già firmato, allega la copia di un tuo documento d'identità (D.P.R. 28 dicembre 2000, n. 445, art. 38).",
    place_and_date: "Luogo e data",
    signature: "Firma",
    frames: "Due riquadri vuoti da riempire a mano: a sinistra luogo e data, a destra la firma.",
    to_hand_in: "Dove consegnare",
    access: "Come",
    contacts: "Prima di telefonare",
    until: "Entro il",
    email: "E-mail",
    phone: "Telefono",
    yes: "Sì",
    no: "No",
    source: "Le stesse risposte, per altri programmi",
    out_of: "di",
    degrees: ["Latitudine", "longitudine"],
    rights: [
        "minore del nucleo familiare",
        "impresa rappresentata",
        "struttura in cui lavora chi chiede",
        "cliente che ha dato delega",
    ],
    dates: &Dates::ITALIAN,
};

const ENGLISH: Words = Words {
    language: "en",
    filled_in: "The form",
    not_sent: "This form is filled in, but the municipality does not have it yet: print it, sign it and hand it in.",
    filled_in_at: "Filled in on",
    sent: "The request",
    sent_at: "Sent on",
    not_registered: "A copy of what you sent. There is no protocol number yet.",
    registration: "Protocol number",
    registered_at: "Registered on",
    office: "Office in charge",
    on_behalf_of: "On behalf of",
    call: "Call for applications",
    fee: "What it costs",
    norms: "Laws and regulations",
    to_attach: "What to attach",
    needed: "What is needed",
    to_sign: "Where to sign",
    how_to_sign: "Sign in front of whoever receives the form. If you hand it in already signed, attach a copy of your identity document (D.P.R. 28 December 2000, n. 445, art. 38).",
    place_and_date: "Place and date",
    signature: "Signature",
    frames: "Two empty frames to be filled in by hand: place and date on the left, the signature on the right.",
    to_hand_in: "Where to hand it in",
    access: "How",
    contacts: "Before you call",
    until: "By",
    email: "E-mail",
    phone: "Telephone",
    yes: "Yes",
    no: "No",
    source: "The same answers, for other programs",
    out_of: "of",
    degrees: ["Latitude", "longitude"],
    rights: [
        "a minor of the household",
        "a company that is represented",
        "a structure where the applicant works",
        "a client who gave a mandate",
    ],
    dates: &Dates::ENGLISH,
};

const GERMAN: Words = Words {
    language: "de",
    filled_in: "Das Formular",
    not_sent: "Dieses Formular ist ausgefüllt, aber noch nicht bei der Gemeinde: Drucke es aus, unterschreibe es und gib es ab.",
    filled_in_at: "Ausgefüllt am",
    sent: "Der Antrag",
    sent_at: "Gesendet am",
    not_registered: "Eine Kopie von dem, was du gesendet hast. Es gibt noch keine Protokollnummer.",
    registration: "Protokollnummer",
    registered_at: "Registriert am",
    office: "Zuständiges Amt",
    on_behalf_of: "Für",
    call: "Ausschreibung",
    fee: "Was es kostet",
    norms: "Rechtsgrundlagen",
    to_attach: "Was beizulegen ist",
    needed: "Was nötig ist",
    to_sign: "Wo du unterschreibst",
    how_to_sign: "Unterschreibe vor der Person, die das Formular annimmt. Wenn du es schon unterschrieben abgibst, leg eine Kopie deines Ausweises bei (D.P.R. vom 28. Dezember 2000, Nr. 445, Art. 38).",
    place_and_date: "Ort und Datum",
    signature: "Unterschrift",
    frames: "Zwei leere Felder zum Ausfüllen von Hand: links Ort und Datum, rechts die Unterschrift.",
    to_hand_in: "Wo du es abgibst",
    access: "Wie",
    contacts: "Bevor du anrufst",
    until: "Bis zum",
    email: "E-Mail",
    phone: "Telefon",
    yes: "Ja",
    no: "Nein",
    source: "Dieselben Antworten, für andere Programme",
    out_of: "von",
    degrees: ["Breite", "Länge"],
    rights: [
        "minderjährig, im selben Haushalt",
        "vertretenes Unternehmen",
        "Betrieb, in dem die antragstellende Person arbeitet",
        "Kunde mit Vollmacht",
    ],
    dates: &Dates::GERMAN,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_and_sizes_are_written_as_in_each_language() {
        let cases = [
            (0, ["0,00 €", "€0.00", "0,00 €"]),
            (5, ["0,05 €", "€0.05", "0,05 €"]),
            (125_000, ["1.250,00 €", "€1,250.00", "1.250,00 €"]),
            (-99_900, ["-999,00 €", "-€999.00", "-999,00 €"]),
            (123_456_789, ["1.234.567,89 €", "€1,234,567.89", "1.234.567,89 €"]),
            (i64::MIN, ["-92.233.720.368.547.758,08 €", "-€92,233,720,368,547,758.08", "-92.233.720.368.547.758,08 €"]),
        ];
        for (cents, written) in cases {
            assert_eq!(["it", "en", "de"].map(|language| Words::of(language).euros(cents)), written);
        }
        let sizes = [(1, "1 kB"), (48_213, "48 kB"), (999_499, "999 kB"), (999_500, "1,0 MB"), (4_950_000, "5,0 MB")];
        for (bytes, written) in sizes {
            assert_eq!(ITALIAN.size(bytes), written);
        }
        assert_eq!(ENGLISH.size(1_200_000), "1.2 MB");
    }
}
