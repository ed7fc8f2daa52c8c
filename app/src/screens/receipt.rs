//! The receipt: what the device found when it checked it, what it says, and the way out of the app.

use dioxus::prelude::*;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{CheckedReceipt, GetReceipt, SaveReceipt};
use rapida_contract::receipt::{Receipt, Verdict};

use crate::act::use_act;
use crate::live::use_live;
use crate::route::Route;
use crate::ui::button::{Button, ButtonLink, Kind};
use crate::ui::icon::symbol;
use crate::ui::title::PageTitle;
use crate::{browser, t, text};

const SAVED: &str = "receipt-saved";

/// The receipt of a submission.
#[component]
pub fn ReceiptScreen(id: SubmissionId) -> Element {
    let receipt = use_live(GetReceipt { id }, &[]);
    rsx! {
        PageTitle { text: t!("receipt-title") }
        {receipt.draw(|checked| content(id, checked))}
    }
}

fn content(id: SubmissionId, checked: &CheckedReceipt) -> Element {
    rsx! {
        {judgement(checked.verdict)}
        {claims(&checked.receipt)}
        section { class: "panel qr", "aria-labelledby": "receipt-verify",
            svg {
                class: "qr-code",
                view_box: "0 0 {checked.qr_size} {checked.qr_size}",
                role: "img",
                "aria-label": t!("receipt-qr"),
                shape_rendering: "crispEdges",
                path { d: "{checked.qr_path}", fill: "#000" }
            }
            div { class: "note-body",
                p { id: "receipt-verify", {t!("receipt-verify")} }
                p { class: "mono", {checked.verify_url.split('?').next().unwrap_or_default()} }
                p {
                    {t!("receipt-code")}
                    br {}
                    strong { id: "verify-code", class: "mono", "{checked.receipt.code}" }
                }
            }
        }
        Keep { id, sent: sent_at(id, &checked.receipt.service) }
    }
}

fn judgement(verdict: Verdict) -> Element {
    let (class, icon, words) = match verdict {
        Verdict::Genuine => ("note note-good", "shield", t!("receipt-genuine")),
        Verdict::UnknownKey => ("note note-waiting", "question", t!("receipt-unknown_key")),
        Verdict::Forged => ("note note-danger", "warning", t!("receipt-forged")),
    };
    rsx! {
        div { id: "verdict", class,
            {symbol(icon)}
            p { strong { "{words}" } }
        }
    }
}

fn claims(receipt: &Receipt) -> Element {
    rsx! {
        dl { class: "panel facts",
            dt { {t!("receipt-number")} }
            dd { id: "protocol-number", class: "mono", {receipt.registration.code().0} }
            dt { {t!("receipt-at")} }
            dd { {text::day_and_clock(receipt.registered_at())} }
            dt { {t!("receipt-issuer")} }
            dd { "{receipt.iss}" }
            dt { {t!("receipt-office")} }
            dd { "{receipt.office.name}" }
            dt { {t!("receipt-due")} }
            dd { {text::day(receipt.due)} }
            dt { {t!("receipt-hash")} }
            dd { class: "mono", "{receipt.content_sha256}" }
            if !receipt.attachments.is_empty() {
                dt { {t!("receipt-attachments")} }
                dd {
                    ul {
                        for attachment in &receipt.attachments {
                            li { key: "{attachment.id}", class: "mono", "{attachment.sha256}" }
                        }
                    }
                }
            }
        }
    }
}

/// Where what it is about is seen; a step is seen at what it is a step of, which its receipt does not name.
fn sent_at(id: SubmissionId, service: &str) -> Option<Route> {
    match service {
        "form_step" | "report_step" => None,
        "report" => Some(Route::Report(id)),
        _ => Some(Route::SentForm(id)),
    }
}

/// Receipts leave the app.
#[component]
fn Keep(id: SubmissionId, sent: Option<Route>) -> Element {
    let save = use_act();
    let mut place = use_signal(|| None::<String>);
    let press = move |()| save.run(SaveReceipt { id }, move |path| place.set(Some(path)));
    use_effect(move || {
        if place.read().is_some() {
            browser::bring_into_view(SAVED);
        }
    });
    rsx! {
        div { class: "actions",
            Button { id: "save-receipt", icon: "download", busy: save.busy(), onclick: press, {t!("receipt-save")} }
            if let Some(sent) = sent {
                ButtonLink { kind: Kind::Second, href: sent.href(),
                    if matches!(sent, Route::Report(_)) { {t!("sent-see")} } else { {t!("form-see")} }
                }
            }
        }
        p { id: SAVED, role: "status",
            if let Some(path) = place() {
                {t!("receipt-saved", path = path)}
            }
        }
    }
}
