-- Times are Unix milliseconds, UTC. Days are TEXT, 2026-11-23. Booleans are 0 and 1.

CREATE TABLE secret (
  -- What this municipality alone knows, made at first start and shared by its servers.
  name TEXT PRIMARY KEY NOT NULL,
  value BYTEA NOT NULL
);

CREATE TABLE signing_key (
  -- The keys of the receipts. The newest signs; none is ever removed, for old receipts.
  kid TEXT PRIMARY KEY NOT NULL,               -- RFC 7638 thumbprint
  seed BYTEA NOT NULL,                         -- 32 bytes, Ed25519
  made_at BIGINT NOT NULL
);

CREATE TABLE attachment (
  -- A file on its way up or arrived. The device chose its id.
  id TEXT PRIMARY KEY NOT NULL,
  device TEXT NOT NULL,                        -- who may send and read it
  sha256 TEXT NOT NULL,                        -- announced at creation, checked on arrival
  size BIGINT NOT NULL,                        -- bytes, announced at creation
  type TEXT NOT NULL DEFAULT '',               -- media type, by content, once arrived
  width BIGINT NOT NULL DEFAULT 0,             -- pixels
  height BIGINT NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL,
  completed_at BIGINT,                         -- NULL while on its way
  submission TEXT,                             -- which submission took it; NULL while none did
  place BIGINT NOT NULL DEFAULT 0              -- in the person's order within the submission, from 0
);
CREATE INDEX attachment_by_submission ON attachment (submission, place);

CREATE TABLE protocol_year (
  -- The last number given in each year: taken in the same transaction as the entry, so that there is no gap.
  year BIGINT PRIMARY KEY NOT NULL,            -- calendar year in Europe/Rome
  last_number BIGINT NOT NULL,
  last_at BIGINT NOT NULL                      -- no entry is earlier than the one before it
);

CREATE TABLE protocol_entry (
  -- The register of the protocol (registro di protocollo). Rows never change and never go.
  year BIGINT NOT NULL,
  number BIGINT NOT NULL,
  at BIGINT NOT NULL,
  submission TEXT NOT NULL UNIQUE,
  service TEXT NOT NULL,                       -- slug
  subject TEXT NOT NULL,                       -- oggetto
  content_sha256 TEXT NOT NULL,                -- of the submission's body, byte for byte
  office_id TEXT NOT NULL,                     -- the office it was assigned to at registration
  office_name TEXT NOT NULL,
  PRIMARY KEY (year, number)
);

CREATE TABLE submission (
  -- What arrived and what was answered: each repeat gets the same answer.
  id TEXT PRIMARY KEY NOT NULL,
  device TEXT NOT NULL,
  service TEXT NOT NULL,
  body BYTEA NOT NULL,                         -- byte for byte
  content_sha256 TEXT NOT NULL,
  answer BYTEA NOT NULL,                       -- JSON, byte for byte
  receipt TEXT NOT NULL,                       -- compact JWS
  code TEXT NOT NULL UNIQUE,                   -- of the verification page, without dashes
  registered_at BIGINT NOT NULL
);
CREATE INDEX submission_by_device ON submission (device, registered_at);

CREATE TABLE report (
  -- A registered report, as it is now.
  id TEXT PRIMARY KEY NOT NULL,                -- its submission
  device TEXT NOT NULL,                        -- its owner
  code TEXT NOT NULL UNIQUE,                   -- 2026-0000123
  year BIGINT NOT NULL,
  number BIGINT NOT NULL,
  registered_at BIGINT NOT NULL,
  state TEXT NOT NULL,                         -- contract::progress::State
  office_id TEXT NOT NULL,
  office_name TEXT NOT NULL,
  due TEXT,                                    -- last day for an answer; NULL once closed
  category TEXT NOT NULL,
  title TEXT NOT NULL,
  details TEXT NOT NULL,
  address TEXT NOT NULL,
  lat DOUBLE PRECISION NOT NULL,
  lon DOUBLE PRECISION NOT NULL,
  contact_name TEXT NOT NULL,
  contact_email TEXT NOT NULL,
  contact_phone TEXT NOT NULL,
  closed_at BIGINT,                            -- NULL while open
  updated_at BIGINT NOT NULL,
  public BIGINT NOT NULL DEFAULT 1             -- 0 once it left the public list
);
CREATE INDEX report_by_office ON report (office_id, state, registered_at);
CREATE INDEX report_by_time ON report (registered_at);

CREATE TABLE report_event (
  -- Everything that happened to a report, and who did it. Rows never change and never go.
  report TEXT NOT NULL REFERENCES report (id),
  seq BIGINT NOT NULL,                         -- from 1
  at BIGINT NOT NULL,
  step TEXT NOT NULL,                          -- contract::progress::StepKind
  state TEXT NOT NULL,                         -- where it led
  actor TEXT NOT NULL,                         -- who: 'citizen', an operator's name, 'open311'
  office TEXT NOT NULL,                        -- name; empty for the citizen's own steps
  words TEXT NOT NULL,
  planned TEXT,                                -- day
  duplicate_of TEXT,                           -- code
  pictures TEXT NOT NULL,                      -- JSON list of attachment ids
  submission TEXT,                             -- of a citizen's step
  PRIMARY KEY (report, seq)
);

CREATE TABLE follow (
  device TEXT NOT NULL,
  code TEXT NOT NULL,                          -- of the report
  at BIGINT NOT NULL,
  PRIMARY KEY (device, code)
);
CREATE INDEX follow_by_code ON follow (code);

CREATE TABLE change_feed (
  -- One row: which feed this is, and its last sequence.
  id BIGINT PRIMARY KEY NOT NULL,              -- always 1
  feed BIGINT NOT NULL,                        -- random: a cursor of another database starts over
  last BIGINT NOT NULL
);

CREATE TABLE change (
  -- What can be told again, once per thing, at its newest sequence.
  scope TEXT NOT NULL,                         -- 'public' or a device
  topic TEXT NOT NULL,                         -- contract::changes::Topic
  key TEXT NOT NULL,
  seq BIGINT NOT NULL,
  value TEXT,                                  -- JSON; NULL when it is no more
  PRIMARY KEY (scope, topic, key)
);
CREATE UNIQUE INDEX change_by_seq ON change (seq);
CREATE INDEX change_by_scope ON change (scope, seq);

-- only sqlite
CREATE TRIGGER protocol_entry_stays BEFORE DELETE ON protocol_entry
BEGIN SELECT RAISE(ABORT, 'the register never loses a row'); END;
CREATE TRIGGER protocol_entry_as_it_is BEFORE UPDATE ON protocol_entry
BEGIN SELECT RAISE(ABORT, 'the register never changes a row'); END;
CREATE TRIGGER report_event_stays BEFORE DELETE ON report_event
BEGIN SELECT RAISE(ABORT, 'the log never loses a row'); END;
CREATE TRIGGER report_event_as_it_is BEFORE UPDATE ON report_event
BEGIN SELECT RAISE(ABORT, 'the log never changes a row'); END;
-- only postgres
CREATE FUNCTION rows_stay() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'this table never changes or loses a row'; END $$;
CREATE TRIGGER protocol_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON protocol_entry EXECUTE FUNCTION rows_stay();
CREATE TRIGGER report_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON report_event EXECUTE FUNCTION rows_stay();
-- both
