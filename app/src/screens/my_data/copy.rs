//! A copy of what this device holds.

use dioxus::prelude::*;
use rapida_contract::ipc::ExportData;

use crate::act::use_act;
use crate::t;
use crate::ui::button::Button;

/// "Una copia per te".
#[component]
pub fn Copy() -> Element {
    let act = use_act();
    let mut written = use_signal(|| None::<String>);
    let export = move |()| act.run(ExportData {}, move |file| written.set(Some(file)));
    rsx! {
        section { class: "panel", "aria-labelledby": "my-copy",
            h2 { id: "my-copy", {t!("my-data-copy")} }
            p { {t!("my-data-lead")} }
            div { role: "status",
                if let Some(file) = written() {
                    p { id: "my-data-file", {t!("my-data-written", file = file)} }
                }
            }
            div { class: "actions",
                Button { id: "export-data", icon: "download", busy: act.busy(), onclick: export, {t!("my-data-export")} }
            }
        }
    }
}
