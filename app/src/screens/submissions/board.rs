//! What is open of those for whom the person acts: by client, and by what they must do first.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use dioxus::prelude::*;
use rapida_contract::ipc::{GetSubmissions, Stand, SubmissionFilter, SubmissionRow};
use rapida_contract::problem::Code;

use super::TOPICS;
use crate::live::use_live;
use crate::route::Route;
use crate::screens::account::NobodyIn;
use crate::ui::badge::{Tone, badge, standing_badge};
use crate::ui::button::{ButtonLink, Kind};
use crate::ui::face::empty;
use crate::ui::submission::{due_words, own_day, title, way};
use crate::ui::title::PageTitle;
use crate::{t, text};

/// A day within so many days is near.
const NEAR_DAYS: i32 = 7;

/// The open things of one client.
struct Client<'r> {
    name: &'r str,
    rows: Vec<&'r SubmissionRow>,
}

/// "Per cliente".
#[component]
pub fn BoardScreen() -> Element {
    let submissions = use_live(GetSubmissions { filter: SubmissionFilter::default() }, TOPICS);
    if submissions.failure().is_some_and(|problem| problem.code == Code::SignInNeeded) {
        return rsx! { NobodyIn { title: t!("board-title"), return_to: Route::Board } };
    }
    rsx! {
        nav { class: "crumbs", "aria-label": t!("services-crumbs"),
            a { href: Route::Submissions.href(), {t!("submissions-title")} }
        }
        PageTitle { text: t!("board-title"), lead: t!("board-lead") }
        {submissions.draw(|submissions| {
            let clients = clients(&submissions.rows);
            rsx! {
                if clients.is_empty() {
                    {empty("people", t!("board-empty"), rsx! {
                        ButtonLink { kind: Kind::Second, icon: "people", href: Route::Acting.href(), {t!("acting-title")} }
                    })}
                }
                for (key , client) in clients {
                    {section(&key, &client)}
                }
            }
        })}
    }
}

/// Whoever has something open, the one whose own day is nearest first; of each the nearest first, and last what has no day that
/// they could miss.
fn clients(rows: &[SubmissionRow]) -> Vec<(String, Client<'_>)> {
    let mut clients: BTreeMap<String, Client<'_>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.standing.stand() != Stand::Over) {
        let Some(whom) = &row.subject else { continue };
        let client = clients.entry(whom.subject.key()).or_insert_with(|| Client { name: &whom.name, rows: Vec::new() });
        client.rows.push(row);
    }
    let mut clients: Vec<(String, Client<'_>)> = clients.into_iter().collect();
    for (_, client) in &mut clients {
        client.rows.sort_by_key(|row| nearest(row));
    }
    clients.sort_by_key(|(_, client)| client.rows.first().map(|row| nearest(row)));
    clients
}

/// Sorts by the day, then what changed last.
fn nearest(row: &SubmissionRow) -> impl Ord + use<> {
    let day = own_day(row);
    (day.is_none(), day, Reverse(row.at))
}

fn section(key: &str, client: &Client<'_>) -> Element {
    let id = format!("client-{}", key.replace(':', "-"));
    rsx! {
        section { key: "{key}", "aria-labelledby": "{id}",
            h2 { id: "{id}",
                "{client.name}"
                " · "
                {t!("board-open", count = client.rows.len())}
            }
            ul { class: "items",
                for row in &client.rows {
                    {item(row)}
                }
            }
        }
    }
}

fn item(row: &SubmissionRow) -> Element {
    let number = row.number.as_ref().map(|number| t!("card-number", number = number.0.clone()));
    let line = [number, due_words(row)].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let mark = own_day(row).and_then(|due| urgency(text::days_until(due)));
    let edge = mark.map_or(Tone::Over, |urgency| urgency.look().1).name();
    rsx! {
        li { key: "{row.id}",
            a { class: "item edge-{edge}", href: way(row).href(),
                div { class: "item-body",
                    span { class: "item-title", {title(row)} }
                    span { class: "item-line", "{line}" }
                    {standing_badge(row.standing)}
                }
                if let Some(mark) = mark {
                    {mark.badge()}
                }
            }
        }
    }
}

/// How a day stands to today.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Urgency {
    Late,
    Near,
}

impl Urgency {
    fn look(self) -> (&'static str, Tone) {
        match self {
            Self::Late => ("warning", Tone::Bad),
            Self::Near => ("clock", Tone::Waiting),
        }
    }

    fn badge(self) -> Element {
        let (icon, tone) = self.look();
        let words = match self {
            Self::Late => t!("board-late"),
            Self::Near => t!("board-near", count = i64::from(NEAR_DAYS)),
        };
        badge(icon, words, tone)
    }
}

fn urgency(days: i32) -> Option<Urgency> {
    match days {
        ..0 => Some(Urgency::Late),
        0..=NEAR_DAYS => Some(Urgency::Near),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use rapida_contract::acting::Subject;
    use rapida_contract::ipc::Standing;
    use rapida_contract::municipality::Text;
    use rapida_contract::proceeding::{Named, State, Turn};

    use super::*;

    fn row(id: u8, client: Option<&str>, due: Option<(&str, Turn)>, standing: Standing) -> SubmissionRow {
        let subject = client.map(|name| Named {
            subject: Subject::Structure { id: name.to_lowercase().parse().expect("a slug") },
            name: name.to_owned(),
        });
        SubmissionRow {
            id: format!("0192f0c1-2c3d-7e4f-8a5b-6c7d8e9f0a{id:02x}").parse().expect("an id"),
            slug: "nido".into(),
            title: Text { it: "Nido".into(), en: String::new(), de: String::new() },
            name: String::new(),
            number: None,
            subject,
            sender: None,
            standing,
            at: "2026-11-23T09:00:00Z".parse().expect("a time"),
            due: due.map(|(day, _)| day.parse().expect("a day")),
            turn: due.map_or(Turn::Nobody, |(_, turn)| turn),
            step_waits: false,
        }
    }

    #[test]
    fn what_the_client_must_do_first_comes_first_and_the_days_of_the_office_do_not_count() {
        let (open, asked) = (Standing::Form(State::InCharge), Standing::Form(State::IntegrationAsked));
        let (own, offices) = (|day| Some((day, Turn::Citizen)), |day| Some((day, Turn::Office)));
        let rows = [
            row(1, Some("Alfa"), offices("2026-11-25"), open),
            row(2, Some("Alfa"), own("2026-12-20"), asked),
            row(3, Some("Beta"), own("2026-12-10"), Standing::Draft),
            row(4, Some("Beta"), own("2026-11-30"), Standing::Form(State::Accepted)),
            row(5, None, own("2026-11-24"), asked),
            row(6, Some("Gamma"), offices("2026-11-24"), open),
        ];
        let clients = clients(&rows);
        let seen: Vec<(&str, Vec<String>)> = clients
            .iter()
            .map(|(_, client)| {
                (client.name, client.rows.iter().map(|row| row.id.to_string()[34..].to_owned()).collect())
            })
            .collect();
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        assert_eq!(seen, [("Beta", ids(&["03"])), ("Alfa", ids(&["02", "01"])), ("Gamma", ids(&["06"]))]);
    }

    #[test]
    fn a_day_that_is_past_is_late_and_one_within_a_week_is_near() {
        for (days, expected) in
            [(-1, Some(Urgency::Late)), (0, Some(Urgency::Near)), (7, Some(Urgency::Near)), (8, None)]
        {
            assert_eq!(urgency(days), expected, "{days}");
        }
    }
}
