//! The form of a step, as a browser sends it, and the step that it asks for.

use jiff::ToSpan;
use jiff::civil::Date;
use rapida_contract::proceeding::{INTEGRATION_DAYS_MAX, Request, StepKind, WORDS_MAX};
use serde::Deserialize;

use super::labels;
use crate::proceedings::{NewStep, last_day_to_answer};

/// Days that a person has to answer, where the operator says nothing else.
const DAYS: i64 = 10;

/// What was typed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct StepForm {
    pub(super) csrf: String,
    passo: String,
    /// How many events the page showed: more by now mean that somebody else was there.
    visti: String,
    parole: String,
    documento: String,
    giorno: String,
}

impl StepForm {
    /// Which step.
    pub(super) fn kind(&self) -> StepKind {
        StepKind::from_name(self.passo.trim())
    }

    /// How many events the page showed.
    pub(super) fn seen(&self) -> usize {
        self.visti.trim().parse().unwrap_or(0)
    }

    /// Words as typed.
    pub(super) fn words(&self) -> &str {
        &self.parole
    }

    /// Whether a document is wanted.
    pub(super) fn document(&self) -> bool {
        self.documento.trim() == "si"
    }

    /// The last day as typed.
    pub(super) fn day(&self) -> &str {
        &self.giorno
    }

    /// The step, or what is to be corrected. Whether the state allows it is not decided here.
    pub(super) fn step(&self, today: Date, operator: &str) -> Result<NewStep, String> {
        let kind = self.kind();
        if labels::action(kind).is_empty() {
            return Err("Questo passaggio non è dell'ufficio.".into());
        }
        // Browsers end lines with CR LF.
        let words = self.parole.replace("\r\n", "\n").trim().to_owned();
        if kind.needs_words() && words.is_empty() {
            return Err("Manca il testo: scrivilo e riprova.".into());
        }
        if words.chars().count() > WORDS_MAX as usize {
            return Err(format!("Il testo è troppo lungo: al massimo {WORDS_MAX} caratteri."));
        }
        let mut step = NewStep { words, ..NewStep::new(kind, operator) };
        if kind == StepKind::AskIntegration {
            let until = self.until(today)?;
            step.request = Some(Request { words: step.words.clone(), document: self.document(), until });
        }
        Ok(step)
    }

    fn until(&self, today: Date) -> Result<Date, String> {
        let day: Date = self.giorno.trim().parse().map_err(|_| "Scegli l'ultimo giorno per rispondere.".to_owned())?;
        match day {
            _ if day <= today => Err("L'ultimo giorno per rispondere è da domani in poi.".into()),
            _ if day > last_day_to_answer(today) => {
                Err(format!("L'ultimo giorno per rispondere è al massimo tra {INTEGRATION_DAYS_MAX} giorni."))
            }
            _ => Ok(day),
        }
    }
}

/// The last day that stands in the form.
pub(super) fn usual_day(today: Date) -> Date {
    today.saturating_add(DAYS.days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TODAY: Date = jiff::civil::date(2026, 11, 23);

    fn form(passo: &str, parole: &str, giorno: &str) -> StepForm {
        let [passo, parole, giorno] = [passo, parole, giorno].map(str::to_owned);
        StepForm { passo, parole, giorno, documento: "si".into(), ..StepForm::default() }
    }

    #[test]
    fn each_form_asks_for_its_step() {
        for day in ["2026-11-24", "2026-12-23"] {
            let step =
                form("ask_integration", " Il certificato\r\nISEE ", day).step(TODAY, "Anna Bianchi").expect("right");
            let words = "Il certificato\nISEE".to_owned();
            let request = Request { words: words.clone(), document: true, until: day.parse().expect("a day") };
            assert_eq!((step.words, step.request, step.actor.as_str()), (words, Some(request), "Anna Bianchi"));
        }
        let accepted = form("accept", "", "").step(TODAY, "Anna").expect("right");
        assert_eq!((accepted.kind, accepted.request), (StepKind::Accept, None));
        assert_eq!(usual_day(TODAY).to_string(), "2026-12-03");
    }

    #[test]
    fn what_is_missing_or_wrong_is_told() {
        let long = "x".repeat(WORDS_MAX as usize + 1);
        let cases = [
            ("withdraw", "Ritiro", "", "non è dell'ufficio"),
            ("offer", "Posto", "", "non è dell'ufficio"),
            ("", "", "", "non è dell'ufficio"),
            ("refuse", " \r\n", "", "Manca il testo"),
            ("close", "", "", "Manca il testo"),
            ("ask_integration", "", "2026-11-30", "Manca il testo"),
            ("accept", &long, "", "troppo lungo"),
            ("ask_integration", "ISEE", "", "Scegli l'ultimo giorno"),
            ("ask_integration", "ISEE", "2026-11-23", "da domani"),
            ("ask_integration", "ISEE", "2026-12-24", "tra 30 giorni"),
        ];
        for (passo, parole, giorno, expected) in cases {
            let told = form(passo, parole, giorno).step(TODAY, "Anna").expect_err("refused");
            assert!(told.contains(expected), "{passo} {giorno}: {told}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_never_panics(at in 0_usize..20, text in any::<String>(), body in any::<Vec<u8>>()) {
            let passo = StepKind::ALL.get(at).map_or(text.as_str(), |step| step.as_str());
            let form = StepForm { visti: text.clone(), documento: text.clone(), ..form(passo, &text, &text) };
            let _ = (form.step(TODAY, "Anna"), form.seen());
            let _ = serde_urlencoded::from_bytes::<StepForm>(&body);
        }
    }
}
