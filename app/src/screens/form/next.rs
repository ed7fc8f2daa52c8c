//! What happens after a form was sent: the stages of the service, and by when it is over.

use dioxus::prelude::*;
use rapida_contract::service::Service;

use crate::screens::services::counted;
use crate::t;
use crate::text::said;

/// The stages and the term, under a heading of this id.
pub fn what_happens(service: &Service, id: &str, title: String) -> Element {
    rsx! {
        section { "aria-labelledby": "{id}",
            h2 { id: "{id}", "{title}" }
            if !service.stages.is_empty() {
                ol { class: "numbers",
                    for stage in &service.stages {
                        li { key: "{stage.id}",
                            span {
                                {said(&stage.title)}
                                if let Some(term) = stage.term {
                                    span { class: "item-line", {t!("form-next-within", term = counted(term))} }
                                }
                            }
                        }
                    }
                }
            }
            if let Some(term) = service.term {
                p { {t!("form-next-term", term = counted(term))} }
            }
        }
    }
}
