//! The flow of a report, as Designers Italia lays it out: conditions, data, summary, then what became of it.

mod conditions;
mod contact;
mod cover;
mod data;
mod kind;
mod nearby;
mod photos;
mod place;
pub mod sent;
mod sheet;
mod summary;
mod words;

use dioxus::prelude::*;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{DiscardDraft, Draft, GetDraft, GetReport, NewDraft};
use rapida_contract::problem::{Code, Problem};
use rapida_contract::report::Step;

use crate::act::use_act;
use crate::live::use_live;
use crate::route::{self, Route, step_name};
use crate::ui::button::{Button, Kind};
use crate::ui::dialog::Dialog;
use crate::ui::face::{skeleton, trouble};
use crate::ui::icon::symbol;
use crate::ui::saving::saved_line;
use crate::ui::stepper::stepper;
use crate::ui::title::PageTitle;
use crate::{bridge, t, text};
use sheet::{Sheet, use_sheet};

/// Makes a draft and goes on in it.
#[component]
pub fn StartScreen() -> Element {
    let mut problem = use_signal(|| None::<Problem>);
    let begin = move || async move {
        match bridge::call(NewDraft {}).await {
            Ok(draft) => route::replace(&Route::Flow(draft.id, draft.step)),
            Err(refused) => problem.set(Some(refused)),
        }
    };
    use_future(begin);
    match problem() {
        None => skeleton(),
        Some(problem) => trouble(
            &problem,
            EventHandler::new(move |()| {
                spawn(begin());
            }),
        ),
    }
}

/// A draft at one of its steps.
#[component]
pub fn FlowScreen(id: SubmissionId, step: Step) -> Element {
    // Read once: what is being typed is newer than what is on the disk.
    let draft = use_live(GetDraft { id }, &[]);
    if draft.failure().is_some_and(|problem| problem.code == Code::NotFound) {
        return rsx! { NoDraft { id } };
    }
    draft.draw(|draft| {
        rsx! {
            for draft in [draft.clone()] {
                Flow { key: "{draft.id}", draft, step }
            }
        }
    })
}

/// A draft that is no more: once sent it is a report, which takes the place of its address for whoever goes back.
#[component]
fn NoDraft(id: SubmissionId) -> Element {
    let report = use_live(GetReport { id }, &[]);
    use_effect(move || {
        if report.now().is_some() {
            route::replace(&Route::Report(id));
        }
    });
    report.draw(|_| skeleton())
}

#[component]
fn Flow(draft: Draft, step: Step) -> Element {
    let (id, resumed, saved_at) = (draft.id, draft.resumed, draft.saved_at);
    let sheet = use_sheet(draft);
    use_effect(use_reactive!(|step| sheet.arrive_at(step)));
    let mut discarding = use_signal(|| false);
    rsx! {
        {stepper(Some(step))}
        for step in [step] {
            PageTitle { key: "{step_name(step)}", text: text::of("step", step_name(step)) }
        }
        if resumed && step == Step::Data {
            div { class: "note", role: "status",
                {symbol("info")}
                p { {t!("flow-resumed", at = text::day_and_clock(saved_at))} }
            }
        }
        match step {
            Step::Conditions => rsx! { conditions::ConditionsStep { sheet } },
            Step::Data => rsx! { data::DataStep { sheet } },
            Step::Summary => rsx! { summary::SummaryStep { sheet } },
        }
        footer { class: "flow-foot",
            {saved_line(&sheet.saving())}
            Button { id: "discard", kind: Kind::Plain, icon: "trash", onclick: move |()| discarding.set(true), {t!("flow-discard")} }
        }
        if discarding() {
            Discard { id, sheet, close: move |()| discarding.set(false) }
        }
    }
}

#[component]
fn Discard(id: SubmissionId, sheet: Sheet, close: EventHandler<()>) -> Element {
    let discard = use_act();
    let press = move |()| {
        discard.run(DiscardDraft { id }, move |()| {
            sheet.forget();
            route::replace(&Route::Home);
            discard.say(t!("flow-discarded"));
        });
    };
    rsx! {
        Dialog { id: "discard-dialog", title: t!("flow-discard-title"), close,
            p { {t!("flow-discard-text")} }
            div { class: "actions",
                Button { id: "discard-confirm", kind: Kind::Danger, icon: "trash", busy: discard.busy(), onclick: press, {t!("flow-discard")} }
                Button { kind: Kind::Second, onclick: move |()| close.call(()), {t!("action-cancel")} }
            }
        }
    }
}
