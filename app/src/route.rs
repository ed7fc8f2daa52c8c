//! Where a person is, kept in the address after the `#`, so that back, forward and reload do what they promise.

use dioxus::prelude::*;
use futures_util::StreamExt;
use rapida_contract::ids::{ReportCode, SubmissionId};
use rapida_contract::report::Step;

use crate::browser;

/// A screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Route {
    /// What needs me.
    Home,
    /// A new report: makes a draft and goes on in it.
    Start,
    /// A draft at one of its steps.
    Flow(SubmissionId, Step),
    /// What became of a draft that was sent.
    Sent(SubmissionId),
    /// Everything that was sent, and drafts.
    Submissions,
    /// What is open of others, by client.
    Board,
    /// The days on which something begins or ends.
    Deadlines,
    /// The reports of this device.
    Reports,
    /// One of them.
    Report(SubmissionId),
    /// Its receipt.
    Receipt(SubmissionId),
    /// Everybody's reports.
    Map,
    /// One of them.
    Public(ReportCode),
    /// Who is signed in.
    Account,
    /// What is known of them.
    Profile,
    /// For whom they act.
    Acting,
    /// Where they lead or work.
    Structures,
    /// Whom they let act for them, and who lets them.
    Mandates,
    /// What others did for them.
    Acts,
    /// What is held of them.
    MyData,
    /// The services of the Comune.
    Services,
    /// The card of one of them, by its slug.
    Service(String),
    /// The draft of a service's form.
    Form(SubmissionId, FormStep),
    /// A form that was sent, and what became of it.
    SentForm(SubmissionId),
    /// Its place in a ranking.
    Ranking(SubmissionId),
    /// Language, appearance, about.
    Settings,
    /// An address that leads nowhere.
    Nowhere,
}

/// Where one is in a form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FormStep {
    /// Where it was left.
    Left,
    /// A section, by its id.
    Section(String),
    /// The summary.
    Summary,
}

impl Route {
    /// As a link's `href`.
    pub fn href(&self) -> String {
        match self {
            Self::Home | Self::Nowhere => "#/".into(),
            Self::Start => "#/new".into(),
            Self::Flow(id, step) => format!("#/drafts/{id}/{}", step_name(*step)),
            Self::Sent(id) => format!("#/sent/{id}"),
            Self::Submissions => "#/submissions".into(),
            Self::Board => "#/submissions/board".into(),
            Self::Deadlines => "#/deadlines".into(),
            Self::Reports => "#/reports".into(),
            Self::Report(id) => format!("#/reports/{id}"),
            Self::Receipt(id) => format!("#/reports/{id}/receipt"),
            Self::Map => "#/map".into(),
            Self::Public(code) => format!("#/map/{code}"),
            Self::Account => "#/account".into(),
            Self::Profile => "#/profile".into(),
            Self::Acting => "#/acting".into(),
            Self::Structures => "#/structures".into(),
            Self::Mandates => "#/mandates".into(),
            Self::Acts => "#/acts".into(),
            Self::MyData => "#/my-data".into(),
            Self::Services => "#/services".into(),
            Self::Service(slug) => format!("#/services/{slug}"),
            Self::Form(id, FormStep::Left) => format!("#/form/{id}"),
            Self::Form(id, FormStep::Section(section)) => format!("#/form/{id}/at/{section}"),
            Self::Form(id, FormStep::Summary) => format!("#/form/{id}/summary"),
            Self::SentForm(id) => format!("#/form/{id}/sent"),
            Self::Ranking(id) => format!("#/form/{id}/ranking"),
            Self::Settings => "#/settings".into(),
        }
    }

    /// Reads what [`Route::href`] writes.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = path.split('/').collect();
        let id = |text: &str| text.parse::<SubmissionId>().ok();
        let found = match parts.as_slice() {
            [""] => Some(Self::Home),
            ["new"] => Some(Self::Start),
            ["drafts", draft, step] => id(draft).zip(step_of(step)).map(|(draft, step)| Self::Flow(draft, step)),
            ["sent", report] => id(report).map(Self::Sent),
            ["submissions"] => Some(Self::Submissions),
            ["submissions", "board"] => Some(Self::Board),
            ["deadlines"] => Some(Self::Deadlines),
            ["reports"] => Some(Self::Reports),
            ["reports", report] => id(report).map(Self::Report),
            ["reports", report, "receipt"] => id(report).map(Self::Receipt),
            ["map"] => Some(Self::Map),
            ["map", code] => Some(Self::Public(ReportCode((*code).to_owned()))),
            ["account"] => Some(Self::Account),
            ["profile"] => Some(Self::Profile),
            ["acting"] => Some(Self::Acting),
            ["structures"] => Some(Self::Structures),
            ["mandates"] => Some(Self::Mandates),
            ["acts"] => Some(Self::Acts),
            ["my-data"] => Some(Self::MyData),
            ["services"] => Some(Self::Services),
            ["services", slug] => Some(Self::Service((*slug).to_owned())),
            ["form", draft] => id(draft).map(|draft| Self::Form(draft, FormStep::Left)),
            ["form", draft, "at", section] => {
                id(draft).map(|draft| Self::Form(draft, FormStep::Section((*section).to_owned())))
            }
            ["form", draft, "summary"] => id(draft).map(|draft| Self::Form(draft, FormStep::Summary)),
            ["form", form, "sent"] => id(form).map(Self::SentForm),
            ["form", form, "ranking"] => id(form).map(Self::Ranking),
            ["settings"] => Some(Self::Settings),
            _ => None,
        };
        found.unwrap_or(Self::Nowhere)
    }
}

/// A step of the flow as it is called in addresses and text keys.
pub fn step_name(step: Step) -> &'static str {
    match step {
        Step::Conditions => "conditions",
        Step::Data => "data",
        Step::Summary => "summary",
    }
}

fn step_of(name: &str) -> Option<Step> {
    [Step::Conditions, Step::Data, Step::Summary].into_iter().find(|step| step_name(*step) == name)
}

/// Goes to a screen; back leads here again.
pub fn go(route: &Route) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(&route.href());
    }
}

/// Goes to a screen in the place of this one.
pub fn replace(route: &Route) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().replace(&route.href());
    }
}

/// Follows the address, for the whole app.
pub fn use_route() -> Signal<Route> {
    let mut route = use_signal(current);
    let moves = use_coroutine(move |mut moves: UnboundedReceiver<Moved>| async move {
        while moves.next().await.is_some() {
            let next = current();
            if *route.peek() != next {
                route.set(next);
                browser::scroll_to_top();
            }
        }
    });
    use_hook(|| {
        let moved = moves.tx();
        browser::on_window("hashchange", move || drop(moved.unbounded_send(Moved)));
    });
    route
}

/// That the address is another.
struct Moved;

fn current() -> Route {
    Route::parse(&browser::address())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_reads_back_as_it_was_written() {
        let id: SubmissionId = "0192f0c1-2c3d-7e4f-8a5b-6c7d8e9f0a1b".parse().expect("an id");
        let routes = [
            Route::Home,
            Route::Start,
            Route::Flow(id, Step::Conditions),
            Route::Flow(id, Step::Data),
            Route::Flow(id, Step::Summary),
            Route::Sent(id),
            Route::Submissions,
            Route::Board,
            Route::Deadlines,
            Route::Reports,
            Route::Report(id),
            Route::Receipt(id),
            Route::Map,
            Route::Public(ReportCode("2026-0000123".into())),
            Route::Account,
            Route::Profile,
            Route::Acting,
            Route::Structures,
            Route::Mandates,
            Route::Acts,
            Route::MyData,
            Route::Form(id, FormStep::Left),
            Route::Form(id, FormStep::Section("applicant".into())),
            Route::Form(id, FormStep::Summary),
            Route::SentForm(id),
            Route::Ranking(id),
            Route::Settings,
        ];
        for route in routes {
            assert_eq!(Route::parse(&route.href()), route);
        }
    }

    #[test]
    fn an_address_that_leads_nowhere_says_so() {
        for hash in ["#/drafts/1/data", "#/pippo", "#/reports/x/receipt", "#/drafts", "#/form/1", "#/form"] {
            assert_eq!(Route::parse(hash), Route::Nowhere, "{hash}");
        }
    }
}
