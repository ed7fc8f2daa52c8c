-- Filled-in forms of services (moduli compilati). What was answered is the body of the submission.

CREATE TABLE filled_form (
  id TEXT PRIMARY KEY NOT NULL,                -- its submission
  slug TEXT NOT NULL,
  version BIGINT NOT NULL,                     -- the edition in which it was filled in
  title TEXT NOT NULL,                         -- of the service, in Italian, when it came
  year BIGINT NOT NULL,                        -- of the register
  number BIGINT NOT NULL,
  registered_at BIGINT NOT NULL,
  office_id TEXT NOT NULL,                     -- in charge
  office_name TEXT NOT NULL,
  due TEXT NOT NULL,                           -- last day for an answer
  sender TEXT,                                 -- codice fiscale; NULL where nobody had to sign in
  sender_name TEXT NOT NULL,                   -- empty then
  subject TEXT,                                -- for whom: person:…, company:…, structure:…; NULL where for oneself
  subject_name TEXT NOT NULL,                  -- empty then
  asked TEXT NOT NULL                          -- JSON: the day, the call and for whom, by which it was judged
);
CREATE INDEX filled_form_by_office ON filled_form (office_id, due);
