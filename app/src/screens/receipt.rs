use dioxus::prelude::*;
use rapida_contract::ids::SubmissionId;
#[component]
pub fn ReceiptScreen(id: SubmissionId) -> Element {
    rsx! { "{id}" }
}
