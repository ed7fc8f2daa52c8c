CREATE TABLE person (
  -- Somebody who signed in, as their identity provider told it last.
  tax_code TEXT PRIMARY KEY NOT NULL,
  told TEXT NOT NULL,                          -- JSON
  origin TEXT NOT NULL,                        -- name of the identity provider
  told_at BIGINT NOT NULL
);

CREATE TABLE sign_in (
  -- A sign-in on its way: the app has sent a person to an issuer, and the person has not come back yet.
  state_hash TEXT PRIMARY KEY NOT NULL,        -- SHA-256 of what comes back from the issuer
  browser_hash TEXT NOT NULL,                  -- SHA-256 of the cookie's secret
  issuer TEXT NOT NULL,
  nonce TEXT NOT NULL,
  verifier TEXT NOT NULL,                      -- PKCE towards the issuer
  level TEXT NOT NULL,                         -- the least that the app asked for
  redirect_uri TEXT NOT NULL,                  -- the app's
  state TEXT NOT NULL,                         -- the app's
  challenge TEXT NOT NULL,                     -- PKCE of the app
  ends_at BIGINT NOT NULL
);

CREATE TABLE authorization_code (
  hash TEXT PRIMARY KEY NOT NULL,              -- SHA-256
  tax_code TEXT NOT NULL REFERENCES person (tax_code),
  level TEXT NOT NULL,
  redirect_uri TEXT NOT NULL,
  challenge TEXT NOT NULL,
  session TEXT,                                -- what came of it; NULL while it is good
  ends_at BIGINT NOT NULL
);

CREATE TABLE person_session (
  -- A person signed in on a device, until somebody ends it.
  id TEXT PRIMARY KEY NOT NULL,                -- UUID
  tax_code TEXT NOT NULL REFERENCES person (tax_code),
  device TEXT NOT NULL,                        -- whose key the tokens need
  level TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  used_at BIGINT NOT NULL,
  ended_at BIGINT                              -- NULL while it lasts
);
CREATE INDEX person_session_by_person ON person_session (tax_code, device);

CREATE TABLE session_token (
  -- Access and refresh tokens.
  hash TEXT PRIMARY KEY NOT NULL,              -- SHA-256
  session TEXT NOT NULL REFERENCES person_session (id),
  kind TEXT NOT NULL,                          -- access or refresh
  turn BIGINT NOT NULL,                        -- counts a session's refreshes
  state TEXT NOT NULL,                         -- good, spent, or dropped: replaced before it was used
  ends_at BIGINT NOT NULL
);
CREATE INDEX session_token_by_session ON session_token (session);
