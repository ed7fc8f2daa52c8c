//! A Comune's map host: the built screens under the app's own policy, and tiles of one loud colour in every form in which
//! a base map can be configured.

use std::net::SocketAddr;

use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::Html;
use axum::routing::{get, get_service};
use image::{ImageFormat, Rgb, RgbImage};
use rapida_contract::municipality::BaseMapKind;
use serde_json::Value;
use tokio::net::TcpListener;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::clone;

/// The colour of every tile, which the built-in base has nowhere.
pub const LOUD: Rgb<u8> = Rgb([255, 0, 255]);

const PAGE: &str = "<!doctype html><html lang=it><title>Mappa</title><link rel=stylesheet href=/css/map.css>\
                    <div id=main><p id=map-hint>Mappa</p><div id=map></div></div>";

/// The host, until it is dropped.
pub struct MapHost {
    address: SocketAddr,
    _archive: tempfile::NamedTempFile,
}

impl MapHost {
    /// Starts it on a free port.
    ///
    /// # Panics
    /// When the screens are not built.
    pub async fn starts() -> Self {
        let archive = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(archive.path(), archive_of_one(&tile())).expect("written");
        let policy = SetResponseHeaderLayer::overriding(CONTENT_SECURITY_POLICY, policy());
        let picture = get(async || ([(CONTENT_TYPE, "image/png")], tile()));
        let routes = Router::new()
            .route("/", get(async || Html(PAGE)))
            .route("/xyz/{z}/{x}/{y}", picture.clone())
            .route("/wmts/{matrix}/{row}/{column}", picture)
            .route_service("/ravenna.pmtiles", get_service(ServeFile::new(archive.path())))
            .fallback_service(ServeDir::new(clone::path("app/dist")))
            .layer(policy);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(axum::serve(listener, routes).into_future());
        Self { address, _archive: archive }
    }

    /// The page with an empty map.
    pub fn page(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Where the base is, as a Comune would write it in its configuration.
    pub fn base(&self, kind: BaseMapKind) -> String {
        let path = match kind {
            BaseMapKind::Xyz => "xyz/{z}/{x}/{y}.png",
            BaseMapKind::Wmts => "wmts/{TileMatrix}/{TileRow}/{TileCol}.png",
            BaseMapKind::Pmtiles => "ravenna.pmtiles",
            BaseMapKind::Unknown => "hologram",
        };
        self.page() + path
    }
}

/// What tauri.conf.json lets the page load. The host is `'self'` here: see `policy.rs` in the shell for what it adds.
fn policy() -> HeaderValue {
    let conf = std::fs::read_to_string(clone::path("tauri.conf.json")).expect("tauri.conf.json");
    let conf: Value = serde_json::from_str(&conf).expect("JSON");
    let lines = conf.pointer("/app/security/csp").and_then(Value::as_object).expect("a policy");
    let lines = lines.iter().map(|(name, sources)| format!("{name} {}", sources.as_str().unwrap_or_default()));
    lines.collect::<Vec<_>>().join("; ").parse().expect("a header")
}

fn tile() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    RgbImage::from_pixel(256, 256, LOUD).write_to(&mut bytes, ImageFormat::Png).expect("a picture in memory");
    bytes.into_inner()
}

/// A PMTiles archive (specification 3) with one picture, that of the whole world.
fn archive_of_one(tile: &[u8]) -> Vec<u8> {
    const HEADER: u64 = 127;
    const PLAIN: u8 = 1;
    const PNG: u8 = 2;
    let length = u32::try_from(tile.len()).expect("a small picture");
    // One entry: tile 0, once, this long, from the first byte on.
    let directory = [&[1, 0, 1][..], &varint(length), &[1]].concat();
    let metadata = b"{}";
    let metadata_at = HEADER + directory.len() as u64;
    let leaves_at = metadata_at + metadata.len() as u64;
    let places = [
        HEADER,
        directory.len() as u64,
        metadata_at,
        metadata.len() as u64,
        leaves_at,
        0,
        leaves_at,
        tile.len() as u64,
        1,
        1,
        1,
    ];
    let degrees = |degrees: i32| (degrees * 10_000_000).to_le_bytes();
    [
        b"PMTiles\x03".to_vec(),
        places.iter().flat_map(|place| place.to_le_bytes()).collect(),
        // Clustered; how directories and tiles are packed; from zoom 0 to zoom 0.
        vec![1, PLAIN, PLAIN, PNG, 0, 0],
        [degrees(-180), degrees(-85), degrees(180), degrees(85)].concat(),
        [&[0][..], &degrees(12), &degrees(44)].concat(),
        directory,
        metadata.to_vec(),
        tile.to_vec(),
    ]
    .concat()
}

fn varint(mut number: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 0x7F {
        bytes.push((number & 0x7F) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}
