//! Every fact on PostgreSQL: one test, since a cluster of its own is started for it.

use std::collections::BTreeSet;
use std::sync::Arc;

use futures_util::future::LocalBoxFuture;
use rapida_contract::api;
use rapida_contract::problem::Code;
use reqwest::StatusCode;

use crate::client::{bytes, new_id, pavement, problem, titled};
use crate::facts;
use crate::municipality::Municipality;
use crate::postgres::Cluster;

type Fact = for<'a> fn(&'a Municipality) -> LocalBoxFuture<'a, ()>;

macro_rules! on_postgres {
    ($($fact:ident in $subject:ident;)*) => {
        /// Each is made on the heap, by a function of its own: together they would be more than a stack holds.
        const FACTS: &[(&str, Fact)] =
            &[$((stringify!($fact), |municipality| Box::pin(facts::$subject::$fact(municipality)))),*];
    };
}

facts::all!(on_postgres);

#[tokio::test(flavor = "multi_thread")]
async fn every_fact_holds_on_postgres() {
    // The client of the tests blocks, so it works beside the runtime.
    let cluster = tokio::task::spawn_blocking(Cluster::start).await.expect("a cluster");
    let cluster = Arc::new(cluster);
    for (name, fact) in FACTS {
        let of = cluster.clone();
        let url = tokio::task::spawn_blocking(move || of.database()).await.expect("a database");
        let data = tempfile::tempdir().unwrap();
        println!("{name}");
        let municipality = Municipality::begin(data.path(), Some(&url)).await;
        fact(&municipality).await;
        municipality.end().await;
    }
}

/// Two servers of one municipality, on one database.
#[tokio::test(flavor = "multi_thread")]
async fn two_servers_share_a_register_and_a_feed() {
    let cluster = tokio::task::spawn_blocking(Cluster::start).await.expect("a cluster");
    let url = tokio::task::spawn_blocking(move || (cluster.database(), cluster)).await.expect("a database");
    let (url, _cluster) = url;
    let data = tempfile::tempdir().unwrap();
    let one = Municipality::begin(data.path(), Some(&url)).await;
    let two = Municipality::begin(data.path(), Some(&url)).await;
    let mut senders = tokio::task::JoinSet::new();
    for report in 0..32 {
        let device = if report % 2 == 0 { one.a_device() } else { two.a_device() };
        senders.spawn(async move { device.submit(&titled(&format!("Buca {report}"))).await.registration.number });
    }
    let numbers = senders.join_all().await.into_iter().collect::<BTreeSet<u32>>();
    assert_eq!(numbers, (1..=32).collect());
    let listener = one.a_device();
    let events = listener.get(api::EVENTS).await;
    two.a_device().submit(&bytes(&pavement())).await;
    facts::changes::until_told(events, "public_report").await;
    assert_eq!(listener.public_reports().await.len(), 33);
    // And an audit log.
    let operators = tokio::join!(one.an_operator(), two.a_registrar());
    drop(operators);
    let walked = two.app().db.read(|tx| rapida_server::audit::verify(tx, None)).await.expect("reads");
    assert_eq!(walked.map(|walked| walked.count), Ok(2));
    two.end().await;
    one.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_broke_down_is_told_and_found_again() {
    let (mut cluster, url) = tokio::task::spawn_blocking(|| {
        let cluster = Cluster::start();
        let url = cluster.database();
        (cluster, url)
    })
    .await
    .expect("a database");
    let data = tempfile::tempdir().unwrap();
    let municipality = Municipality::begin(data.path(), Some(&url)).await;
    let device = municipality.a_device();
    let (id, body) = (new_id(), bytes(&pavement()));
    assert!(device.own_reports().await.is_empty());
    cluster.break_down();
    for path in ["/readyz", api::CHANGES] {
        assert_eq!(problem(device.get(path).await).await.code, Code::Unavailable, "{path}");
    }
    let refused = device.put(id, &body).await;
    assert!(refused.headers().contains_key("retry-after"));
    assert_eq!(problem(refused).await.code, Code::Unavailable);
    let cluster = tokio::task::spawn_blocking(move || {
        cluster.come_back();
        cluster
    });
    let _cluster = cluster.await.expect("it comes back");
    assert_eq!(device.get("/readyz").await.status(), StatusCode::OK);
    assert_eq!(device.put(id, &body).await.status(), StatusCode::CREATED);
    municipality.end().await;
}
