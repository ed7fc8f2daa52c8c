//! The files of an answer: limits said beforehand, handed to the device one by one, taken away.

use dioxus::prelude::*;
use rapida_contract::form::File;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::RemoveIntegrationFile;
use rapida_contract::proceeding::{INTEGRATION_FILE_BYTES_MAX, INTEGRATION_FILES_MAX};
use rapida_contract::service::FileKind;

use super::super::Now;
use crate::act::use_act;
use crate::screens::form::words::of_fault;
use crate::ui::button::{Button, Kind};
use crate::ui::fault::{self, LeftOut};
use crate::ui::field::{Frame, field_set};
use crate::ui::files::{Limits, size_line};
use crate::ui::icon::symbol;
use crate::{bridge, browser, t, text};

/// The field as a whole, to which the focus can be brought.
pub const FIELD: &str = "integration-files";
const INPUT: &str = "integration-files-input";

fn limits() -> Limits {
    let accept = vec![FileKind::Pdf, FileKind::Jpeg, FileKind::Png, FileKind::P7m];
    let max_mb = u32::try_from(INTEGRATION_FILE_BYTES_MAX / 1_000_000).unwrap_or(u32::MAX);
    Limits { accept, at_most: INTEGRATION_FILES_MAX, max_mb }
}

/// Those that are there, and the way to more.
#[component]
pub fn Files(now: Now, id: SubmissionId, files: Vec<File>, optional: bool, fault: Option<String>) -> Element {
    let mut progress = use_signal(|| None::<(usize, usize)>);
    let mut left_out = use_signal(Vec::<LeftOut>::new);
    let limits = limits();
    let there = files.len();
    let take = move |_| {
        spawn(async move {
            left_out.set(add_chosen(id, there, progress).await);
            progress.set(None);
            browser::forget_files(INPUT);
            now.again();
        });
    };
    let frame = Frame { id: FIELD.into(), label: t!("integration-files"), hint: limits.words(), fault, optional };
    field_set(
        &frame,
        EventHandler::default(),
        rsx! {
            ul { class: "files",
                for file in files {
                    Row { key: "{file.id}", now, id, file }
                }
            }
            if let Some((done, all)) = progress() {
                p { role: "status",
                    {t!("form-file-adding", place = done + 1, count = all)}
                    progress { max: "{all}", value: "{done}", "aria-label": t!("form-file-progress") }
                }
            }
            if there < INTEGRATION_FILES_MAX as usize {
                div { class: "file-add",
                    input { id: INPUT, r#type: "file", accept: limits.attribute(), multiple: true, disabled: progress().is_some(),
                        "aria-describedby": "{FIELD}-hint", onchange: take }
                    label { r#for: INPUT, class: "btn btn-outline",
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
async fn add_chosen(id: SubmissionId, there: usize, mut progress: Signal<Option<(usize, usize)>>) -> Vec<LeftOut> {
    let chosen = browser::chosen_files(INPUT);
    let (mut taken, mut refused) = (there, Vec::new());
    for (done, file) in chosen.iter().enumerate() {
        progress.set(Some((done, chosen.len())));
        match add(id, taken, file).await {
            Ok(()) => taken += 1,
            Err(why) => refused.push((file.name(), why)),
        }
    }
    refused
}

async fn add(id: SubmissionId, there: usize, file: &web_sys::File) -> Result<(), String> {
    let limits = limits();
    if let Some(what) = limits.refusal(there, file.size()) {
        return Err(of_fault(&what, Some(&limits.kind()), ""));
    }
    let bytes = browser::bytes_of(file).await.ok_or_else(|| t!("evidence-unreadable"))?;
    let added = bridge::add_integration_file(id, &file.name(), bytes).await;
    added.map(drop).map_err(|problem| problem.errors.first().map_or_else(|| text::of_problem(&problem), text::of_fault))
}

#[component]
fn Row(now: Now, id: SubmissionId, file: File) -> Element {
    let act = use_act();
    let attachment = file.id;
    let remove = move |()| {
        act.run(RemoveIntegrationFile { id, file: attachment }, move |()| {
            browser::focus(FIELD);
            now.again();
        });
    };
    rsx! {
        li { class: "file",
            {symbol("receipt")}
            div { class: "item-body",
                span { class: "item-title", {file.name.clone()} }
                span { class: "item-line", {size_line(&file)} }
            }
            Button { kind: Kind::Plain, icon: "trash", label: t!("form-file-remove", name = file.name.clone()), busy: act.busy(),
                onclick: remove, {t!("action-remove")} }
        }
    }
}
