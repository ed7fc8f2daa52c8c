CREATE TABLE mail (
  -- The outbox of the mails to offices. Rows stay, sent or given up.
  id TEXT PRIMARY KEY NOT NULL,                -- UUID; also in the Message-ID, the same at every try
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  queued_at BIGINT NOT NULL,
  tries BIGINT NOT NULL,
  next_at BIGINT NOT NULL,                     -- not to be tried before; while one is at it, when it counts as lost
  sent_at BIGINT,                              -- NULL while waiting
  given_up_at BIGINT,                          -- NULL unless it will never leave
  fault TEXT NOT NULL                          -- of the last try; empty where none failed
);
CREATE INDEX mail_waiting ON mail (next_at) WHERE sent_at IS NULL AND given_up_at IS NULL;
CREATE INDEX mail_by_time ON mail (queued_at);

CREATE TABLE operator_token (
  -- One row: what opens /ufficio.
  id BIGINT PRIMARY KEY NOT NULL,              -- always 1
  hash TEXT NOT NULL,                          -- SHA-256
  made_at BIGINT NOT NULL
);

CREATE TABLE operator_session (
  -- Who signed in at /ufficio.
  hash TEXT PRIMARY KEY NOT NULL,              -- SHA-256 of the cookie's secret
  operator TEXT NOT NULL,                      -- name, as typed
  csrf TEXT NOT NULL,                          -- what the session's forms carry
  started_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL
);
