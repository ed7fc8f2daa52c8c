use super::*;

async fn fresh(dir: &tempfile::TempDir) -> Db {
    Db::open(Location::Sqlite(dir.path().join("t.db"))).await.expect("opens")
}

fn count(tx: &mut dyn Tx) -> Result<i64, DbError> {
    tx.query("SELECT COUNT(*) FROM secret", &[])?.first().expect("one row").int(0)
}

fn put(tx: &mut dyn Tx, name: &str) -> Result<u64, DbError> {
    tx.execute("INSERT INTO secret (name, value) VALUES ($1, $2)", &[name.into(), vec![1_u8].into()])
}

#[tokio::test]
async fn what_was_answered_is_there_after_opening_again() {
    let dir = tempfile::tempdir().expect("a folder");
    fresh(&dir).await.write(|tx| put(tx, "a")).await.expect("written");
    assert_eq!(fresh(&dir).await.read(count).await, Ok(1));
}

#[tokio::test]
async fn the_file_and_those_beside_it_are_for_this_user_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().expect("a folder");
    let db = fresh(&dir).await;
    db.write(|tx| put(tx, "a")).await.expect("written");
    for name in ["t.db", "t.db-wal", "t.db-shm"] {
        let mode = dir.path().join(name).metadata().expect("is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[tokio::test]
async fn a_failed_job_leaves_nothing_and_does_not_hurt_its_neighbours() {
    let dir = tempfile::tempdir().expect("a folder");
    let db = fresh(&dir).await;
    let failing = |tx: &mut dyn Tx| -> Result<(), DbError> {
        put(tx, "lost")?;
        Err(DbError::Column(0, "a reason"))
    };
    let panicking = |tx: &mut dyn Tx| -> Result<(), DbError> {
        put(tx, "lost too")?;
        panic!("a fault of the program")
    };
    let answers = tokio::join!(
        db.write(|tx| put(tx, "a")),
        db.write(failing),
        db.write(panicking),
        db.write(|tx| {
            // Swallowing a refusal is allowed: the job goes on without it.
            let _ = put(tx, "a");
            put(tx, "b")
        })
    );
    assert_eq!(answers, (Ok(1), Err(DbError::Column(0, "a reason")), Err(DbError::Panicked), Ok(1)));
    assert_eq!(db.read(count).await, Ok(2));
}

#[tokio::test]
async fn parameters_go_by_their_number_and_not_by_their_place() {
    let dir = tempfile::tempdir().expect("a folder");
    let query = |tx: &mut dyn Tx| tx.query("SELECT $2, $1, $2", &["one".into(), "two".into()]);
    let rows = fresh(&dir).await.read(query).await.expect("reads");
    assert_eq!(rows, [Row(vec!["two".into(), "one".into(), "two".into()])]);
}

#[tokio::test]
async fn a_second_row_with_the_same_key_is_told_apart_from_other_refusals() {
    let dir = tempfile::tempdir().expect("a folder");
    let db = fresh(&dir).await;
    db.write(|tx| put(tx, "a")).await.expect("written");
    assert!(matches!(db.write(|tx| put(tx, "a")).await, Err(DbError::Taken(_))));
    let nonsense = db.write(|tx| tx.execute("INSERT INTO nowhere VALUES (1)", &[])).await;
    assert!(matches!(nonsense, Err(DbError::Refused(_))));
}

#[tokio::test]
async fn a_reader_cannot_write() {
    let dir = tempfile::tempdir().expect("a folder");
    assert!(fresh(&dir).await.read(|tx| put(tx, "a")).await.is_err());
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_alone() {
    let dir = tempfile::tempdir().expect("a folder");
    let newer = |tx: &mut dyn Tx| tx.execute("INSERT INTO migration (version) VALUES (1000)", &[]);
    let filler = |tx: &mut dyn Tx| {
        (500..600)
            .try_for_each(|n: i64| tx.execute("INSERT INTO migration (version) VALUES ($1)", &[n.into()]).map(drop))
    };
    let db = fresh(&dir).await;
    db.write(newer).await.expect("written");
    db.write(filler).await.expect("written");
    let opened = Db::open(Location::Sqlite(dir.path().join("t.db"))).await;
    assert!(matches!(opened.err(), Some(DbError::Refused(message)) if message.contains("newer version")));
}
