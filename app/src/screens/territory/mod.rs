pub mod public;
use dioxus::prelude::*;
#[component]
pub fn TerritoryScreen() -> Element {
    rsx! { "t" }
}
