//! The sheet that is being filled in: what was typed, its photos, and its way to the disk at each pause.

use dioxus::prelude::*;
use futures_util::StreamExt;
use gloo_timers::future::TimeoutFuture;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{Draft, LookAround, Photo, SaveDraft, SubmitReport, Surroundings};
use rapida_contract::municipality::Municipality;
use rapida_contract::place::Territory;
use rapida_contract::problem::{FieldError, Problem};
use rapida_contract::report::{NewReport, Step, check, outside_territory};

use crate::route::{self, Route};
use crate::ui::fault::INDEX;
use crate::ui::saving::{PAUSE_MS, Saving};
use crate::{bridge, browser};

/// What the one task that writes is asked to do, in order.
enum Order {
    Save,
    Submit,
}

/// The sheet. A handle: copies are the same sheet.
#[derive(Clone, Copy, PartialEq)]
pub struct Sheet {
    /// The draft.
    pub id: SubmissionId,
    /// What was typed.
    pub report: Signal<NewReport>,
    /// Its photos, in the person's order.
    pub photos: Signal<Vec<Photo>>,
    /// What the point chosen is near, once a point is chosen and the core has answered.
    pub around: Resource<Option<Result<Surroundings, Problem>>>,
    /// The sign of danger that the person recognised, if any: the flow stops there.
    pub danger: Signal<Option<String>>,
    /// Whether *Avanti* or *Invia* was pressed in this step: from then on faults are shown.
    pub tried: Signal<bool>,
    /// Why the last *Invia* came to nothing.
    pub refused: Signal<Option<Problem>>,
    /// Whether *Invia* is at work.
    pub sending: Signal<bool>,
    sought: Signal<Option<String>>,
    step: Signal<Step>,
    on_disk: Signal<(NewReport, Step)>,
    saving: Signal<Saving>,
    typed: Signal<u32>,
    orders: Coroutine<Order>,
}

/// A sheet with what the draft holds.
pub fn use_sheet(draft: Draft) -> Sheet {
    let Draft { id, report: text, photos, step, saved_at, .. } = draft;
    let report = use_signal(|| text.clone());
    let on_disk = use_signal(|| (text, step));
    let step = use_signal(|| step);
    let saving = use_signal(|| Saving::Saved(saved_at));
    let refused = use_signal(|| None);
    let sending = use_signal(|| false);
    let writer = Writer { id, report, step, on_disk, saving, refused, sending };
    let orders = use_coroutine(move |mut orders: UnboundedReceiver<Order>| async move {
        while let Some(order) = orders.next().await {
            match order {
                Order::Save => drop(writer.save().await),
                Order::Submit => writer.submit().await,
            }
        }
    });
    use_drop(move || writer.save_from_outside());
    Sheet {
        id,
        report,
        photos: use_signal(|| photos),
        around: use_around(report),
        danger: use_signal(|| None),
        tried: use_signal(|| false),
        refused,
        sending,
        sought: use_signal(|| None),
        step,
        on_disk,
        saving,
        typed: use_signal(|| 0),
        orders,
    }
}

/// Asked anew only when the point or the category is another.
fn use_around(report: Signal<NewReport>) -> Resource<Option<Result<Surroundings, Problem>>> {
    let question = use_memo(move || {
        let report = report.read();
        report.position.map(|position| LookAround {
            point: position.point,
            category: (!report.category.is_empty()).then(|| report.category.clone()),
        })
    });
    use_resource(move || {
        let question = question();
        async move {
            match question {
                Some(question) => Some(bridge::call(question).await),
                None => None,
            }
        }
    })
}

impl Sheet {
    /// Takes over what is being typed; the disk gets it at the next pause.
    pub fn typing(self, change: impl FnOnce(&mut NewReport)) {
        let (mut report, mut typed) = (self.report, self.typed);
        report.with_mut(change);
        let mine = typed.peek().wrapping_add(1);
        typed.set(mine);
        spawn(async move {
            TimeoutFuture::new(PAUSE_MS).await;
            if *typed.peek() == mine {
                self.save();
            }
        });
    }

    /// Takes over a choice, and saves at once.
    pub fn choose(self, change: impl FnOnce(&mut NewReport)) {
        let mut report = self.report;
        report.with_mut(change);
        self.save();
    }

    /// Saves what is not on the disk yet.
    pub fn save(self) {
        self.orders.send(Order::Save);
    }

    /// Saves and hands the draft to the outbox; goes on to what became of it.
    pub fn submit(self) {
        self.orders.send(Order::Submit);
    }

    /// The next step shown puts the focus on this input.
    pub fn seek(self, id: String) {
        let mut sought = self.sought;
        sought.set(Some(id));
    }

    /// A step is shown: its faults are not, until something was tried.
    pub fn arrive_at(self, next: Step) {
        let (mut step, mut tried) = (self.step, self.tried);
        step.set(next);
        tried.set(false);
        let mut sought = self.sought;
        if let Some(id) = sought.take() {
            spawn(async move {
                // After the step's own heading has had the focus.
                TimeoutFuture::new(0).await;
                browser::focus(&id);
            });
        }
        self.save();
    }

    /// Shows the faults of this step from now on; whether there are none.
    pub fn passes(self, comune: &Municipality, step: Step) -> bool {
        let mut tried = self.tried;
        tried.set(true);
        let passes = self.faults(comune, step).is_empty();
        if !passes {
            browser::focus(INDEX);
        }
        passes
    }

    /// What is at fault in a step, in the order of the form; in the summary, everything.
    pub fn faults(self, comune: &Municipality, step: Step) -> Vec<FieldError> {
        let mut faults = check(&self.report.read(), comune);
        if let Some(Some(Ok(Surroundings { territory: Territory::Outside { .. }, .. }))) = &*self.around.read() {
            faults.push(outside_territory());
        }
        faults.retain(|fault| match step {
            Step::Conditions => fault.field == "privacy_accepted",
            Step::Data => fault.field != "privacy_accepted",
            Step::Summary => true,
        });
        faults
    }

    /// How the draft stands to the disk.
    pub fn saving(self) -> Saving {
        self.saving.read().clone()
    }

    /// Whether nothing of the person is in it.
    pub fn is_untouched(self) -> bool {
        *self.report.peek() == NewReport::default() && self.photos.peek().is_empty()
    }

    /// The draft is no more: nothing of it is to be saved.
    pub fn forget(self) {
        let mut on_disk = self.on_disk;
        on_disk.set((self.report.peek().clone(), *self.step.peek()));
    }
}

/// The part of the sheet that writes, one order after the other so that the newest is the last.
#[derive(Clone, Copy)]
struct Writer {
    id: SubmissionId,
    report: Signal<NewReport>,
    step: Signal<Step>,
    on_disk: Signal<(NewReport, Step)>,
    saving: Signal<Saving>,
    refused: Signal<Option<Problem>>,
    sending: Signal<bool>,
}

impl Writer {
    /// What is not on the disk yet.
    fn unsaved(self) -> Option<(NewReport, Step)> {
        let now = (self.report.peek().clone(), *self.step.peek());
        (now != *self.on_disk.peek()).then_some(now)
    }

    async fn save(mut self) -> Result<(), Problem> {
        let Some((report, step)) = self.unsaved() else { return Ok(()) };
        self.saving.set(Saving::Running);
        match bridge::call(SaveDraft { id: self.id, report: report.clone(), step }).await {
            Ok(saved) => {
                self.on_disk.set((report, step));
                self.saving.set(Saving::Saved(saved.at));
                Ok(())
            }
            Err(problem) => {
                self.saving.set(Saving::Failed(problem.clone()));
                Err(problem)
            }
        }
    }

    async fn submit(mut self) {
        self.sending.set(true);
        let outcome = match self.save().await {
            Ok(()) => bridge::call(SubmitReport { id: self.id }).await,
            Err(problem) => Err(problem),
        };
        self.sending.set(false);
        match outcome {
            Ok(id) => route::replace(&Route::Sent(id)),
            Err(problem) => self.refused.set(Some(problem)),
        }
    }

    /// The screen is going: the task above goes with it, so the last words are written by one that stays.
    fn save_from_outside(self) {
        if let Some((report, step)) = self.unsaved() {
            let command = SaveDraft { id: self.id, report, step };
            wasm_bindgen_futures::spawn_local(async move { drop(bridge::call(command).await) });
        }
    }
}
