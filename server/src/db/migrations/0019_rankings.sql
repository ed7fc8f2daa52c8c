-- Rankings (graduatorie): their rules, what was published, what each person reads of their own, and which places were offered.

CREATE TABLE ranking_rules (
  -- The rules of rankings in every version that was ever in force. Rows never change and never go.
  id TEXT NOT NULL,                            -- the file's name: nido_2027
  version BIGINT NOT NULL,                     -- the highest of an id is the one in force
  sha256 TEXT NOT NULL,                        -- of the definition
  definition TEXT NOT NULL,                    -- JSON: contract::ranking::rules::Rules
  file TEXT NOT NULL,                          -- where it came from: assets/rankings/… of the program, rankings/… of the folder
  since BIGINT NOT NULL,                       -- when it came into force
  PRIMARY KEY (id, version)
);

CREATE TABLE ranking_run (
  -- One for each publication, and one for each round of offers. Rows never change and never go.
  slug TEXT NOT NULL,
  call TEXT NOT NULL,
  seq BIGINT NOT NULL,                         -- from 1
  phase TEXT NOT NULL,                         -- contract::ranking::Phase
  round BIGINT NOT NULL,                       -- of offers, from 1; 0 for a publication
  seed TEXT NOT NULL,                          -- of the draw of this call
  published_at BIGINT NOT NULL,
  observations_until TEXT,                     -- the last day, of a provisional one
  actor TEXT NOT NULL,                         -- name of the operator
  rules_version BIGINT NOT NULL,               -- of the rules under which it was made
  run TEXT NOT NULL,                           -- JSON: contract::ranking::run::Run, byte for byte as it is exported
  report TEXT NOT NULL,                        -- JWS over the digest of these bytes
  published TEXT NOT NULL,                     -- JSON: what everybody may read
  PRIMARY KEY (slug, call, seq)
);

CREATE TABLE ranking_published (
  -- What everybody may read of a call now. Rounds of a later call change it, too: who is on the reserve list is in that one.
  slug TEXT NOT NULL,
  call TEXT NOT NULL,
  published TEXT NOT NULL,                     -- JSON: contract::ranking::PublishedRanking, byte for byte as it is served
  PRIMARY KEY (slug, call)
);

CREATE TABLE ranking_own (
  proceeding TEXT PRIMARY KEY NOT NULL REFERENCES proceeding (id),
  slug TEXT NOT NULL,
  number TEXT NOT NULL,                        -- by which the ranking knows it
  own TEXT NOT NULL                            -- JSON: contract::ranking::OwnRanking
);
CREATE UNIQUE INDEX ranking_own_by_number ON ranking_own (slug, number);

CREATE TABLE ranking_offer (
  -- A place is offered to nobody twice.
  proceeding TEXT PRIMARY KEY NOT NULL REFERENCES proceeding (id),
  group_id TEXT NOT NULL,                      -- the ranking of whose places it is
  school TEXT NOT NULL,                        -- an entry of the list of schools
  offered_at BIGINT NOT NULL
);

CREATE TABLE ranking_correction (
  -- What the office counts in the place of what was answered; the last one of a path counts. Rows never change and never go.
  proceeding TEXT NOT NULL REFERENCES proceeding (id),
  seq BIGINT NOT NULL,                         -- from 1
  form TEXT NOT NULL,                          -- the version that was corrected
  path TEXT NOT NULL,                          -- of the question: applicant_hours, siblings[1].sibling_birth_date
  answer TEXT,                                 -- JSON: contract::form::Answer; nothing: as not answered
  why TEXT NOT NULL,
  actor TEXT NOT NULL,                         -- name of the operator
  at BIGINT NOT NULL,
  PRIMARY KEY (proceeding, seq)
);

-- only sqlite
CREATE TRIGGER ranking_rules_stays BEFORE DELETE ON ranking_rules
BEGIN SELECT RAISE(ABORT, 'the rules of a ranking never go'); END;
CREATE TRIGGER ranking_rules_as_it_is BEFORE UPDATE ON ranking_rules
BEGIN SELECT RAISE(ABORT, 'a version of rules never changes'); END;
CREATE TRIGGER ranking_run_stays BEFORE DELETE ON ranking_run
BEGIN SELECT RAISE(ABORT, 'a run that was published stays'); END;
CREATE TRIGGER ranking_run_as_it_is BEFORE UPDATE ON ranking_run
BEGIN SELECT RAISE(ABORT, 'a run that was published never changes'); END;
CREATE TRIGGER ranking_correction_stays BEFORE DELETE ON ranking_correction
BEGIN SELECT RAISE(ABORT, 'a correction stays'); END;
CREATE TRIGGER ranking_correction_as_it_is BEFORE UPDATE ON ranking_correction
BEGIN SELECT RAISE(ABORT, 'a correction never changes'); END;
-- only postgres
CREATE TRIGGER ranking_correction_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON ranking_correction EXECUTE FUNCTION rows_stay();
CREATE TRIGGER ranking_rules_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON ranking_rules EXECUTE FUNCTION rows_stay();
CREATE TRIGGER ranking_run_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON ranking_run EXECUTE FUNCTION rows_stay();
-- both
