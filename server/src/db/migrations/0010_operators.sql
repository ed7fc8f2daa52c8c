-- Operators sign in with their digital identity: who is one, and for what, is in operators.toml.

DROP TABLE operator_token;
DROP TABLE operator_session;

CREATE TABLE operator_session (
  -- Who signed in at /ufficio.
  hash TEXT PRIMARY KEY NOT NULL,              -- SHA-256 of the cookie's secret
  tax_code TEXT NOT NULL,
  csrf TEXT NOT NULL,                          -- what the session's forms carry
  started_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL
);

-- What a sign-in on its way is for: 'app', or 'desk'; for the desk redirect_uri is the page to go on to.
ALTER TABLE sign_in ADD COLUMN goal TEXT NOT NULL DEFAULT 'app';

-- Whose picture one is: also those of a citizen's steps.
CREATE INDEX report_event_by_submission ON report_event (submission);
