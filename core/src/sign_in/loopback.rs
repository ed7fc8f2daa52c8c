//! Where the browser comes back to on a desktop: a port of this device, open while a person is in the browser
//! (RFC 8252, 7.3 and 8.3).

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use rapida_contract::sign_in::LOOPBACK_PATH;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

/// How long one visit may take. Browsers open connections that they then do not use.
const VISIT: Duration = Duration::from_secs(10);
/// Visits at a time; others wait.
const VISITS_MAX: usize = 16;
/// Longest head of a request, in bytes.
const HEAD_MAX: usize = 16 * 1024;

/// What the page says to a person whose sign-in this is.
const WELCOME: &str = "Puoi tornare all'app.";
/// What it says to one who comes with another, or once more.
const STRAY: &str = "Questo accesso non è più atteso. Torna all'app e premi Entra.";

/// An open port.
pub struct Loopback {
    listener: TcpListener,
    address: SocketAddr,
}

impl Loopback {
    /// Opens any that is free, to this device alone.
    pub async fn open() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    /// Where the browser is to come back to.
    pub fn redirect_uri(&self) -> String {
        format!("http://{}{LOOPBACK_PATH}", self.address)
    }

    /// Answers whoever comes until one brings what is waited for; then the port closes. Gives up after a while.
    pub async fn wait<T>(self, patience: Duration, take: impl Fn(&str) -> Option<T>) -> Option<T> {
        let mut visits = FuturesUnordered::new();
        let mut over = std::pin::pin!(tokio::time::sleep(patience));
        loop {
            tokio::select! {
                come = self.listener.accept(), if visits.len() < VISITS_MAX => match come {
                    Ok((stream, _)) => visits.push(self.visit(stream, &take)),
                    Err(error) => {
                        tracing::warn!(%error, "nobody can come back from the browser");
                        return None;
                    }
                },
                Some(Some(taken)) = visits.next() => return Some(taken),
                () = &mut over => return None,
            }
        }
    }

    async fn visit<T>(&self, mut stream: TcpStream, take: impl Fn(&str) -> Option<T>) -> Option<T> {
        let head = timeout(VISIT, head(&mut stream)).await.ok()??;
        let target = target(&head).filter(|target| target.split('?').next() == Some(LOOPBACK_PATH));
        let taken = target.and_then(|target| take(&format!("http://{}{target}", self.address)));
        let answer = match (&target, &taken) {
            (None, _) => NOT_FOUND.to_owned(),
            (_, Some(_)) => page("200 OK", WELCOME),
            (_, None) => page("400 Bad Request", STRAY),
        };
        // A browser that is gone needs no page: what it brought counts.
        let _ = timeout(VISIT, stream.write_all(answer.as_bytes())).await;
        let _ = timeout(VISIT, stream.shutdown()).await;
        taken
    }
}

/// What a request says before its body; `None` where it says too much or breaks off.
async fn head(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut head = Vec::new();
    let mut piece = [0; 2048];
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        let read = stream.read(&mut piece).await.ok().filter(|read| *read > 0)?;
        head.extend_from_slice(piece.get(..read)?);
        if head.len() > HEAD_MAX {
            return None;
        }
    }
    Some(head)
}

/// The target of a GET (RFC 9112, 3).
fn target(head: &[u8]) -> Option<&str> {
    let line = std::str::from_utf8(head.split(|byte| *byte == b'\r').next()?).ok()?;
    let mut words = line.split(' ');
    match (words.next(), words.next(), words.next()) {
        (Some("GET"), Some(target), Some(version)) if version.starts_with("HTTP/1.") => Some(target),
        _ => None,
    }
}

const NOT_FOUND: &str = "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";

fn page(status: &str, words: &str) -> String {
    let body = format!(
        "<!doctype html><html lang=\"it\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>Rapida</title><h1>Rapida</h1><p>{words}</p></html>"
    );
    format!(
        "HTTP/1.1 {status}\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {}\r\ncache-control: no-store\r\n\
         content-security-policy: default-src 'none'\r\nreferrer-policy: no-referrer\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_the_target_of_a_get_is_read() {
        for (head, expected) in [
            ("GET /ritorno?code=1 HTTP/1.1\r\nhost: x\r\n\r\n", Some("/ritorno?code=1")),
            ("POST /ritorno HTTP/1.1\r\n\r\n", None),
            ("GET /ritorno\r\n\r\n", None),
            ("GET /ritorno SPDY\r\n\r\n", None),
            ("", None),
        ] {
            assert_eq!(target(head.as_bytes()), expected, "{head}");
        }
    }

    proptest! {
        #[test]
        fn foreign_bytes_never_panic(head: Vec<u8>) {
            target(&head);
        }
    }
}
