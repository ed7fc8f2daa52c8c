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
    let applied = apply_new(connection, MIGRATIONS).and_then(|()| connection.run("COMMIT"));
    if applied.is_err() {
        let _ = connection.run("ROLLBACK");
    }
    applied
}

fn apply_new(connection: &mut dyn Connection, migrations: &[&str]) -> Result<(), DbError> {
    connection.run("CREATE TABLE IF NOT EXISTS migration (version BIGINT PRIMARY KEY)")?;
    let rows = connection.query("SELECT COUNT(*) FROM migration", &[])?;
    let applied = rows.first().map_or(Ok(0), |row| row.int(0))?;
    let applied = usize::try_from(applied).unwrap_or(0);
    if applied > migrations.len() {
        let message = format!("written by a newer version ({applied} migrations, {} known)", migrations.len());
        return Err(DbError::Refused(message));
    }
    for (at, script) in migrations.iter().enumerate().skip(applied) {
        connection.run(&dialect::translate(script, connection.engine()))?;
        let version = i64::try_from(at + 1).map_err(|_| DbError::Panicked)?;
        connection.execute("INSERT INTO migration (version) VALUES ($1)", &[version.into()])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::sqlite::Sqlite;
    use super::*;
    use crate::db::Tx as _;

    /// Before a form had a proceeding.
    const WITHOUT_PROCEEDINGS: usize = 17;

    #[test]
    fn forms_that_were_there_before_their_proceedings_have_one_each() {
        let dir = tempfile::tempdir().expect("a folder");
        let mut old = Sqlite::open(&dir.path().join("t.db"), Access::Write).expect("opens");
        let before = MIGRATIONS.get(..WITHOUT_PROCEEDINGS).expect("so many there were");
        apply_new(&mut old, before).expect("applies");
        for (id, number, subject) in [("own", 1, "NULL, ''"), ("child", 2, "'person:FBBNNI25C50H199J', 'Nina Fabbri'")]
        {
            old.run(&format!(
                "INSERT INTO submission
                   (id, device, service, body, content_sha256, answer, receipt, code, registered_at, person)
                 VALUES ('{id}', 'device', 'nido', x'', '', x'', '', '{id}', 5, 'MNTGLI88D52H199O');
                 INSERT INTO filled_form VALUES ('{id}', 'nido', 1, 'Nido', 2026, {number}, 5, 'education', 'Ufficio Nidi',
                   '2026-12-23', 'MNTGLI88D52H199O', 'Giulia Montanari', {subject}, '{{}}');"
            ))
            .expect("a form of before");
        }
        apply(&mut old).expect("applies the rest");
        let sql = "SELECT p.id || ' ' || p.last || ' ' || p.device || ' ' || p.state || ' ' || p.subject || ' ' || p.subject_name
                     || ' ' || p.office_id || ' ' || e.step || ' ' || e.actor || ' ' || e.submission || ' ' || e.number
                   FROM proceeding p JOIN proceeding_event e ON e.proceeding = p.id ORDER BY e.number";
        let found = old.query(sql, &[]).expect("answers");
        let found: Vec<&str> = found.iter().map(|row| row.text(0).expect("a text")).collect();
        let expected = [
            "own own device received person:MNTGLI88D52H199O Giulia Montanari education register Giulia Montanari own 1",
            "child child device received person:FBBNNI25C50H199J Nina Fabbri education register Giulia Montanari child 2",
        ];
        assert_eq!(found, expected);
    }
}
