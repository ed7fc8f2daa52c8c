//! The form of a step, as a browser sends it, and the step that it asks for.

use axum::body::Bytes;
use axum::extract::Multipart;
use axum::extract::multipart::Field;
use axum::http::StatusCode;
use jiff::civil::Date;
use rapida_contract::ids::ReportCode;
use rapida_contract::progress::StepKind;

use super::actions::{WORDS_MAX, is_offices};
use crate::office::Offices;
use crate::reports::NewStep;

/// Bytes of a form: a picture of 20 MB and the words around it.
pub(super) const FORM_MAX: usize = 20 * 1024 * 1024 + 64 * 1024;
/// Longest text of any other field, in characters.
const LINE_MAX: usize = 100;
/// How far ahead work can be planned, in years.
const PLAN_YEARS: i16 = 2;

/// What was typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct StepForm {
    pub(super) csrf: String,
    pub(super) step: StepKind,
    /// How many events the page showed: more by now mean that somebody else was there.
    pub(super) seen: usize,
    pub(super) words: String,
    pub(super) office: String,
    pub(super) day: String,
    pub(super) code: String,
    pub(super) picture: Bytes,
}

/// A form that cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum FormError {
    TooLarge,
    Unreadable,
}

impl StepForm {
    pub(super) fn empty() -> Self {
        let none = String::new;
        let (csrf, words, office, day, code) = (none(), none(), none(), none(), none());
        Self { csrf, step: StepKind::Unknown, seen: 0, words, office, day, code, picture: Bytes::new() }
    }

    /// Reads a form as far as it can be read.
    pub(super) async fn read(form: Multipart) -> (Self, Result<(), FormError>) {
        let mut read = Self::empty();
        let outcome = read.fill(form).await;
        (read, outcome)
    }

    async fn fill(&mut self, mut form: Multipart) -> Result<(), FormError> {
        while let Some(field) = form.next_field().await.map_err(|error| unreadable(error.status()))? {
            let name = field.name().unwrap_or_default().to_owned();
            if name == "foto" {
                self.picture = bytes(field).await?;
            } else {
                let text = String::from_utf8(bytes(field).await?.into()).map_err(|_| FormError::Unreadable)?;
                self.set(&name, &text);
            }
        }
        Ok(())
    }

    fn set(&mut self, name: &str, text: &str) {
        let line = || text.trim().chars().take(LINE_MAX).collect::<String>();
        match name {
            "csrf" => self.csrf = line(),
            "passo" => self.step = StepKind::from_name(&line()),
            "visti" => self.seen = line().parse().unwrap_or(0),
            // Browsers end lines with CR LF; one more character than allowed shows that it is too long.
            "parole" => self.words = text.replace("\r\n", "\n").trim().chars().take(WORDS_MAX + 1).collect(),
            "ufficio" => self.office = line(),
            "giorno" => self.day = line(),
            "codice" => self.code = line(),
            _ => {}
        }
    }

    /// The step, or what is to be corrected. Whether the report's state allows it is not decided here.
    pub(super) fn step(&self, offices: &Offices, today: Date, operator: &str) -> Result<NewStep, String> {
        if !is_offices(self.step) {
            return Err("Questo passaggio non è dell'ufficio.".into());
        }
        let mut step = NewStep { words: self.words()?, ..NewStep::new(self.step, operator) };
        match self.step {
            StepKind::Reassign => step.office = Some(self.office(offices)?),
            StepKind::Plan => step.planned = Some(self.day(today)?),
            StepKind::MarkDuplicate => step.duplicate_of = Some(self.code()?),
            _ => {}
        }
        Ok(step)
    }

    fn words(&self) -> Result<String, String> {
        if self.step.needs_words() && self.words.is_empty() {
            return Err("Manca il testo: scrivilo e riprova.".into());
        }
        if self.words.chars().count() > WORDS_MAX {
            return Err(format!("Il testo è troppo lungo: al massimo {WORDS_MAX} caratteri."));
        }
        Ok(self.words.clone())
    }

    fn office(&self, offices: &Offices) -> Result<rapida_contract::submission::Office, String> {
        offices.get(&self.office).map(|office| office.public()).ok_or_else(|| "Scegli l'ufficio dall'elenco.".into())
    }

    fn day(&self, today: Date) -> Result<Date, String> {
        let day: Date = self.day.parse().map_err(|_| "Scegli il giorno dell'intervento.".to_owned())?;
        match day {
            _ if day < today => Err("Il giorno dell'intervento è già passato.".into()),
            _ if day > last_day(today) => Err(format!("Programma l'intervento entro {PLAN_YEARS} anni da oggi.")),
            _ => Ok(day),
        }
    }

    /// `2026-0000123`, also without the leading zeros.
    fn code(&self) -> Result<ReportCode, String> {
        let odd = || "Il codice è fatto di anno e numero, per esempio 2026-0000123.".to_owned();
        let (year, number) = self.code.split_once('-').ok_or_else(odd)?;
        let year: u16 = year.trim().parse().map_err(|_| odd())?;
        let number: u32 = number.trim().parse().map_err(|_| odd())?;
        Ok(ReportCode(format!("{year}-{number:07}")))
    }
}

/// The last day for which work can be planned.
pub(super) fn last_day(today: Date) -> Date {
    today.saturating_add(jiff::Span::new().years(PLAN_YEARS))
}

async fn bytes(field: Field<'_>) -> Result<Bytes, FormError> {
    field.bytes().await.map_err(|error| unreadable(error.status()))
}

fn unreadable(status: StatusCode) -> FormError {
    if status == StatusCode::PAYLOAD_TOO_LARGE { FormError::TooLarge } else { FormError::Unreadable }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TODAY: Date = jiff::civil::date(2026, 11, 23);

    fn form(step: StepKind, fields: &[(&str, &str)]) -> StepForm {
        let mut form = StepForm { step, ..StepForm::empty() };
        fields.iter().for_each(|(name, text)| form.set(name, text));
        form
    }

    #[test]
    fn each_form_asks_for_its_step() {
        let offices = Offices::built_in();
        let step =
            |kind, fields: &[(&str, &str)]| form(kind, fields).step(&offices, TODAY, "Anna Bianchi").expect("right");
        let asked = step(StepKind::Ask, &[("parole", " Dove\r\nesattamente? ")]);
        assert_eq!((asked.words.as_str(), asked.actor.as_str()), ("Dove\nesattamente?", "Anna Bianchi"));
        for (day, planned) in [("2026-11-23", TODAY), ("2028-11-23", last_day(TODAY))] {
            assert_eq!(step(StepKind::Plan, &[("giorno", day)]).planned, Some(planned));
        }
        let reassigned = step(StepKind::Reassign, &[("ufficio", "green")]);
        assert_eq!(reassigned.office.expect("an office").id, "green");
        let duplicate = step(StepKind::MarkDuplicate, &[("codice", " 2026-12 ")]);
        assert_eq!(duplicate.duplicate_of.expect("a code").0, "2026-0000012");
    }

    #[test]
    fn what_is_missing_or_wrong_is_told() {
        let long = "x".repeat(WORDS_MAX + 1);
        type Fields<'a> = &'a [(&'a str, &'a str)];
        let cases: [(StepKind, Fields<'_>, &str); 10] = [
            (StepKind::Answer, &[], "non è dell'ufficio"),
            (StepKind::Unknown, &[], "non è dell'ufficio"),
            (StepKind::Ask, &[("parole", " \r\n")], "Manca il testo"),
            (StepKind::Resolve, &[("parole", &long)], "troppo lungo"),
            (StepKind::Reassign, &[("ufficio", "ufo")], "Scegli l'ufficio"),
            (StepKind::Plan, &[("giorno", "domani")], "Scegli il giorno"),
            (StepKind::Plan, &[("giorno", "2026-11-22")], "già passato"),
            (StepKind::Plan, &[("giorno", "2028-11-24")], "entro 2 anni"),
            (StepKind::Plan, &[("giorno", "9999-01-01")], "entro 2 anni"),
            (StepKind::MarkDuplicate, &[("codice", "4127")], "anno e numero"),
        ];
        for (kind, fields, expected) in cases {
            let told = form(kind, fields).step(&Offices::built_in(), TODAY, "Anna").expect_err("refused");
            assert!(told.contains(expected), "{kind:?}: {told}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_never_panics(name in "[a-z]{0,8}", text in any::<String>(), at in 0_usize..10) {
            let kind = StepKind::ALL.get(at).copied().unwrap_or(StepKind::Unknown);
            let names = ["csrf", "passo", "visti", "parole", "ufficio", "giorno", "codice", name.as_str()];
            let mut form = StepForm { step: kind, ..StepForm::empty() };
            names.iter().for_each(|name| form.set(name, &text));
            prop_assert!(form.words.chars().count() <= WORDS_MAX + 1);
            form.step = kind;
            let _ = form.step(&Offices::built_in(), TODAY, "Anna");
        }
    }
}
