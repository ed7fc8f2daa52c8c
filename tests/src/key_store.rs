//! A desktop's key store: the Secret Service of freedesktop.org, as far as an app needs it.
//!
//! Its half of the key exchange is the number 1, so that what both ends agree on is 1 as well, in every session: it gives back
//! what it was given without ever reading it.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use zbus::object_server::ObjectServer;
use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, connection, fdo, interface};

use crate::bus::Bus;

const SERVICE: &str = "/org/freedesktop/secrets";
const COLLECTION: &str = "/org/freedesktop/secrets/collection/login";
const SESSION: &str = "/org/freedesktop/secrets/session/1";

type Attributes = HashMap<String, String>;
/// Session, initialisation vector, ciphertext, content type.
type Secret = (OwnedObjectPath, Vec<u8>, Vec<u8>, String);
/// By its path, what an item is found by.
type Items = Arc<Mutex<HashMap<OwnedObjectPath, Attributes>>>;

/// Items that were ever made: each has a path of its own.
static MADE: AtomicU32 = AtomicU32::new(0);

/// The key store; ends with this value.
pub struct KeyStoreService {
    bus: Bus,
    items: Items,
    _service: Connection,
}

impl KeyStoreService {
    /// Open, with nothing in it.
    pub async fn starts() -> Self {
        let (bus, items) = (Bus::starts(), Items::default());
        let service = serve(bus.address(), &items).await.expect("the key store is on the bus");
        Self { bus, items, _service: service }
    }

    /// The address of the bus that an app takes for the session's.
    pub fn bus(&self) -> &str {
        self.bus.address()
    }

    /// The accounts of what is kept, in their order.
    pub fn accounts(&self) -> Vec<String> {
        let items = self.items.lock().unwrap_or_else(PoisonError::into_inner);
        let mut accounts: Vec<String> = items.values().filter_map(|item| item.get("username").cloned()).collect();
        accounts.sort();
        accounts
    }
}

async fn serve(address: &str, items: &Items) -> zbus::Result<Connection> {
    let builder = connection::Builder::address(address)?
        .serve_at(SERVICE, Service(items.clone()))?
        .serve_at(COLLECTION, Collection(items.clone()))?;
    builder.name("org.freedesktop.secrets")?.build().await
}

fn path(path: &str) -> OwnedObjectPath {
    ObjectPath::try_from(path).expect("a path").into()
}

/// No question is put to anybody.
fn no_prompt() -> OwnedObjectPath {
    path("/")
}

fn found(items: &Items, wanted: &Attributes) -> Vec<OwnedObjectPath> {
    let items = items.lock().unwrap_or_else(PoisonError::into_inner);
    let has = |item: &Attributes| wanted.iter().all(|(name, value)| item.get(name) == Some(value));
    items.iter().filter(|(_, item)| has(item)).map(|(path, _)| path.clone()).collect()
}

struct Service(Items);

#[interface(name = "org.freedesktop.Secret.Service")]
impl Service {
    fn open_session(&self, _algorithm: String, _input: OwnedValue) -> (OwnedValue, OwnedObjectPath) {
        let public = Value::from(vec![1_u8]).try_into().expect("plain bytes");
        (public, path(SESSION))
    }

    fn search_items(&self, attributes: Attributes) -> (Vec<OwnedObjectPath>, Vec<OwnedObjectPath>) {
        (found(&self.0, &attributes), Vec::new())
    }

    fn read_alias(&self, _name: String) -> OwnedObjectPath {
        path(COLLECTION)
    }

    fn unlock(&self, objects: Vec<OwnedObjectPath>) -> (Vec<OwnedObjectPath>, OwnedObjectPath) {
        (objects, no_prompt())
    }

    #[zbus(property)]
    fn collections(&self) -> Vec<OwnedObjectPath> {
        vec![path(COLLECTION)]
    }
}

struct Collection(Items);

#[interface(name = "org.freedesktop.Secret.Collection")]
impl Collection {
    async fn create_item(
        &self,
        properties: HashMap<String, OwnedValue>,
        secret: Secret,
        _replace: bool,
        #[zbus(object_server)] server: &ObjectServer,
    ) -> fdo::Result<(OwnedObjectPath, OwnedObjectPath)> {
        let attributes = properties.get("org.freedesktop.Secret.Item.Attributes");
        let attributes = attributes.and_then(|value| Attributes::try_from(value.try_clone().ok()?).ok());
        let path = path(&format!("{COLLECTION}/{}", MADE.fetch_add(1, Ordering::Relaxed)));
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), attributes.unwrap_or_default());
        let item = Item { path: path.clone(), items: self.0.clone(), secret };
        server.at(path.clone(), item).await?;
        Ok((path, no_prompt()))
    }

    fn search_items(&self, attributes: Attributes) -> Vec<OwnedObjectPath> {
        found(&self.0, &attributes)
    }

    #[zbus(property)]
    fn locked(&self) -> bool {
        false
    }

    #[zbus(property)]
    fn label(&self) -> String {
        "login".into()
    }
}

struct Item {
    path: OwnedObjectPath,
    items: Items,
    secret: Secret,
}

#[interface(name = "org.freedesktop.Secret.Item")]
impl Item {
    fn get_secret(&self, _session: OwnedObjectPath) -> (Secret,) {
        (self.secret.clone(),)
    }

    fn set_secret(&mut self, secret: Secret) {
        self.secret = secret;
    }

    async fn delete(&self, #[zbus(object_server)] server: &ObjectServer) -> fdo::Result<OwnedObjectPath> {
        self.items.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.path);
        server.remove::<Self, _>(self.path.clone()).await?;
        Ok(no_prompt())
    }

    #[zbus(property)]
    fn locked(&self) -> bool {
        false
    }

    #[zbus(property)]
    fn attributes(&self) -> Attributes {
        let items = self.items.lock().unwrap_or_else(PoisonError::into_inner);
        items.get(&self.path).cloned().unwrap_or_default()
    }

    #[zbus(property)]
    fn label(&self) -> String {
        "Rapida".into()
    }
}
