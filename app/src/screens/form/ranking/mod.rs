//! Where an application stands in its ranking, and why: position, points criterion by criterion, schools, what changed.

mod corrected;
mod criteria;
mod places;

use dioxus::prelude::*;
use rapida_contract::ids::SubmissionId;
use rapida_contract::problem::Code;
use rapida_contract::ranking::{Before, OwnRanking, Phase};

use super::proceeding::use_proceeding;
use crate::route::Route;
use crate::screens::account::NobodyIn;
use crate::text::said;
use crate::ui::badge::{Tone, badge};
use crate::ui::button::{ButtonLink, Kind};
use crate::ui::face::empty;
use crate::ui::icon::symbol;
use crate::ui::title::PageTitle;
use crate::{t, text};

/// "La tua posizione".
#[component]
pub fn RankingScreen(id: SubmissionId) -> Element {
    let now = use_proceeding(id);
    if now.failure().is_some_and(|problem| problem.code == Code::SignInNeeded) {
        return rsx! { NobodyIn { title: t!("ranking-title"), return_to: Route::Ranking(id) } };
    }
    now.draw(|page| {
        let proceeding = page.as_ref().map(|page| &page.proceeding);
        let title = proceeding.map(|proceeding| said(&proceeding.title)).unwrap_or_default();
        let ranking = proceeding.and_then(|proceeding| proceeding.ranking.as_ref());
        rsx! {
            nav { class: "crumbs", "aria-label": t!("services-crumbs"),
                a { href: Route::Submissions.href(), {t!("submissions-title")} }
                if !title.is_empty() {
                    span { "aria-hidden": "true", " › " }
                    a { href: Route::SentForm(id).href(), "{title}" }
                }
            }
            PageTitle { text: t!("ranking-title"), lead: title }
            match ranking {
                None => empty("list", t!("ranking-none"), rsx! {
                    ButtonLink { kind: Kind::Second, href: Route::SentForm(id).href(), {t!("form-see")} }
                }),
                Some(ranking) => content(id, ranking),
            }
        }
    })
}

fn content(id: SubmissionId, ranking: &OwnRanking) -> Element {
    rsx! {
        {position(ranking)}
        {facts(ranking)}
        if let Some(until) = ranking.observations_until {
            div { class: "note",
                {symbol("pencil")}
                div { class: "note-body",
                    p { {t!("ranking-observe", day = text::day(until))} }
                    a { href: Route::SentForm(id).href(), {t!("ranking-observe-do")} }
                }
            }
        }
        {corrected::corrected(&ranking.corrected)}
        {criteria::criteria(ranking)}
        {places::places(&ranking.places)}
        p { class: "field-hint", {t!("ranking-act", act = ranking.act.clone())} }
    }
}

/// The short of it, on the page of what was sent.
pub fn in_short(id: SubmissionId, ranking: &OwnRanking) -> Element {
    rsx! {
        section { class: "panel", "aria-labelledby": "ranking-short",
            h2 { id: "ranking-short", {t!("ranking-title")} }
            {position(ranking)}
            div { class: "actions",
                ButtonLink { id: "see-ranking", kind: Kind::Second, icon: "list", href: Route::Ranking(id).href(), {t!("ranking-see")} }
            }
        }
    }
}

/// Position, or why there is none.
fn position(ranking: &OwnRanking) -> Element {
    let place = ranking.position.map(|place| t!("ranking-position", place = place, of = ranking.of));
    rsx! {
        div { class: "ranking-place",
            if let Some(place) = place {
                p { id: "ranking-position", strong { "{place}" } }
            }
            if let Some(why) = &ranking.excluded {
                div { id: "ranking-excluded", class: "note note-danger",
                    {symbol("close")}
                    p { {t!("ranking-excluded", why = said(why))} }
                }
            }
            {phase_badge(ranking.phase)}
        }
    }
}

fn phase_badge(phase: Phase) -> Element {
    let (icon, tone) = match phase {
        Phase::Provisional => ("pencil", Tone::Waiting),
        Phase::Final => ("check", Tone::Good),
        Phase::Unknown => ("info", Tone::Over),
    };
    badge(icon, text::of_name("phase", &phase), tone)
}

fn facts(ranking: &OwnRanking) -> Element {
    rsx! {
        dl { class: "panel facts",
            dt { {t!("ranking-group")} }
            dd { {said(&ranking.group)} }
            dt { {t!("ranking-points")} }
            dd { id: "ranking-points", {text::points(ranking.points)} }
            if let Some(band) = &ranking.band {
                dt { {t!("ranking-band")} }
                dd { {said(band)} }
            }
            dt { {t!("ranking-published")} }
            dd { {text::day_and_clock(ranking.published_at)} }
            if let Some(before) = ranking.before {
                dt { {t!("ranking-before")} }
                dd { id: "ranking-before",
                    p { {was(before)} }
                    if let Some(change) = change(before.position, ranking.position) {
                        p { class: "ranking-change",
                            {symbol(change.icon())}
                            span { {change.words()} }
                        }
                    }
                }
            }
        }
    }
}

/// How it was.
fn was(before: Before) -> String {
    let (phase, points) = (text::of_name("phase", &before.phase), text::points(before.points));
    match before.position {
        Some(place) => t!("ranking-was", phase = phase, place = place, points = points),
        None => t!("ranking-was-out", phase = phase),
    }
}

/// How far up or down.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Change {
    Up(u32),
    Down(u32),
    Same,
}

impl Change {
    fn icon(self) -> &'static str {
        match self {
            Self::Up(_) => "up",
            Self::Down(_) => "down",
            Self::Same => "right",
        }
    }

    fn words(self) -> String {
        match self {
            Self::Up(count) => t!("ranking-up", count = count),
            Self::Down(count) => t!("ranking-down", count = count),
            Self::Same => t!("ranking-same"),
        }
    }
}

/// Nearer to the first is up; nothing where one of the two is left out.
fn change(before: Option<u32>, now: Option<u32>) -> Option<Change> {
    let (before, now) = (before?, now?);
    Some(match (before.checked_sub(now), now.checked_sub(before)) {
        (Some(0), _) => Change::Same,
        (Some(up), _) => Change::Up(up),
        (None, down) => Change::Down(down.unwrap_or_default()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearer_to_the_first_is_up() {
        let cases = [
            (Some(15), Some(12), Some(Change::Up(3))),
            (Some(12), Some(15), Some(Change::Down(3))),
            (Some(1), Some(1), Some(Change::Same)),
            (None, Some(1), None),
            (Some(1), None, None),
        ];
        for (before, now, expected) in cases {
            assert_eq!(change(before, now), expected, "{before:?} {now:?}");
        }
    }
}
