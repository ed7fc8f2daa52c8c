//! The steps of a form: how each stands, and the way to it. Any of them can be opened at any time.

use dioxus::prelude::*;
use rapida_contract::form::{Form, Progress, Stand};

use super::filling::{Filling, Place};
use crate::route::Route;
use crate::text::said;
use crate::ui::icon::symbol;
use crate::{browser, t};

/// The list of steps, closed where there is no room beside the form.
#[component]
pub fn Steps(filling: Filling, place: Place) -> Element {
    let progress = use_memo(move || filling.form.read().progress());
    let is_open = use_hook(browser::is_wide);
    let progress = progress.read();
    let here = progress.iter().position(|progress| Place::Section(progress.section) == place).unwrap_or(progress.len());
    rsx! {
        nav { id: "form-steps", class: "form-steps panel", "aria-label": t!("form-steps"),
            details { open: is_open,
                summary { {t!("form-steps-here", number = here + 1, count = progress.len() + 1)} }
                ol {
                    for step in progress.iter().copied() {
                        {line(filling, place, step)}
                    }
                    li { class: if place == Place::Summary { "step here" } else { "step" },
                        a { id: "step-summary", href: Route::Form(filling.id, filling.step(Place::Summary)).href(),
                            "aria-current": (place == Place::Summary).then_some("step"),
                            {symbol("list")}
                            span { {t!("form-summary")} }
                        }
                    }
                }
            }
        }
    }
}

fn line(filling: Filling, place: Place, step: Progress) -> Element {
    let here = Place::Section(step.section);
    let service = filling.service();
    let Some(section) = service.sections.get(step.section) else { return rsx! {} };
    let (icon, class, words) = look(step);
    rsx! {
        li { key: "{section.id}", class: if here == place { "step here {class}" } else { "step {class}" },
            a { id: "step-{section.id}", href: Route::Form(filling.id, filling.step(here)).href(), "aria-current": (here == place).then_some("step"),
                {symbol(icon)}
                span {
                    {said(&section.title)}
                    span { class: "item-line", "{words}" }
                }
            }
        }
    }
}

/// Shape, class and words of how a step stands.
fn look(step: Progress) -> (&'static str, &'static str, String) {
    match step.stand {
        Stand::Complete => ("done", "complete", t!("form-step-complete")),
        Stand::Open => ("warning", "open", t!("form-step-open", count = step.faults)),
        Stand::NotBegun => ("circle", "", t!("form-step-not-begun")),
    }
}

/// The step after a section.
pub fn after(form: &Form, section: usize) -> Place {
    let sections = section + 1..form.template().service.sections.len();
    sections.into_iter().find(|next| form.section_is_shown(*next)).map_or(Place::Summary, Place::Section)
}

/// The step before a section; none before the first.
pub fn before(form: &Form, section: usize) -> Option<Place> {
    (0..section).rev().find(|back| form.section_is_shown(*back)).map(Place::Section)
}
