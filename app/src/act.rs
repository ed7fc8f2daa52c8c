//! What a press starts: one call at a time, busy until it is answered, said aloud when it is refused.

use dioxus::prelude::*;
use rapida_contract::ipc::Command;
use rapida_contract::problem::Problem;
use wasm_bindgen::JsValue;

use crate::ui::toast::Toasts;
use crate::{bridge, text};

type Done = Box<dyn FnOnce(Result<JsValue, Problem>)>;

/// The call of one button. A handle: copies are the same call.
#[derive(Clone, Copy, PartialEq)]
pub struct Act {
    busy: Signal<bool>,
    toasts: Toasts,
}

/// A call that has not been made yet.
pub fn use_act() -> Act {
    Act { busy: use_signal(|| false), toasts: use_context() }
}

impl Act {
    /// Whether an answer is being waited for.
    pub fn busy(self) -> bool {
        (self.busy)()
    }

    /// Says something to whoever is looking or listening.
    pub fn say(self, words: String) {
        self.toasts.say(words);
    }

    /// Calls, unless a call is under way; a refusal is said in a toast.
    pub fn run<C: Command>(self, command: C, done: impl FnOnce(C::Reply) + 'static) {
        self.run_or(command, move |outcome| match outcome {
            Ok(reply) => done(reply),
            Err(problem) => self.say(text::of_problem(&problem)),
        });
    }

    /// Calls, unless a call is under way; the caller shows a refusal in its own place.
    pub fn run_or<C: Command>(self, command: C, done: impl FnOnce(Result<C::Reply, Problem>) + 'static) {
        let done = Box::new(move |outcome: Result<JsValue, Problem>| done(outcome.and_then(bridge::read)));
        self.start(C::NAME, bridge::to_js(&command), done);
    }

    fn start(self, verb: &'static str, command: Result<JsValue, Problem>, done: Done) {
        let mut busy = self.busy;
        // Only looked at: an effect that acts is not to act again because it acted.
        if *busy.peek() {
            return;
        }
        spawn(async move {
            busy.set(true);
            let outcome = bridge::ask(verb, command).await;
            busy.set(false);
            done(outcome);
        });
    }
}
