//! What goes on by itself: deliveries of whoever is at the app, waits that come to their end, the lock that closes.

use std::sync::Arc;
use std::time::Duration;

use super::People;
use crate::lock::tries::Tries;

/// Between two looks at the clock.
const LOOK: Duration = Duration::from_secs(1);

impl People {
    /// Serves whoever is at the app, and watches, for ever. Spawn it once.
    pub async fn run(self: Arc<Self>) {
        tokio::join!(self.serve(), self.watch());
    }

    /// What a device does by itself ends when its person leaves.
    async fn serve(&self) {
        let mut open = self.open.subscribe();
        loop {
            let device = open.borrow_and_update().clone();
            let serves = async {
                match device {
                    Some(device) => device.run().await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = serves => {}
                changed = open.changed() => if changed.is_err() { return }
            }
        }
    }

    async fn watch(&self) {
        loop {
            tokio::time::sleep(LOOK).await;
            self.look();
        }
    }

    /// One look at the clock: waits are written down as they pass, and the app locks when it is time.
    pub fn look(&self) {
        let mut state = self.state();
        for tries in state.tries.values_mut() {
            step(tries, self);
        }
        let now = self.world.moment();
        let is_time = state.here.as_ref().is_some_and(|here| !here.locked && here.presence.is_time(self.place, now));
        drop(state);
        if is_time {
            self.lock_now();
        }
    }

    /// The person did something, or the window came into sight or went out of it. Somebody who comes back too late finds the
    /// app locked.
    pub fn presence(&self, visible: bool) {
        self.look();
        let now = self.world.moment();
        if let Some(here) = &mut self.state().here {
            here.presence.note(visible, now);
        }
    }
}

fn step(tries: &mut Tries, people: &People) {
    if let Err(error) = tries.step(&people.world) {
        tracing::warn!(%error, "a wait is not written down");
    }
}
