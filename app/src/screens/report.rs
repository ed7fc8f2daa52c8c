use dioxus::prelude::*;
use rapida_contract::ids::SubmissionId;
#[component]
pub fn ReportScreen(id: SubmissionId) -> Element {
    rsx! { "{id}" }
}
