//! The screens that come apart from the first one, when they are first opened.

use dioxus::prelude::*;
use futures_util::FutureExt;
use wasm_split_helpers::wasm_split;

use super::{
    account, acting, deadlines, flow, form, my_data, profile, receipt, report, reports, services, settings,
    submissions, territory,
};
use crate::route::Route;
use crate::t;
use crate::ui::face::{empty, skeleton};
use crate::ui::title::PageTitle;

/// A screen that is not the first one.
#[component]
pub fn Later(route: Route) -> Element {
    // Mostly they are here already; then nothing else is drawn in between.
    let mut here = use_signal(|| fetch().now_or_never().is_some());
    use_future(move || async move {
        fetch().await;
        if !here() {
            here.set(true);
        }
    });
    if here() { screen(route).now_or_never().unwrap_or_else(skeleton) } else { skeleton() }
}

/// Everything that only these screens use comes with them, as `split_later.wasm`: see `xtask/src/screens/wasm.rs`.
#[wasm_split(later, preload(
    /// Brings these screens, once.
    fetch
))]
pub(super) fn screen(route: Route) -> Element {
    match route {
        Route::Start => rsx! { flow::StartScreen {} },
        Route::Flow(id, step) => rsx! { flow::FlowScreen { id, step } },
        Route::Sent(id) => rsx! { flow::sent::SentScreen { id } },
        Route::Submissions => rsx! { submissions::SubmissionsScreen {} },
        Route::Board => rsx! { submissions::BoardScreen {} },
        Route::Deadlines => rsx! { deadlines::DeadlinesScreen {} },
        Route::Reports => rsx! { reports::ReportsScreen {} },
        Route::Report(id) => rsx! { report::ReportScreen { id } },
        Route::Receipt(id) => rsx! { receipt::ReceiptScreen { id } },
        Route::Map => rsx! { territory::TerritoryScreen {} },
        Route::Public(code) => rsx! { territory::public::PublicScreen { code } },
        Route::Account => rsx! { account::AccountScreen {} },
        Route::Profile => rsx! { profile::ProfileScreen {} },
        Route::Acting => rsx! { acting::ActingScreen {} },
        Route::Structures => rsx! { acting::StructuresScreen {} },
        Route::Mandates => rsx! { acting::MandatesScreen {} },
        Route::Acts => rsx! { acting::ActsScreen {} },
        Route::MyData => rsx! { my_data::MyDataScreen {} },
        Route::Services => rsx! { services::ServicesScreen {} },
        Route::Service(slug) => rsx! { services::ServiceScreen { slug } },
        Route::Form(id, step) => rsx! { form::FormScreen { id, step } },
        Route::SentForm(id) => rsx! { form::SentFormScreen { id } },
        Route::Ranking(id) => rsx! { form::RankingScreen { id } },
        Route::Settings => rsx! { settings::SettingsScreen {} },
        Route::Home | Route::Nowhere => rsx! {
            PageTitle { text: t!("nowhere-title") }
            {empty("question", t!("nowhere-text"), rsx! { a { class: "btn btn-primary", href: Route::Home.href(), {t!("nav-home")} } })}
        },
    }
}
