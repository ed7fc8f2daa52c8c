//! The days on which something of the person's begins or ends: "scadenze".

mod remind;

use dioxus::prelude::*;
use rapida_contract::Date;
use rapida_contract::changes::Topic;
use rapida_contract::deadlines::{Deadline, DeadlineKind};
use rapida_contract::ipc::{ExportDeadlines, GetDeadlines};

use crate::act::use_act;
use crate::live::use_live;
use crate::route::Route;
use crate::ui::button::{Button, ButtonLink, Kind};
use crate::ui::deadline;
use crate::ui::face::empty;
use crate::ui::icon::symbol;
use crate::ui::title::PageTitle;
use crate::{browser, t, text};
pub use remind::Remind;

const WRITTEN: &str = "deadlines-written";

/// "Scadenze".
#[component]
pub fn DeadlinesScreen() -> Element {
    let topics = &[Topic::Proceeding, Topic::Draft, Topic::Services, Topic::SignIn, Topic::Registry];
    let deadlines = use_live(GetDeadlines {}, topics);
    rsx! {
        nav { class: "crumbs", "aria-label": t!("services-crumbs"),
            a { href: Route::Submissions.href(), {t!("submissions-title")} }
        }
        PageTitle { text: t!("deadlines-title"), lead: t!("deadlines-lead") }
        {deadlines.draw(|deadlines| rsx! {
            if deadlines.is_empty() {
                {empty("calendar", t!("deadlines-empty"), rsx! {
                    ButtonLink { href: Route::Services.href(), icon: "list", {t!("submissions-to-services")} }
                })}
            } else {
                All {}
            }
            for (first , of_month) in months(deadlines) {
                {section(first, of_month)}
            }
        })}
    }
}

/// Every one of them into a calendar.
#[component]
fn All() -> Element {
    let act = use_act();
    let mut written = use_signal(|| None::<String>);
    use_effect(move || {
        if written.read().is_some() {
            browser::bring_into_view(WRITTEN);
        }
    });
    rsx! {
        div { class: "actions",
            Button { id: "deadlines-export", icon: "calendar", busy: act.busy(),
                onclick: move |()| act.run(ExportDeadlines { uid: None }, move |path| written.set(Some(path))),
                {t!("deadlines-export")} }
        }
        p { id: WRITTEN, role: "status",
            if let Some(path) = written() {
                {t!("deadlines-written", path = path)}
            }
        }
    }
}

/// Those of each month, with a day of it. They come in the order of their days.
fn months(deadlines: &[Deadline]) -> impl Iterator<Item = (Date, &[Deadline])> {
    let month = |deadline: &Deadline| (deadline.day.year(), deadline.day.month());
    let chunks = deadlines.chunk_by(move |one, next| month(one) == month(next));
    chunks.filter_map(|chunk| Some((chunk.first()?.day, chunk)))
}

fn section(first: Date, deadlines: &[Deadline]) -> Element {
    let id = format!("month-{}-{}", first.year(), first.month());
    rsx! {
        section { key: "{id}", "aria-labelledby": "{id}",
            h2 { id: "{id}", {text::month(first)} }
            ul { class: "items",
                for deadline in deadlines {
                    Item { key: "{deadline.uid}", deadline: deadline.clone() }
                }
            }
        }
    }
}

#[component]
fn Item(deadline: Deadline) -> Element {
    let act = use_act();
    let Deadline { uid, kind, day, title, call, for_whom, .. } = deadline.clone();
    let title = text::said(&title);
    let call = call.as_ref().map(text::said);
    let whom = for_whom.map(|name| t!("form-for", name = name));
    let about = [call, whom].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let day = text::day(day);
    let label = t!("deadline-export-label", title = title.clone(), day = day.clone());
    let export = move |()| {
        act.run(ExportDeadlines { uid: Some(uid.clone()) }, move |path| act.say(t!("deadlines-written", path = path)));
    };
    rsx! {
        li { class: "item deadline edge-{edge(kind)}",
            div { class: "item-body",
                p { class: "deadline-kind",
                    {symbol(deadline::icon(kind))}
                    strong { {text::of("deadline", kind.as_str())} }
                }
                p { class: "item-title", "{day}" }
                p {
                    a { href: deadline::way(&deadline).href(), "{title}" }
                }
                if !about.is_empty() {
                    p { class: "item-line", "{about}" }
                }
            }
            Button { kind: Kind::Plain, icon: "calendar", label, busy: act.busy(), onclick: export, {t!("deadline-export")} }
        }
    }
}

/// What waits for the person stands out.
fn edge(kind: DeadlineKind) -> &'static str {
    match kind {
        DeadlineKind::Integration | DeadlineKind::Acceptance => "waiting",
        DeadlineKind::Answer => "over",
        _ => "calm",
    }
}

#[cfg(test)]
mod tests {
    use rapida_contract::municipality::Text;

    use super::*;

    #[test]
    fn a_month_has_its_days_and_the_same_month_of_another_year_is_another() {
        let deadline = |day: &str| Deadline {
            uid: day.into(),
            kind: DeadlineKind::CallOpens,
            day: day.parse().expect("a day"),
            slug: "nido".into(),
            title: Text { it: "Nido".into(), en: String::new(), de: String::new() },
            call: None,
            submission: None,
            for_whom: None,
        };
        let all = ["2026-11-24", "2026-11-30", "2026-12-01", "2027-12-01"].map(deadline);
        let found: Vec<(String, usize)> = months(&all).map(|(day, of)| (day.to_string(), of.len())).collect();
        assert_eq!(found, [("2026-11-24".into(), 2), ("2026-12-01".into(), 1), ("2027-12-01".into(), 1)]);
    }
}
