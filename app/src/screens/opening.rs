//! Before anything else: a store that is locked, needs its passphrase, or cannot be read.

use dioxus::prelude::*;
use rapida_contract::Timestamp;
use rapida_contract::ipc::lock::PASSPHRASE_MIN;
use rapida_contract::ipc::{ChoosePassphrase, Opening, Repair};
use rapida_contract::problem::Problem;

use super::locked::Locked;
use crate::act::use_act;
use crate::ui::button::Button;
use crate::ui::field::TextField;
use crate::ui::icon::symbol;
use crate::ui::title::PageTitle;
use crate::{t, text};

/// What the store needs before it opens.
#[component]
pub fn OpeningScreen(opening: Opening, opened: EventHandler<Opening>) -> Element {
    rsx! {
        main { id: "content", class: "page page-alone",
            p { class: "alone-brand",
                {symbol("comune")}
                strong { "Rapida" }
            }
            match opening {
                // Only for the moment until the screens are drawn.
                Opening::Ready => rsx! {},
                Opening::NeedsPassphrase => rsx! { Choose { opened } },
                Opening::Locked { people, chosen, wrong, by_biometrics } => rsx! {
                    Locked { people, chosen, wrong, by_biometrics, opened }
                },
                Opening::Damaged { file, reason, backup_of } => rsx! { Damaged { file, reason, backup_of, opened } },
            }
        }
    }
}

/// A passphrase is chosen, twice.
#[component]
fn Choose(opened: EventHandler<Opening>) -> Element {
    let mut once = use_signal(String::new);
    let mut again = use_signal(String::new);
    let mut fault = use_signal(|| None::<(&'static str, String)>);
    let choose = use_act();
    let mut problem = use_signal(|| None::<Problem>);
    let mut send = move || {
        let wrong = choice_fault(&once.read(), &again.read());
        fault.set(wrong.clone());
        if wrong.is_none() {
            choose.run_or(ChoosePassphrase { passphrase: once() }, move |outcome| match outcome {
                Ok(opening) => opened.call(opening),
                Err(refused) => problem.set(Some(refused)),
            });
        }
    };
    let fault_of = move |field: &str| fault().filter(|(at, _)| *at == field).map(|(_, words)| words);
    rsx! {
        PageTitle { text: t!("opening-choose-title"), lead: t!("opening-choose-why") }
        form { onsubmit: move |event| { event.prevent_default(); send(); },
            TextField { id: "passphrase", label: t!("opening-passphrase"), hint: t!("opening-passphrase-hint", count = PASSPHRASE_MIN),
                kind: "password", autocomplete: "new-password", value: once(), fault: fault_of("passphrase"),
                oninput: move |value| once.set(value) }
            TextField { id: "passphrase-again", label: t!("opening-passphrase-again"), kind: "password",
                autocomplete: "new-password", value: again(), fault: fault_of("passphrase-again"),
                oninput: move |value| again.set(value) }
            div { class: "note note-waiting",
                {symbol("warning")}
                p { class: "note-body", {t!("opening-no-recovery")} }
            }
            SubmitRow { busy: choose.busy(), problem, words: t!("opening-choose-do"), onclick: move |()| send() }
        }
    }
}

fn choice_fault(once: &str, again: &str) -> Option<(&'static str, String)> {
    if once.chars().count() < PASSPHRASE_MIN {
        Some(("passphrase", t!("opening-too-short", count = PASSPHRASE_MIN)))
    } else if once != again {
        Some(("passphrase-again", t!("opening-not-same")))
    } else {
        None
    }
}

/// What is kept, and how to go on.
#[component]
fn Damaged(file: String, reason: String, backup_of: Option<Timestamp>, opened: EventHandler<Opening>) -> Element {
    let repair = use_act();
    let mut problem = use_signal(|| None::<Problem>);
    let press = move |()| {
        repair.run_or(Repair {}, move |outcome| match outcome {
            Ok(opening) => opened.call(opening),
            Err(refused) => problem.set(Some(refused)),
        });
    };
    rsx! {
        PageTitle { text: t!("opening-damaged-title"), lead: t!("opening-damaged-kept") }
        p {
            match backup_of {
                Some(at) => t!("opening-damaged-backup", at = text::day_and_clock(at)),
                None => t!("opening-damaged-no-backup"),
            }
        }
        SubmitRow { busy: repair.busy(), problem, words: t!("opening-repair"), onclick: press }
        details { class: "more",
            summary { {t!("opening-damaged-technical")} }
            dl { class: "facts",
                dt { {t!("opening-damaged-file")} }
                dd { class: "mono", "{file}" }
                dt { {t!("opening-damaged-reason")} }
                dd { class: "mono", lang: "en", "{reason}" }
            }
        }
    }
}

/// The button and, under it, why the last press came to nothing.
#[component]
fn SubmitRow(busy: bool, problem: ReadSignal<Option<Problem>>, words: String, onclick: EventHandler<()>) -> Element {
    rsx! {
        div { class: "actions",
            Button { id: "unlock", busy, onclick, "{words}" }
        }
        div { "aria-live": "polite",
            if let Some(problem) = problem() {
                p { class: "field-fault",
                    {symbol("warning")}
                    span { {text::of_problem(&problem)} }
                }
            }
        }
    }
}
