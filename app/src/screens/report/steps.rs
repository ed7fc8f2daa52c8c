//! What a person can do to a registered report: answer the office, reopen it.

use dioxus::prelude::*;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::StepReport;
use rapida_contract::problem::Problem;
use rapida_contract::progress::StepKind;
use rapida_contract::report::{DETAILS_MAX, REOPEN_DAYS};

use crate::act::use_act;
use crate::ui::button::Button;
use crate::ui::field::TextField;
use crate::{browser, t, text};

/// The office asked: its question and the answer.
#[component]
pub fn Answer(id: SubmissionId, question: String) -> Element {
    rsx! {
        section { class: "panel edge-waiting edged", "aria-labelledby": "answer-title",
            h2 { id: "answer-title", {t!("report-answer-title")} }
            if !question.is_empty() {
                blockquote { class: "words", "{question}" }
            }
            WordsForm { id, step: StepKind::Answer, field: "answer", label: t!("report-answer-label"), send: t!("report-answer-do"), sent: t!("report-answer-sent") }
        }
    }
}

/// It was not mended: why.
#[component]
pub fn Reopen(id: SubmissionId) -> Element {
    rsx! {
        section { class: "panel", "aria-labelledby": "reopen-title",
            h2 { id: "reopen-title", {t!("report-reopen-title")} }
            p { {t!("report-reopen-lead", days = REOPEN_DAYS)} }
            WordsForm { id, step: StepKind::Reopen, field: "reopen", label: t!("report-reopen-label"), send: t!("report-reopen-do"), sent: t!("report-reopen-sent") }
        }
    }
}

#[component]
fn WordsForm(id: SubmissionId, step: StepKind, field: String, label: String, send: String, sent: String) -> Element {
    let submit = use_act();
    let mut words = use_signal(String::new);
    let mut fault = use_signal(|| None::<String>);
    let own = field.clone();
    let press = move |()| {
        let said = words.peek().trim().to_owned();
        if said.is_empty() {
            fault.set(Some(t!("report-words-needed")));
            browser::focus(&own);
            return;
        }
        let sent = sent.clone();
        submit.run_or(StepReport { report: id, step, words: said }, move |outcome| match outcome {
            Ok(()) => submit.say(sent),
            Err(problem) => fault.set(Some(words_of(&problem))),
        });
    };
    rsx! {
        TextField {
            id: field.clone(),
            label,
            value: words(),
            fault: fault(),
            max: DETAILS_MAX,
            oninput: move |value| {
                words.set(value);
                fault.set(None);
            },
        }
        div { class: "actions",
            Button { id: "{field}-send", icon: "send", busy: submit.busy(), onclick: press, "{send}" }
        }
    }
}

/// The fault of the one field where there is one, or else the problem.
fn words_of(problem: &Problem) -> String {
    problem.errors.first().map_or_else(|| text::of_problem(problem), text::of_fault)
}
