//! The way of an answer's words to the disk: at each pause, when the field is left, again where it failed; and from there on.

use dioxus::prelude::*;
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{SaveIntegration, SendIntegration};
use rapida_contract::problem::Problem;

use crate::ui::saving::{PAUSE_MS, Saving};
use crate::{bridge, text};

/// Milliseconds after which what failed is tried again.
const AGAIN_MS: u32 = 5_000;

/// What the one task that writes is asked to do, in order.
pub enum Order {
    /// Save at the next pause.
    Typed,
    /// Save now.
    Save,
    /// Save, and hand it to the outbox.
    Send,
}

/// The words, and how they stand to the disk. A handle: copies are the same words.
#[derive(Clone, Copy, PartialEq)]
pub struct Keeper {
    id: SubmissionId,
    /// As typed.
    pub words: Signal<String>,
    on_disk: Signal<String>,
    saving: Signal<Option<Saving>>,
    sending: Signal<bool>,
    refused: Signal<Option<Problem>>,
    done: EventHandler<()>,
}

/// The keeper of an answer, and the way to it; `done` is told once it is in the outbox.
pub fn use_keeper(id: SubmissionId, words: &str, done: EventHandler<()>) -> (Keeper, Coroutine<Order>) {
    let keeper = Keeper {
        id,
        words: use_signal(|| words.to_owned()),
        on_disk: use_signal(|| words.to_owned()),
        saving: use_signal(|| None),
        sending: use_signal(|| false),
        refused: use_signal(|| None),
        done,
    };
    let orders = use_coroutine(move |orders| keeper.works(orders));
    use_drop(move || keeper.save_from_outside());
    (keeper, orders)
}

impl Keeper {
    async fn works(self, mut orders: UnboundedReceiver<Order>) {
        let mut next = orders.next().await;
        while let Some(order) = next {
            next = match order {
                Order::Typed => or_after(&mut orders, PAUSE_MS).await,
                Order::Save if self.save().await.is_err() => or_after(&mut orders, AGAIN_MS).await,
                Order::Save => orders.next().await,
                Order::Send => {
                    self.send().await;
                    orders.next().await
                }
            };
        }
    }

    /// The person typed.
    pub fn types(mut self, words: String) {
        self.words.set(words);
    }

    /// How the words stand to the disk, once they were touched.
    pub fn saving(self) -> Option<Saving> {
        self.saving.read().clone()
    }

    /// Whether it is being handed over.
    pub fn is_sending(self) -> bool {
        (self.sending)()
    }

    /// Why it was not handed over.
    pub fn refused(self) -> Option<Problem> {
        self.refused.read().clone()
    }

    fn unsaved(self) -> Option<SaveIntegration> {
        let words = self.words.peek().clone();
        (*self.on_disk.peek() != words).then_some(SaveIntegration { id: self.id, words })
    }

    async fn save(mut self) -> Result<(), Problem> {
        let Some(command) = self.unsaved() else { return Ok(()) };
        let words = command.words.clone();
        self.saving.set(Some(Saving::Running));
        let outcome = bridge::call(command).await;
        match &outcome {
            Ok(()) => {
                self.on_disk.set(words);
                self.saving.set(text::now().map(Saving::Saved));
            }
            Err(problem) => self.saving.set(Some(Saving::Failed(problem.clone()))),
        }
        outcome
    }

    async fn send(mut self) {
        self.sending.set(true);
        self.refused.set(None);
        let outcome = match self.save().await {
            Ok(()) => bridge::call(SendIntegration { id: self.id }).await,
            Err(problem) => Err(problem),
        };
        self.sending.set(false);
        match outcome {
            Ok(()) => self.done.call(()),
            // No field is to blame: what is wrong with one is said before.
            Err(problem) => self.refused.set(Some(Problem { errors: Vec::new(), ..problem })),
        }
    }

    /// The screen is going: the task above goes with it, so the last words are written by one that stays.
    fn save_from_outside(self) {
        if let Some(command) = self.unsaved() {
            wasm_bindgen_futures::spawn_local(async move { drop(bridge::call(command).await) });
        }
    }
}

/// The next order, or else to save once so much time has gone by.
async fn or_after(orders: &mut UnboundedReceiver<Order>, milliseconds: u32) -> Option<Order> {
    match select(orders.next(), TimeoutFuture::new(milliseconds)).await {
        Either::Left((order, _)) => order,
        Either::Right(_) => Some(Order::Save),
    }
}
