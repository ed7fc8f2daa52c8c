//! A machine that knows where it is: GeoClue's interface on a bus of its own, as WebKitGTK asks it.

mod objects;

use rapida_contract::place::Point;
use zbus::{Connection, connection};

use crate::bus::Bus;
use objects::{CLIENT, Client, LOCATION, Location, Manager};

const NAME: &str = "org.freedesktop.GeoClue2";
const MANAGER: &str = "/org/freedesktop/GeoClue2/Manager";
/// A position service; ends with this value.
pub struct PositionService {
    bus: Bus,
    _service: Connection,
}

impl PositionService {
    /// One that has found the machine, within so many metres.
    pub async fn at(point: Point, accuracy_m: f64) -> Self {
        Self::starts(Some(Location { point, accuracy_m })).await
    }

    /// One that the person has switched off.
    pub async fn switched_off() -> Self {
        Self::starts(None).await
    }

    async fn starts(location: Option<Location>) -> Self {
        let bus = Bus::starts();
        let service = serve(bus.address(), location).await.expect("GeoClue is on the bus");
        Self { bus, _service: service }
    }

    /// The address of the bus that an app on this machine takes for the system's.
    pub fn bus(&self) -> &str {
        self.bus.address()
    }
}

async fn serve(address: &str, location: Option<Location>) -> zbus::Result<Connection> {
    let client = Client { desktop_id: String::new(), accuracy: 0, finds: location.is_some() };
    let mut builder = connection::Builder::address(address)?.serve_at(MANAGER, Manager)?.serve_at(CLIENT, client)?;
    if let Some(location) = location {
        builder = builder.serve_at(LOCATION, location)?;
    }
    builder.name(NAME)?.build().await
}
