-- What becomes of filled-in forms (procedimenti): one for each first submission of a form.

CREATE TABLE proceeding (
  id TEXT PRIMARY KEY NOT NULL,                -- its first submission
  last TEXT NOT NULL,                          -- the submission of the version that counts, a row of filled_form
  device TEXT NOT NULL,                        -- that sent the first one
  sender TEXT,                                 -- codice fiscale; NULL where nobody had to sign in
  sender_name TEXT NOT NULL,                   -- empty then
  subject TEXT,                                -- whose it is: person:…, company:…, structure:…; the sender's own where for oneself
  subject_name TEXT NOT NULL,                  -- as they are called; empty where nobody had to sign in
  slug TEXT NOT NULL,
  state TEXT NOT NULL,                         -- contract::proceeding::State
  office_id TEXT NOT NULL,                     -- in charge
  request TEXT,                                -- JSON: what the office asked for and waits for
  offer TEXT,                                  -- JSON: the place that is offered
  registered_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX proceeding_by_office ON proceeding (office_id, registered_at);
CREATE INDEX proceeding_by_sender ON proceeding (sender, id);
CREATE INDEX proceeding_by_subject ON proceeding (subject, id);
CREATE INDEX proceeding_by_device ON proceeding (device, id);

CREATE TABLE proceeding_event (
  -- Everything that happened in a proceeding, and who did it. Rows never change and never go.
  proceeding TEXT NOT NULL REFERENCES proceeding (id),
  seq BIGINT NOT NULL,                         -- from 1
  at BIGINT NOT NULL,
  step TEXT NOT NULL,                          -- contract::proceeding::StepKind
  state TEXT NOT NULL,                         -- where it led
  actor TEXT NOT NULL,                         -- name of the person or the operator; empty where nobody had to sign in
  office TEXT NOT NULL,                        -- name; empty for the person's own steps
  words TEXT NOT NULL,
  request TEXT,                                -- JSON: what was asked for
  files TEXT NOT NULL,                         -- JSON: those that came with it
  submission TEXT,                             -- that brought it, for a person's step
  year BIGINT,                                 -- its entry in the register
  number BIGINT,
  PRIMARY KEY (proceeding, seq)
);
CREATE UNIQUE INDEX proceeding_event_by_submission ON proceeding_event (submission);

INSERT INTO proceeding (id, last, device, sender, sender_name, subject, subject_name, slug, state, office_id,
  registered_at, updated_at)
SELECT f.id, f.id, s.device, f.sender, f.sender_name, COALESCE(f.subject, 'person:' || f.sender),
  CASE WHEN f.subject IS NULL THEN f.sender_name ELSE f.subject_name END, f.slug, 'received',
  f.office_id, f.registered_at, f.registered_at
FROM filled_form f JOIN submission s ON s.id = f.id;

INSERT INTO proceeding_event
  (proceeding, seq, at, step, state, actor, office, words, files, submission, year, number)
SELECT id, 1, registered_at, 'register', 'received', sender_name, office_name, '', '[]', id, year, number
FROM filled_form;

-- only sqlite
CREATE TRIGGER proceeding_event_stays BEFORE DELETE ON proceeding_event
BEGIN SELECT RAISE(ABORT, 'the log never loses a row'); END;
CREATE TRIGGER proceeding_event_as_it_is BEFORE UPDATE ON proceeding_event
BEGIN SELECT RAISE(ABORT, 'the log never changes a row'); END;
-- only postgres
CREATE TRIGGER proceeding_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON proceeding_event EXECUTE FUNCTION rows_stay();
-- both
