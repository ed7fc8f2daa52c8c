//! What a screen reads from the core: asked once, asked again at each change of its topics, always with three faces.

use std::any::Any;
use std::marker::PhantomData;
use std::rc::Rc;

use dioxus::prelude::*;
use futures_util::StreamExt;
use rapida_contract::changes::Topic;
use rapida_contract::ipc::{CHANGED, Command};
use rapida_contract::problem::Problem;
use wasm_bindgen::JsValue;

use crate::bridge;
use crate::ui::face::{skeleton, trouble};

/// How often each topic has changed since the start. A screen that reads a number is drawn anew when it grows.
#[derive(Clone, Copy)]
pub struct Changes {
    report: Signal<u32>,
    public_report: Signal<u32>,
    municipality: Signal<u32>,
    services: Signal<u32>,
    proceeding: Signal<u32>,
    draft: Signal<u32>,
    connection: Signal<u32>,
    transfer: Signal<u32>,
    sign_in: Signal<u32>,
    registry: Signal<u32>,
    people: Signal<u32>,
}

impl Changes {
    /// The number of one topic. What a newer core announces concerns no screen of this one.
    fn of(self, topic: Topic) -> Option<Signal<u32>> {
        match topic {
            Topic::Report => Some(self.report),
            Topic::PublicReport => Some(self.public_report),
            Topic::Municipality => Some(self.municipality),
            Topic::Services => Some(self.services),
            Topic::Proceeding => Some(self.proceeding),
            Topic::Draft => Some(self.draft),
            Topic::Connection => Some(self.connection),
            Topic::Transfer => Some(self.transfer),
            Topic::SignIn => Some(self.sign_in),
            Topic::Registry => Some(self.registry),
            Topic::People => Some(self.people),
            Topic::Unknown => None,
        }
    }
}

/// Listens to the core for the whole app; [`use_live`] below it hears what changes.
pub fn use_changes() {
    let changes = use_context_provider(|| Changes {
        report: Signal::new(0),
        public_report: Signal::new(0),
        municipality: Signal::new(0),
        services: Signal::new(0),
        proceeding: Signal::new(0),
        draft: Signal::new(0),
        connection: Signal::new(0),
        transfer: Signal::new(0),
        sign_in: Signal::new(0),
        registry: Signal::new(0),
        people: Signal::new(0),
    });
    let heard = use_coroutine(move |mut topics: UnboundedReceiver<Topic>| async move {
        while let Some(topic) = topics.next().await {
            if let Some(mut count) = changes.of(topic) {
                let next = count.peek().wrapping_add(1);
                count.set(next);
            }
        }
    });
    use_future(move || {
        let sender = heard.tx();
        // Without the event a screen still reads when it is opened.
        async move { drop(bridge::hear(CHANGED, move |topic| drop(sender.unbounded_send(topic))).await) }
    });
}

/// What the one kind of resource holds: an answer whose type only the screen that asked knows.
type Answer = Result<Rc<dyn Any>, Problem>;

/// Something read from the core.
pub struct Live<T: 'static> {
    resource: Resource<Answer>,
    holds: PhantomData<fn() -> T>,
}

impl<T> Clone for Live<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Live<T> {}
impl<T> PartialEq for Live<T> {
    fn eq(&self, other: &Self) -> bool {
        self.resource == other.resource
    }
}

/// Asks when first drawn, when the command is another, and when one of the topics changed.
pub fn use_live<C>(command: C, topics: &'static [Topic]) -> Live<C::Reply>
where
    C: Command + Clone + PartialEq + 'static,
{
    let mut asked = use_hook(|| CopyValue::new(None::<C>));
    let mut another = use_signal(|| 0_u32);
    if asked.peek().as_ref() != Some(&command) {
        // Written while drawing, as `use_reactive` does: nothing that is being drawn reads it.
        if asked.peek().is_some() {
            another += 1;
        }
        asked.set(Some(command));
    }
    let question = Rc::new(move || match &*asked.peek() {
        Some(command) => bridge::to_js(command),
        None => Ok(JsValue::UNDEFINED),
    });
    let read = |answer| bridge::read::<C::Reply>(answer).map(|value| Rc::new(value) as Rc<dyn Any>);
    Live { resource: use_answer(C::NAME, topics, another, question, read), holds: PhantomData }
}

/// The part of [`use_live`] that is the same for every command.
fn use_answer(
    verb: &'static str,
    topics: &'static [Topic],
    another: Signal<u32>,
    question: Rc<dyn Fn() -> Result<JsValue, Problem>>,
    read: fn(JsValue) -> Answer,
) -> Resource<Answer> {
    let changes = use_context::<Changes>();
    use_resource(move || {
        // Reading subscribes.
        another();
        for count in topics.iter().filter_map(|topic| changes.of(*topic)) {
            count();
        }
        let question = question();
        async move { read(bridge::ask(verb, question).await?) }
    })
}

impl<T: 'static> Live<T> {
    /// Draws waiting, what is here, or what went wrong.
    pub fn draw(self, here: impl FnOnce(&T) -> Element) -> Element {
        match &*self.resource.read() {
            Some(Ok(value)) => value.downcast_ref().map_or_else(skeleton, here),
            None => skeleton(),
            Some(Err(problem)) => {
                let mut resource = self.resource;
                trouble(problem, EventHandler::new(move |()| resource.restart()))
            }
        }
    }

    /// What is here, for what can be left out until it is.
    pub fn now(self) -> Option<T>
    where
        T: Clone,
    {
        let answer = self.resource.read();
        answer.as_ref()?.as_ref().ok()?.downcast_ref().cloned()
    }

    /// What went wrong, if anything.
    pub fn failure(self) -> Option<Problem> {
        self.resource.read().as_ref()?.as_ref().err().cloned()
    }

    /// Asks again.
    pub fn again(mut self) {
        self.resource.restart();
    }
}
