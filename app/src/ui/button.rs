//! Buttons, and links that look like them.

use dioxus::prelude::*;

use super::icon::symbol;

/// How much a button asks for attention. One primary on each screen.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// The one thing to do here.
    #[default]
    First,
    /// Something else that can be done.
    Second,
    /// In passing: no frame.
    Plain,
    /// Takes something away.
    Danger,
}

impl Kind {
    /// Its class.
    pub fn class(self) -> &'static str {
        match self {
            Self::First => "btn btn-primary",
            Self::Second => "btn btn-outline",
            Self::Plain => "btn btn-plain",
            Self::Danger => "btn btn-danger",
        }
    }
}

/// A button. While it is busy it says so and takes no second press.
#[component]
pub fn Button(
    #[props(default)] kind: Kind,
    #[props(default)] id: Option<String>,
    #[props(default)] icon: Option<String>,
    #[props(default)] busy: bool,
    #[props(default)] label: Option<String>,
    onclick: EventHandler<()>,
    children: Element,
) -> Element {
    let press = move |event: MouseEvent| {
        event.prevent_default();
        if !busy {
            onclick.call(());
        }
    };
    rsx! {
        button {
            id,
            r#type: "button",
            class: kind.class(),
            "aria-busy": busy,
            "aria-disabled": busy,
            "aria-label": label,
            onclick: press,
            if busy {
                span { class: "spinner", "aria-hidden": "true" }
            } else if let Some(icon) = icon {
                {symbol(&icon)}
            }
            span { {children} }
        }
    }
}

/// A link to another screen that looks like a button.
#[component]
pub fn ButtonLink(
    #[props(default)] kind: Kind,
    #[props(default)] id: Option<String>,
    #[props(default)] icon: Option<String>,
    href: String,
    children: Element,
) -> Element {
    rsx! {
        a { id, class: kind.class(), href,
            if let Some(icon) = icon {
                {symbol(&icon)}
            }
            span { {children} }
        }
    }
}
