//! Files: what they may be said beforehand, then chosen, handed to the device one by one, seen, taken away.

use dioxus::prelude::*;
use rapida_contract::form::{Answer, File, What};
use rapida_contract::problem::Fault;
use rapida_contract::service::FileKind;

use super::Ask;
use crate::screens::form::words::of_fault;
use crate::ui::button::{self, Button};
use crate::ui::fault::{self, LeftOut};
use crate::ui::field::{fault_line, field_set};
use crate::ui::files::{Limits, size_line};
use crate::ui::icon::symbol;
use crate::{bridge, browser, t, text};

/// How many of the chosen files are with the device.
type Progress = Option<(usize, usize)>;

/// The files of a question.
#[component]
pub fn Files(ask: Ask, accept: Vec<FileKind>, at_most: u32, max_mb: u32) -> Element {
    let progress = use_signal(|| Progress::None);
    let mut left_out = use_signal(Vec::<LeftOut>::new);
    let input = format!("{}-input", ask.id);
    let limits = Limits { accept, at_most, max_mb };
    let mut frame = ask.frame();
    frame.hint =
        [frame.hint, limits.words()].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ");
    let files = files_of(ask.answer.as_ref()).to_vec();
    let (own, accepted, chosen) = (ask.clone(), limits.attribute(), input.clone());
    let has_room = files.len() < at_most as usize;
    let take = move |_| {
        let (ask, limits, input) = (own.clone(), limits.clone(), chosen.clone());
        spawn(async move { left_out.set(add_chosen(&ask, &limits, &input, progress).await) });
    };
    field_set(
        &frame,
        EventHandler::default(),
        rsx! {
            ul { class: "files",
                for (place , file) in files.iter().cloned().enumerate() {
                    li { key: "{file.id}", id: "{ask.id}-{place}", class: "file", tabindex: "-1", {row(&ask, place, &file)} }
                }
            }
            if let Some((done, all)) = progress() {
                p { role: "status",
                    {t!("form-file-adding", place = done + 1, count = all)}
                    progress { max: "{all}", value: "{done}", "aria-label": t!("form-file-progress") }
                }
            }
            if has_room {
                div { class: "file-add",
                    input { id: "{input}", r#type: "file", accept: accepted, multiple: at_most > 1, disabled: progress().is_some(),
                        "aria-describedby": "{ask.id}-hint", onchange: take }
                    label { r#for: "{input}", class: "btn btn-outline",
                        {symbol("plus")}
                        {t!("form-file-add")}
                    }
                }
            }
            {fault::left_out(&left_out())}
        },
    )
}

/// Hands the chosen files to the device one by one; which it did not take, and why.
async fn add_chosen(ask: &Ask, limits: &Limits, input: &str, mut progress: Signal<Progress>) -> Vec<LeftOut> {
    let chosen = browser::chosen_files(input);
    let mut refused = Vec::new();
    for (done, file) in chosen.iter().enumerate() {
        progress.set(Some((done, chosen.len())));
        if let Err(why) = add(ask, limits, file).await {
            refused.push((file.name(), why));
        }
    }
    progress.set(None);
    browser::forget_files(input);
    ask.leave();
    refused
}

async fn add(ask: &Ask, limits: &Limits, file: &web_sys::File) -> Result<(), String> {
    let there = files_of(ask.filling.form.peek().answer(ask.at)).len();
    let words = |what: &What| of_fault(what, Some(&limits.kind()), "");
    if let Some(what) = limits.refusal(there, file.size()) {
        return Err(words(&what));
    }
    let bytes = browser::bytes_of(file).await.ok_or_else(|| t!("evidence-unreadable"))?;
    let added = bridge::add_form_file(ask.filling.id, &ask.path, &file.name(), bytes).await;
    let added =
        added.map_err(|problem| problem.errors.first().map_or_else(|| text::of_problem(&problem), text::of_fault))?;
    if !limits.accept.contains(&added.kind) {
        return Err(words(&Fault::WrongType.into()));
    }
    // As they are by now: others may have come meanwhile.
    let mut files = files_of(ask.filling.form.peek().answer(ask.at)).to_vec();
    files.push(added);
    ask.choose(Some(Answer::Files(files)));
    Ok(())
}

fn files_of(answer: Option<&Answer>) -> &[File] {
    if let Some(Answer::Files(files)) = answer { files } else { &[] }
}

fn row(ask: &Ask, place: usize, file: &File) -> Element {
    let (own, id) = (ask.clone(), file.id);
    let remove = move |()| {
        let files: Vec<File> = files_of(own.answer.as_ref()).iter().filter(|file| file.id != id).cloned().collect();
        own.choose((!files.is_empty()).then_some(Answer::Files(files)));
        browser::focus(&own.id);
    };
    rsx! {
        {symbol("receipt")}
        div { class: "item-body",
            span { class: "item-title", {file.name.clone()} }
            span { class: "item-line", {size_line(file)} }
            {fault_line(&format!("{}-{place}", ask.id), ask.fault(&format!("[{place}]")).as_deref())}
        }
        Button { id: "{ask.id}-{place}-remove", kind: button::Kind::Plain, icon: "trash", label: t!("form-file-remove", name = file.name.clone()),
            onclick: remove, {t!("action-remove")} }
    }
}
