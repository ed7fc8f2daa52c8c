//! How each kind of question is answered: a file for each family of widgets.

mod choice;
mod complete;
mod files;
mod find;
mod group;
mod household;
mod line;
mod locked;
mod order;
mod parts;
mod place;
mod preferences;
mod written;

use dioxus::prelude::*;
use rapida_contract::expression::Value;
use rapida_contract::form::{Answer, At, Shown, of_value};
use rapida_contract::service::{Field, Kind, List};

use super::filling::{Filling, View};
use super::value::{drawn, in_words};
use crate::t;
use crate::text::said;
use crate::ui::field::Frame;
use crate::ui::icon::symbol;

/// A question as its widget needs it.
#[derive(Clone, PartialEq)]
pub struct Ask {
    /// The form.
    pub filling: Filling,
    /// The question.
    pub at: At,
    /// Its path: `vehicles[1].plate`.
    pub path: String,
    /// Of its input.
    pub id: String,
    /// The question in words.
    pub label: String,
    /// A line below it.
    pub hint: String,
    /// May be left without an answer.
    pub optional: bool,
    /// What can be answered.
    pub kind: Kind,
    /// What was answered.
    pub answer: Option<Answer>,
    /// What a register says.
    pub locked: Option<Answer>,
    /// What is wrong, by part, and to be said.
    pub faults: Vec<(String, String)>,
}

impl Ask {
    /// What is wrong with a part; with the whole where it is empty.
    pub fn fault(&self, part: &str) -> Option<String> {
        self.faults.iter().find(|(known, _)| known == part).map(|(_, words)| words.clone())
    }

    /// What stands around its input.
    pub fn frame(&self) -> Frame {
        let Self { id, label, hint, optional, .. } = self.clone();
        Frame { id, label, hint, fault: self.fault(""), optional }
    }

    /// The answer where it is a text: an option, an entry, what was typed.
    pub fn text(&self) -> &str {
        if let Some(Answer::Text(text)) = &self.answer { text } else { "" }
    }

    /// The answer where it is several.
    pub fn list(&self) -> &[String] {
        if let Some(Answer::List(list)) = &self.answer { list } else { &[] }
    }

    /// The same as it is by now, whatever was drawn last.
    pub fn list_now(&self) -> Vec<String> {
        let form = self.filling.form.peek();
        if let Some(Answer::List(list)) = form.answer(self.at) { list.clone() } else { Vec::new() }
    }

    /// Takes over what is being typed.
    pub fn typing(&self, answer: Option<Answer>) {
        self.filling.typing(self.at, answer);
    }

    /// Takes over a choice.
    pub fn choose(&self, answer: Option<Answer>) {
        self.filling.choose(self.at, answer);
    }

    /// It was left: it was answered, or the focus is elsewhere.
    pub fn leave(&self) {
        self.filling.leave(&self.path);
    }

    /// A list that it chooses from, where it is at hand.
    pub fn entries(&self, list: &str) -> Option<List> {
        self.filling.form.peek().template().lists.iter().find(|known| known.id == list).cloned()
    }
}

/// The widget of a question.
pub fn widget(ask: &Ask, field: &Field, view: &View) -> Element {
    if field.value.is_some() {
        return computed(ask, view.computed.as_ref());
    }
    let is_whole = |known: &Answer| !matches!(known, Answer::Parts(_));
    if let Some(known) = view.locked.as_ref().filter(|known| is_whole(known)) {
        return locked::whole(ask, field.prefill, known);
    }
    match &field.kind {
        Kind::YesNo => choice::yes_no(ask),
        Kind::OneOf { options } => choice::one_of(ask, options),
        Kind::SomeOf { options, at_most, .. } => choice::some_of(ask, options, *at_most),
        Kind::Consent => choice::consent(ask),
        Kind::FromList { list } => choice::from_list(ask, list),
        Kind::Preferences { list, at_most, .. } => rsx! {
            preferences::Preferences { ask: ask.clone(), list: list.clone(), at_most: *at_most }
        },
        Kind::HouseholdPerson => household::household_person(ask, field.prefill),
        Kind::Person | Kind::Address | Kind::Plate | Kind::Isee | Kind::Property | Kind::Period => {
            parts::parts(ask, field.prefill)
        }
        Kind::Place => place::place(ask),
        Kind::Files { accept, at_most, max_mb } => rsx! {
            files::Files { ask: ask.clone(), accept: accept.clone(), at_most: *at_most, max_mb: *max_mb }
        },
        Kind::Group { at_least, at_most, .. } => group::group(ask, *at_least, *at_most),
        Kind::Note => note(ask),
        Kind::Unknown => unknown(ask),
        Kind::ShortText { .. }
        | Kind::LongText { .. }
        | Kind::Integer { .. }
        | Kind::Money { .. }
        | Kind::Date
        | Kind::TaxCode
        | Kind::VatNumber
        | Kind::Iban
        | Kind::Email
        | Kind::CertifiedMail
        | Kind::Phone => line::line(ask, field.prefill),
    }
}

/// What is read and not answered.
fn note(ask: &Ask) -> Element {
    rsx! {
        div { id: "{ask.id}", class: "note",
            {symbol("info")}
            div { class: "note-body",
                p { {ask.label.clone()} }
                if !ask.hint.is_empty() {
                    p { {ask.hint.clone()} }
                }
            }
        }
    }
}

/// A kind of a newer server.
fn unknown(ask: &Ask) -> Element {
    rsx! {
        div { id: "{ask.id}", class: "note note-waiting",
            {symbol("warning")}
            p {
                strong { {ask.label.clone()} }
                " "
                {t!("form-unknown")}
            }
        }
    }
}

/// What follows from other answers, told anew as they change.
fn computed(ask: &Ask, value: Option<&Value>) -> Element {
    let form = ask.filling.form.peek();
    let shown = value.and_then(of_value).and_then(|answer| form.shown(&ask.kind, answer));
    let words = shown.as_ref().map_or_else(|| t!("form-not-computed"), in_words);
    rsx! {
        div { class: "field",
            p { id: "{ask.id}-label", class: "field-name", {ask.label.clone()} }
            if !ask.hint.is_empty() {
                p { id: "{ask.id}-hint", class: "field-hint", {ask.hint.clone()} }
            }
            output { id: "{ask.id}", class: "computed", tabindex: "-1", "aria-labelledby": "{ask.id}-label", "{words}" }
            {crate::ui::field::fault_line(&ask.id, ask.fault("").as_deref())}
        }
    }
}

/// What a question of the form says, in its language.
pub fn words_of(field: &Field) -> (String, String, String) {
    let or_nothing = |text: &Option<_>| text.as_ref().map(said).unwrap_or_default();
    (said(&field.label), or_nothing(&field.hint), or_nothing(&field.help))
}

/// A known answer, drawn.
fn shown(ask: &Ask, known: &Answer) -> Element {
    let shown: Option<Shown> = ask.filling.form.peek().shown(&ask.kind, known.clone());
    shown.as_ref().map_or_else(|| rsx! {}, drawn)
}
