//! The way of a form to the disk: at each pause, when a field or a step is left, again where it failed; and from there on.

use std::collections::BTreeSet;

use dioxus::prelude::*;
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use rapida_contract::Timestamp;
use rapida_contract::changes::Topic;
use rapida_contract::form::{Answer, Answers, Form};
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{Changed, Command, FormDraft, GetForm, GetFormDrafts, PrintForm, SaveForm, SubmitForm};
use rapida_contract::problem::{Code, Problem};

use super::filling::Filling;
use crate::live::use_live;
use crate::route::{self, Route};
use crate::ui::saving::{PAUSE_MS, Saving};
use crate::{bridge, t};

/// Milliseconds after which what failed is tried again.
const AGAIN_MS: u32 = 5_000;

/// What the one task that writes is asked to do, in order.
pub enum Order {
    /// Save at the next pause.
    Typed,
    /// Save now.
    Save,
    /// Save, and hand the form to the outbox.
    Submit,
    /// Save, and write the form as a PDF.
    Print,
}

/// The part of a form that writes, one order after the other so that the newest is the last.
#[derive(Clone, Copy, PartialEq)]
pub struct Keeper {
    id: SubmissionId,
    form: Signal<Form>,
    section: Signal<String>,
    on_disk: Signal<(Answers, String)>,
    /// When it was saved last, as far as this screen knows.
    seen: Signal<Timestamp>,
    /// That the disk has what this screen has not seen.
    news: Signal<bool>,
    saving: Signal<Saving>,
    sending: Signal<bool>,
    refused: Signal<Option<Problem>>,
    printed: Signal<Option<String>>,
}

/// The keeper of a form, and the way to it.
pub fn use_keeper(draft: &FormDraft, form: Signal<Form>) -> (Keeper, Coroutine<Order>) {
    let keeper = Keeper {
        id: draft.id,
        form,
        section: use_signal(|| draft.section.clone()),
        on_disk: use_signal(|| (draft.answers.clone(), draft.section.clone())),
        seen: use_signal(|| draft.saved_at),
        news: use_signal(|| false),
        saving: use_signal(|| Saving::Saved(draft.saved_at)),
        sending: use_signal(|| false),
        refused: use_signal(|| None),
        printed: use_signal(|| None),
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
                Order::Save => match self.save().await {
                    // What is no more cannot be saved again either.
                    Ok(()) | Err(Problem { code: Code::NotFound, .. }) => orders.next().await,
                    Err(_) => or_after(&mut orders, AGAIN_MS).await,
                },
                Order::Submit => {
                    self.submit().await;
                    orders.next().await
                }
                Order::Print => {
                    self.print().await;
                    orders.next().await
                }
            };
        }
    }

    /// How the draft stands to the disk.
    pub fn saving(self) -> Saving {
        self.saving.read().clone()
    }

    /// Whether it is being sent or printed.
    pub fn is_sending(self) -> bool {
        (self.sending)()
    }

    /// Why the last *Invia* came to nothing.
    pub fn refused(self) -> Option<Problem> {
        self.refused.read().clone()
    }

    /// Where the PDF lies.
    pub fn printed(self) -> Option<String> {
        self.printed.read().clone()
    }

    /// The section where the person is.
    pub fn section(self) -> String {
        self.section.peek().clone()
    }

    /// The person is in this section.
    pub fn stand_at(mut self, section: String) {
        if *self.section.peek() != section {
            self.section.set(section);
        }
    }

    /// The answers that are on the disk, as far as is known.
    pub fn on_disk(self) -> Answers {
        self.on_disk.peek().0.clone()
    }

    /// Whether what was read is older than what this screen saved since: replies come in any order.
    pub fn is_stale(self, draft: &FormDraft) -> bool {
        draft.saved_at < *self.seen.peek()
    }

    /// That the disk has what this screen has not seen.
    fn has_news(self) -> bool {
        (self.news)()
    }

    /// A draft was read from the disk.
    pub fn is_on_disk(mut self, draft: &FormDraft) {
        self.seen.set(draft.saved_at);
        if *self.news.peek() {
            self.news.set(false);
        }
        let here = (draft.answers.clone(), draft.section.clone());
        if *self.on_disk.peek() != here {
            self.on_disk.set(here);
        }
        if matches!(&*self.saving.peek(), Saving::Saved(at) if *at != draft.saved_at) {
            self.saving.set(Saving::Saved(draft.saved_at));
        }
    }

    /// The draft is no more: nothing of it is to be saved.
    pub fn forget(mut self) {
        self.on_disk.set((self.form.peek().answers().clone(), self.section.peek().clone()));
    }

    /// What is not on the disk yet.
    fn unsaved(self) -> Option<SaveForm> {
        let (form, section) = (self.form.peek(), self.section.peek());
        let on_disk = self.on_disk.peek();
        let changed = changed(&on_disk.0, form.answers());
        let is_there = changed.is_empty() && *section == on_disk.1;
        (!is_there).then(|| SaveForm { id: self.id, changed, section: section.clone() })
    }

    /// Saves what is not on the disk yet.
    pub async fn save(mut self) -> Result<(), Problem> {
        let Some(command) = self.unsaved() else { return Ok(()) };
        let (changed, section) = (command.changed.clone(), command.section.clone());
        self.saving.set(Saving::Running);
        match bridge::call(command).await {
            Ok(saved) => {
                self.on_disk.with_mut(|(answers, at)| {
                    put(answers, changed);
                    *at = section;
                });
                let is_only_ours = saved.before == *self.seen.peek();
                self.seen.set(saved.at);
                self.saving.set(Saving::Saved(saved.at));
                if !is_only_ours {
                    self.news.set(true);
                }
                Ok(())
            }
            Err(problem) => {
                if problem.code == Code::NotFound {
                    self.news.set(true);
                }
                self.saving.set(Saving::Failed(problem.clone()));
                Err(problem)
            }
        }
    }

    /// Saves and calls; what is refused is shown. What another device changed meanwhile is to be read first.
    async fn save_and<C: Command>(mut self, command: impl FnOnce(Timestamp) -> C) -> Option<C::Reply> {
        self.sending.set(true);
        self.refused.set(None);
        let outcome = match self.save().await {
            Ok(()) if *self.news.peek() => Err(Problem::new(Code::DraftChanged, "")),
            Ok(()) => bridge::call(command(*self.seen.peek())).await,
            Err(problem) => Err(problem),
        };
        self.sending.set(false);
        if outcome.as_ref().is_err_and(|problem| problem.code == Code::DraftChanged) {
            self.news.set(true);
        }
        outcome.map_err(|problem| self.refused.set(Some(problem))).ok()
    }

    async fn submit(self) {
        if self.save_and(|seen| SubmitForm { id: self.id, seen }).await.is_some() {
            route::replace(&Route::SentForm(self.id));
        }
    }

    async fn print(mut self) {
        if let Some(place) = self.save_and(|_| PrintForm { id: self.id }).await {
            self.printed.set(Some(place));
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

/// Reads the draft again when it was saved by somebody else: another device of the same person.
pub fn use_news(filling: Filling) {
    let cards = use_live(GetFormDrafts { slug: Some(filling.service().slug.clone()) }, &[Topic::Draft]);
    use_effect(move || {
        let Saving::Saved(known) = filling.keeper.saving() else { return };
        let card = cards.now().and_then(|cards| cards.into_iter().find(|card| card.id == filling.id));
        // Ours is told here before the list is read again.
        if card.is_some_and(|card| card.saved_at > known) {
            spawn(read_again(filling));
        }
    });
    use_effect(move || {
        if filling.keeper.has_news() {
            spawn(read_again(filling));
        }
    });
}

/// Reads what the device holds of the draft. Whoever has one open that is no more is told, and led away.
pub async fn read_again(filling: Filling) {
    match bridge::call(GetForm { id: filling.id }).await {
        Ok(draft) => filling.meet(&draft),
        Err(Problem { code: Code::NotFound, .. }) => {
            filling.keeper.forget();
            route::go(&Route::Home);
            filling.toasts.say(t!("form-gone"));
        }
        // Said where it is tried again.
        Err(_) => {}
    }
}

/// Puts what was changed among answers.
fn put(answers: &mut Answers, changed: Changed) {
    for (id, answer) in changed {
        match answer {
            Some(answer) => drop(answers.insert(id, answer)),
            None => drop(answers.remove(&id)),
        }
    }
}

/// What is answered otherwise than before.
fn changed(before: &Answers, now: &Answers) -> Changed {
    let ids = before.keys().chain(now.keys());
    let changed = ids.filter(|id| before.get(*id) != now.get(*id));
    changed.map(|id| (id.clone(), now.get(id).cloned())).collect()
}

/// What somebody else changed since it was last known, where this screen did not.
pub fn changed_elsewhere(known: &Answers, ours: &Answers, theirs: &Answers) -> Vec<(String, Option<Answer>)> {
    let ids: BTreeSet<&String> = known.keys().chain(theirs.keys()).collect();
    let changed = ids.into_iter().filter(|id| {
        let id = id.as_str();
        theirs.get(id) != known.get(id) && ours.get(id) == known.get(id)
    });
    changed.map(|id| (id.clone(), theirs.get(id).cloned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(given: &[(&str, &str)]) -> Answers {
        given.iter().map(|(id, text)| ((*id).to_owned(), Answer::text(*text))).collect()
    }

    #[test]
    fn only_what_was_typed_since_goes_to_the_disk() {
        let before = answers(&[("street", "Via Roma"), ("phone", "0544"), ("gone", "x")]);
        let now = answers(&[("street", "Via Roma"), ("phone", "0544 1"), ("new", "n")]);
        let text = |text: &str| Some(Answer::text(text));
        let expected = [("gone", None), ("new", text("n")), ("phone", text("0544 1"))];
        assert_eq!(changed(&before, &now), expected.map(|(id, answer)| (id.to_owned(), answer)).into());
        assert_eq!(changed(&now, &now), Changed::new());
        let mut put_together = before.clone();
        put(&mut put_together, changed(&before, &now));
        assert_eq!(put_together, now);
    }

    #[test]
    fn what_another_device_changed_is_taken_where_nobody_types_here() {
        let known = answers(&[("street", "Via dei Tigli"), ("phone", "0544"), ("why", "a"), ("gone", "x")]);
        let ours = answers(&[("street", "Via dei Tigli"), ("phone", "0544 1"), ("why", "a"), ("gone", "x")]);
        let theirs = answers(&[("street", "Via Roma"), ("phone", "0544 2"), ("why", "a"), ("new", "n")]);
        let expected = [
            ("gone".to_owned(), None),
            ("new".to_owned(), Some(Answer::text("n"))),
            ("street".to_owned(), Some(Answer::text("Via Roma"))),
        ];
        assert_eq!(changed_elsewhere(&known, &ours, &theirs), expected);
        assert_eq!(changed_elsewhere(&known, &ours, &known), []);
    }
}
