use dioxus::prelude::*;
use rapida_contract::ids::ReportCode;
#[component]
pub fn PublicScreen(code: ReportCode) -> Element {
    rsx! { "{code}" }
}
