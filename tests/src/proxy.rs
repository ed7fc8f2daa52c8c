//! The air between a phone and its municipality: a TCP proxy that loses the line on purpose.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
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
    up: watch::Sender<u64>,
    down: watch::Sender<u64>,
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
            up: watch::Sender::new(0),
            down: watch::Sender::new(0),
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

    /// How many faults of [`next`](Self::next) have not happened yet.
    pub fn faults_left(&self) -> usize {
        lock(&self.air.faults).len()
    }

    /// Bytes so far, from the phone and from the municipality.
    pub fn passed(&self) -> (u64, u64) {
        (*self.air.up.borrow(), *self.air.down.borrow())
    }

    /// Waits until so many bytes have passed, from the phone and from the municipality.
    pub async fn has_passed(&self, up: u64, down: u64) {
        // The counters live as long as this proxy.
        let _ = self.air.up.subscribe().wait_for(|passed| *passed >= up).await;
        let _ = self.air.down.subscribe().wait_for(|passed| *passed >= down).await;
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
        () = pass(from_phone, to_municipality, up_to, &air.up) => {}
        () = pass(from_municipality, to_phone, down_to, &air.down) => {}
        _ = cut.changed() => {}
    }
}

/// Answers without reading what was asked, beyond the first packet.
async fn answer(mut phone: TcpStream, words: &[u8]) {
    // A phone that is gone needs no answer.
    let _ = phone.read(&mut [0; 4096]).await;
    let _ = phone.write_all(words).await;
}

async fn pass(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, mut left: u64, passed: &watch::Sender<u64>) {
    let mut buffer = vec![0; 16 * 1024];
    while left > 0 {
        let Ok(read @ 1..) = from.read(&mut buffer).await else { return };
        let some = read.min(usize::try_from(left).unwrap_or(usize::MAX));
        if to.write_all(buffer.get(..some).unwrap_or_default()).await.is_err() {
            return;
        }
        passed.send_modify(|passed| *passed += some as u64);
        left -= some as u64;
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
