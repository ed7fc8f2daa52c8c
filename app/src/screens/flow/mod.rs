pub mod sent;
use dioxus::prelude::*;
use rapida_contract::ids::SubmissionId;
use rapida_contract::report::Step;
#[component]
pub fn StartScreen() -> Element {
    rsx! { "t" }
}
#[component]
pub fn FlowScreen(id: SubmissionId, step: Step) -> Element {
    rsx! { "{id} {step:?}" }
}
