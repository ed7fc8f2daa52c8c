//! The services of the Comune: searched, by category, by what happens in a life, those opened last.

mod begin;
mod card;
mod remedy;

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ipc::{FindServices, GetServices, ServiceCard, Services};
use rapida_contract::service::Name;

use crate::live::use_live;
use crate::route::Route;
use crate::ui::face::empty;
use crate::ui::field::{Frame, field};
use crate::ui::icon::symbol;
use crate::ui::light::{light_badge, tone_of};
use crate::ui::title::PageTitle;
use crate::{t, text};
pub use card::{ServiceScreen, counted};

/// "Servizi".
#[component]
pub fn ServicesScreen() -> Element {
    let services = use_live(GetServices {}, &[Topic::Services, Topic::SignIn, Topic::Registry]);
    rsx! {
        PageTitle { text: t!("services-title"), lead: t!("services-lead") }
        {services.draw(|services| rsx! { Catalogue { services: services.clone() } })}
    }
}

/// Letters before anything is searched: fewer say nothing yet.
const SHORTEST: usize = 3;

/// What is chosen of it.
#[derive(Clone, PartialEq, Default)]
enum Chosen {
    #[default]
    Everything,
    Category(String),
    LifeEvent(String),
}

impl Chosen {
    fn takes(&self, card: &ServiceCard) -> bool {
        match self {
            Self::Everything => true,
            Self::Category(id) => card.category == *id,
            Self::LifeEvent(id) => card.life_events.contains(id),
        }
    }
}

#[component]
fn Catalogue(services: Services) -> Element {
    let mut typed = use_signal(String::new);
    let chosen = use_signal(Chosen::default);
    rsx! {
        {field(&Frame { id: "service-search".into(), label: t!("services-search"), hint: t!("services-search-hint"), ..Frame::default() }, rsx! {
            input { id: "service-search", class: "input", r#type: "search", autocomplete: "off", value: "{typed}", "aria-describedby": "service-search-hint",
                oninput: move |event| typed.set(event.value()) }
        })}
        if typed.read().trim().chars().count() < SHORTEST {
            Browse { services, chosen }
        } else {
            Found { typed: typed(), cards: services.cards }
        }
    }
}

/// What fits what was typed.
#[component]
fn Found(typed: String, cards: Vec<ServiceCard>) -> Element {
    let found = use_live(FindServices { typed, language: text::language().code().to_owned() }, &[Topic::Services]);
    rsx! {
        section { "aria-labelledby": "services-found",
            {found.draw(|slugs| {
                let cards: Vec<&ServiceCard> = slugs.iter().filter_map(|slug| of(&cards, slug)).collect();
                rsx! {
                    div { role: "status",
                        h2 { id: "services-found", {t!("services-found", count = cards.len())} }
                    }
                    if cards.is_empty() {
                        {empty("question", t!("services-none"), rsx! {})}
                    }
                    {list("found", &cards)}
                }
            })}
        }
    }
}

fn of<'c>(cards: &'c [ServiceCard], slug: &str) -> Option<&'c ServiceCard> {
    cards.iter().find(|card| card.slug == slug)
}

/// Everything, or what belongs to a category or an event.
#[component]
fn Browse(services: Services, chosen: Signal<Chosen>) -> Element {
    let Services { categories, life_events, cards, recent } = services;
    let recent: Vec<&ServiceCard> = recent.iter().filter_map(|slug| of(&cards, slug)).collect();
    let shown: Vec<&ServiceCard> = cards.iter().filter(|card| chosen.read().takes(card)).collect();
    rsx! {
        if !recent.is_empty() && chosen() == Chosen::Everything {
            section { "aria-labelledby": "services-recent",
                h2 { id: "services-recent", {t!("services-recent")} }
                {list("recent", &recent)}
            }
        }
        {choices("services-life-events", t!("services-life-events"), &life_events, chosen, Chosen::LifeEvent)}
        {choices("services-categories", t!("services-categories"), &categories, chosen, Chosen::Category)}
        section { "aria-labelledby": "services-all",
            h2 { id: "services-all", tabindex: "-1",
                match chosen() {
                    Chosen::Everything => t!("services-all"),
                    Chosen::Category(id) => named(&categories, &id),
                    Chosen::LifeEvent(id) => named(&life_events, &id),
                }
            }
            {list("services", &shown)}
        }
    }
}

fn named(names: &[Name], id: &str) -> String {
    names.iter().find(|name| name.id == id).map_or_else(String::new, words)
}

fn words(name: &Name) -> String {
    name.name.in_language(text::language().code()).to_owned()
}

/// Names of which one narrows the list; pressed again, it widens it. Meanwhile the others are out of the way.
fn choices(
    id: &'static str,
    title: String,
    names: &[Name],
    mut chosen: Signal<Chosen>,
    of: impl Fn(String) -> Chosen + Copy + 'static,
) -> Element {
    let now = chosen();
    let is_in_sight = |name: &&Name| now == Chosen::Everything || now == of(name.id.clone());
    let in_sight: Vec<&Name> = names.iter().filter(is_in_sight).collect();
    if in_sight.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { "aria-labelledby": id,
            h2 { id, "{title}" }
            ul { class: "chips",
                for name in in_sight {
                    {
                        let this = of(name.id.clone());
                        let is_chosen = now == this;
                        rsx! {
                            li { key: "{name.id}",
                                button { id: "{id}-{name.id}", r#type: "button", class: "chip", "aria-pressed": is_chosen,
                                    onclick: move |_| chosen.set(if is_chosen { Chosen::Everything } else { this.clone() }),
                                    if is_chosen {
                                        {symbol("check")}
                                    }
                                    {words(name)}
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn list(id: &'static str, cards: &[&ServiceCard]) -> Element {
    let language = text::language().code();
    rsx! {
        ul { id, class: "items",
            for card in cards {
                li { key: "{card.slug}",
                    a { class: "item edge-{tone_of(card.way.light).name()}", href: Route::Service(card.slug.clone()).href(),
                        div { class: "item-body",
                            span { class: "item-title", {card.title.in_language(language)} }
                            span { class: "item-line", {card.summary.in_language(language)} }
                        }
                        {light_badge(card.way)}
                    }
                }
            }
        }
    }
}
