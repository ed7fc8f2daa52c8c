//! A PIN or a passphrase that is being chosen, twice.

use dioxus::prelude::*;
use rapida_contract::ipc::lock::{LockKind, PASSPHRASE_MIN};
use rapida_contract::problem::{Code, Fault, FieldError, Problem};

use super::super::locked::secret_label;
use crate::ui::field::{Radios, TextField};
use crate::{browser, t, text};

/// What is being chosen. A handle: copies are the same choice.
#[derive(Clone, Copy, PartialEq)]
pub struct Choice {
    kind: Signal<LockKind>,
    once: Signal<String>,
    again: Signal<String>,
    faults: Signal<Vec<(&'static str, String)>>,
}

/// Nothing chosen yet: a PIN, where a PIN protects anything.
pub fn use_choice(has_key_store: bool) -> Choice {
    let first = if has_key_store { LockKind::Pin } else { LockKind::Passphrase };
    Choice {
        kind: use_signal(|| first),
        once: use_signal(String::new),
        again: use_signal(String::new),
        faults: use_signal(Vec::new),
    }
}

impl Choice {
    /// The kind.
    pub fn kind(self) -> LockKind {
        (self.kind)()
    }

    /// What was typed.
    pub fn secret(self) -> String {
        (self.once)()
    }

    /// Whether it is good and twice the same; what is not so is shown.
    pub fn passes(self) -> bool {
        let mut found = Vec::new();
        if let Some(fault) = self.kind().fault(&self.once.peek()) {
            found.push(("secret", fault_words(&fault)));
        } else if *self.once.peek() != *self.again.peek() {
            found.push(("again", t!("lock-not-same")));
        }
        self.show(found)
    }

    /// Shows why the core does not take it.
    pub fn refuse(self, problem: &Problem) {
        self.show(faults_of(problem));
    }

    /// What is wrong with a field, in words.
    pub fn fault_of(self, field: &str) -> Option<String> {
        self.faults.read().iter().find(|(at, _)| *at == field).map(|(_, words)| words.clone())
    }

    fn show(self, found: Vec<(&'static str, String)>) -> bool {
        let mut faults = self.faults;
        let first = found.first().map(|(field, _)| *field);
        faults.set(found);
        if let Some(field) = first {
            browser::focus(input_id(field));
        }
        first.is_none()
    }
}

fn input_id(field: &str) -> &'static str {
    match field {
        "old" => "old-secret",
        "label" => "person-label",
        "again" => "new-secret-again",
        _ => "new-secret",
    }
}

/// Where it stands and what is wrong, for what the core refused.
pub fn faults_of(problem: &Problem) -> Vec<(&'static str, String)> {
    let of_field = |error: &FieldError| {
        let field = if error.field == "label" { "label" } else { "secret" };
        (field, fault_words(error))
    };
    match problem.code {
        Code::Invalid => problem.errors.iter().map(of_field).collect(),
        Code::WrongPin | Code::PinWait => vec![("old", text::of_problem(problem))],
        _ => vec![("secret", text::of_problem(problem))],
    }
}

fn fault_words(error: &FieldError) -> String {
    match (error.field.as_str(), error.fault) {
        ("secret", Fault::Malformed) => t!("lock-pin-form"),
        _ => text::of_fault(error),
    }
}

/// The kind where there is a choice, and the secret twice.
#[component]
pub fn SecretFields(choice: Choice, has_key_store: bool) -> Element {
    let Choice { mut kind, mut once, mut again, .. } = choice;
    let kinds = vec![("pin".to_owned(), t!("lock-pin")), ("passphrase".to_owned(), t!("opening-passphrase"))];
    let is_pin = kind() == LockKind::Pin;
    let mode = is_pin.then(|| "numeric".to_owned());
    let again_label = if is_pin { t!("lock-pin-again") } else { t!("opening-passphrase-again") };
    rsx! {
        if has_key_store {
            Radios { name: "lock-kind", legend: t!("lock-kind"), choices: kinds, chosen: if is_pin { "pin" } else { "passphrase" },
                onchange: move |value: String| kind.set(if value == "pin" { LockKind::Pin } else { LockKind::Passphrase }) }
        }
        TextField { id: "new-secret", label: secret_label(kind()), kind: "password", mode: mode.clone(), autocomplete: "new-password",
            hint: if is_pin { t!("lock-pin-form") } else { t!("opening-passphrase-hint", count = PASSPHRASE_MIN) },
            value: once(), fault: choice.fault_of("secret"), oninput: move |value| once.set(value) }
        TextField { id: "new-secret-again", label: again_label, kind: "password", mode, autocomplete: "new-password",
            value: again(), fault: choice.fault_of("again"), oninput: move |value| again.set(value) }
    }
}
