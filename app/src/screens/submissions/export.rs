//! The list leaves the app, as it is shown.

use dioxus::prelude::*;
use rapida_contract::ipc::{ExportFormat, ExportSubmissions, SubmissionFilter};

use crate::act::use_act;
use crate::ui::button::{Button, Kind};
use crate::{browser, t};

const WRITTEN: &str = "submissions-written";

/// For spreadsheets, and to print.
#[component]
pub fn Export(filter: SubmissionFilter) -> Element {
    let (csv, pdf) = (use_act(), use_act());
    let mut written = use_signal(|| None::<String>);
    let ways = [
        ("submissions-csv", csv, ExportFormat::Csv, t!("submissions-csv")),
        ("submissions-pdf", pdf, ExportFormat::Pdf, t!("submissions-pdf")),
    ];
    use_effect(move || {
        if written.read().is_some() {
            browser::bring_into_view(WRITTEN);
        }
    });
    rsx! {
        section { "aria-labelledby": "submissions-export",
            h2 { id: "submissions-export", {t!("submissions-export")} }
            div { class: "actions",
                for (id , act , format , words) in ways {
                    {
                        let filter = filter.clone();
                        rsx! {
                            Button { key: "{id}", id, kind: Kind::Second, icon: "download", busy: act.busy(),
                                onclick: move |()| act.run(ExportSubmissions { filter: filter.clone(), format }, move |path| written.set(Some(path))),
                                "{words}" }
                        }
                    }
                }
            }
            p { id: WRITTEN, role: "status",
                if let Some(path) = written() {
                    {t!("submissions-written", path = path)}
                }
            }
        }
    }
}
