use dioxus::prelude::*;
use rapida_contract::ids::SubmissionId;
#[component]
pub fn SentScreen(id: SubmissionId) -> Element {
    rsx! { "{id}" }
}
