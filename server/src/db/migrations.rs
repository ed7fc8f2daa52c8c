//! The tables, step by step. A migration's version is its place in the list: one that shipped is never changed or moved.

use super::{Access, Connection, DbError, dialect};

const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_register.sql"),
    include_str!("migrations/0002_office.sql"),
    include_str!("migrations/0003_files.sql"),
    include_str!("migrations/0004_open311.sql"),
    include_str!("migrations/0005_open311_repeats.sql"),
    include_str!("migrations/0006_waiting_files.sql"),
    include_str!("migrations/0007_sign_in.sql"),
    include_str!("migrations/0008_registry.sql"),
    include_str!("migrations/0009_acting.sql"),
    include_str!("migrations/0010_operators.sql"),
    include_str!("migrations/0011_audit.sql"),
    include_str!("migrations/0012_own_data.sql"),
    include_str!("migrations/0013_evidence.sql"),
    include_str!("migrations/0014_services.sql"),
    include_str!("migrations/0015_forms.sql"),
    include_str!("migrations/0016_ratings.sql"),
    include_str!("migrations/0017_drafts.sql"),
    include_str!("migrations/0018_proceedings.sql"),
    include_str!("migrations/0019_rankings.sql"),
    include_str!("migrations/0020_sandbox_clock.sql"),
];

/// Applies what this database does not have yet, all in one transaction.
pub(super) fn apply(connection: &mut dyn Connection) -> Result<(), DbError> {
    connection.begin(Access::Write)?;
    let applied = apply_new(connection).and_then(|()| connection.run("COMMIT"));
    if applied.is_err() {
        let _ = connection.run("ROLLBACK");
    }
    applied
}

fn apply_new(connection: &mut dyn Connection) -> Result<(), DbError> {
    connection.run("CREATE TABLE IF NOT EXISTS migration (version BIGINT PRIMARY KEY)")?;
    let rows = connection.query("SELECT COUNT(*) FROM migration", &[])?;
    let applied = rows.first().map_or(Ok(0), |row| row.int(0))?;
    let applied = usize::try_from(applied).unwrap_or(0);
    if applied > MIGRATIONS.len() {
        let message = format!("written by a newer version ({applied} migrations, {} known)", MIGRATIONS.len());
        return Err(DbError::Refused(message));
    }
    for (at, script) in MIGRATIONS.iter().enumerate().skip(applied) {
        connection.run(&dialect::translate(script, connection.engine()))?;
        let version = i64::try_from(at + 1).map_err(|_| DbError::Panicked)?;
        connection.execute("INSERT INTO migration (version) VALUES ($1)", &[version.into()])?;
    }
    Ok(())
}
