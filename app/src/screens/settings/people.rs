//! "Blocco e persone": the lock of whoever is at the app, and who else uses this device.

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ipc::lock::{LABEL_MAX, LockKind};
use rapida_contract::ipc::{
    AddPerson, GetPeople, Opening, PeopleHere, PersonCard, Prompt, RemoveLock, RenamePerson, SetLock, UseBiometrics,
};

use super::super::locked::{Erase, name};
use super::secret::{Choice, SecretFields, faults_of, use_choice};
use crate::act::use_act;
use crate::live::use_live;
use crate::ui::button::{Button, Kind};
use crate::ui::dialog::Dialog;
use crate::ui::field::{Check, TextField};
use crate::ui::icon::symbol;
use crate::{browser, t, text};

/// What is being done in a dialog.
#[derive(Clone, Copy, PartialEq)]
enum Doing {
    Locking,
    Unlocking,
    Naming,
    Adding,
    Erasing,
}

/// The part of the settings.
#[component]
pub fn PeoplePanel() -> Element {
    let people = use_live(GetPeople {}, &[Topic::People]);
    rsx! {
        section { class: "panel", "aria-labelledby": "people",
            h2 { id: "people", {t!("people-title")} }
            {people.draw(|people| rsx! { Panel { people: people.clone() } })}
        }
    }
}

#[component]
fn Panel(people: PeopleHere) -> Element {
    let mut doing = use_signal(|| None::<Doing>);
    let Some(own) = people.own().cloned() else { return rsx! {} };
    let alone = people.people.len() == 1;
    let close = move |()| doing.set(None);
    rsx! {
        p { id: "lock-state",
            match own.lock {
                None => t!("people-no-lock"),
                Some(LockKind::Pin) => t!("people-by-pin"),
                Some(LockKind::Passphrase) => t!("people-by-passphrase"),
            }
        }
        div { class: "actions",
            Button { id: "set-lock", kind: Kind::Second, icon: "lock", onclick: move |()| doing.set(Some(Doing::Locking)),
                if own.lock.is_some() { {t!("people-change-lock")} } else { {t!("people-set-lock")} }
            }
            if own.lock.is_some() && alone && people.has_key_store {
                Button { id: "remove-lock", kind: Kind::Second, onclick: move |()| doing.set(Some(Doing::Unlocking)), {t!("people-remove-lock")} }
            }
        }
        if own.lock.is_some() && people.has_biometrics {
            Finger { chosen: people.uses_biometrics }
        }
        h3 { {t!("people-who")} }
        ul { class: "items",
            for person in people.people.iter() {
                li { class: "item", key: "{person.id}",
                    div { class: "item-body",
                        span { class: "item-title", {name(person)} }
                        if person.id == people.here {
                            span { class: "item-line", {t!("people-you")} }
                        }
                    }
                }
            }
        }
        if own.lock.is_none() {
            p { class: "field-hint", {t!("people-lock-first")} }
        }
        div { class: "actions",
            if own.lock.is_some() {
                Button { id: "add-person", kind: Kind::Second, icon: "plus", onclick: move |()| doing.set(Some(Doing::Adding)), {t!("people-add")} }
            }
            Button { id: "rename-person", kind: Kind::Second, icon: "pencil", onclick: move |()| doing.set(Some(Doing::Naming)), {t!("people-rename")} }
            Button { id: "erase-person", kind: Kind::Danger, icon: "trash", onclick: move |()| doing.set(Some(Doing::Erasing)), {t!("people-erase")} }
        }
        match doing() {
            None => rsx! {},
            Some(Doing::Locking) => rsx! { Locking { own, has_key_store: people.has_key_store, close } },
            Some(Doing::Unlocking) => rsx! { Unlocking { own, close } },
            Some(Doing::Naming) => rsx! { Naming { own, close } },
            Some(Doing::Adding) => rsx! { Adding { has_key_store: people.has_key_store, close } },
            // Whoever is next begins on a page of their own.
            Some(Doing::Erasing) => rsx! { Erase { person: own, erased: |_: Opening| browser::reload(), close } },
        }
    }
}

/// Finger or face in the place of the PIN.
#[component]
fn Finger(chosen: bool) -> Element {
    let act = use_act();
    let mut is_on = use_signal(|| chosen);
    let choose = move |on: bool| {
        is_on.set(on);
        let prompt = Prompt { reason: t!("people-finger-reason"), cancel: t!("action-cancel") };
        act.run_or(UseBiometrics { on, prompt }, move |outcome| {
            is_on.set(*outcome.as_ref().unwrap_or(&!on));
            act.say(match (on, outcome) {
                (_, Ok(true)) => t!("people-finger-on"),
                (false, Ok(false)) => t!("people-finger-off"),
                (true, Ok(false)) => t!("locked-finger-unknown"),
                (_, Err(problem)) => text::of_problem(&problem),
            });
        });
    };
    rsx! {
        Check { id: "finger", label: t!("people-finger"), checked: is_on(), onchange: choose }
        p { class: "field-hint", {t!("people-finger-hint")} }
    }
}

/// A lock is set or changed.
#[component]
fn Locking(own: PersonCard, has_key_store: bool, close: EventHandler<()>) -> Element {
    let mut old = use_signal(String::new);
    let choice = use_choice(has_key_store);
    let act = use_act();
    let before = own.lock;
    let send = move || {
        if !choice.passes() {
            return;
        }
        let command = SetLock { old: before.map(|_| old()), kind: choice.kind(), secret: choice.secret() };
        act.run_or(command, move |outcome| match outcome {
            Ok(()) => {
                act.say(t!("people-locked"));
                close.call(());
            }
            Err(refused) => choice.refuse(&refused),
        });
    };
    rsx! {
        Dialog { id: "lock-dialog", title: if before.is_some() { t!("people-change-lock") } else { t!("people-set-lock") }, close,
            p { {t!("people-lock-why")} }
            form { onsubmit: move |event| { event.prevent_default(); send(); },
                if let Some(before) = before {
                    OldSecret { kind: before, value: old(), choice, oninput: move |value| old.set(value) }
                }
                SecretFields { choice, has_key_store }
                {no_way_back()}
                {ways("lock-save", t!("people-save"), act.busy(), EventHandler::new(move |()| send()), close)}
            }
        }
    }
}

/// A lock is taken away.
#[component]
fn Unlocking(own: PersonCard, close: EventHandler<()>) -> Element {
    let mut old = use_signal(String::new);
    let choice = use_choice(true);
    let act = use_act();
    let send = move || {
        act.run_or(RemoveLock { secret: old() }, move |outcome| match outcome {
            Ok(()) => {
                act.say(t!("people-unlocked"));
                close.call(());
            }
            Err(refused) => choice.refuse(&refused),
        });
    };
    rsx! {
        Dialog { id: "unlock-dialog", title: t!("people-remove-lock"), close,
            p { {t!("people-unlock-what")} }
            form { onsubmit: move |event| { event.prevent_default(); send(); },
                OldSecret { kind: own.lock.unwrap_or(LockKind::Pin), value: old(), choice, oninput: move |value| old.set(value) }
                {ways("unlock-save", t!("people-remove-lock"), act.busy(), EventHandler::new(move |()| send()), close)}
            }
        }
    }
}

/// The PIN or passphrase until now.
#[component]
fn OldSecret(kind: LockKind, value: String, choice: Choice, oninput: EventHandler<String>) -> Element {
    let label = match kind {
        LockKind::Pin => t!("lock-pin-now"),
        LockKind::Passphrase => t!("lock-passphrase-now"),
    };
    rsx! {
        TextField { id: "old-secret", label, kind: "password", mode: (kind == LockKind::Pin).then(|| "numeric".to_owned()),
            autocomplete: "current-password", value, fault: choice.fault_of("old"), oninput }
    }
}

/// Another label.
#[component]
fn Naming(own: PersonCard, close: EventHandler<()>) -> Element {
    let mut label = use_signal(|| own.label.clone());
    let mut fault = use_signal(|| None::<String>);
    let act = use_act();
    let send = move || {
        act.run_or(RenamePerson { label: label() }, move |outcome| match outcome {
            Ok(()) => close.call(()),
            Err(refused) => fault.set(faults_of(&refused).into_iter().next().map(|(_, words)| words)),
        });
    };
    rsx! {
        Dialog { id: "rename-dialog", title: t!("people-rename"), close,
            form { onsubmit: move |event| { event.prevent_default(); send(); },
                TextField { id: "person-label", label: t!("people-label"), hint: t!("people-label-hint", max = LABEL_MAX),
                    autocomplete: "off", value: label(), fault: fault(), oninput: move |value| label.set(value) }
                {ways("rename-save", t!("people-save"), act.busy(), EventHandler::new(move |()| send()), close)}
            }
        }
    }
}

/// Somebody else.
#[component]
fn Adding(has_key_store: bool, close: EventHandler<()>) -> Element {
    let mut label = use_signal(String::new);
    let choice = use_choice(has_key_store);
    let act = use_act();
    let send = move || {
        if !choice.passes() {
            return;
        }
        let command = AddPerson { label: label(), kind: choice.kind(), secret: choice.secret() };
        act.run_or(command, move |outcome| match outcome {
            Ok(()) => {
                act.say(t!("people-added"));
                close.call(());
            }
            Err(refused) => choice.refuse(&refused),
        });
    };
    rsx! {
        Dialog { id: "add-dialog", title: t!("people-add"), close,
            p { {t!("people-add-what")} }
            form { onsubmit: move |event| { event.prevent_default(); send(); },
                TextField { id: "person-label", label: t!("people-label"), hint: t!("people-label-hint", max = LABEL_MAX),
                    autocomplete: "off", value: label(), fault: choice.fault_of("label"), oninput: move |value| label.set(value) }
                SecretFields { choice, has_key_store }
                {no_way_back()}
                {ways("add-save", t!("people-add"), act.busy(), EventHandler::new(move |()| send()), close)}
            }
        }
    }
}

/// That nobody can open what is locked in the place of the person.
fn no_way_back() -> Element {
    rsx! {
        div { class: "note note-waiting",
            {symbol("warning")}
            p { class: "note-body", {t!("people-no-way-back")} }
        }
    }
}

fn ways(id: &str, words: String, busy: bool, onclick: EventHandler<()>, close: EventHandler<()>) -> Element {
    rsx! {
        div { class: "actions",
            Button { id, busy, onclick, "{words}" }
            Button { kind: Kind::Plain, onclick: move |()| close.call(()), {t!("action-cancel")} }
        }
    }
}
