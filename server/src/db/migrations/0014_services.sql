-- The services on offer. What is in force is here and nowhere else: several servers on one database tell the same.

CREATE TABLE service_edition (
  -- Every service in every version that was ever in force: drafts and submissions stay with theirs. Rows never change and never go.
  slug TEXT NOT NULL,
  version BIGINT NOT NULL,                     -- the highest of a slug is the one in force, while it is on offer
  sha256 TEXT NOT NULL,                        -- of the definition
  definition TEXT NOT NULL,                    -- JSON, byte for byte as it is served
  file TEXT NOT NULL,                          -- where it came from: assets/services/… of the program, services/… of the folder
  since BIGINT NOT NULL,                       -- when it came into force
  PRIMARY KEY (slug, version)
);

CREATE TABLE service_offer (
  -- What is on offer now: one row.
  id BIGINT PRIMARY KEY NOT NULL CHECK (id = 1),
  sha256 TEXT NOT NULL,                        -- of the offer
  offer TEXT NOT NULL                          -- JSON, byte for byte as it is served
);

-- only sqlite
CREATE TRIGGER service_edition_stays BEFORE DELETE ON service_edition
BEGIN SELECT RAISE(ABORT, 'an edition of a service never goes'); END;
CREATE TRIGGER service_edition_as_it_is BEFORE UPDATE ON service_edition
BEGIN SELECT RAISE(ABORT, 'an edition of a service never changes'); END;
-- only postgres
CREATE TRIGGER service_edition_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON service_edition EXECUTE FUNCTION rows_stay();
-- both
