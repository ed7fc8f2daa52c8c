//! A service's form, filled in: a step for each section, the summary, then what became of it.

mod discard;
mod errors;
mod filling;
mod keep;
mod kinds;
mod name;
mod next;
mod proceeding;
mod question;
mod ranking;
mod rating;
mod refused;
mod saving;
mod section;
mod sent;
mod steps;
mod summary;
mod value;
mod words;

use std::sync::Arc;

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::form::Template;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{FormDraft, GetForm};
use rapida_contract::problem::Code;

use super::account::NobodyIn;
use crate::live::use_live;
use crate::route::{self, FormStep, Route};
use crate::text::said;
use crate::ui::face::skeleton;
use crate::ui::icon::symbol;
use crate::ui::saving::{Saving, saved_line};
use crate::ui::title::PageTitle;
use crate::{t, text};
use filling::{Filling, Place, Ready, use_filling};
pub use ranking::RankingScreen;
use saving::use_news;
pub use sent::SentFormScreen;

/// A draft at one of its steps.
#[component]
pub fn FormScreen(id: SubmissionId, step: FormStep) -> Element {
    // Not at each change of a draft: what is being typed is newer than what is on the disk.
    let draft = use_live(GetForm { id }, &[Topic::SignIn, Topic::Registry]);
    match draft.failure().map(|problem| problem.code) {
        Some(Code::NotFound) => return rsx! { NoDraft { id } },
        Some(Code::SignInNeeded) => {
            return rsx! { NobodyIn { title: t!("nav-services"), return_to: Route::Form(id, step) } };
        }
        _ => {}
    }
    draft.draw(|draft| {
        rsx! {
            for draft in [draft.clone()] {
                Open { key: "{draft.id}", draft, step: step.clone() }
            }
        }
    })
}

/// A draft that is no more, or never was here: what was sent is somewhere else, which takes the place of its address for whoever
/// goes back.
#[component]
fn NoDraft(id: SubmissionId) -> Element {
    use_effect(move || route::replace(&Route::SentForm(id)));
    skeleton()
}

/// Compiles the form, once.
#[component]
fn Open(draft: FormDraft, step: FormStep) -> Element {
    let ready = use_hook(|| {
        let template = Template::new(Arc::new(draft.service.clone()), draft.lists.clone().into());
        template.ok().map(|template| Ready(Arc::new(template)))
    });
    match ready {
        Some(ready) => rsx! { Flow { ready, draft, step } },
        None => rsx! {
            PageTitle { text: said(&draft.service.title) }
            p { class: "note note-waiting", {t!("remedy-update-app")} }
        },
    }
}

#[component]
fn Flow(ready: Ready, draft: FormDraft, step: FormStep) -> Element {
    let (id, resumed, saved_at) = (draft.id, draft.resumed, draft.saved_at);
    let filling = use_filling(&ready, &draft);
    use_effect(use_reactive!(|draft| filling.meet(&draft)));
    use_news(filling);
    let place = filling.place(&step);
    // Told where one goes on, and not again at each step.
    let first = use_hook(|| place);
    use_effect(use_reactive!(|step, place| {
        if step == FormStep::Left {
            route::replace(&Route::Form(id, filling.step(place)));
        }
    }));
    use_effect(use_reactive!(|place| filling.arrive_at(place)));
    let service = filling.service();
    let title = match place {
        Place::Section(section) => service.sections.get(section).map(|section| said(&section.title)),
        Place::Summary => None,
    };
    let key = format!("{place:?}");
    rsx! {
        {head(filling)}
        div { class: "form-steps-beside",
            steps::Steps { filling, place }
            div { class: "form-step",
                for (key , title) in [(key, title.unwrap_or_else(|| t!("form-summary")))] {
                    PageTitle { key: "{key}", text: title }
                }
                if resumed && place == first {
                    div { class: "note", role: "status",
                        {symbol("info")}
                        p { {t!("flow-resumed", at = text::day_and_clock(saved_at))} }
                    }
                }
                match place {
                    Place::Section(section) => rsx! {
                        for section in [section] {
                            section::SectionStep { key: "{section}", filling, section }
                        }
                    },
                    Place::Summary => rsx! { summary::SummaryStep { filling } },
                }
            }
        }
        footer { class: "flow-foot",
            Saved { filling }
            discard::Discard { filling }
        }
    }
}

/// Which service it is, and what the person calls the draft.
fn head(filling: Filling) -> Element {
    let service = filling.service();
    rsx! {
        nav { class: "crumbs", "aria-label": t!("services-crumbs"),
            a { href: Route::Services.href(), {t!("nav-services")} }
            span { "aria-hidden": "true", " › " }
            a { href: Route::Service(service.slug.clone()).href(), {said(&service.title)} }
        }
        name::Name { filling }
        if let Some(proceeding) = filling.about.read().amends {
            div { id: "form-amends", class: "note",
                {symbol("pencil")}
                p {
                    {t!("form-amends")}
                    " "
                    a { href: Route::SentForm(proceeding).href(), {t!("form-see")} }
                }
            }
        }
        if filling.about.read().is_older {
            div { id: "form-older", class: "note",
                {symbol("info")}
                p { {t!("form-older")} }
            }
        }
    }
}

/// How the draft stands to the disk; where it is not there, that it is tried again, and at once.
#[component]
fn Saved(filling: Filling) -> Element {
    let saving = filling.keeper.saving();
    rsx! {
        div { class: "saved-line",
            {saved_line(&saving)}
            if matches!(saving, Saving::Failed(_)) {
                button { id: "save-again", r#type: "button", class: "btn btn-outline", onclick: move |_| filling.save(), {t!("action-again")} }
            }
        }
    }
}
