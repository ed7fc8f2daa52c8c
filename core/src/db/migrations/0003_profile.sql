CREATE TABLE own_datum (
  -- What a person wrote into their profile. Shown to nobody else who signs in here.
  id TEXT PRIMARY KEY NOT NULL,
  owner TEXT NOT NULL,                   -- codice fiscale of the signed-in person
  what TEXT NOT NULL,                    -- JSON, `contract::profile::Own`
  at INTEGER NOT NULL                    -- Unix milliseconds
) STRICT;

CREATE TABLE acting_for (
  -- For whom the person acts now; no row: for themselves.
  one INTEGER PRIMARY KEY CHECK (one = 1),
  owner TEXT NOT NULL,
  subject TEXT NOT NULL,                 -- `contract::acting::Subject::key`
  name TEXT NOT NULL                     -- as the person read it when they chose
) STRICT;
