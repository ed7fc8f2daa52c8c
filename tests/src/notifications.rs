//! A desktop that shows notifications, and knows which it has shown.

use std::collections::HashMap;

use tokio::sync::watch;
use zbus::zvariant::OwnedValue;
use zbus::{Connection, connection, interface};

use crate::bus::Bus;

/// The desktop's notifications; they end with this value.
pub struct Notifications {
    bus: Bus,
    shown: watch::Receiver<Vec<Shown>>,
    _service: Connection,
}

/// One that was shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shown {
    /// In a few words.
    pub title: String,
    /// In a line.
    pub body: String,
}

impl Notifications {
    /// None so far.
    pub async fn starts() -> Self {
        let bus = Bus::starts();
        let (shower, shown) = watch::channel(Vec::new());
        let service = serve(bus.address(), Desktop(shower)).await.expect("the desktop is on the bus");
        Self { bus, shown, _service: service }
    }

    /// The address of the bus that an app takes for the session's.
    pub fn bus(&self) -> &str {
        self.bus.address()
    }

    /// Waits until there are so many, and answers them.
    pub async fn come(&mut self, number: usize) -> Vec<Shown> {
        self.shown.wait_for(|shown| shown.len() >= number).await.expect("the desktop is there").clone()
    }
}

async fn serve(address: &str, desktop: Desktop) -> zbus::Result<Connection> {
    let builder = connection::Builder::address(address)?.serve_at("/org/freedesktop/Notifications", desktop)?;
    builder.name("org.freedesktop.Notifications")?.build().await
}

struct Desktop(watch::Sender<Vec<Shown>>);

#[interface(name = "org.freedesktop.Notifications")]
impl Desktop {
    #[expect(clippy::too_many_arguments, reason = "so does the desktop's own interface want it")]
    fn notify(
        &self,
        _app: String,
        _replaces: u32,
        _icon: String,
        title: String,
        body: String,
        _actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _expires_ms: i32,
    ) -> u32 {
        let mut id = 0;
        self.0.send_modify(|shown| {
            shown.push(Shown { title, body });
            id = u32::try_from(shown.len()).expect("a few");
        });
        id
    }

    fn get_capabilities(&self) -> Vec<String> {
        vec!["body".into()]
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        ("desktop".into(), "Rapida's tests".into(), "1".into(), "1.2".into())
    }
}
