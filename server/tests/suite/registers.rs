//! Registers as the settings name them: over TLS, with our certificate and with a token.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use rapida_contract::registry::{Asked, REGISTRY, Registry};
use rapida_server::config::Config;
use rapida_server::gateway::Settings;
use rapida_server::serve;
use rapida_server::world::World;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, ExtendedKeyUsagePurpose, IsCa, KeyPair};
use reqwest::Method;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::municipality::Municipality;

/// Who signs certificates, and the files in which those lie.
struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
    folder: PathBuf,
}

impl Authority {
    fn new(folder: &Path) -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
        std::fs::write(folder.join("ca.pem"), issuer.pem()).unwrap();
        Self { issuer, folder: folder.to_owned() }
    }

    /// Files with a certificate and its key.
    fn certify(&self, name: &str, purpose: ExtendedKeyUsagePurpose) -> (PathBuf, PathBuf) {
        let mut params = CertificateParams::new(["127.0.0.1".to_owned()]).unwrap();
        params.extended_key_usages = vec![purpose];
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        let files = ["crt", "key"].map(|kind| self.folder.join(format!("{name}.{kind}")));
        std::fs::write(&files[0], certificate.pem()).unwrap();
        std::fs::write(&files[1], key.serialize_pem()).unwrap();
        let [certificate, key] = files;
        (certificate, key)
    }
}

/// A register office that lets in whoever has a certificate of its authority, and knows nobody.
struct Closed {
    address: SocketAddr,
    /// The heads of the requests that came in.
    heads: Arc<Mutex<Vec<String>>>,
}

impl Closed {
    async fn open(authority: &Authority) -> Self {
        let (certificate, key) = authority.certify("register", ExtendedKeyUsagePurpose::ServerAuth);
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from_pem_file(authority.folder.join("ca.pem")).unwrap()).unwrap();
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider.clone()).build().unwrap();
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_client_cert_verifier(verifier)
            .with_single_cert(
                vec![CertificateDer::from_pem_file(certificate).unwrap()],
                PrivateKeyDer::from_pem_file(key).unwrap(),
            )
            .unwrap();
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, heads) = (listener.local_addr().unwrap(), Arc::default());
        tokio::spawn(serve_closed(listener, acceptor, Arc::clone(&heads)));
        Self { address, heads }
    }
}

async fn serve_closed(listener: TcpListener, acceptor: TlsAcceptor, heads: Arc<Mutex<Vec<String>>>) {
    while let Ok((stream, _)) = listener.accept().await {
        // Whoever has no certificate does not come further than this.
        let Ok(mut stream) = acceptor.accept(stream).await else { continue };
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let Ok(byte) = stream.read_u8().await else { break };
            head.push(byte);
        }
        heads.lock().unwrap().push(String::from_utf8(head).unwrap());
        let answer = b"HTTP/1.1 404 Not Found\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\
                       connection: close\r\n\r\n{}";
        let _ = stream.write_all(answer).await;
        let _ = stream.shutdown().await;
    }
}

/// How Zoli's registry section was answered by a municipality with these settings.
async fn asked(settings: Option<Settings>) -> Asked {
    let data = tempfile::tempdir().unwrap();
    let municipality = Municipality::with(Config { register_office: settings, ..Config::for_tests(data.path()) }).await;
    let mut app = municipality.an_app();
    let given = app.sign_in("zoli", "L1").await;
    let answer = app.with_token(Method::GET, REGISTRY, given["access_token"].as_str().unwrap()).await;
    let registry: Registry = answer.json().await.unwrap();
    municipality.end().await;
    registry.register_office
}

#[tokio::test(flavor = "multi_thread")]
async fn a_register_knows_us_by_our_certificate_and_our_token() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::new(folder.path());
    let (certificate, key) = authority.certify("client", ExtendedKeyUsagePurpose::ClientAuth);
    let register = Closed::open(&authority).await;
    let open = Settings::at(format!("https://{}/consultazione", register.address));
    let trusting = Settings { ca: Some(folder.path().join("ca.pem")), ..open.clone() };
    // Without our certificate it does not let us in, and without its authority we do not trust it.
    assert_eq!(asked(Some(trusting.clone())).await, Asked::Away);
    let named = Settings {
        client_certificate: Some(certificate),
        client_key: Some(key),
        token: Some("a-token".into()),
        ..trusting
    };
    assert_eq!(asked(Some(Settings { ca: None, ..named.clone() })).await, Asked::Away);
    assert!(register.heads.lock().unwrap().is_empty());
    assert_eq!(asked(Some(named)).await, Asked::NotFound);
    let heads = register.heads.lock().unwrap().clone();
    let [head] = heads.as_slice() else { panic!("{heads:?}") };
    let head = head.to_lowercase();
    assert!(head.starts_with("post /consultazione http/1.1"), "{head}");
    assert!(head.contains("authorization: bearer a-token"), "{head}");
}

#[tokio::test]
async fn settings_by_which_no_register_is_reached_are_said_before_the_server_runs() {
    let folder = tempfile::tempdir().unwrap();
    let nonsense = folder.path().join("nonsense.pem");
    std::fs::write(&nonsense, "nonsense").unwrap();
    let at = |url: &str| Settings::at(url.into());
    let closed = at("https://anagrafe.example/");
    for (settings, told) in [
        (at("nonsense"), "is no address"),
        (at("http://anagrafe.example/"), "not at an https address"),
        (Settings { client_key: Some(nonsense.clone()), ..closed.clone() }, "go together"),
        (Settings { ca: Some(folder.path().join("nowhere.pem")), ..closed.clone() }, "nowhere.pem"),
        (
            Settings { client_certificate: Some(nonsense.clone()), client_key: Some(nonsense.clone()), ..closed },
            "the register office",
        ),
    ] {
        let data = tempfile::tempdir().unwrap();
        let config = Config { sandbox: false, register_office: Some(settings), ..Config::for_tests(data.path()) };
        let why = serve::start(config, World::system()).await.err().unwrap().to_string();
        assert!(why.contains("the register office") && why.contains(told), "{why}");
    }
}
