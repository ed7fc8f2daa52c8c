//! How far the files of a submission have come, while they leave: a bar with its label in words. It is no live region: that
//! something leaves and that it has arrived is said by the page, and what lies between is there for who looks.

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{GetTransfer, Transfer};

use crate::live::use_live;
use crate::{t, text};

/// What its files are to a person.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Leaves {
    /// Of a form.
    Documents,
    /// Of a report.
    Photos,
}

/// The bar; nothing while nothing leaves.
#[component]
pub fn Leaving(id: SubmissionId, what: Leaves) -> Element {
    let transfer = use_live(GetTransfer { id }, &[Topic::Transfer, Topic::Report]);
    let Some(Transfer { arrived, total }) = transfer.now().flatten() else { return rsx! {} };
    let bar = format!("transfer-{id}");
    let (come, of) = text::transferred(arrived, total);
    let words = match what {
        Leaves::Documents => t!("transfer-documents", arrived = come, total = of),
        Leaves::Photos => t!("transfer-photos", arrived = come, total = of),
    };
    rsx! {
        div { class: "transfer",
            label { r#for: "{bar}", "{words}" }
            progress { id: "{bar}", max: "{total}", value: "{arrived}" }
        }
    }
}
