CREATE TABLE form (
  -- A form of a service that is being filled in, or that was sent, and under which circumstances. No migration may empty
  -- this table or the two below it.
  id TEXT PRIMARY KEY NOT NULL,          -- the id that the submission will keep
  owner TEXT NOT NULL,                   -- codice fiscale of who was signed in when it was begun; empty where nobody was
  slug TEXT NOT NULL,
  version INTEGER NOT NULL,              -- of the service: a row of `form_edition`
  acting_for TEXT,                       -- JSON, `contract::acting::Subject`; for themselves where there is none
  subject_name TEXT,                     -- as the subject is called
  for_whom TEXT NOT NULL,                -- JSON, `contract::service::ForWhom`
  name TEXT NOT NULL,                    -- JSON, `contract::drafts::Edit`: as the person calls it
  section TEXT NOT NULL,                 -- where the person was; empty at the summary
  saved_at INTEGER NOT NULL,             -- Unix milliseconds
  is_sent INTEGER NOT NULL,              -- 0 | 1: it is a submission now, which has its answers
  shared INTEGER NOT NULL DEFAULT 0,     -- the version that the person's devices share; 0 before the first
  is_new INTEGER NOT NULL DEFAULT 1,     -- 0 | 1: something in it was not told the other devices yet
  is_rated INTEGER NOT NULL DEFAULT 0    -- 0 | 1: the person said how easy it was
) STRICT;

CREATE TABLE form_answer (
  -- What a draft holds, field by field.
  form TEXT NOT NULL,
  field TEXT NOT NULL,                   -- id of the field; rows of a group are one answer
  edit TEXT NOT NULL,                    -- JSON, `contract::drafts::Edit`
  PRIMARY KEY (form, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE form_file (
  -- The files of a form. In the database, so that they live and die with it.
  id TEXT PRIMARY KEY NOT NULL,
  form TEXT NOT NULL,
  file TEXT NOT NULL,                    -- JSON, `contract::form::File`
  bytes BLOB NOT NULL
) STRICT;
CREATE INDEX form_file_form ON form_file (form);

CREATE TABLE form_edition (
  -- The services in the versions of these forms: the municipality may offer others by now.
  slug TEXT NOT NULL,
  version INTEGER NOT NULL,
  service TEXT NOT NULL,                 -- JSON, `contract::service::Service`
  PRIMARY KEY (slug, version)
) STRICT;

CREATE TABLE form_ended (
  -- Shared drafts that were sent or thrown away here, until the other devices are told.
  id TEXT PRIMARY KEY NOT NULL,
  owner TEXT NOT NULL
) STRICT;
