//! A step that is taken after a question, and cannot be taken back.

use dioxus::prelude::*;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::StepForm;
use rapida_contract::proceeding::{StepKind, WORDS_MAX};

use super::{Now, read_again};
use crate::act::use_act;
use crate::t;
use crate::ui::button::{Button, Kind};
use crate::ui::dialog::Dialog;
use crate::ui::field::TextField;

/// What is asked before a step.
#[derive(Clone, PartialEq)]
pub struct Question {
    /// Which step.
    pub step: StepKind,
    /// The question.
    pub title: String,
    /// What comes of it.
    pub text: String,
    /// What the button says, here and before.
    pub does: String,
    /// Whether a reason is asked for; it may be left out.
    pub reason: bool,
}

impl Question {
    /// A good step is offered, one that gives something up warns.
    pub fn kind(&self) -> Kind {
        if self.step == StepKind::AcceptPlace { Kind::First } else { Kind::Danger }
    }

    fn icon(&self) -> &'static str {
        if self.step == StepKind::AcceptPlace { "check" } else { "close" }
    }

    /// Part of the ids.
    fn name(&self) -> &'static str {
        self.step.as_str()
    }
}

/// The button, and the question behind it.
#[component]
pub fn Ask(now: Now, id: SubmissionId, question: Question) -> Element {
    let mut asking = use_signal(|| false);
    rsx! {
        Button { id: "{question.name()}", kind: question.kind(), icon: question.icon(), onclick: move |()| asking.set(true), "{question.does}" }
        if asking() {
            Asking { now, id, question, close: move |()| asking.set(false) }
        }
    }
}

#[component]
fn Asking(now: Now, id: SubmissionId, question: Question, close: EventHandler<()>) -> Element {
    let act = use_act();
    let mut words = use_signal(String::new);
    let (name, step) = (question.name(), question.step);
    let is_too_long = words.read().chars().count() > WORDS_MAX as usize;
    let press = move |()| {
        if is_too_long {
            return;
        }
        let command = StepForm { id, step, words: words.peek().trim().to_owned() };
        act.run(command, move |()| {
            close.call(());
            act.say(t!("proceeding-step-leaves"));
            read_again(now);
        });
    };
    rsx! {
        Dialog { id: "{name}-dialog", title: question.title.clone(), close,
            p { "{question.text}" }
            if question.reason {
                TextField { id: "{name}-reason", label: t!("proceeding-reason"), optional: true, max: WORDS_MAX, value: words(),
                    fault: is_too_long.then(|| t!("fault-too_long", limit = WORDS_MAX)), oninput: move |typed| words.set(typed) }
            }
            div { class: "actions",
                Button { id: "{name}-confirm", kind: question.kind(), icon: question.icon(), busy: act.busy(), onclick: press, "{question.does}" }
                Button { kind: Kind::Second, onclick: move |()| close.call(()), {t!("action-cancel")} }
            }
        }
    }
}
