-- Drafts of forms, sealed by the devices of a person with a key that is not in the database.
CREATE TABLE form_draft (
  id TEXT PRIMARY KEY NOT NULL,                -- UUID that a device chose
  person TEXT NOT NULL,                        -- codice fiscale
  version BIGINT NOT NULL,                     -- from 1, counted up with every change
  sealed BYTEA,                                -- nonce, ciphertext and tag; NULL once it was sent or thrown away
  place BIGINT NOT NULL UNIQUE,                -- grows with every change
  changed_at BIGINT NOT NULL
);
CREATE INDEX form_draft_by_person ON form_draft (person, place);
CREATE INDEX form_draft_by_change ON form_draft (changed_at);

CREATE TABLE form_draft_feed (
  -- One row, counted over all people: a cursor holds also when all that there was of a person is gone.
  id BIGINT PRIMARY KEY NOT NULL CHECK (id = 1),
  last BIGINT NOT NULL                         -- the newest place
);
INSERT INTO form_draft_feed (id, last) VALUES (1, 0);

-- What was told of a draft goes with it.
CREATE INDEX change_of_draft ON change (key) WHERE topic = 'draft';
