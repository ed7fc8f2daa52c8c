//! The objects of GeoClue that a client meets: the manager, the client's own one, a location.

use rapida_contract::place::Point;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::ObjectPath;
use zbus::{fdo, interface};

pub(super) const CLIENT: ObjectPath<'static> =
    ObjectPath::from_static_str_unchecked("/org/freedesktop/GeoClue2/Client/1");
pub(super) const LOCATION: ObjectPath<'static> =
    ObjectPath::from_static_str_unchecked("/org/freedesktop/GeoClue2/Client/1/Location/0");
/// How a client is told that there was no position before this one.
const NOWHERE: ObjectPath<'static> = ObjectPath::from_static_str_unchecked("/");

pub(super) struct Manager;

#[interface(name = "org.freedesktop.GeoClue2.Manager")]
impl Manager {
    fn create_client(&self) -> ObjectPath<'static> {
        CLIENT
    }

    fn get_client(&self) -> ObjectPath<'static> {
        CLIENT
    }
}

pub(super) struct Client {
    pub(super) finds: bool,
    pub(super) desktop_id: String,
    pub(super) accuracy: u32,
}

#[interface(name = "org.freedesktop.GeoClue2.Client")]
impl Client {
    async fn start(&self, #[zbus(signal_emitter)] emitter: SignalEmitter<'_>) -> fdo::Result<()> {
        if !self.finds {
            return Err(fdo::Error::AccessDenied("location is switched off".into()));
        }
        Self::location_updated(&emitter, NOWHERE, LOCATION).await.map_err(Into::into)
    }

    fn stop(&self) {}

    #[zbus(property)]
    fn desktop_id(&self) -> String {
        self.desktop_id.clone()
    }

    #[zbus(property)]
    fn set_desktop_id(&mut self, id: String) {
        self.desktop_id = id;
    }

    #[zbus(property)]
    fn requested_accuracy_level(&self) -> u32 {
        self.accuracy
    }

    #[zbus(property)]
    fn set_requested_accuracy_level(&mut self, level: u32) {
        self.accuracy = level;
    }

    #[zbus(signal)]
    async fn location_updated(
        emitter: &SignalEmitter<'_>,
        old: ObjectPath<'_>,
        new: ObjectPath<'_>,
    ) -> zbus::Result<()>;
}

pub(super) struct Location {
    pub(super) point: Point,
    pub(super) accuracy_m: f64,
}

#[interface(name = "org.freedesktop.GeoClue2.Location")]
impl Location {
    #[zbus(property)]
    fn latitude(&self) -> f64 {
        self.point.lat
    }

    #[zbus(property)]
    fn longitude(&self) -> f64 {
        self.point.lon
    }

    #[zbus(property)]
    fn accuracy(&self) -> f64 {
        self.accuracy_m
    }
}
