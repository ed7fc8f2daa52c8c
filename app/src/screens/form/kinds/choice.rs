//! What is chosen: yes or no, one of several, some of them, an entry of a list, a box to tick. Up to five beside each other,
//! up to ten in a select, more by typing.

use dioxus::prelude::*;
use rapida_contract::form::Answer;
use rapida_contract::service::{Choice, Entry};

use super::Ask;
use super::complete::Complete;
use super::find::Item;
use crate::t;
use crate::text::said;
use crate::ui::button::{Button, Kind};
use crate::ui::field::{Check, Radios, field, field_set, framed};

/// Most that stand beside each other, and most in a select (Designers Italia).
const BESIDE: usize = 5;
const IN_SELECT: usize = 10;

/// Yes or no.
pub fn yes_no(ask: &Ask) -> Element {
    let chosen = match ask.answer {
        Some(Answer::YesNo(true)) => "yes",
        Some(Answer::YesNo(false)) => "no",
        _ => "",
    };
    let choices = vec![("yes".to_owned(), t!("form-yes")), ("no".to_owned(), t!("form-no"))];
    radios(ask, chosen.to_owned(), choices, |value| Answer::YesNo(value == "yes"))
}

/// One of several.
pub fn one_of(ask: &Ask, options: &[Choice]) -> Element {
    let choices = options.iter().map(|option| (option.value.clone(), said(&option.label))).collect();
    among(ask, choices, ask.text().to_owned(), Answer::Text)
}

/// An entry of a list, or its id where the list is not at hand.
pub fn from_list(ask: &Ask, list: &str) -> Element {
    match ask.entries(list) {
        Some(list) => rsx! { ByTyping { ask: ask.clone(), items: list.entries.iter().map(item).collect::<Vec<_>>() } },
        None => super::line::line(ask, None),
    }
}

/// An entry as it is found.
pub fn item(entry: &Entry) -> Item {
    Item { id: entry.id.clone(), name: entry.name.clone(), detail: entry.detail.clone().unwrap_or_default() }
}

/// One of some, by how many there are: what is chosen becomes an answer.
pub fn among(
    ask: &Ask,
    choices: Vec<(String, String)>,
    chosen: String,
    answer: impl Fn(String) -> Answer + Clone + 'static,
) -> Element {
    match choices.len() {
        count if count <= BESIDE => radios(ask, chosen, choices, answer),
        count if count <= IN_SELECT => select(ask, &chosen, &choices, answer),
        _ => {
            let items = choices.into_iter().map(|(id, name)| Item { id, name, detail: String::new() });
            rsx! { ByTyping { ask: ask.clone(), items: items.collect::<Vec<_>>() } }
        }
    }
}

fn radios(
    ask: &Ask,
    chosen: String,
    choices: Vec<(String, String)>,
    answer: impl Fn(String) -> Answer + 'static,
) -> Element {
    let (asked, left, cleared) = (ask.clone(), ask.clone(), ask.clone());
    let is_chosen = choices.iter().any(|(value, _)| *value == chosen);
    rsx! {
        Radios { name: ask.id.clone(), legend: ask.label.clone(), hint: ask.hint.clone(), fault: ask.fault(""), optional: ask.optional,
            chosen, choices,
            onchange: move |value| {
                asked.choose(Some(answer(value)));
                asked.leave();
            },
            onleave: move |()| left.leave() }
        if ask.optional && is_chosen {
            Button { id: "{ask.id}-clear", kind: Kind::Plain, icon: "close", label: t!("form-clear-label", what = ask.label.clone()),
                onclick: move |()| cleared.choose(None), {t!("form-clear")} }
        }
    }
}

fn select(
    ask: &Ask,
    chosen: &str,
    choices: &[(String, String)],
    answer: impl Fn(String) -> Answer + 'static,
) -> Element {
    let (frame, asked, left) = (ask.frame(), ask.clone(), ask.clone());
    let is_chosen = choices.iter().any(|(value, _)| value == chosen);
    let choose = move |event: FormEvent| {
        let value = event.value();
        asked.choose((!value.is_empty()).then(|| answer(value)));
        asked.leave();
    };
    let input = rsx! {
        select { onchange: choose, onblur: move |_| left.leave(), ..framed(&frame),
            option { value: "", selected: !is_chosen, {t!("kind-choose")} }
            for (value , words) in choices {
                option { key: "{value}", value: "{value}", selected: value == chosen, "{words}" }
            }
        }
    };
    field(&frame, input)
}

/// One of many, found by typing. What is half typed is kept.
#[component]
fn ByTyping(ask: Ask, items: Vec<Item>) -> Element {
    let (asked, left) = (ask.clone(), ask.clone());
    rsx! {
        Complete {
            id: ask.id.clone(),
            label: ask.label.clone(),
            hint: ask.hint.clone(),
            fault: ask.fault(""),
            optional: ask.optional,
            items,
            chosen: ask.text().to_owned(),
            onchange: move |text: String| asked.typing((!text.trim().is_empty()).then_some(Answer::Text(text))),
            onleave: move |()| left.leave(),
        }
    }
}

/// Any of several, in the order of the question.
pub fn some_of(ask: &Ask, options: &[Choice], at_most: Option<u32>) -> Element {
    let mut frame = ask.frame();
    if let Some(at_most) = at_most.filter(|_| frame.hint.is_empty()) {
        frame.hint = t!("form-at-most", count = at_most);
    }
    let left = ask.clone();
    let order: Vec<String> = options.iter().map(|option| option.value.clone()).collect();
    field_set(
        &frame,
        EventHandler::new(move |()| left.leave()),
        rsx! {
            for option in options.iter().cloned() {
                {
                    let (asked, order) = (ask.clone(), order.clone());
                    rsx! {
                        Check { key: "{option.value}", id: "{ask.id}-{option.value}", label: said(&option.label), checked: ask.list().contains(&option.value),
                            onchange: move |ticked| asked.choose(ticked_of(asked.list(), &order, &option.value, ticked)) }
                    }
                }
            }
        },
    )
}

/// What is ticked after one more or one less, in the order of the options. What is no option stays, at the end.
fn ticked_of(chosen: &[String], order: &[String], value: &str, ticked: bool) -> Option<Answer> {
    let is_ticked = |other: &String| if other == value { ticked } else { chosen.contains(other) };
    let known = order.iter().filter(|other| is_ticked(other));
    let foreign = chosen.iter().filter(|other| !order.contains(other));
    let list: Vec<String> = known.chain(foreign).cloned().collect();
    (!list.is_empty()).then_some(Answer::List(list))
}

/// A box to tick. Unticked, it says no.
pub fn consent(ask: &Ask) -> Element {
    let (asked, left) = (ask.clone(), ask.clone());
    rsx! {
        div { onfocusout: move |_| left.leave(),
            Check { id: ask.id.clone(), label: ask.label.clone(), checked: ask.answer == Some(Answer::YesNo(true)), fault: ask.fault(""),
                onchange: move |ticked| asked.choose(Some(Answer::YesNo(ticked))) }
            if !ask.hint.is_empty() {
                p { class: "field-hint", {ask.hint.clone()} }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_kept_in_the_order_of_the_question() {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let order = texts(&["monday", "tuesday", "friday"]);
        let cases: [(&[&str], &str, bool, &[&str]); 5] = [
            (&[], "friday", true, &["friday"]),
            (&["friday"], "monday", true, &["monday", "friday"]),
            (&["monday", "friday"], "monday", false, &["friday"]),
            (&["friday"], "friday", false, &[]),
            (&["sunday"], "monday", true, &["monday", "sunday"]),
        ];
        for (chosen, value, ticked, expected) in cases {
            let expected = (!expected.is_empty()).then(|| Answer::List(texts(expected)));
            assert_eq!(ticked_of(&texts(chosen), &order, value, ticked), expected, "{chosen:?} {value}");
        }
    }
}
