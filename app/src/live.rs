//! What a screen reads from the core: asked once, asked again at each change of its topics, always with three faces.

use dioxus::prelude::*;
use futures_util::StreamExt;
use rapida_contract::changes::Topic;
use rapida_contract::ipc::Command;
use rapida_contract::problem::Problem;

use crate::bridge;
use crate::ui::face::{Skeleton, Trouble};

/// How often each topic has changed since the start. A screen that reads a number is drawn anew when it grows.
#[derive(Clone, Copy)]
pub struct Changes {
    report: Signal<u32>,
    public_report: Signal<u32>,
    municipality: Signal<u32>,
    draft: Signal<u32>,
    connection: Signal<u32>,
}

impl Changes {
    /// The number of one topic. What a newer core announces concerns no screen of this one.
    fn of(self, topic: Topic) -> Option<Signal<u32>> {
        match topic {
            Topic::Report => Some(self.report),
            Topic::PublicReport => Some(self.public_report),
            Topic::Municipality => Some(self.municipality),
            Topic::Draft => Some(self.draft),
            Topic::Connection => Some(self.connection),
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
        draft: Signal::new(0),
        connection: Signal::new(0),
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
        async move { drop(bridge::hear_changes(move |topic| drop(sender.unbounded_send(topic))).await) }
    });
}

/// Something read from the core.
pub struct Live<T: 'static>(Resource<Result<T, Problem>>);

impl<T> Clone for Live<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Live<T> {}
impl<T> PartialEq for Live<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

/// Asks when first drawn, when the command is another, and when one of the topics changed.
pub fn use_live<C>(command: C, topics: &'static [Topic]) -> Live<C::Reply>
where
    C: Command + Clone + PartialEq + 'static,
{
    let changes = use_context::<Changes>();
    Live(use_resource(use_reactive((&command,), move |(command,)| {
        for count in topics.iter().filter_map(|topic| changes.of(*topic)) {
            // Reading subscribes.
            count();
        }
        bridge::call(command)
    })))
}

impl<T: 'static> Live<T> {
    /// Draws waiting, what is here, or what went wrong.
    pub fn draw(self, here: impl FnOnce(&T) -> Element) -> Element {
        match &*self.0.read() {
            None => rsx! { Skeleton {} },
            Some(Ok(value)) => here(value),
            Some(Err(problem)) => {
                let mut resource = self.0;
                rsx! { Trouble { problem: problem.clone(), again: move |()| resource.restart() } }
            }
        }
    }

    /// What is here, for what can be left out until it is.
    pub fn now(self) -> Option<T>
    where
        T: Clone,
    {
        self.0.read().as_ref().and_then(|outcome| outcome.as_ref().ok()).cloned()
    }

    /// Asks again.
    pub fn again(mut self) {
        self.0.restart();
    }
}
