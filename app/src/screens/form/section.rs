//! A section, one step of the form.

use dioxus::prelude::*;

use super::errors::Index;
use super::filling::{Filling, Place};
use super::question::Question;
use super::steps::{after, before};
use crate::route::{self, Route};
use crate::t;
use crate::text::said;
use crate::ui::button::{Button, Kind};

/// Its questions. Nothing of a form is read here that changes as it is filled in: each question looks after itself.
#[component]
pub fn SectionStep(filling: Filling, section: usize) -> Element {
    let place = Place::Section(section);
    let go = move |next: Option<Place>| match next {
        Some(next) => route::go(&Route::Form(filling.id, filling.step(next))),
        None => route::go(&Route::Service(filling.service().slug.clone())),
    };
    let next = move |()| {
        if filling.passes(place) {
            go(Some(after(&filling.form.peek(), section)));
        } else {
            filling.save();
        }
    };
    let form = filling.form.peek();
    let service = filling.service();
    let intro = service.sections.get(section).and_then(|section| section.intro.as_ref()).map(said);
    rsx! {
        if let Some(intro) = intro {
            p { class: "lead", "{intro}" }
        }
        Index { filling, place }
        div { class: "panel form-section",
            for (path , at) in form.questions(section).into_iter().map(|at| (form.path(at), at)) {
                Question { key: "{path}", filling, at }
            }
        }
        div { class: "actions",
            Button { id: "next", icon: "right", onclick: next, {t!("action-next")} }
            Button { id: "back", kind: Kind::Plain, icon: "left", onclick: move |()| go(before(&filling.form.peek(), section)),
                {t!("action-back")}
            }
        }
    }
}
