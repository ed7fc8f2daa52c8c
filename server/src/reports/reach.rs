//! How an office's words reach whoever told of a report: in the app, or by mail where an Open311 client posted it.

use rapida_contract::ids::DeviceId;

use super::Report;

/// Before the client's name, in place of a device.
const OPEN311: &str = "open311:";

/// How words reach a person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// The app shows them.
    App,
    /// The contact's address.
    Mail,
    /// There is no way.
    Nowhere,
}

/// What stands for the device of an Open311 client.
pub fn open311_device(client: &str) -> DeviceId {
    DeviceId(format!("{OPEN311}{client}"))
}

impl Report {
    /// The Open311 client that posted it.
    pub fn open311_client(&self) -> Option<&str> {
        self.device.0.strip_prefix(OPEN311)
    }

    /// How words reach whoever told of it.
    pub fn reach(&self) -> Reach {
        match (self.open311_client(), self.contact.email.as_str()) {
            (None, _) => Reach::App,
            (Some(_), "") => Reach::Nowhere,
            (Some(_), _) => Reach::Mail,
        }
    }
}
