//! The same questions several times: each row a card, with what adds one and takes one away.

use dioxus::prelude::*;
use gloo_timers::future::TimeoutFuture;

use super::Ask;
use crate::screens::form::question::Question;
use crate::ui::button::{Button, Kind};
use crate::ui::field::field_set;
use crate::{browser, t};

/// The rows.
pub fn group(ask: &Ask, at_least: u32, at_most: u32) -> Element {
    let form = ask.filling.form.peek();
    let rows = form.rows(ask.at);
    let mut frame = ask.frame();
    if frame.hint.is_empty() {
        frame.hint = limits(if ask.optional { 0 } else { at_least }, at_most);
    }
    let own = ask.clone();
    let add = move |()| {
        let mut added = None;
        own.filling.change_rows(own.at, |form| added = form.add_row(own.at));
        if let Some(row) = added {
            focus_later(format!("{}-{row}", own.id));
        }
    };
    let cards = (0..rows).map(|row| card(ask, row, rows));
    field_set(
        &frame,
        EventHandler::default(),
        rsx! {
            ol { class: "rows", {cards} }
            if rows < at_most as usize {
                div { class: "actions",
                    Button { id: "{ask.id}-add", kind: Kind::Second, icon: "plus", label: t!("form-row-add-label", what = ask.label.clone()),
                        onclick: add, {t!("form-row-add")} }
                }
            }
        },
    )
}

fn limits(at_least: u32, at_most: u32) -> String {
    match at_least {
        0 => t!("form-at-most", count = at_most),
        at_least => t!("form-between", least = at_least, most = at_most),
    }
}

fn card(ask: &Ask, row: usize, rows: usize) -> Element {
    let columns: Vec<_> = {
        let form = ask.filling.form.peek();
        form.columns(ask.at, row).into_iter().map(|at| (form.path(at), at)).collect()
    };
    let own = ask.clone();
    let remove = move |()| {
        own.filling.change_rows(own.at, |form| {
            form.remove_row(own.at, row);
        });
        focus_later(own.id.clone());
    };
    let title = t!("form-row", what = ask.label.clone(), number = row + 1, count = rows);
    rsx! {
        li { key: "{row}", class: "row-card",
            div { class: "row-head",
                h2 { id: "{ask.id}-{row}", class: "row-title", tabindex: "-1", "{title}" }
                Button { id: "{ask.id}-{row}-remove", kind: Kind::Plain, icon: "trash", label: t!("form-row-remove", what = title.clone()),
                    onclick: remove, {t!("action-remove")} }
            }
            for (path , at) in columns {
                Question { key: "{path}", filling: ask.filling, at }
            }
        }
    }
}

fn focus_later(id: String) {
    spawn(async move {
        // Once it is drawn.
        TimeoutFuture::new(0).await;
        browser::focus(&id);
    });
}
