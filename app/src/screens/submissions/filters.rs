//! What narrows the list: words, where it stands, the service, for whom, the year.

use dioxus::prelude::*;
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use rapida_contract::ipc::{Stand, SubmissionFilter, Submissions};

use crate::t;
use crate::text::{said, wire_name};
use crate::ui::field::{Frame, field};
use crate::ui::segments::Segments;

/// The input of what is searched.
pub const SEARCH: &str = "submissions-search";

/// Milliseconds without a keystroke after which is searched.
const PAUSE_MS: u32 = 300;

/// The value of a choice that lets all through: no slug, key or year is so.
const ANY: &str = "*";
/// The same of where it stands; it is a part of an id.
const ALL: &str = "all";

/// Whether anything is left out.
pub fn is_narrowed(filter: &SubmissionFilter) -> bool {
    *filter != SubmissionFilter::default()
}

/// Searched once who types pauses.
#[component]
pub fn Search(typed: Signal<String>, filter: Signal<SubmissionFilter>) -> Element {
    let keys = use_coroutine(move |mut keys: UnboundedReceiver<String>| async move {
        let mut next = keys.next().await;
        while let Some(words) = next {
            next = match select(keys.next(), TimeoutFuture::new(PAUSE_MS)).await {
                Either::Left((more, _)) => more,
                Either::Right(((), more)) => {
                    filter.write().text = words;
                    more.await
                }
            };
        }
    });
    let frame = Frame {
        id: SEARCH.into(),
        label: t!("submissions-search"),
        hint: t!("submissions-search-hint"),
        ..Frame::default()
    };
    field(
        &frame,
        rsx! {
            input { id: SEARCH, class: "input", r#type: "search", autocomplete: "off", value: "{typed}", "aria-describedby": "{SEARCH}-hint",
                oninput: move |event| {
                    typed.set(event.value());
                    keys.send(event.value());
                } }
        },
    )
}

/// "Tocca a te", "In corso", "Concluse", or all.
#[component]
pub fn Stands(filter: Signal<SubmissionFilter>) -> Element {
    let stands =
        [(Stand::Mine, t!("stand-mine")), (Stand::Underway, t!("stand-underway")), (Stand::Over, t!("stand-over"))];
    let choices: Vec<(String, String)> = [(ALL.to_owned(), t!("stand-all"))]
        .into_iter()
        .chain(stands.iter().map(|(stand, words)| (name(*stand), words.clone())))
        .collect();
    let chosen = filter.read().stand.map_or_else(|| ALL.to_owned(), name);
    let choose = move |value: String| {
        let found = [Stand::Mine, Stand::Underway, Stand::Over].into_iter().find(|stand| name(*stand) == value);
        filter.write().stand = found;
    };
    rsx! {
        Segments { name: "stand", legend: t!("stand-legend"), chosen, choices, onchange: choose }
    }
}

/// As on the wire.
fn name(stand: Stand) -> String {
    wire_name(&stand)
}

/// The choices that there are: where all is of one service, nobody has to choose it.
#[component]
pub fn Filters(submissions: Submissions, filter: Signal<SubmissionFilter>) -> Element {
    let now = filter();
    let is_alike = [submissions.services.len(), submissions.subjects.len(), submissions.years.len()];
    if is_alike.iter().all(|choices| *choices < 2) {
        return rsx! {};
    }
    let services = submissions.services.iter().map(|(slug, title)| (slug.clone(), said(title)));
    let subjects = submissions
        .subjects
        .iter()
        .map(|(key, name)| (key.clone(), if key.is_empty() { t!("submissions-oneself") } else { name.clone() }));
    let years = submissions.years.iter().map(|year| (year.to_string(), year.to_string()));
    let year = now.year.map(|year| year.to_string());
    let by_service = move |chosen| filter.write().slug = chosen;
    let by_subject = move |chosen| filter.write().subject = chosen;
    let by_year = move |chosen: Option<String>| filter.write().year = chosen.and_then(|year| year.parse().ok());
    let is_chosen = now.slug.is_some() || now.subject.is_some() || year.is_some();
    rsx! {
        details { id: "submissions-filters", class: "more", open: is_chosen,
            summary { {t!("submissions-filters")} }
            div { class: "fields-two",
                {choice("submissions-service", t!("submissions-by-service"), services.collect(), now.slug, by_service)}
                {choice("submissions-subject", t!("submissions-by-subject"), subjects.collect(), now.subject, by_subject)}
                {choice("submissions-year", t!("submissions-by-year"), years.collect(), year, by_year)}
            }
        }
    }
}

fn choice(
    id: &'static str,
    label: String,
    choices: Vec<(String, String)>,
    chosen: Option<String>,
    mut choose: impl FnMut(Option<String>) + 'static,
) -> Element {
    if choices.len() < 2 && chosen.is_none() {
        return rsx! {};
    }
    let frame = Frame { id: id.into(), label, ..Frame::default() };
    field(
        &frame,
        rsx! {
            select { id, class: "input", onchange: move |event| choose(Some(event.value()).filter(|value| value != ANY)),
                option { value: ANY, selected: chosen.is_none(), {t!("territory-all")} }
                for (value , words) in choices {
                    option { key: "{value}", value: value.clone(), selected: chosen.as_ref() == Some(&value), "{words}" }
                }
            }
        },
    )
}
