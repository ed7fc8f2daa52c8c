//! What an office can do to a report: only what its state allows is shown.

use jiff::civil::Date;
use maud::{Markup, html};
use rapida_contract::progress::StepKind;

use super::detail::Detail;
use super::form::{StepForm, last_day};
use super::labels;
use crate::office::Offices;
use crate::office::operators::Operator;
use crate::reports::Reach;

/// Longest words of an office, in characters.
pub(super) const WORDS_MAX: usize = 1_000;

/// The forms of a report's page, and what became of the last one.
pub(super) struct Actions<'a> {
    pub(super) detail: &'a Detail,
    pub(super) offices: &'a Offices,
    pub(super) today: Date,
    pub(super) operator: &'a Operator,
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

/// Whether an office may take this step at all, whatever the state.
pub(super) fn is_offices(step: StepKind) -> bool {
    !labels::action(step).is_empty()
}

impl Actions<'_> {
    /// What became of the last step, told at the top of the page.
    pub(super) fn outcome(&self) -> Markup {
        match &self.last {
            Last::Nothing => html! {},
            Last::Done(step) => labels::taken(*step),
            Last::Refused(form, why) => html! {
                div.note.bad role="alert" #errore {
                    @if is_offices(form.step) {
                        h2 { "Non è andata: " (labels::action(form.step).to_lowercase()) }
                        p { (why) }
                        p { a href={ "#" (anchor(form.step)) } { "Torna al modulo" } }
                    } @else {
                        h2 { "Non è andata" }
                        p { (why) }
                        p { a href="#azioni" { "Vai a cosa puoi fare" } }
                    }
                }
            },
        }
    }

    pub(super) fn markup(&self) -> Markup {
        let steps: Vec<StepKind> = StepKind::ALL.into_iter().filter(|step| self.allows(*step)).collect();
        html! {
            section.card aria-labelledby="azioni" {
                h2 #azioni { "Cosa puoi fare" }
                @if steps.is_empty() {
                    @if self.detail.line.state.is_closed() { p { (labels::closed(self.detail.report.reach())) } }
                    @else { p { "Qui lavora l'ufficio competente." } }
                }
                @for step in steps { (self.action(step)) }
            }
        }
    }

    fn allows(&self, step: StepKind) -> bool {
        let report = &self.detail.report;
        let unheard = step == StepKind::Ask && report.reach() == Reach::Nowhere;
        let may = self.operator.roles.allow(step, &report.office.id);
        is_offices(step) && may && !unheard && report.state.after(step).is_some()
    }

    fn action(&self, step: StepKind) -> Markup {
        if step == StepKind::TakeInCharge {
            return self.form(step, &html! { button { (labels::action(step)) } });
        }
        let content = html! { (self.fields(step)) button { (labels::action(step)) } };
        html! {
            details id=(anchor(step)) open[self.typed(step).is_some()] {
                summary { (labels::action(step)) }
                (self.form(step, &content))
            }
        }
    }

    fn form(&self, step: StepKind, content: &Markup) -> Markup {
        html! {
            form method="post" enctype="multipart/form-data"
                action={ "/ufficio/segnalazioni/" (self.detail.line.code) "/passi" } {
                input type="hidden" name="csrf" value=(self.operator.csrf);
                input type="hidden" name="passo" value=(step.as_str());
                input type="hidden" name="visti" value=(self.detail.events.len());
                (content)
            }
        }
    }

    /// What was typed into this step's form and refused.
    fn typed(&self, step: StepKind) -> Option<&StepForm> {
        match &self.last {
            Last::Refused(form, _) if form.step == step => Some(form),
            _ => None,
        }
    }

    fn fields(&self, step: StepKind) -> Markup {
        match step {
            StepKind::Ask => self.words(step, "Domanda", true),
            StepKind::Reject => self.words(step, "Motivo", true),
            StepKind::Reassign => html! { (self.office(step)) (self.words(step, NOTE, false)) },
            StepKind::Plan => html! { (self.day(step)) (self.words(step, NOTE, false)) },
            StepKind::Resolve => html! {
                (self.words(step, "Cosa è stato fatto (facoltativo)", false))
                (picture(step))
            },
            StepKind::MarkDuplicate => html! { (self.code(step)) (self.words(step, NOTE, false)) },
            _ => html! {},
        }
    }

    fn words(&self, step: StepKind, label: &str, required: bool) -> Markup {
        let id = format!("{}-parole", step.as_str());
        let typed = self.typed(step).map_or("", |form| form.words.as_str());
        html! {
            div.field {
                label for=(id) { (label) }
                textarea id=(id) name="parole" maxlength=(WORDS_MAX) required[required]
                    aria-describedby={ (id) "-aiuto" } { (typed) }
                p.hint id={ (id) "-aiuto" } { (labels::words_go(step, self.detail.report.reach())) }
            }
        }
    }

    fn office(&self, step: StepKind) -> Markup {
        let chosen = self.typed(step).map_or("", |form| form.office.as_str());
        let others = self.offices.all().iter().filter(|office| office.id != self.detail.report.office.id);
        html! {
            div.field {
                label for="reassign-ufficio" { "Ufficio" }
                select #reassign-ufficio name="ufficio" required {
                    option value="" { "Scegli l'ufficio" }
                    @for office in others {
                        option value=(office.id) selected[office.id == chosen] { (office.name) }
                    }
                }
            }
        }
    }

    fn day(&self, step: StepKind) -> Markup {
        let typed = self.typed(step).map_or("", |form| form.day.as_str());
        html! {
            div.field {
                label for="plan-giorno" { "Giorno dell'intervento" }
                input #plan-giorno name="giorno" type="date" required value=(typed)
                    min=(self.today) max=(last_day(self.today));
            }
        }
    }

    fn code(&self, step: StepKind) -> Markup {
        let typed = self.typed(step).map_or("", |form| form.code.as_str());
        html! {
            div.field {
                label for="mark_duplicate-codice" { "Codice della segnalazione già presente" }
                input #mark_duplicate-codice name="codice" required maxlength="32" value=(typed) list="codici-vicini"
                    autocomplete="off" aria-describedby="mark_duplicate-aiuto";
                datalist #codici-vicini {
                    @for line in &self.detail.near { option value=(line.code) { (line.title) } }
                }
                p.hint #mark_duplicate-aiuto { "Anno e numero, per esempio 2026-0000123." }
            }
        }
    }
}

fn anchor(step: StepKind) -> String {
    format!("passo-{}", step.as_str())
}

const NOTE: &str = "Nota (facoltativa)";

fn picture(step: StepKind) -> Markup {
    let id = format!("{}-foto", step.as_str());
    html! {
        div.field {
            label for=(id) { "Foto dell'intervento (facoltativa)" }
            input id=(id) name="foto" type="file" accept="image/jpeg,image/png,image/webp"
                aria-describedby={ (id) "-aiuto" };
            p.hint id={ (id) "-aiuto" } { "JPEG, PNG o WebP, fino a 20 MB. Senza volti né targhe." }
        }
    }
}
