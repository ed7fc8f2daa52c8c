-- The proceeding that a form amends, by its first submission; none where it begins one.
ALTER TABLE form ADD COLUMN amends TEXT;

CREATE TABLE integration (
  -- What a person typed as an answer to what an office asked for, or as an observation. Its files are in `form_file`. Once it
  -- is sent it is a submission. No migration may empty this table.
  id TEXT PRIMARY KEY NOT NULL,          -- the id that the submission will keep
  owner TEXT NOT NULL,                   -- codice fiscale of who was signed in; empty where nobody was
  proceeding TEXT NOT NULL,
  words TEXT NOT NULL,                   -- as typed
  saved_at INTEGER NOT NULL,             -- Unix milliseconds
  UNIQUE (owner, proceeding)
) STRICT;

-- The services of which the person is told when their calls open and close.
CREATE TABLE service_reminded (slug TEXT PRIMARY KEY NOT NULL) STRICT;

CREATE TABLE reminder (
  -- Reminders that were told: none is told twice.
  uid TEXT NOT NULL,                     -- `contract::deadlines::Deadline::uid`
  day TEXT NOT NULL,                     -- the deadline's day as it was then
  days INTEGER NOT NULL,                 -- so many days before it
  PRIMARY KEY (uid, day, days)
) STRICT, WITHOUT ROWID;
