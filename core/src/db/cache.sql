-- What the municipality can tell again. No migrations: a changed version drops the file and pulls anew.
CREATE TABLE cursor (one INTEGER PRIMARY KEY CHECK (one = 1), value TEXT NOT NULL) STRICT;
CREATE TABLE clock (one INTEGER PRIMARY KEY CHECK (one = 1), ahead_s INTEGER NOT NULL) STRICT;
CREATE TABLE municipality (one INTEGER PRIMARY KEY CHECK (one = 1), etag TEXT NOT NULL, value TEXT NOT NULL) STRICT;
CREATE TABLE offer (one INTEGER PRIMARY KEY CHECK (one = 1), etag TEXT NOT NULL, value TEXT NOT NULL) STRICT;
CREATE TABLE edition (
  slug TEXT NOT NULL,
  version INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  value TEXT NOT NULL,                   -- JSON, `contract::service::Service`
  PRIMARY KEY (slug, version)
) STRICT;
CREATE TABLE own_report (id TEXT PRIMARY KEY NOT NULL, updated_at INTEGER NOT NULL, value TEXT NOT NULL) STRICT;
CREATE TABLE office_picture (id TEXT PRIMARY KEY NOT NULL, jpeg BLOB NOT NULL) STRICT;
CREATE TABLE public_report (
  place INTEGER PRIMARY KEY,
  code TEXT UNIQUE NOT NULL,
  category TEXT NOT NULL,
  closed INTEGER NOT NULL,
  value TEXT NOT NULL                    -- JSON, `contract::changes::PublicReport`
) STRICT;
CREATE VIRTUAL TABLE public_report_place USING rtree (place, west, east, south, north);
CREATE TABLE thumbnail (code TEXT PRIMARY KEY NOT NULL, picture TEXT NOT NULL, jpeg BLOB NOT NULL) STRICT;
-- Of whoever is signed in: told again at each contact, and gone with the session.
CREATE TABLE registry (one INTEGER PRIMARY KEY CHECK (one = 1), owner TEXT NOT NULL, value TEXT NOT NULL) STRICT;
CREATE TABLE drafts_place (one INTEGER PRIMARY KEY CHECK (one = 1), owner TEXT NOT NULL, place INTEGER NOT NULL) STRICT;
CREATE TABLE capacities (one INTEGER PRIMARY KEY CHECK (one = 1), owner TEXT NOT NULL, value TEXT NOT NULL) STRICT;
CREATE TABLE proceeding (
  owner TEXT NOT NULL,                   -- codice fiscale; empty for what this device sent without a sign-in
  id TEXT NOT NULL,
  value TEXT NOT NULL,                   -- JSON, `contract::proceeding::Proceeding`
  PRIMARY KEY (owner, id)
) STRICT;
CREATE TABLE proceedings_told (owner TEXT PRIMARY KEY NOT NULL, at INTEGER NOT NULL) STRICT; -- Unix milliseconds
CREATE TABLE proceedings_page (
  -- The pages in which they were told: each holds those after one id up to another.
  owner TEXT NOT NULL,
  after TEXT NOT NULL,                   -- empty for the first page
  next TEXT NOT NULL,                    -- where the next one begins; empty after the last
  etag TEXT NOT NULL,
  PRIMARY KEY (owner, after)
) STRICT;
CREATE TABLE form_as_sent (
  -- Forms that were sent from elsewhere, fetched when somebody wants to see them.
  owner TEXT NOT NULL,
  id TEXT NOT NULL,                      -- the submission that brought it
  value TEXT NOT NULL,                   -- JSON, `contract::proceeding::FormAsSent`
  PRIMARY KEY (owner, id)
) STRICT;
