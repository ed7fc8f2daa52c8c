//! What this device holds of the person, for them to take along.

use dioxus::prelude::*;
use rapida_contract::ipc::ExportData;

use crate::act::use_act;
use crate::t;
use crate::ui::button::{Button, Kind};

/// "I tuoi dati".
#[component]
pub fn MyData() -> Element {
    let act = use_act();
    let mut written = use_signal(|| None::<String>);
    let export = move |()| act.run(ExportData {}, move |file| written.set(Some(file)));
    rsx! {
        section { class: "panel", "aria-labelledby": "my-data",
            h2 { id: "my-data", {t!("my-data-title")} }
            p { {t!("my-data-lead")} }
            div { role: "status",
                if let Some(file) = written() {
                    p { id: "my-data-file", {t!("my-data-written", file = file)} }
                }
            }
            div { class: "actions",
                Button { id: "export-data", kind: Kind::Second, icon: "download", busy: act.busy(), onclick: export, {t!("my-data-export")} }
            }
        }
    }
}
