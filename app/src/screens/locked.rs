//! The locked app: who is there, and their PIN. Nothing personal stands here but the labels that people chose for each other
//! to read.

use dioxus::prelude::*;
use gloo_timers::future::TimeoutFuture;
use rapida_contract::ids::PersonId;
use rapida_contract::ipc::lock::LockKind;
use rapida_contract::ipc::{ErasePerson, LiftLock, Open, Opening, PersonCard, Prompt, Unlock};
use rapida_contract::problem::Problem;

use crate::act::use_act;
use crate::route::Route;
use crate::ui::button::{Button, Kind};
use crate::ui::dialog::Dialog;
use crate::ui::field::{Check, TextField};
use crate::ui::icon::symbol;
use crate::{browser, route, t, text};

/// What it takes to open the app.
#[component]
pub fn Locked(
    people: Vec<PersonCard>,
    chosen: Option<PersonId>,
    wrong: bool,
    by_biometrics: Option<PersonId>,
    opened: EventHandler<Opening>,
) -> Element {
    let mut at_door = use_signal(|| chosen);
    use_effect(use_reactive!(|chosen| at_door.set(chosen)));
    let several = people.len() > 1;
    let person = people.iter().find(|person| at_door() == Some(person.id)).cloned();
    // Another person's addresses lead this one nowhere.
    let mut choose = move |person: Option<PersonId>| {
        at_door.set(person);
        route::replace(&Route::Home);
    };
    match person {
        None => rsx! {
            Title { text: t!("locked-who") }
            ul { class: "items",
                for (place , person) in people.into_iter().enumerate() {
                    li { key: "{person.id}",
                        button { id: "person-{place + 1}", r#type: "button", class: "btn btn-outline btn-wide",
                            onclick: move |_| choose(Some(person.id)),
                            {symbol("user")}
                            span { {name(&person)} }
                        }
                    }
                }
            }
        },
        Some(person) => rsx! {
            Title { text: t!("locked-title") }
            if several {
                p { class: "lead", {name(&person)} }
            }
            for (person , by_finger) in [(person.clone(), by_biometrics == Some(person.id))] {
                Door { key: "{person.id}", wrong: wrong && chosen == Some(person.id), person, by_finger, opened }
            }
            if several {
                Button { id: "change-person", kind: Kind::Plain, icon: "user", onclick: move |()| choose(None), {t!("locked-not-you")} }
            }
        },
    }
}

/// A person's label, or a word for one without.
pub fn name(person: &PersonCard) -> String {
    if person.label.is_empty() { t!("people-unnamed") } else { person.label.clone() }
}

/// The heading. The window is called by the app's name alone.
#[component]
fn Title(text: String) -> Element {
    use_hook(|| browser::set_title("Rapida"));
    rsx! {
        h1 { "{text}" }
    }
}

/// Finger or face in the place of the PIN.
#[component]
fn Finger(opened: EventHandler<Opening>) -> Element {
    let lift = use_act();
    let mut unknown = use_signal(|| false);
    let press = move |()| {
        unknown.set(false);
        let prompt = Prompt { reason: t!("locked-finger-reason"), cancel: t!("action-cancel") };
        lift.run(LiftLock { prompt }, move |opening| {
            unknown.set(opening != Opening::Ready);
            opened.call(opening);
        });
    };
    rsx! {
        div { class: "actions",
            Button { id: "lift-lock", icon: "user", busy: lift.busy(), onclick: press, {t!("locked-finger")} }
        }
        div { "aria-live": "assertive",
            if unknown() {
                p { id: "finger-unknown", class: "field-fault",
                    {symbol("warning")}
                    span { {t!("locked-finger-unknown")} }
                }
            }
        }
    }
}

/// The PIN of one person.
#[component]
fn Door(person: PersonCard, wrong: bool, by_finger: bool, opened: EventHandler<Opening>) -> Element {
    let PersonCard { id, lock, wait_s, .. } = person.clone();
    let kind = lock.unwrap_or(LockKind::Passphrase);
    let field = if kind == LockKind::Pin { "pin" } else { "passphrase" };
    let mut typed = use_signal(String::new);
    let mut shown = use_signal(|| false);
    let mut forgot = use_signal(|| false);
    let mut problem = use_signal(|| None::<Problem>);
    let unlock = use_act();
    let left = use_wait(wait_s, opened);
    // A keyboard on the screen is in the way of who needs none.
    use_effect(move || browser::focus(if by_finger { "lift-lock" } else { field }));
    let send = move || {
        if left() > 0 {
            return;
        }
        unlock.run_or(Unlock { person: id, secret: typed() }, move |outcome| {
            typed.set(String::new());
            browser::focus(field);
            match outcome {
                Ok(opening) => opened.call(opening),
                Err(refused) => problem.set(Some(refused)),
            }
        });
    };
    let fault = problem().map(|problem| text::of_problem(&problem)).or_else(|| wrong.then(|| wrong_words(kind)));
    rsx! {
        if by_finger {
            Finger { opened }
        }
        form { onsubmit: move |event| { event.prevent_default(); send(); },
            TextField { id: field, label: secret_label(kind), kind: if shown() { "text" } else { "password" },
                mode: (kind == LockKind::Pin).then(|| "numeric".to_owned()), autocomplete: "current-password", value: typed(),
                fault: fault.filter(|_| typed.read().is_empty()), oninput: move |value| typed.set(value) }
            div { class: "actions",
                Button { id: "unlock", busy: unlock.busy(), onclick: move |()| send(), {t!("locked-open")} }
                button { id: "show-secret", r#type: "button", class: "btn btn-plain", "aria-pressed": shown(),
                    onclick: move |_| shown.toggle(),
                    span { {t!("locked-show")} }
                }
            }
            div { "aria-live": "assertive",
                if wait_s > 0 {
                    p { class: "field-fault",
                        {symbol("clock")}
                        span { {t!("locked-wait", wait = text::span(wait_s))} }
                    }
                }
            }
            if left() > 0 {
                p { id: "wait", class: "mono", role: "timer", {text::span(left())} }
            }
        }
        Button { id: "forgot", kind: Kind::Plain, onclick: move |()| forgot.set(true), {forgot_words(kind)} }
        if forgot() {
            Erase { person, erased: move |opening| { route::replace(&Route::Home); opened.call(opening); }, close: move |()| forgot.set(false) }
        }
    }
}

/// Seconds that are left of a wait; asks again how things stand when it is over.
fn use_wait(wait_s: u32, opened: EventHandler<Opening>) -> Signal<u32> {
    let mut left = use_signal(|| wait_s);
    let ask = use_act();
    use_effect(use_reactive!(|wait_s| {
        left.set(wait_s);
        spawn(async move {
            for second in (0..wait_s).rev() {
                TimeoutFuture::new(1_000).await;
                left.set(second);
            }
            if wait_s > 0 {
                ask.run(Open {}, move |opening| opened.call(opening));
            }
        });
    }));
    left
}

/// What a lock of this kind is opened with.
pub fn secret_label(kind: LockKind) -> String {
    match kind {
        LockKind::Pin => t!("lock-pin"),
        LockKind::Passphrase => t!("opening-passphrase"),
    }
}

/// That it was not the right one.
fn wrong_words(kind: LockKind) -> String {
    match kind {
        LockKind::Pin => t!("lock-pin-wrong"),
        LockKind::Passphrase => t!("opening-wrong"),
    }
}

fn forgot_words(kind: LockKind) -> String {
    match kind {
        LockKind::Pin => t!("locked-forgot-pin"),
        LockKind::Passphrase => t!("locked-forgot-passphrase"),
    }
}

/// All that a person has on this device is erased, once they have read what that is and said so.
#[component]
pub fn Erase(person: PersonCard, erased: EventHandler<Opening>, close: EventHandler<()>) -> Element {
    let act = use_act();
    let mut understood = use_signal(|| false);
    let mut missing = use_signal(|| false);
    let id = person.id;
    let press = move |()| {
        missing.set(!understood());
        if understood() {
            act.run(ErasePerson { person: id }, move |opening| erased.call(opening));
        }
    };
    rsx! {
        Dialog { id: "erase", title: t!("erase-title"), close,
            p { {t!("erase-what")} }
            ul {
                li { {t!("erase-drafts")} }
                li { {t!("erase-queued")} }
                li { {t!("erase-receipts")} }
            }
            p { {t!("erase-stays")} }
            Check { id: "erase-understood", label: t!("erase-understood"), checked: understood(),
                fault: missing().then(|| t!("fault-not_accepted")), onchange: move |yes| understood.set(yes) }
            div { class: "actions",
                Button { id: "erase-do", kind: Kind::Danger, icon: "trash", busy: act.busy(), onclick: press, {t!("erase-do")} }
                Button { kind: Kind::Second, onclick: move |()| close.call(()), {t!("action-cancel")} }
            }
        }
    }
}
