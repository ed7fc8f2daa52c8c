//! What an office can do in a proceeding: only what its state allows is shown.

use jiff::civil::Date;
use maud::{Markup, html};
use rapida_contract::proceeding::{StepKind, WORDS_MAX};

use super::form::{StepForm, usual_day};
use super::labels;
use crate::office::operators::Operator;
use crate::proceedings::{Proceeding, last_day_to_answer};

/// The forms of a page, and what became of the last one.
pub(super) struct Actions<'a> {
    pub(super) proceeding: &'a Proceeding,
    /// How many events the page shows.
    pub(super) seen: usize,
    pub(super) today: Date,
    pub(super) operator: &'a Operator,
    /// Whether a ranking gives what it is about.
    pub(super) is_ranked: bool,
    pub(super) last: Last<'a>,
}

/// What was tried before this page.
pub(super) enum Last<'a> {
    /// Nothing.
    Nothing,
    /// A step, and it was taken.
    Done(StepKind),
    /// A step that was refused, and why; what was typed is kept.
    Refused(&'a StepForm, String),
}

impl Actions<'_> {
    /// What became of the last step, told at the top of the page.
    pub(super) fn outcome(&self) -> Markup {
        match &self.last {
            Last::Nothing => html! {},
            Last::Done(step) => labels::taken(*step),
            Last::Refused(form, why) => html! {
                div.note.bad role="alert" #errore {
                    h2 { "Non è andata" @if !labels::action(form.kind()).is_empty() { ": " (labels::action(form.kind()).to_lowercase()) } }
                    p { (why) }
                    p { a href="#azioni" { "Vai a cosa puoi fare" } }
                }
            },
        }
    }

    pub(super) fn markup(&self) -> Markup {
        let steps: Vec<StepKind> = StepKind::ALL.iter().copied().filter(|step| self.allows(*step)).collect();
        html! {
            section.card aria-labelledby="azioni" {
                h2 #azioni { "Cosa puoi fare" }
                @if steps.is_empty() { p { (self.nothing()) } }
                @for step in steps { (self.action(step)) }
            }
        }
    }

    fn nothing(&self) -> &'static str {
        match self.proceeding.state {
            state if state.is_over() => "La pratica è conclusa.",
            _ if !self.operator.roles.work_for(&self.proceeding.form.office.id) => "Qui lavora l'ufficio competente.",
            _ => "Ora tocca al cittadino.",
        }
    }

    fn allows(&self, step: StepKind) -> bool {
        let may = self.operator.roles.work_for(&self.proceeding.form.office.id);
        // Whoever was asked for something has the time that was given them.
        let ends = matches!(step, StepKind::Refuse | StepKind::Close);
        let too_early = ends && self.proceeding.request.as_ref().is_some_and(|request| self.today <= request.until);
        let by_ranking = step == StepKind::Accept && self.is_ranked;
        may && !too_early
            && !by_ranking
            && !labels::action(step).is_empty()
            && self.proceeding.state.after(step).is_some()
    }

    fn action(&self, step: StepKind) -> Markup {
        if step == StepKind::TakeInCharge {
            return self.form(step, &html! { button { (labels::action(step)) } });
        }
        let content = html! { (self.fields(step)) button { (labels::action(step)) } };
        html! {
            details id={ "passo-" (step.as_str()) } open[self.typed(step).is_some()] {
                summary { (labels::action(step)) }
                (self.form(step, &content))
            }
        }
    }

    fn form(&self, step: StepKind, content: &Markup) -> Markup {
        html! {
            form method="post" action={ "/ufficio/pratiche/" (self.proceeding.id) "/passi" } {
                input type="hidden" name="csrf" value=(self.operator.csrf);
                input type="hidden" name="passo" value=(step.as_str());
                input type="hidden" name="visti" value=(self.seen);
                (content)
            }
        }
    }

    /// What was typed into this step's form and refused.
    fn typed(&self, step: StepKind) -> Option<&StepForm> {
        match &self.last {
            Last::Refused(form, _) if form.kind() == step => Some(form),
            _ => None,
        }
    }

    fn fields(&self, step: StepKind) -> Markup {
        match step {
            StepKind::AskIntegration => html! { (self.words(step, "Cosa manca", true)) (self.document()) (self.day()) },
            StepKind::Refuse | StepKind::Close => self.words(step, "Motivo", true),
            _ => self.words(step, "Nota per il cittadino (facoltativa)", false),
        }
    }

    fn words(&self, step: StepKind, label: &str, required: bool) -> Markup {
        let id = format!("{}-parole", step.as_str());
        let typed = self.typed(step).map_or("", StepForm::words);
        html! {
            div.field {
                label for=(id) { (label) }
                textarea id=(id) name="parole" maxlength=(WORDS_MAX) required[required]
                    aria-describedby={ (id) "-aiuto" } { (typed) }
                p.hint id={ (id) "-aiuto" } { "Lo legge nell'app chi ha inviato la pratica, e chi agisce per suo conto." }
            }
        }
    }

    fn document(&self) -> Markup {
        let wanted = self.typed(StepKind::AskIntegration).is_some_and(StepForm::document);
        html! {
            div.check {
                input #documento name="documento" type="checkbox" value="si" checked[wanted];
                label for="documento" { "Serve un documento" }
            }
        }
    }

    fn day(&self) -> Markup {
        let usual = usual_day(self.today).to_string();
        let typed = self.typed(StepKind::AskIntegration).map_or(usual.as_str(), StepForm::day);
        html! {
            div.field {
                label for="giorno" { "Ultimo giorno per rispondere" }
                input #giorno name="giorno" type="date" required value=(typed) aria-describedby="giorno-aiuto"
                    min=(self.today.tomorrow().unwrap_or(self.today)) max=(last_day_to_answer(self.today));
                p.hint #giorno-aiuto { "Al massimo tra 30 giorni. Il termine dell'ufficio si sospende la prima volta, per non più di 30 giorni (legge 241/1990, art. 2)." }
            }
        }
    }
}
