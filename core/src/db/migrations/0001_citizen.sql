CREATE TABLE identity (
  -- The key pair that this device made at first start. Losing it means losing access to one's own reports.
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seed BLOB NOT NULL                     -- Ed25519, 32 bytes
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL                    -- JSON
) STRICT;

CREATE TABLE draft (
  -- What a person has typed and not yet sent. Nobody else has it: no migration may empty this table.
  id TEXT PRIMARY KEY NOT NULL,          -- the id that the submission will keep
  report TEXT NOT NULL,                  -- JSON, `contract::report::NewReport`
  step TEXT NOT NULL,                    -- JSON, `contract::report::Step`
  saved_at INTEGER NOT NULL              -- Unix milliseconds
) STRICT;

CREATE TABLE picture (
  -- Prepared photos of drafts and of submissions. In the database, so that they live and die with their rows.
  id TEXT PRIMARY KEY NOT NULL,
  owner TEXT NOT NULL,                   -- draft or submission
  place INTEGER NOT NULL,                -- order within the owner
  jpeg BLOB NOT NULL,
  sha256 TEXT NOT NULL,                  -- of `jpeg`, 64 hexadecimal digits
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  lat REAL,                              -- the file's own position: a suggestion, never sent
  lon REAL,
  taken_at TEXT                          -- the file's own local time: a suggestion, never sent
) STRICT;
CREATE INDEX picture_owner ON picture (owner, place);

CREATE TABLE submission (
  -- Everything that was ever sent from here, with its receipt. No migration may empty this table.
  id TEXT PRIMARY KEY NOT NULL,
  service TEXT NOT NULL,
  report TEXT NOT NULL,                  -- the report that it makes or continues
  body TEXT NOT NULL,                    -- the exact bytes that are sent and that the receipt vouches for
  made_at INTEGER NOT NULL,              -- Unix milliseconds
  delivery TEXT NOT NULL,                -- queued | sent | registered | refused
  registered TEXT,                       -- JSON, `contract::submission::Registered`
  problem TEXT                           -- JSON, why it was refused
) STRICT;
CREATE INDEX submission_report ON submission (report);

CREATE TABLE outbox (
  -- What must leave, in order. An entry goes only when its effect is stored.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,                    -- upload | submission | follow
  key TEXT NOT NULL,                     -- picture, submission or report code
  submission TEXT NOT NULL DEFAULT '',   -- the submission it belongs to; empty for a follow
  attempts INTEGER NOT NULL DEFAULT 0,
  next_try INTEGER NOT NULL,             -- Unix milliseconds
  UNIQUE (kind, key)
) STRICT;

CREATE TABLE follow (
  code TEXT PRIMARY KEY NOT NULL,
  followed INTEGER NOT NULL              -- 0 while the municipality has not been told of the end
) STRICT;

CREATE TABLE trusted_key (
  -- The municipality's public keys, kept for ever beside the receipts that they prove.
  kid TEXT PRIMARY KEY NOT NULL,
  jwk TEXT NOT NULL
) STRICT;
