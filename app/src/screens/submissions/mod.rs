//! Everything that is the person's, or whoever's they act for, in one list: "visure".

mod board;
mod export;
mod filters;

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ipc::{GetConnection, GetSubmissions, SubmissionFilter, Submissions};
use rapida_contract::problem::Code;

use super::account::NobodyIn;
use crate::acting::use_acting;
use crate::live::use_live;
use crate::route::Route;
use crate::sign_in::use_sign_in;
use crate::ui::button::{Button, ButtonLink, Kind};
use crate::ui::face::empty;
use crate::ui::icon::symbol;
use crate::ui::submission::submission_item;
use crate::ui::title::PageTitle;
use crate::{browser, t, text};
pub use board::BoardScreen;
use export::Export;
use filters::{Filters, Search, Stands, is_narrowed};

/// At whose change the list is another.
const TOPICS: &[Topic] = &[Topic::Proceeding, Topic::Report, Topic::Draft, Topic::SignIn, Topic::Registry];

/// Drawn at once: a list of hundreds is no help to anybody.
const PAGE: usize = 25;

/// "Le mie pratiche".
#[component]
pub fn SubmissionsScreen() -> Element {
    let filter = use_signal(SubmissionFilter::default);
    let submissions = use_live(GetSubmissions { filter: filter() }, TOPICS);
    if submissions.failure().is_some_and(|problem| problem.code == Code::SignInNeeded) {
        return rsx! { NobodyIn { title: t!("submissions-title"), return_to: Route::Submissions } };
    }
    rsx! {
        PageTitle { text: t!("submissions-title"), lead: t!("submissions-lead") }
        {submissions.draw(|submissions| rsx! { All { submissions: submissions.clone(), filter } })}
    }
}

#[component]
fn All(submissions: Submissions, filter: Signal<SubmissionFilter>) -> Element {
    let is_for_others = submissions.subjects.iter().any(|(key, _)| !key.is_empty());
    rsx! {
        Ways { is_for_others }
        if submissions.all == 0 {
            {empty("folder", t!("submissions-empty"), rsx! {
                ButtonLink { href: Route::Services.href(), icon: "list", {t!("submissions-to-services")} }
            })}
        } else {
            Found { submissions, filter }
        }
    }
}

/// Where else something of the person's stands.
#[component]
fn Ways(is_for_others: bool) -> Element {
    let acting = use_acting().now();
    let has_clients = is_for_others || acting.is_some_and(|acting| !acting.capacities.is_empty());
    let is_nobody = use_sign_in().now().is_some_and(|sign_in| sign_in.person.is_none());
    let connection = use_live(GetConnection {}, &[Topic::Connection, Topic::Draft, Topic::Report]);
    let something_waits = connection.now().is_some_and(|connection| connection.queued > 0);
    rsx! {
        div { class: "actions",
            ButtonLink { id: "see-deadlines", kind: Kind::Plain, icon: "calendar", href: Route::Deadlines.href(), {t!("deadlines-title")} }
            ButtonLink { id: "see-reports", kind: Kind::Plain, icon: "map", href: Route::Reports.href(), {t!("reports-title")} }
            if has_clients {
                ButtonLink { id: "see-board", kind: Kind::Plain, icon: "people", href: Route::Board.href(), {t!("board-title")} }
            }
        }
        if is_nobody {
            div { class: "note",
                {symbol("info")}
                p {
                    {t!("submissions-nobody")}
                    " "
                    if something_waits {
                        {t!("submissions-nobody-queued")}
                        " "
                    }
                    a { href: Route::Account.href(), {t!("account-enter-short")} }
                }
            }
        }
    }
}

#[component]
fn Found(submissions: Submissions, filter: Signal<SubmissionFilter>) -> Element {
    let typed = use_signal(String::new);
    let mut shown = use_signal(|| PAGE);
    let count = submissions.rows.len();
    rsx! {
        Search { typed, filter }
        Stands { filter }
        Filters { submissions: submissions.clone(), filter }
        section { "aria-labelledby": "submissions-found",
            div { role: "status",
                h2 { id: "submissions-found", {t!("submissions-count", count = count)} }
            }
            if count == 0 {
                {empty("question", t!("submissions-none"), rsx! { Widen { typed, filter } })}
            }
            ul { id: "submissions", class: "items",
                for row in submissions.rows.iter().take(shown()) {
                    {submission_item(row)}
                }
            }
            if count > shown() {
                Button { kind: Kind::Second, onclick: move |()| shown += PAGE, {t!("territory-more")} }
            }
            if let Some(at) = submissions.told_at {
                p { class: "field-hint", {t!("submissions-told", at = text::day_and_clock(at))} }
            }
        }
        if count > 0 {
            Export { filter: filter() }
        }
    }
}

/// The way back from filters that let nothing through.
#[component]
fn Widen(typed: Signal<String>, filter: Signal<SubmissionFilter>) -> Element {
    let mut widen = move |()| {
        typed.set(String::new());
        filter.set(SubmissionFilter::default());
        browser::focus(filters::SEARCH);
    };
    rsx! {
        if is_narrowed(&filter.read()) {
            Button { id: "submissions-widen", kind: Kind::Second, icon: "again", onclick: move |()| widen(()), {t!("submissions-widen")} }
        }
    }
}
