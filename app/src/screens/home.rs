//! The first screen: what needs me, what I left, what I can do, what is under way, which days are near.

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::deadlines::{Deadline, DeadlineKind};
use rapida_contract::ipc::{
    Delivery, GetDeadlines, GetHome, GetSubmissions, Home, SentFormCard, Stand, Standing, SubmissionFilter,
    SubmissionRow,
};
use rapida_contract::municipality::Municipality;

use crate::live::use_live;
use crate::route::Route;
use crate::t;
use crate::ui::card::{Comune, draft_item, form_draft_item, report_item, sent_form_item};
use crate::ui::deadline::deadline_item;
use crate::ui::face::{empty, skeleton};
use crate::ui::icon::symbol;
use crate::ui::submission::{REPORT, submission_item};
use crate::ui::title::PageTitle;

/// The first screen.
#[component]
pub fn HomeScreen() -> Element {
    let home = use_live(GetHome {}, &[Topic::Report, Topic::PublicReport, Topic::Draft, Topic::SignIn]);
    let asked = use_forms(Stand::Mine);
    let sent = use_forms(Stand::Underway);
    let days = use_live(GetDeadlines {}, &[Topic::Proceeding, Topic::Draft, Topic::Services, Topic::SignIn]);
    let comune = use_context::<Comune>();
    // The heading says how much there is to do, so nothing is said before that is known.
    let Some(asked) = asked else { return skeleton() };
    let of_forms = OfForms { asked, sent: sent.unwrap_or_default(), days: days.now().unwrap_or_default() };
    home.draw(|home| content(&comune.read(), home, &of_forms))
}

/// What became of forms, and their days.
struct OfForms {
    asked: Vec<SubmissionRow>,
    sent: Vec<SubmissionRow>,
    days: Vec<Deadline>,
}

/// Forms under way and days that are shown.
const SHOWN: usize = 5;

/// By which it is told that a form stands elsewhere now: also at the end of an attempt to send, or when the municipality answers.
const OF_FORMS: &[Topic] =
    &[Topic::Proceeding, Topic::Report, Topic::Draft, Topic::Connection, Topic::SignIn, Topic::Registry];

/// Forms that were sent and stand so, once known; reports stand elsewhere on this screen, drafts too. Where it goes wrong there are
/// none: the rest is worth seeing all the same.
fn use_forms(stand: Stand) -> Option<Vec<SubmissionRow>> {
    let filter = SubmissionFilter { stand: Some(stand), ..SubmissionFilter::default() };
    let found = use_live(GetSubmissions { filter }, OF_FORMS);
    if found.failure().is_some() {
        return Some(Vec::new());
    }
    Some(found.now()?.rows.into_iter().filter(is_form).collect())
}

fn is_form(row: &SubmissionRow) -> bool {
    match row.standing {
        Standing::Form(_) => true,
        Standing::Waiting | Standing::Sent | Standing::Returned => row.slug != REPORT,
        Standing::Draft | Standing::Report(_) => false,
    }
}

fn content(comune: &Municipality, home: &Home, of_forms: &OfForms) -> Element {
    let refused: Vec<_> = home.sent_forms.iter().filter(|card| is_refused(card)).collect();
    let OfForms { asked, sent, days } = of_forms;
    // What was refused whole is told by its own card; a step or another version, by the row of its form.
    let asked: Vec<_> = asked.iter().filter(|row| refused.iter().all(|card| card.id != row.id)).collect();
    let days: Vec<_> = days.iter().filter(|day| is_own(day)).collect();
    let no_drafts = home.drafts.is_empty() && home.form_drafts.is_empty();
    let nothing_goes_on = home.under_way.is_empty() && sent.is_empty();
    let to_do = home.to_do.len() + refused.len() + asked.len();
    let quiet = to_do == 0 && no_drafts && nothing_goes_on && days.is_empty();
    rsx! {
        PageTitle { text: headline(to_do) }
        if to_do > 0 {
            section { "aria-labelledby": "home-to-do",
                h2 { id: "home-to-do", {t!("home-to-do")} }
                ul { class: "items",
                    for card in refused {
                        {sent_form_item(card)}
                    }
                    for row in asked {
                        {submission_item(row)}
                    }
                    for card in &home.to_do {
                        {report_item(comune, card)}
                    }
                }
            }
        }
        if !no_drafts {
            section { "aria-labelledby": "home-drafts",
                h2 { id: "home-drafts", {t!("home-drafts")} }
                ul { class: "items",
                    for draft in &home.form_drafts {
                        {form_draft_item(draft)}
                    }
                    for draft in &home.drafts {
                        {draft_item(comune, draft)}
                    }
                }
            }
        }
        {actions()}
        if !nothing_goes_on {
            section { "aria-labelledby": "home-under-way",
                h2 { id: "home-under-way", {t!("home-under-way")} }
                ul { class: "items",
                    for row in sent.iter().take(SHOWN) {
                        {submission_item(row)}
                    }
                    for card in &home.under_way {
                        {report_item(comune, card)}
                    }
                }
            }
        }
        if !days.is_empty() {
            section { "aria-labelledby": "home-days",
                h2 { id: "home-days", {t!("home-days")} }
                ul { class: "items",
                    for deadline in days.into_iter().take(SHOWN) {
                        {deadline_item(deadline)}
                    }
                }
                p {
                    a { href: Route::Deadlines.href(), {t!("home-all-days")} }
                }
            }
        }
        if quiet {
            {empty("comune", t!("home-empty"), rsx! {})}
        }
    }
}

/// A day of the person's own, which does not stand above already.
fn is_own(deadline: &Deadline) -> bool {
    !matches!(deadline.kind, DeadlineKind::Integration | DeadlineKind::Acceptance | DeadlineKind::Answer)
}

/// A person must act.
fn is_refused(card: &SentFormCard) -> bool {
    matches!(card.delivery, Delivery::Refused { .. })
}

/// Only what works.
fn actions() -> Element {
    let actions = [
        ("it-map-marker", t!("nav-report"), t!("home-report-help"), Route::Start),
        ("map", t!("nav-map"), t!("home-map-help"), Route::Map),
        ("folder", t!("nav-submissions"), t!("home-submissions-help"), Route::Submissions),
        ("list", t!("nav-services"), t!("home-services-help"), Route::Services),
    ];
    rsx! {
        section { "aria-labelledby": "home-actions",
            h2 { id: "home-actions", {t!("home-actions")} }
            ul { class: "tiles",
                for (icon , name , help , way) in actions {
                    li { key: "{icon}",
                        a { class: "tile", href: way.href(),
                            {symbol(icon)}
                            strong { "{name}" }
                            span { class: "tile-help", "{help}" }
                        }
                    }
                }
            }
        }
    }
}

/// The screen's heading says at once whether anything waits for the person.
fn headline(to_do: usize) -> String {
    match to_do {
        0 => t!("home-title-quiet"),
        count => t!("home-title-to-do", count = count),
    }
}
