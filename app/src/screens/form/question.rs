//! A question: its widget, and around it what explains it, where its answer came from, and what another device says.
//! It is drawn anew only when something of its own is another.

use dioxus::prelude::*;
use rapida_contract::form::{Answer, At};
use rapida_contract::ipc::SettleAnswer;
use rapida_contract::problem::Problem;
use rapida_contract::service::{Field, Kind, Source};

use super::errors::input_id;
use super::filling::{Filling, View};
use super::keep::keep_question;
use super::kinds::{Ask, widget, words_of};
use super::saving::read_again;
use super::value::of_answer;
use crate::ui::button::{self, Button};
use crate::ui::field::{Frame, field, framed};
use crate::ui::icon::symbol;
use crate::{bridge, t, text};

/// One question, while it is shown.
#[component]
pub fn Question(filling: Filling, at: At) -> Element {
    let view = use_memo(move || filling.view(at));
    let view = view.read().clone();
    let (path, field) = {
        let form = filling.form.peek();
        (form.path(at), form.field(at).cloned())
    };
    let Some(field) = field.filter(|_| view.is_shown) else { return rsx! {} };
    let (label, hint, help) = words_of(&field);
    let is_asked = !matches!(field.kind, Kind::Note | Kind::Unknown) && field.value.is_none();
    let ask = Ask {
        filling,
        at,
        id: input_id(&path),
        path,
        label,
        hint,
        optional: is_asked && !view.is_required,
        kind: field.kind.clone(),
        answer: view.answer.clone(),
        locked: view.locked.clone(),
        faults: view.faults.clone(),
    };
    rsx! {
        div { class: "question",
            {widget(&ask, &field, &view)}
            if !help.is_empty() {
                details { class: "more",
                    summary { {t!("form-help")} }
                    p { class: "words", "{help}" }
                }
            }
            {around(&ask, &field, &view)}
        }
    }
}

fn around(ask: &Ask, field: &Field, view: &View) -> Element {
    let source = field.prefill.filter(|source| view.locked.is_none() && source.fits(&field.kind));
    let offers = source.map(|source| ask.filling.form.peek().asked().known.offers(source)).unwrap_or_default();
    rsx! {
        if let Some(source) = source {
            {origin(ask, source, &offers)}
            {other_offers(ask, &offers)}
            {keep_question(ask, source, &offers)}
        }
        if let Some(other) = view.other.clone() {
            Elsewhere { ask: ask.clone(), field: field.id.clone(), other }
        }
    }
}

/// "Dal tuo profilo": what was filled in, or chosen from what is known.
fn origin(ask: &Ask, source: Source, offers: &[Answer]) -> Element {
    if !ask.answer.as_ref().is_some_and(|answer| offers.contains(answer)) {
        return rsx! {};
    }
    let words = if matches!(source, Source::Child | Source::Partner) {
        t!("form-origin-registry")
    } else {
        t!("form-origin-profile")
    };
    rsx! {
        p { class: "origin",
            {symbol("user")}
            span { "{words}" }
        }
    }
}

/// What else is known, to be taken in the place of what is there: another car.
fn other_offers(ask: &Ask, offers: &[Answer]) -> Element {
    let others: Vec<&Answer> = offers.iter().filter(|offer| ask.answer.as_ref() != Some(*offer)).collect();
    if others.is_empty() {
        return rsx! {};
    }
    let label = if ask.answer.is_some() { t!("form-offer-other") } else { t!("form-offer") };
    let frame = Frame { id: format!("{}-offer", ask.id), label, ..Frame::default() };
    let words: Vec<String> = {
        let form = ask.filling.form.peek();
        others.iter().map(|offer| of_answer(&form, &ask.kind, offer)).collect()
    };
    let (own, others) = (ask.clone(), others.into_iter().cloned().collect::<Vec<_>>());
    let choose = move |event: FormEvent| {
        let offer = event.value().parse::<usize>().ok().and_then(|place| others.get(place));
        if let Some(offer) = offer {
            own.choose(Some(offer.clone()));
        }
    };
    let select = rsx! {
        select { onchange: choose, ..framed(&frame),
            option { value: "", selected: true, {t!("kind-choose")} }
            for (place , words) in words.iter().enumerate() {
                option { key: "{words}", value: "{place}", "{words}" }
            }
        }
    };
    rsx! {
        div { class: "offer", {field(&frame, select)} }
    }
}

/// What another device answered meanwhile, and which of the two counts.
#[component]
fn Elsewhere(ask: Ask, field: String, other: Answer) -> Element {
    let mut busy = use_signal(|| false);
    let words = of_answer(&ask.filling.form.peek(), &ask.kind, &other);
    let (filling, own) = (ask.filling, ask.id.clone());
    let settle = use_callback(move |take: bool| {
        let (field, own) = (field.clone(), own.clone());
        spawn(async move {
            busy.set(true);
            let outcome = settled(filling, field, take).await;
            busy.set(false);
            match outcome {
                Ok(()) => super::errors::jump(&own),
                Err(problem) => filling.toasts.say(text::of_problem(&problem)),
            }
        });
    });
    rsx! {
        div { id: "{ask.id}-elsewhere", class: "note note-waiting", role: "status",
            {symbol("copies")}
            div { class: "note-body",
                p { {t!("form-elsewhere", what = words)} }
                div { class: "actions",
                    Button { id: "{ask.id}-take", kind: button::Kind::Second, busy: busy(), onclick: move |()| settle.call(true), {t!("form-elsewhere-take")} }
                    Button { id: "{ask.id}-mine", kind: button::Kind::Plain, busy: busy(), onclick: move |()| settle.call(false), {t!("form-elsewhere-mine")} }
                }
            }
        }
    }
}

/// What was typed here goes to the disk first: that is what gives way, or stays.
async fn settled(filling: Filling, field: String, take: bool) -> Result<(), Problem> {
    filling.keeper.save().await?;
    bridge::call(SettleAnswer { id: filling.id, field, take }).await?;
    read_again(filling).await;
    Ok(())
}
