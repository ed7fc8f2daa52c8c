//! The files in a bucket: an S3 server of its own, spoken to over a socket with signed requests, as any other.

use std::path::Path;
use std::process::Command;

use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use rapida_contract::api;
use rapida_contract::problem::Code;
use reqwest::StatusCode;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use s3s_fs::FileSystem;
use tokio::net::TcpListener;

use crate::client::{Device, problem};
use crate::facts::attachments::{begin, picture, send, upload, with};
use crate::program::{Served, serve};

const BUCKET: &str = "rapida-ravenna";
const SECRET: &str = "una chiave che nessun altro ha";

/// An S3 server whose buckets are folders in `folder`; answers where it listens.
async fn s3(folder: &Path) -> String {
    std::fs::create_dir_all(folder.join(BUCKET)).unwrap();
    let mut service = S3ServiceBuilder::new(FileSystem::new(folder).unwrap());
    service.set_auth(SimpleAuth::from_single("ravenna", SECRET));
    let service = service.build();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let service = service.clone();
            tokio::spawn(async move {
                // A client that goes away is no failure of the test.
                let _ = Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(socket), service).await;
            });
        }
    });
    endpoint
}

/// A municipality that is told of the bucket as an operator would tell it.
fn with_bucket(data: &Path, endpoint: &str, secret: &str) -> Command {
    let mut command = serve(data);
    command.args(["--files-bucket", BUCKET]);
    for (name, value) in [
        ("AWS_ENDPOINT", endpoint),
        ("AWS_ALLOW_HTTP", "true"),
        ("AWS_REGION", "eu-south-1"),
        ("AWS_ACCESS_KEY_ID", "ravenna"),
        ("AWS_SECRET_ACCESS_KEY", secret),
    ] {
        command.env(name, value);
    }
    command
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_lie_in_the_bucket_under_their_digest_and_outlive_the_server() {
    let folder = tempfile::tempdir().unwrap();
    let endpoint = s3(&folder.path().join("s3")).await;
    let data = folder.path().join("data");
    let served = Served::start(&mut with_bucket(&data, &endpoint, SECRET));
    let mut device = Device::new(&served.1);
    let bytes = picture();
    let (first, again) = (upload(&device, &bytes).await, upload(&device, &bytes).await);
    device.submit(&with(&[&first, &again])).await;
    assert!(served.end("-TERM").0);

    let (start, rest) = first.sha256.split_at(2);
    assert_eq!(std::fs::read(folder.path().join("s3").join(BUCKET).join(start).join(rest)).unwrap(), bytes);
    assert!(!data.join("files").exists(), "nothing lies in the folder of the data");

    let served = Served::start(&mut with_bucket(&data, &endpoint, SECRET));
    device.moves_to(&served.1);
    for attachment in [first, again] {
        let answer = device.get(&api::attachment(attachment.id)).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.bytes().await.unwrap(), bytes);
    }
    assert!(served.end("-TERM").0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_that_refuses_us_is_told_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let endpoint = s3(&folder.path().join("s3")).await;
    let data = folder.path().join("data");
    let served = Served::start(&mut with_bucket(&data, &endpoint, "un'altra chiave"));
    let mut device = Device::new(&served.1);
    let bytes = picture();
    let attachment = begin(&device, &bytes).await;
    assert_eq!(problem(send(&device, &attachment, &bytes).await).await.code, Code::Unavailable);
    assert!(served.end("-TERM").0);

    let served = Served::start(&mut with_bucket(&data, &endpoint, SECRET));
    device.moves_to(&served.1);
    assert_eq!(send(&device, &attachment, &bytes).await.status(), StatusCode::NO_CONTENT);
    device.submit(&with(&[&attachment])).await;
    assert!(served.end("-TERM").0);
}
