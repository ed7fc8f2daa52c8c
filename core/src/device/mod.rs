//! A device of one person: the store, the way to the municipality and everything a screen can ask. With several people on one
//! PC each has one.

mod acting;
mod amending;
mod deadlines;
mod evidence;
mod form_files;
mod form_paper;
mod form_steps;
mod forms;
mod my_data;
mod opening;
mod pictures;
mod proceedings;
mod profile;
mod pump;
mod reporting;
mod sent_forms;
mod services;
mod session;
mod sharing;
mod sign_in;
mod submission_list;
mod verbs;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jiff::Timestamp;
use rapida_contract::changes::Topic;
use rapida_contract::ipc::{Connection, Reminder};
use tokio::sync::{Notify, broadcast, watch};

use crate::catalogue::Catalogue;
use crate::db::key::StoreKey;
use crate::db::shared::Shared;
use crate::error::{Error, Result};
use crate::forms::seal::Seal;
use crate::link::Link;
use crate::outbox::arrived::Arrived;
use crate::places::Border;
use crate::proceedings::pull::Answer as FormAnswer;
use crate::reports::pull::Answer;
use crate::sign_in::tokens::Access;
use crate::world::World;
use evidence::Held;
use sign_in::Went;

/// Where a device lives and whom it talks to.
#[derive(Clone, Debug)]
pub struct Home {
    /// The folder of its store.
    pub folder: PathBuf,
    /// Where documents for the person go.
    pub documents: PathBuf,
    /// The municipality's address, `https://…`.
    pub server: String,
}

/// Something that happened and that nobody asked for.
#[derive(Clone, Debug)]
pub enum Happening {
    /// A screen that shows this reads again.
    Changed(Topic),
    /// An office answered: worth a notification.
    Answered(Box<Answer>),
    /// An office did something in the proceeding of a form: worth a notification too.
    AnsweredForm(Box<FormAnswer>),
    /// The last day of something is near.
    Reminded(Box<Reminder>),
    /// So much of that at once that each for itself would only be in the way: worth one notification.
    Several,
    /// The app was locked.
    Locked,
}

/// Happenings that may wait to be heard.
const HAPPENINGS: usize = 256;
/// Notifications at once. More than that are one, which says that there is something to be read.
const NOTIFICATIONS_MAX: usize = 3;

/// A way on which happenings are told.
pub fn happenings() -> broadcast::Sender<Happening> {
    broadcast::channel(HAPPENINGS).0
}

/// One device.
pub struct Device {
    home: Home,
    world: World,
    key: Mutex<Option<StoreKey>>,
    store: Shared,
    link: OnceLock<Link>,
    border: Border,
    started_at: Timestamp,
    connection: Mutex<Connection>,
    happenings: broadcast::Sender<Happening>,
    /// Whether the person has left.
    left: watch::Sender<bool>,
    /// Something is due at once.
    kick: Notify,
    /// Something was typed into a draft that other devices are to have.
    typed: Notify,
    /// Something was told or typed by which other deadlines may come.
    dated: Notify,
    /// One pull of proceedings at a time.
    hearing: tokio::sync::Mutex<()>,
    /// One sharing of drafts at a time.
    sharing: tokio::sync::Mutex<()>,
    /// What drafts are sealed with, and whose it is.
    seal: Mutex<Option<(String, Seal)>>,
    /// One delivery at a time.
    delivering: tokio::sync::Mutex<()>,
    /// What has arrived of files that leave.
    arrived: Arrived,
    /// What the last sign-in came to.
    went: Mutex<Went>,
    /// The token of whoever is signed in.
    access: Mutex<Option<Access>>,
    /// One renewal of it at a time.
    renewing: tokio::sync::Mutex<()>,
    /// The document of a mandate that is being given.
    evidence: Mutex<Option<Held>>,
    /// The services on offer, once they were asked for.
    catalogue: Mutex<Option<Arc<Catalogue>>>,
}

impl Device {
    /// A device whose store is not open yet.
    pub fn new(home: Home, world: World) -> Arc<Self> {
        Self::telling(home, world, happenings())
    }

    /// The same, telling what happens to whoever listens already.
    pub fn telling(home: Home, world: World, happenings: broadcast::Sender<Happening>) -> Arc<Self> {
        let started_at = world.now();
        Arc::new(Self {
            home,
            world,
            key: Mutex::default(),
            store: Shared::default(),
            link: OnceLock::new(),
            border: Border::built_in(),
            started_at,
            connection: Mutex::default(),
            happenings,
            left: watch::Sender::new(false),
            kick: Notify::new(),
            typed: Notify::new(),
            dated: Notify::new(),
            hearing: tokio::sync::Mutex::default(),
            sharing: tokio::sync::Mutex::default(),
            seal: Mutex::default(),
            delivering: tokio::sync::Mutex::default(),
            arrived: Arrived::default(),
            went: Mutex::default(),
            access: Mutex::default(),
            renewing: tokio::sync::Mutex::default(),
            evidence: Mutex::default(),
            catalogue: Mutex::default(),
        })
    }

    /// Everything that happens from now on.
    pub fn happenings(&self) -> broadcast::Receiver<Happening> {
        self.happenings.subscribe()
    }

    fn tell(&self, happening: Happening) {
        // Nobody listening is no fault: a device without a screen still delivers.
        let _ = self.happenings.send(happening);
    }

    /// Tells what is worth a notification.
    fn notify(&self, happenings: impl IntoIterator<Item = Happening>) {
        let happenings: Vec<_> = happenings.into_iter().collect();
        if happenings.len() > NOTIFICATIONS_MAX {
            return self.tell(Happening::Several);
        }
        happenings.into_iter().for_each(|happening| self.tell(happening));
    }

    fn changed(&self, topic: Topic) {
        self.tell(Happening::Changed(topic));
        if matches!(topic, Topic::Proceeding | Topic::Draft | Topic::Services | Topic::SignIn) {
            self.dated.notify_one();
        }
    }

    fn link(&self) -> Result<&Link> {
        self.link.get().ok_or(Error::Closed)
    }

    fn update_connection(&self, update: impl FnOnce(&mut Connection)) {
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let before = connection.clone();
        update(&mut connection);
        let changed = *connection != before;
        drop(connection);
        if changed {
            self.changed(Topic::Connection);
        }
    }
}
