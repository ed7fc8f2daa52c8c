//! The services that a mandate is for: all of them, or some.

use dioxus::prelude::*;
use rapida_contract::acting::SERVICES;

use crate::ui::field::{Check, Radios};
use crate::{browser, t, text};

const ALL: &str = "all";
const SOME: &str = "some";

/// What is chosen.
#[derive(Clone, PartialEq, Default)]
pub struct Scope {
    is_narrow: bool,
    /// Slugs, kept while all are chosen.
    services: Vec<String>,
    /// What was found wrong at the last try.
    fault: Option<String>,
}

impl Scope {
    /// The slugs, none for all; or nothing where some are wanted and none is named. Then the first of `offered` has the focus.
    pub fn read(&mut self, offered: &[String]) -> Option<Vec<String>> {
        self.fault = (self.is_narrow && self.services.is_empty()).then(|| t!("scope-none"));
        if self.fault.is_some() {
            offered.first().into_iter().for_each(|slug| browser::focus(&input_id(slug)));
            return None;
        }
        Some(if self.is_narrow { self.services.clone() } else { Vec::new() })
    }

    fn tick(&mut self, slug: &str, ticked: bool) {
        self.services.retain(|known| known != slug);
        if ticked {
            self.services.push(slug.to_owned());
        }
        self.fault = None;
    }
}

fn input_id(slug: &str) -> String {
    format!("scope-{slug}")
}

/// The inputs.
#[component]
pub fn ScopeFields(scope: Signal<Scope>, offered: Vec<String>) -> Element {
    let now = scope.read();
    let choose = move |value: String| {
        scope.with_mut(|scope| *scope = Scope { is_narrow: value == SOME, fault: None, ..scope.clone() });
    };
    rsx! {
        Radios {
            name: "scope",
            legend: t!("scope-title"),
            chosen: if now.is_narrow { SOME } else { ALL },
            choices: vec![(ALL.to_owned(), t!("scope-all")), (SOME.to_owned(), t!("scope-some"))],
            onchange: choose,
        }
        if now.is_narrow {
            fieldset { class: "field",
                legend { {t!("scope-services")} }
                for (index , slug) in offered.into_iter().enumerate() {
                    Check {
                        key: "{slug}",
                        id: input_id(&slug),
                        label: service(&slug),
                        checked: now.services.contains(&slug),
                        fault: now.fault.clone().filter(|_| index == 0),
                        onchange: move |ticked| scope.write().tick(&slug, ticked),
                    }
                }
            }
        }
    }
}

/// The names of some services, for people; nothing where it is all of them.
pub fn names(services: &[String]) -> Option<String> {
    let names: Vec<String> = services.iter().map(|slug| service(slug)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// A service's name; of a newer server's its slug.
fn service(slug: &str) -> String {
    if SERVICES.contains(&slug) { text::of("service", slug) } else { slug.to_owned() }
}
