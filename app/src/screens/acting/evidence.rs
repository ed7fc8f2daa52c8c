//! The document that proves a mandate: chosen in its form, and taken along by either side.

use dioxus::prelude::*;
use rapida_contract::document::DOCUMENT_BYTES_MAX;
use rapida_contract::ids::MandateId;
use rapida_contract::ipc::{Evidence, SaveEvidence};
use rapida_contract::problem::{Code, Problem};

use crate::act::use_act;
use crate::ui::button::{Button, Kind};
use crate::ui::field::fault_line;
use crate::ui::icon::symbol;
use crate::{bridge, browser, t, text};

const INPUT: &str = "evidence";
/// What the system's own list of files shows first; what a file is, its bytes say.
const ACCEPT: &str = "application/pdf,.pdf,.p7m,application/pkcs7-mime,image/jpeg,image/png";

/// What is chosen.
#[derive(Clone, PartialEq, Default)]
pub struct Chosen {
    /// The file's name, and what it is.
    document: Option<(String, Evidence)>,
    /// Why the last one was not taken.
    fault: Option<String>,
    /// Whether one is being read.
    reading: bool,
}

impl Chosen {
    /// The digest of the document, where there is one; or nothing while one was chosen that is not taken, or not yet: a mandate
    /// without its document is not what the person meant. Then the input has the focus.
    pub fn read(&self) -> Option<Option<String>> {
        if self.fault.is_some() || self.reading {
            browser::focus(INPUT);
            return None;
        }
        Some(self.document.as_ref().map(|(_, evidence)| evidence.sha256.clone()))
    }

    /// Takes over that the document, and nothing else, is why a mandate was not given; answers whether it is.
    pub fn blame(&mut self, problem: &Problem) -> bool {
        let of_document = matches!(problem.code, Code::AttachmentMissing | Code::TooLarge | Code::WrongType)
            || problem.errors.iter().any(|error| error.field == "evidence");
        if of_document {
            *self = Self { fault: Some(words(problem)), ..Self::default() };
            browser::focus(INPUT);
        }
        of_document
    }
}

fn words(problem: &Problem) -> String {
    match problem.code {
        Code::TooLarge => t!("evidence-too-large"),
        Code::WrongType => t!("evidence-wrong-type"),
        Code::AttachmentMissing | Code::Invalid => t!("evidence-missing"),
        _ => text::of_problem(problem),
    }
}

/// The input: a file, or which one was chosen.
#[component]
pub fn EvidenceField(chosen: Signal<Chosen>) -> Element {
    let take = move |_| {
        if chosen.peek().reading {
            return;
        }
        chosen.write().reading = true;
        spawn(async move {
            let read = read_chosen().await;
            // Whoever took it out meanwhile, or gave the mandate, wants none.
            if !chosen.peek().reading {
                return;
            }
            chosen.set(match read {
                Some(Ok(document)) => Chosen { document: Some(document), ..Chosen::default() },
                Some(Err(fault)) => Chosen { fault: Some(fault), ..Chosen::default() },
                None => Chosen { reading: false, ..chosen() },
            });
        });
    };
    let Chosen { document, fault, reading } = chosen();
    rsx! {
        div { class: if fault.is_some() { "field field-wrong" } else { "field" }, role: "group", "aria-labelledby": "evidence-title",
            p { id: "evidence-title", class: "field-name",
                {t!("evidence-title")}
                span { class: "field-optional", {t!("field-optional")} }
            }
            p { id: "evidence-hint", class: "field-hint", {t!("evidence-hint")} }
            div { id: "evidence-chosen", role: "status",
                if let Some((name , evidence)) = &document {
                    {file_line(name, evidence)}
                }
            }
            div { class: "actions",
                div { class: "file-add",
                    input {
                        id: INPUT,
                        r#type: "file",
                        accept: ACCEPT,
                        "aria-busy": reading,
                        "aria-describedby": if fault.is_some() { "evidence-hint evidence-fault" } else { "evidence-hint" },
                        onchange: take,
                    }
                    label { r#for: INPUT, class: "btn btn-outline",
                        if reading {
                            span { class: "spinner", "aria-hidden": "true" }
                        }
                        if document.is_some() { {t!("evidence-another")} } else { {t!("evidence-choose")} }
                    }
                }
                if document.is_some() || fault.is_some() {
                    Button {
                        id: "evidence-remove",
                        kind: Kind::Plain,
                        icon: "trash",
                        onclick: move |()| {
                            chosen.set(Chosen::default());
                            browser::focus(INPUT);
                        },
                        {t!("evidence-remove")}
                    }
                }
            }
            div { role: "alert", {fault_line(INPUT, fault.as_deref())} }
        }
    }
}

fn file_line(name: &str, evidence: &Evidence) -> Element {
    let kilobytes = evidence.bytes.div_ceil(1000) as f64;
    rsx! {
        p { class: "file-chosen",
            {symbol("check")}
            span {
                strong { "{name}" }
                " · "
                {t!("evidence-size", kind = text::of_name("document", &evidence.kind), kilobytes = kilobytes)}
            }
        }
    }
}

/// Hands the chosen file to the core; nothing where the person chose none.
async fn read_chosen() -> Option<Result<(String, Evidence), String>> {
    let file = browser::chosen_files(INPUT).into_iter().next()?;
    let read = async {
        // Before it is read: the webview would hold all of it.
        if file.size() > DOCUMENT_BYTES_MAX as f64 {
            return Err(t!("evidence-too-large"));
        }
        let bytes = browser::bytes_of(&file).await.ok_or_else(|| t!("evidence-unreadable"))?;
        let evidence = bridge::add_evidence(bytes).await.map_err(|problem| words(&problem))?;
        Ok((file.name(), evidence))
    };
    let read = read.await;
    browser::forget_files(INPUT);
    Some(read)
}

/// The document of a mandate leaves the app.
#[component]
pub fn KeepEvidence(id: MandateId, sha256: String, who: String) -> Element {
    let save = use_act();
    let mut place = use_signal(|| None::<String>);
    let press = move |()| save.run(SaveEvidence { id, sha256: sha256.clone() }, move |path| place.set(Some(path)));
    rsx! {
        div { class: "item-actions",
            Button {
                kind: Kind::Second,
                icon: "download",
                busy: save.busy(),
                label: format!("{}: {who}", t!("evidence-save")),
                onclick: press,
                {t!("evidence-save")}
            }
        }
        p { class: "item-line", role: "status",
            if let Some(path) = place() {
                {t!("evidence-saved", path = path)}
            }
        }
    }
}
