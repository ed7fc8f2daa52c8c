//! The air between a phone and its municipality: a TCP proxy that loses the line on purpose.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// What happens to one connection. Those without a fault pass.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// None.
    Pass,
    /// Closed as soon as it is made.
    Refuse,
    /// Cut after so many bytes from the phone.
    CutUp(u64),
    /// Cut after so many bytes from the municipality.
    CutDown(u64),
    /// Answered by a stranger, as a hotel's network does.
    Captive,
    /// Answered by the municipality, which cannot take anything for an hour.
    Busy,
}

/// A moment of what is said, over however many lines it is said: so many bytes from now on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Moment {
    /// From the phone.
    Up(u64),
    /// From the municipality.
    Down(u64),
}

/// What happens at a [`Moment`] to the line that has come so far.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Then {
    /// It is cut.
    Cut,
    /// It stands still, open.
    Hold,
}

/// Answer of a captive portal.
const PORTAL: &[u8] =
    b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 13\r\nconnection: close\r\n\r\n<h1>WiFi</h1>";

/// Answer of a municipality in trouble.
const LATER: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nrapida-server: 1\r\nretry-after: 3600\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";

/// A proxy; ends with this value.
pub struct Proxy {
    address: SocketAddr,
    air: Arc<Air>,
    cut: watch::Sender<u64>,
}

/// What all its connections share.
struct Air {
    to: Mutex<String>,
    faults: Mutex<VecDeque<Fault>>,
    offline: AtomicBool,
    up: Way,
    down: Way,
    /// Moments that have come.
    met: watch::Sender<u64>,
}

/// One direction of all lines.
#[derive(Default)]
struct Way {
    /// Bytes so far.
    passed: AtomicU64,
    /// Bytes until the moment that was asked for.
    stop: Mutex<Option<(u64, Then)>>,
}

impl Way {
    /// How many of these bytes may pass, and what then happens to their line.
    fn lets(&self, bytes: u64) -> (u64, Option<Then>) {
        let mut stop = lock(&self.stop);
        let (some, then) = match *stop {
            Some((left, then)) if bytes >= left => (left, Some(then)),
            _ => (bytes, None),
        };
        *stop = stop.filter(|_| then.is_none()).map(|(left, then)| (left - some, then));
        (some, then)
    }
}

impl Proxy {
    /// Listens on a free port and passes on to `to` (`127.0.0.1:PORT`).
    pub async fn to(to: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("it listens");
        let air = Arc::new(Air {
            to: Mutex::new(to.to_owned()),
            faults: Mutex::default(),
            offline: AtomicBool::new(false),
            up: Way::default(),
            down: Way::default(),
            met: watch::Sender::new(0),
        });
        let cut = watch::Sender::new(0);
        tokio::spawn(accept(listener, air.clone(), cut.subscribe()));
        Self { address, air, cut }
    }

    /// `http://127.0.0.1:PORT`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// No connection passes any more, and those that there are end.
    pub fn goes_offline(&self) {
        self.air.offline.store(true, Ordering::SeqCst);
        self.cut_all();
    }

    /// Connections pass again.
    pub fn goes_online(&self) {
        self.air.offline.store(false, Ordering::SeqCst);
    }

    /// What happens to the next connections, one after the other; those after them pass.
    /// Connections that there are end, so that the next request needs a new one.
    pub fn next(&self, faults: impl IntoIterator<Item = Fault>) {
        *lock(&self.air.faults) = faults.into_iter().collect();
        self.cut_all();
    }

    /// What happens at a moment from now on, once. Connections that there are end.
    pub fn at(&self, moment: Moment, then: Then) {
        self.next([]);
        let (way, bytes) = match moment {
            Moment::Up(bytes) => (&self.air.up, bytes),
            Moment::Down(bytes) => (&self.air.down, bytes),
        };
        *lock(&way.stop) = Some((bytes, then));
    }

    /// How many moments of [`at`](Self::at) have come: one beyond the end of what is said never does.
    pub fn met(&self) -> u64 {
        *self.air.met.borrow()
    }

    /// Waits until that many have.
    pub async fn has_met(&self, moments: u64) {
        // The counter lives as long as this proxy.
        let _ = self.air.met.subscribe().wait_for(|met| *met >= moments).await;
    }

    /// Bytes so far, from the phone and from the municipality.
    pub fn passed(&self) -> (u64, u64) {
        (self.air.up.passed.load(Ordering::SeqCst), self.air.down.passed.load(Ordering::SeqCst))
    }

    fn cut_all(&self) {
        self.cut.send_modify(|times| *times += 1);
    }
}

async fn accept(listener: TcpListener, air: Arc<Air>, cut: watch::Receiver<u64>) {
    while cut.has_changed().is_ok() {
        let mut over = cut.clone();
        tokio::select! {
            Ok((phone, _)) = listener.accept() => {
                let mut cut = cut.clone();
                cut.mark_unchanged();
                tokio::spawn(carry(phone, air.clone(), cut));
            }
            // Ends when the proxy is dropped.
            Err(_) = over.wait_for(|_| false) => return,
        }
    }
}

async fn carry(phone: TcpStream, air: Arc<Air>, mut cut: watch::Receiver<u64>) {
    if air.offline.load(Ordering::SeqCst) {
        return;
    }
    let fault = lock(&air.faults).pop_front().unwrap_or(Fault::Pass);
    let (up_to, down_to) = match fault {
        Fault::Refuse => return,
        Fault::Captive => return answer(phone, PORTAL).await,
        Fault::Busy => return answer(phone, LATER).await,
        Fault::CutUp(bytes) => (bytes, u64::MAX),
        Fault::CutDown(bytes) => (u64::MAX, bytes),
        Fault::Pass => (u64::MAX, u64::MAX),
    };
    let to = lock(&air.to).clone();
    let Ok(municipality) = TcpStream::connect(to).await else { return };
    let (from_phone, to_phone) = phone.into_split();
    let (from_municipality, to_municipality) = municipality.into_split();
    // Either direction at its end takes the other with it: a line is cut for both.
    tokio::select! {
        () = air.carries(from_phone, to_municipality, up_to, &air.up) => {}
        () = air.carries(from_municipality, to_phone, down_to, &air.down) => {}
        _ = cut.changed() => {}
    }
}

impl Air {
    /// One direction of a line, until one of its ends closes, so many bytes have passed, or its moment has come.
    async fn carries(&self, mut from: OwnedReadHalf, mut to: OwnedWriteHalf, mut left: u64, way: &Way) {
        let mut buffer = vec![0; 16 * 1024];
        while left > 0 {
            let Ok(read @ 1..) = from.read(&mut buffer).await else { return };
            let (some, then) = way.lets(left.min(read as u64));
            let bytes = buffer.get(..usize::try_from(some).unwrap_or(read)).unwrap_or_default();
            if to.write_all(bytes).await.is_err() {
                return;
            }
            way.passed.fetch_add(some, Ordering::SeqCst);
            left -= some;
            if let Some(then) = then {
                return self.comes(then, from).await;
            }
        }
    }

    async fn comes(&self, then: Then, mut from: OwnedReadHalf) {
        self.met.send_modify(|met| *met += 1);
        if then == Then::Hold {
            // What is said now gets nowhere; that who says it is gone ends the line.
            while let Ok(1..) = from.read(&mut [0; 1024]).await {}
        }
    }
}

/// Answers without reading what was asked, beyond the first packet.
async fn answer(mut phone: TcpStream, words: &[u8]) {
    // A phone that is gone needs no answer.
    let _ = phone.read(&mut [0; 4096]).await;
    let _ = phone.write_all(words).await;
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
