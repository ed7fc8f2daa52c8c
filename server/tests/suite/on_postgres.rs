//! Every fact on PostgreSQL: one test, since a cluster of its own is started for it.

use crate::facts;
use crate::municipality::Municipality;
use crate::postgres::Cluster;

macro_rules! on_postgres {
    ($($fact:ident in $subject:ident;)*) => {
        #[tokio::test(flavor = "multi_thread")]
        async fn every_fact_holds_on_postgres() {
            // The client of the tests blocks, so it works beside the runtime.
            let cluster = tokio::task::spawn_blocking(Cluster::start).await.expect("a cluster");
            let cluster = std::sync::Arc::new(cluster);
            $(
                let of = cluster.clone();
                let url = tokio::task::spawn_blocking(move || of.database()).await.expect("a database");
                let data = tempfile::tempdir().unwrap();
                println!("{}", stringify!($fact));
                let municipality = Municipality::begin(data.path(), Some(&url)).await;
                facts::$subject::$fact(&municipality).await;
                municipality.end().await;
            )*
        }
    };
}

facts::all!(on_postgres);
