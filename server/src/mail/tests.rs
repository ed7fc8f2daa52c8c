use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::post::Post;
use super::*;
use crate::db::{Db, Location};
use crate::world::{Clock, Random};

/// A database, a folder, and a clock that stands until it is moved.
struct Office {
    folder: TempDir,
    db: Db,
    now: Arc<Mutex<Timestamp>>,
}

impl Office {
    async fn open() -> Self {
        let folder = TempDir::new().expect("a folder");
        let db = Db::open(Location::Sqlite(folder.path().join("mail.db"))).await.expect("opens");
        let now = Arc::new(Mutex::new("2026-11-23T09:00:00Z".parse().expect("a time")));
        Self { folder, db, now }
    }

    fn clock(&self) -> Clock {
        let now = self.now.clone();
        Clock::of(move || *now.lock().expect("unpoisoned"))
    }

    fn wait(&self, minutes: i64) {
        *self.now.lock().expect("unpoisoned") += jiff::SignedDuration::from_mins(minutes);
    }

    fn post(&self) -> Post {
        let folder = self.folder.path().join("mail");
        Post::to_folder(&folder, "Comune di Ravenna", "rapida@ravenna.example", "ravenna.example").expect("a post")
    }

    async fn queue(&self, to: &'static str) -> Uuid {
        let (id, now) = (Random::system().new_id(), self.clock().now());
        let letter = Letter { subject: "Nuova segnalazione – è già qui".into(), body: "Perché no?\n".into() };
        self.db.write(move |tx| queue(tx, id, to, &letter, now)).await.expect("queued");
        id
    }

    async fn deliver(&self, post: &Post) -> Option<Timestamp> {
        worker::deliver_all(&self.db, &self.clock(), post).await.expect("delivers")
    }

    async fn mail(&self, id: Uuid) -> Mail {
        let all = self.db.read(|tx| table::newest(tx, 10)).await.expect("reads");
        all.into_iter().find(|mail| mail.id == id).expect("kept")
    }

    /// The files of the folder, by name.
    fn files(&self) -> Vec<(String, String)> {
        let entries = std::fs::read_dir(self.folder.path().join("mail")).expect("a folder");
        let file = |entry: std::fs::DirEntry| {
            let text = std::fs::read_to_string(entry.path()).expect("text");
            (entry.file_name().to_string_lossy().into_owned(), text)
        };
        entries.map(|entry| file(entry.expect("an entry"))).collect()
    }
}

#[tokio::test]
async fn a_queued_mail_becomes_one_whole_file_and_leaves_once() {
    let office = Office::open().await;
    let post = office.post();
    let id = office.queue("strade@ravenna.example").await;
    assert_eq!(office.deliver(&post).await, None);
    assert_eq!(office.deliver(&post).await, None);

    let files = office.files();
    let [(name, text)] = files.as_slice() else { panic!("{files:?}") };
    assert_eq!(*name, format!("{id}.eml"));
    for line in [
        &format!("Message-ID: <{id}@ravenna.example>\r\n"),
        "To: strade@ravenna.example\r\n",
        "Auto-Submitted: auto-generated\r\n",
        "Date: Mon, 23 Nov 2026 09:00:00 +0000\r\n",
        "Content-Type: text/plain; charset=utf-8\r\n",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    let mail = office.mail(id).await;
    assert_eq!((mail.tries, mail.sent_at), (1, Some(office.clock().now())));
}

#[tokio::test]
async fn a_mail_of_a_rolled_back_transaction_never_leaves() {
    let office = Office::open().await;
    let now = office.clock().now();
    let undone = office.db.write(move |tx| {
        let letter = Letter { subject: "s".into(), body: "b".into() };
        queue(tx, Random::system().new_id(), "strade@ravenna.example", &letter, now)?;
        Err::<(), DbError>(DbError::Refused("something later went wrong".into()))
    });
    assert!(undone.await.is_err());
    office.deliver(&office.post()).await;
    assert_eq!(office.files(), []);
}

#[tokio::test]
async fn a_worker_that_died_between_claim_and_delivery_is_followed_by_another_with_the_same_message_id() {
    let office = Office::open().await;
    let id = office.queue("strade@ravenna.example").await;
    let lease_ends = office.clock().now() + jiff::SignedDuration::from_mins(5);
    office.db.write(move |tx| table::claim(tx, id, lease_ends)).await.expect("claimed");

    let post = office.post();
    assert_eq!(office.deliver(&post).await, Some(lease_ends), "nobody else takes what is claimed");
    assert_eq!(office.files(), []);
    office.wait(5);
    assert_eq!(office.deliver(&post).await, None);
    assert!(office.files().iter().any(|(_, text)| text.contains(&format!("<{id}@ravenna.example>"))));
}

#[tokio::test]
async fn an_address_that_is_none_is_given_up_with_its_fault() {
    let office = Office::open().await;
    let id = office.queue("nessuno").await;
    assert_eq!(office.deliver(&office.post()).await, None);
    let mail = office.mail(id).await;
    assert!(mail.sent_at.is_none() && !mail.fault.is_empty(), "{mail:?}");
}

/// A mail server that gives each message the next of these answers, and keeps what it accepted.
async fn smtp_server(answers: &[&'static str]) -> (u16, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("bound").port();
    let accepted = Arc::new(Mutex::new(Vec::new()));
    let (kept, mut answers) = (accepted.clone(), answers.iter().copied().collect::<VecDeque<_>>());
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let answer = answers.pop_front().unwrap_or("250 ok");
            if let Some(message) = smtp_conversation(socket, answer).await.filter(|_| answer.starts_with("250")) {
                kept.lock().expect("unpoisoned").push(message);
            }
        }
    });
    (port, accepted)
}

async fn smtp_conversation(socket: TcpStream, answer: &str) -> Option<String> {
    let (read, mut write) = socket.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 ready\r\n").await.ok()?;
    let (mut message, mut in_data) = (String::new(), false);
    while let Ok(Some(line)) = lines.next_line().await {
        let reply = match (in_data, line.as_str()) {
            (true, ".") => {
                in_data = false;
                answer
            }
            (true, text) => {
                message.push_str(text);
                message.push('\n');
                continue;
            }
            (false, "DATA") => {
                in_data = true;
                "354 go on"
            }
            (false, "QUIT") => break,
            _ => "250 ok",
        };
        write.write_all(format!("{reply}\r\n").as_bytes()).await.ok()?;
        if line == "." {
            break;
        }
    }
    Some(message)
}

fn by_smtp(port: u16) -> Post {
    let url = format!("smtp://127.0.0.1:{port}");
    Post::by_smtp(&url, "Comune di Ravenna", "rapida@ravenna.example", "ravenna.example").expect("a post")
}

#[tokio::test]
async fn a_server_that_is_busy_is_asked_again_after_a_while() {
    let office = Office::open().await;
    let (port, accepted) = smtp_server(&["451 try again later", "250 ok"]).await;
    let post = by_smtp(port);
    let id = office.queue("strade@ravenna.example").await;

    let next = office.deliver(&post).await;
    assert_eq!(next, Some(office.clock().now() + jiff::SignedDuration::from_mins(1)));
    assert!(office.mail(id).await.fault.contains("try again later"));
    office.wait(1);
    assert_eq!(office.deliver(&post).await, None);
    let accepted = accepted.lock().expect("unpoisoned").clone();
    assert_eq!(accepted.len(), 1);
    assert!(accepted.iter().all(|text| text.contains(&format!("Message-ID: <{id}@ravenna.example>"))), "{accepted:?}");
    assert_eq!(office.mail(id).await.tries, 2);
}

#[tokio::test]
async fn a_refusal_for_good_and_five_days_of_failure_end_the_tries() {
    let office = Office::open().await;
    let (port, _) = smtp_server(&["550 no such mailbox", "451 later", "451 later"]).await;
    let post = by_smtp(port);
    let refused = office.queue("via@ravenna.example").await;
    assert_eq!(office.deliver(&post).await, None, "a permanent refusal is not tried again");
    assert!(office.mail(refused).await.fault.contains("no such mailbox"));

    office.queue("strade@ravenna.example").await;
    assert!(office.deliver(&post).await.is_some());
    office.wait(5 * 24 * 60 + 1);
    assert_eq!(office.deliver(&post).await, None, "too old to go on");
}

#[tokio::test]
async fn the_worker_delivers_what_is_committed_and_ends_when_told() {
    let office = Office::open().await;
    let (end, ended) = tokio::sync::watch::channel(false);
    let worker = tokio::spawn(worker::run(office.db.clone(), office.clock(), Arc::new(office.post()), ended));
    let id = office.queue("strade@ravenna.example").await;
    let mut committed = office.db.committed();
    while office.mail(id).await.sent_at.is_none() {
        committed.changed().await.expect("the database is open");
    }
    end.send(true).expect("it still works");
    worker.await.expect("it ends");
}
