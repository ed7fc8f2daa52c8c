//! A phone without a screen: the real core, driven as a person would.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{CheckedReceipt, Delivery, Opening, ReportPage, SignInStep, SignedIn};
use rapida_contract::place::{Point, Position, PositionSource};
use rapida_contract::receipt::Verdict;
use rapida_contract::report::{NewReport, Step};
use rapida_contract::sign_in::Level;
use rapida_contract::submission::Registration;
use rapida_core::db::key::{KeyStore, StoreKey, SystemKey};
use rapida_core::device::{Device, Home};
use rapida_core::sign_in::{WayBack, Wish};
use rapida_core::world::World;
use tempfile::TempDir;
use tokio::task::JoinSet;

use crate::browser;
use crate::municipality::Municipality;
use crate::photo;
use crate::proxy::Proxy;

/// Attempts after which a phone gives up waiting for the municipality. Each is a whole delivery, with no pause between.
const ATTEMPTS: usize = 200;

/// Longer than the app waits between two attempts to listen, on a machine that compiles meanwhile.
const PATIENCE: Duration = Duration::from_secs(120);

/// A system's key store that has had our key all along.
struct Keys;

impl KeyStore for Keys {
    fn key(&self, _: &str) -> SystemKey {
        SystemKey::Kept(StoreKey([7; 32]))
    }

    fn keep(&self, _: &str, _: &StoreKey) -> bool {
        false
    }

    fn forget(&self, _: &str) {}
}

/// A phone with its own store, under its own piece of sky.
pub struct Phone {
    folder: TempDir,
    /// The air between it and the municipality.
    pub air: Proxy,
    world: World,
    device: Arc<Device>,
}

impl Phone {
    /// A new phone near a municipality (`127.0.0.1:PORT`).
    pub async fn new(municipality: &str) -> Self {
        Self::in_world(municipality, World::real()).await
    }

    /// A new phone whose clock is that of some world.
    pub async fn in_world(municipality: &str, world: World) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let air = Proxy::to(municipality).await;
        let device = open_in(folder.path(), &air.url(), world.clone());
        Self { folder, air, world, device }
    }

    /// A new phone of somebody of the sandbox, who signs in and hears what there is for them.
    pub async fn signed_in(municipality: &Municipality, who: &str) -> Self {
        let phone = Self::new(municipality.address()).await;
        phone.signs_in_as(who, Level::L2).await;
        phone.tries().await;
        phone
    }

    /// What the shell would drive.
    pub fn device(&self) -> &Arc<Device> {
        &self.device
    }

    /// Signs in as somebody of the sandbox, through the system's browser; answers who they are.
    ///
    /// # Panics
    /// When nobody arrives.
    pub async fn signs_in_as(&self, identity: &str, level: Level) -> SignedIn {
        let wish = Wish { level, return_to: "#/".to_owned() };
        let address = self.device.begin_sign_in(wish, WayBack::Loopback).await.expect("the browser is opened");
        browser::goes_through(&address, &[("identita", identity), ("livello", level.name())]).await;
        let step = |phone: &Self| phone.device.sign_in().expect("known").step;
        self.waits_until("the person has arrived", |phone| matches!(step(phone), SignInStep::Arrived { .. })).await;
        self.device.cancel_sign_in().expect("put away");
        self.device.sign_in().expect("known").person.expect("somebody is signed in")
    }

    /// No network.
    pub fn goes_offline(&self) {
        self.air.goes_offline();
    }

    /// The network is back.
    pub fn goes_online(&self) {
        self.air.goes_online();
    }

    /// The app is closed and opened again, on the same store.
    pub fn restarts(&mut self) {
        self.device = open_in(self.folder.path(), &self.air.url(), self.world.clone());
    }

    /// Fills in a report with some photos, step after step, and presses *Invia*. Answers its id.
    pub fn reports(&self, title: &str, photos: &[Vec<u8>]) -> SubmissionId {
        let draft = self.device.new_draft().expect("a new draft");
        let report = broken_pavement(title);
        self.device.save_draft(draft.id, &report, Step::Data).expect("the draft is kept");
        for photo in photos {
            self.device.add_photo(draft.id, photo).expect("the photo is taken");
        }
        self.device.save_draft(draft.id, &report, Step::Summary).expect("the draft is kept");
        self.device.submit_report(draft.id).expect("it goes to the outbox")
    }

    /// Reports with one photo and delivers it over a line of its own; answers the report, and how many bytes went up and came
    /// down until its receipt was here.
    pub async fn measures(&self, photo: &[u8]) -> (SubmissionId, (u64, u64)) {
        self.air.next([]);
        let before = self.air.passed();
        let id = self.reports("Misura", &[photo.to_vec()]);
        self.device.deliver().await.expect("it is delivered");
        assert!(matches!(self.delivery(id), Delivery::Registered { .. }), "{:?}", self.delivery(id));
        let after = self.air.passed();
        (id, (after.0 - before.0, after.1 - before.1))
    }

    /// One try of everything that waits. What goes wrong is told and tried again later: that is the core's business.
    pub async fn tries(&self) {
        // Offline is an answer like any other here; what counts is what the store says afterwards.
        let _ = self.device.sync_now().await;
    }

    /// Tries until it is so: a line that was just mended may break once more.
    ///
    /// # Panics
    /// When it does not come to be after many tries.
    pub async fn tries_until(&self, what: &str, is_so: impl Fn() -> bool) {
        for _ in 0..ATTEMPTS {
            self.tries().await;
            if is_so() {
                return;
            }
        }
        panic!("{what}: not after {ATTEMPTS} tries");
    }

    /// Tries until a report is registered.
    ///
    /// # Panics
    /// When it is refused, or not registered after many tries.
    pub async fn is_registered(&self, id: SubmissionId) -> Registration {
        for _ in 0..ATTEMPTS {
            match self.delivery(id) {
                Delivery::Registered { registration } => return registration,
                Delivery::Refused { problem } => panic!("refused: {problem:?}"),
                Delivery::Queued | Delivery::Sent => self.tries().await,
            }
            // Others may need the thread: the server's answers come through the same runtime as the proxy.
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        panic!("still not registered: {:?}", self.page(id));
    }

    /// The app goes on by itself until this value ends.
    pub fn runs(&self) -> JoinSet<()> {
        let mut running = JoinSet::new();
        running.spawn(self.device.clone().run());
        running
    }

    /// Waits, from happening to happening, until it is so.
    ///
    /// # Panics
    /// When it does not come to be.
    pub async fn waits_until(&self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let mut happenings = self.device.happenings();
        let comes = async {
            while !is_so(self) {
                // Missed ones do not matter: what is asked is how things stand.
                let _ = happenings.recv().await;
            }
        };
        let came = tokio::time::timeout(PATIENCE, comes).await.is_ok();
        assert!(came, "{what}: {:?}, {:?}", self.device.connection(), self.device.sign_in());
    }

    /// How far a report has come.
    pub fn delivery(&self, id: SubmissionId) -> Delivery {
        self.page(id).card.delivery
    }

    /// A report as its page shows it.
    pub fn page(&self, id: SubmissionId) -> ReportPage {
        self.device.report(id).expect("it is ours")
    }

    /// The receipt, checked on the device.
    ///
    /// # Panics
    /// When there is none, or it is not genuine.
    pub fn receipt(&self, id: SubmissionId) -> CheckedReceipt {
        let checked = self.device.receipt(id).expect("there is a receipt");
        assert_eq!(checked.verdict, Verdict::Genuine, "{:?}", checked.receipt);
        checked
    }
}

/// A pavement in the middle of Ravenna, with all that is required.
pub fn broken_pavement(title: &str) -> NewReport {
    NewReport {
        category: "roads".into(),
        title: title.into(),
        details: "Lastre sollevate davanti al civico 12, si inciampa.".into(),
        position: Some(Position {
            point: Point { lat: 44.4175, lon: 12.1990 },
            accuracy_m: Some(8.0),
            source: PositionSource::Map,
        }),
        address: "Via Cavour 12".into(),
        privacy_accepted: true,
        ..NewReport::default()
    }
}

/// A photo of this size, different for each seed.
pub fn photo_of(seed: u64) -> Vec<u8> {
    photo::png(640, 480, seed)
}

/// The core on a store in this folder, opened with the key that a system's key store would hold.
///
/// # Panics
/// When it does not open.
pub fn open(folder: &Path, server: &str) -> Arc<Device> {
    open_in(folder, server, World::real())
}

fn open_in(folder: &Path, server: &str, world: World) -> Arc<Device> {
    let home = Home { folder: folder.join("store"), documents: folder.join("documents"), server: server.to_owned() };
    let device = Device::new(home, world);
    assert_eq!(device.open(&Keys).expect("opens"), Opening::Ready);
    device
}
