CREATE TABLE audit (
  -- Who did what, and whose data it was about. Rows never change and never go.
  seq BIGINT PRIMARY KEY NOT NULL,             -- from 1, without a gap
  entry TEXT NOT NULL,                         -- canonical JSON (RFC 8785)
  hash TEXT NOT NULL,                          -- SHA-256 over the hash before and the entry
  person TEXT                                  -- as in the entry: whose data; NULL for nobody's
);
CREATE INDEX audit_by_person ON audit (person, seq);

-- only sqlite
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log never loses a row'); END;
CREATE TRIGGER audit_as_it_is BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log never changes a row'); END;
-- only postgres
CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit EXECUTE FUNCTION rows_stay();
-- both
