CREATE TABLE staff (
  -- Who works for a structure (personale), as its leader named them. Revoked ones stay.
  structure TEXT NOT NULL,                     -- slug
  tax_code TEXT NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL,                         -- offered, accepted, revoked, declined; that it expired follows from its end
  until TEXT NOT NULL,                         -- the last day, in Europe/Rome
  named_at BIGINT NOT NULL,
  PRIMARY KEY (structure, tax_code)
);
CREATE INDEX staff_by_person ON staff (tax_code);

CREATE TABLE mandate (
  -- A mandate (delega). Ended ones stay.
  id TEXT PRIMARY KEY NOT NULL,                -- UUID that the device chose
  subject TEXT NOT NULL,                       -- who is represented: person:…, company:…, structure:…
  subject_name TEXT NOT NULL,
  given_by TEXT NOT NULL,                      -- tax code of who gave it, for themselves or for the subject
  delegate TEXT NOT NULL,                      -- tax code
  delegate_name TEXT NOT NULL,
  services TEXT NOT NULL,                      -- JSON, slugs; empty for all
  from_day TEXT NOT NULL,
  until TEXT NOT NULL,                         -- both in Europe/Rome, both included
  evidence TEXT,                               -- SHA-256 of a document
  state TEXT NOT NULL,                         -- offered, accepted, revoked, declined
  content_sha256 TEXT NOT NULL,                -- of what was given: again is the same
  given_at BIGINT NOT NULL
);
CREATE INDEX mandate_by_subject ON mandate (subject);
CREATE INDEX mandate_by_delegate ON mandate (delegate);

CREATE TABLE act (
  -- What somebody did for somebody else (atto): who, for whom, by which right, until when. Rows never change.
  id TEXT PRIMARY KEY NOT NULL,                -- UUID
  at BIGINT NOT NULL,
  by_tax_code TEXT NOT NULL,
  by_name TEXT NOT NULL,
  session TEXT NOT NULL,                       -- UUID
  subject TEXT NOT NULL,                       -- person:…, company:…, structure:…
  subject_name TEXT NOT NULL,
  by_right TEXT NOT NULL,                      -- parent, representative, staff, mandate
  until TEXT,                                  -- the last day of the right then; NULL where it has no known end
  what TEXT NOT NULL,                          -- slug of a service, staff, mandate
  code TEXT                                    -- the submission that it made, by its public code
);
CREATE INDEX act_by_subject ON act (subject, at);

-- only sqlite
CREATE TRIGGER act_stays BEFORE DELETE ON act
BEGIN SELECT RAISE(ABORT, 'what was done for somebody is never lost'); END;
CREATE TRIGGER act_as_it_is BEFORE UPDATE ON act
BEGIN SELECT RAISE(ABORT, 'what was done for somebody never changes'); END;
-- only postgres
CREATE TRIGGER act_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON act EXECUTE FUNCTION rows_stay();
-- both
