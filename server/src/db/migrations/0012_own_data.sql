-- The person who was signed in on the device that sent it (codice fiscale); NULL where nobody was, or more than one.
ALTER TABLE submission ADD COLUMN person TEXT;
CREATE INDEX person_session_by_device ON person_session (device);

CREATE TABLE erasure (
  -- People who asked for their data to be erased (GDPR art. 17). Rows stay: that it was asked must be shown.
  id TEXT PRIMARY KEY NOT NULL,                -- UUID that the device chose
  person TEXT NOT NULL,                        -- codice fiscale
  asked_at BIGINT NOT NULL,
  state TEXT NOT NULL,                         -- open, done or refused
  answered_at BIGINT,                          -- NULL while open
  words TEXT NOT NULL                          -- the municipality's; empty while open
);
CREATE INDEX erasure_by_person ON erasure (person, asked_at);
CREATE UNIQUE INDEX erasure_open ON erasure (person) WHERE state = 'open';
