//! Migrations are written once, in PostgreSQL's words. Statements need no translation; tables do.
//!
//! Lines between `-- only sqlite` or `-- only postgres` and `-- both` are for that engine alone (triggers).

use super::Engine;

/// The text of a migration as this engine takes it.
pub(super) fn translate(script: &str, engine: Engine) -> String {
    let mut wanted = true;
    let mut text = String::with_capacity(script.len());
    for line in script.lines() {
        match line.trim() {
            "-- only sqlite" => wanted = engine == Engine::Sqlite,
            "-- only postgres" => wanted = engine == Engine::Postgres,
            "-- both" => wanted = true,
            _ if wanted => {
                text.push_str(&translate_line(line, engine));
                text.push('\n');
            }
            _ => {}
        }
    }
    text
}

fn translate_line(line: &str, engine: Engine) -> String {
    if engine == Engine::Postgres {
        return line.to_owned();
    }
    // A line that only closes: the end of a table, which SQLite checks by its columns' types when it is STRICT.
    if line == ");" {
        return ") STRICT;".to_owned();
    }
    line.replace("BIGINT", "INTEGER").replace("BYTEA", "BLOB").replace("DOUBLE PRECISION", "REAL")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "CREATE TABLE t (\n  a BIGINT NOT NULL,\n  b BYTEA\n);\n-- only postgres\nX;\n-- both\nY;\n";

    #[test]
    fn sqlite_gets_its_own_types_and_strict_tables() {
        let text = translate(SCRIPT, Engine::Sqlite);
        assert_eq!(text, "CREATE TABLE t (\n  a INTEGER NOT NULL,\n  b BLOB\n) STRICT;\nY;\n");
    }

    #[test]
    fn postgres_gets_the_text_as_it_is_and_its_own_lines() {
        let text = translate(SCRIPT, Engine::Postgres);
        assert_eq!(text, "CREATE TABLE t (\n  a BIGINT NOT NULL,\n  b BYTEA\n);\nX;\nY;\n");
    }
}
