//! Every fact on SQLite.

use crate::facts;
use crate::municipality::Municipality;

macro_rules! on_sqlite {
    ($($fact:ident in $subject:ident;)*) => {$(
        #[tokio::test(flavor = "multi_thread")]
        async fn $fact() {
            let data = tempfile::tempdir().unwrap();
            let municipality = Municipality::begin(data.path(), None).await;
            facts::$subject::$fact(&municipality).await;
            municipality.end().await;
        }
    )*};
}

facts::all!(on_sqlite);
